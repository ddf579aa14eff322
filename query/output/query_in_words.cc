// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/output/query_in_words.h"

#include <string_view>
#include <vector>

#include "query/language/languages.h"
#include "src/analysis/gazetteer_lookup.h"

namespace kiosque {
namespace {

std::string quoted(std::string_view text) { return "«\u00A0" + std::string(text) + "\u00A0»"; }

class Describer {
 public:
  explicit Describer(const Lexicon& lexicon) : lexicon_(lexicon) {}

  std::string describe(const Node& node) const {
    return std::visit([&](const auto& value) { return say(value); }, node.value);
  }

 private:
  static bool is_list(const Node& node) {
    return std::holds_alternative<AndNode>(node.value) ||
           std::holds_alternative<OrNode>(node.value) ||
           std::holds_alternative<NotNode>(node.value);
  }

  // A list inside another one needs parentheses, as in the query.
  std::string describe_part(const Node& node) const {
    return is_list(node) ? '(' + describe(node) + ')' : describe(node);
  }

  // a, b et c
  std::string join(const std::vector<Node>& operands, std::string_view conjunction) const {
    std::string list;
    for (std::size_t i = 0; i < operands.size(); ++i) {
      if (i > 0 && i + 1 == operands.size())
        list.append(" ").append(conjunction).append(" ");
      else if (i > 0)
        list += ", ";
      list += describe_part(operands[i]);
    }
    return list;
  }

  static std::string say(const WordNode& word) {
    switch (word.match) {
      case WordNode::Match::exact:
        return "la forme exacte " + quoted(word.text);
      case WordNode::Match::prefix:
        return "un mot qui commence par " + quoted(word.text);
      case WordNode::Match::similar:
        return "un mot proche de " + quoted(word.text);
      case WordNode::Match::inflected:
        break;
    }
    return quoted(word.text);
  }

  static std::string say(const PhraseNode& phrase) {
    return "l’expression " + quoted(phrase.text) +
           (phrase.inflected ? " sous toutes ses formes" : "");
  }

  std::string say(const AndNode& all) const { return join(all.operands, "et"); }
  std::string say(const OrNode& any) const { return join(any.operands, "ou"); }

  std::string say(const NotNode& without) const {
    return describe_part(*without.wanted) + ", mais pas " + describe_part(*without.unwanted);
  }

  std::string say(const NearNode& near) const {
    std::string chain;
    for (const Node& operand : near.operands) {
      if (!chain.empty()) chain += near.ordered ? " suivi de " : " près de ";
      chain += describe_part(operand);
    }
    if (near.ordered && near.distance == 1) return chain + " (côte à côte)";
    return chain + " (à " + std::to_string(near.distance) + " mots au plus)";
  }

  std::string say(const CountNode& count) const {
    return "au moins " + std::to_string(count.at_least) + " fois " + describe_part(*count.counted);
  }

  std::string say(const QuorumNode& quorum) const {
    return "au moins " + std::to_string(quorum.at_least) + " parmi (" +
           join(quorum.operands, "et") + ')';
  }

  std::string say(const FieldNode& field) const {
    const bool beginning = field.match == FieldNode::Match::prefix;
    const bool close = field.match == FieldNode::Match::similar;
    std::string value =
        quoted(field.value + (beginning ? "…" : "")) + (close ? " (ou presque)" : "");
    switch (field.field) {
      case Field::title:
        return value + " dans le titre";
      case Field::author:
        return "l’auteur " + value;
      case Field::source:
        return "le journal " + value;
      case Field::person:
        return "la personne " + value;
      case Field::country:
        return "le pays " + quoted(country(field.value));
      case Field::language:
        return "la langue " + quoted(language(field.value));
      case Field::id:
        return "l’identifiant " + value;
      case Field::text:
      case Field::date:
        break;
    }
    return value;
  }

  // A code is no word.
  std::string country(const std::string& typed) const {
    const std::vector<std::string> codes = find_countries(lexicon_, typed);
    if (codes.size() != 1) return typed;
    const std::string_view label = lexicon_.country_label(codes.front());
    return label.empty() ? typed : std::string(label);
  }

  static std::string language(const std::string& typed) {
    const auto code = find_language(typed);
    if (!code) return typed;
    const std::string_view name = french_language_name(*code);
    return name.empty() ? *code : std::string(name);
  }

  static std::string say(const DateNode& date) {
    const auto& [first, last] = date.range;
    if (!first) return "une date jusqu’au " + to_french(last.value_or(Date{9999, 12, 31}));
    if (!last) return "une date à partir du " + to_french(*first);
    if (*first == *last) return "la date du " + to_french(*first);
    return "une date du " + to_french(*first) + " au " + to_french(*last);
  }

  const Lexicon& lexicon_;
};

}  // namespace

std::string query_in_words(const Node& tree, const Lexicon& lexicon) {
  return Describer(lexicon).describe(tree);
}

}  // namespace kiosque
