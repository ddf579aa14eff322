// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/language/suggestions.h"

#include <xapian.h>

#include <algorithm>
#include <optional>
#include <set>

#include "query/language/spelling.h"
#include "query/language/term_expansion.h"
#include "src/index/schema.h"
#include "src/index/word_terms.h"

namespace kiosque {
namespace {

constexpr std::uint64_t kVeryFew = 2;
// A rare word is right where its neighbour is not much more frequent.
constexpr std::uint64_t kTimesMore = 20;
constexpr std::size_t kShortestBytes = 3;
constexpr std::size_t kCandidates = 20;
constexpr std::size_t kShortBeginning = 1;
constexpr std::size_t kLongBeginning = 2;

std::string capitalised(const std::string& folded) {
  std::string name = folded;
  if (!name.empty() && name.front() >= 'a' && name.front() <= 'z')
    name.front() = static_cast<char>(name.front() - 'a' + 'A');
  return name;
}

class Suggester {
 public:
  Suggester(std::string_view text, const Xapian::Database& database, Analyzer& analyzer)
      : text_(text), database_(database), analyzer_(analyzer) {}

  std::vector<Suggestion> take() { return std::move(suggestions_); }

  void visit(const Node& node) {
    std::visit([&](const auto& value) { look_at(node, value); }, node.value);
  }

 private:
  void look_at(const Node& node, const WordNode& word) {
    if (word.match == WordNode::Match::inflected) look_at_words(node, word.text, false);
  }
  void look_at(const Node& node, const PhraseNode& phrase) {
    look_at_words(node, phrase.text, false);
  }
  void look_at(const Node& node, const FieldNode& field) {
    const bool plain = field.match == FieldNode::Match::word;
    if (field.field == Field::person && plain) look_at_words(node, field.value, true);
    if (field.field == Field::title && plain) look_at_words(node, field.value, false);
  }
  void look_at(const Node&, const DateNode&) {}
  void look_at(const Node&, const NotNode& negation) { visit(*negation.wanted); }
  void look_at(const Node&, const CountNode& count) { visit(*count.counted); }
  template <typename List>
  void look_at(const Node&, const List& list) {
    for (const Node& operand : list.operands) visit(operand);
  }

  void look_at_words(const Node& node, const std::string& typed, bool persons) {
    // Where the node has the text as it was typed; a phrase may have been tidied.
    const std::size_t place = text_.substr(node.offset, node.length).find(typed);
    if (place == std::string_view::npos) return;
    for (const Token& token : analyzer_.analyze_words(typed)) {
      const auto suggestion = suggest(*token.word, persons);
      if (!suggestion) continue;
      suggestions_.push_back({typed.substr(token.begin, token.end - token.begin),
                              suggestion->folded, suggestion->articles,
                              node.offset + place + token.begin, token.end - token.begin});
    }
  }

  std::optional<CloseSpelling> suggest(const Word& word, bool persons) const {
    const std::string& folded = word.folded;
    if (word.numeric || word.stop_word || folded.size() < kShortestBytes) return std::nullopt;
    const std::uint64_t articles =
        persons ? database_.get_termfreq(term(prefix::person_word, folded)) : count_articles(word);
    if (articles > kVeryFew) return std::nullopt;
    std::optional<CloseSpelling> best;
    const auto consider = [&](std::string_view term_prefix, bool name) {
      const std::size_t kept = folded.size() > 4 ? kLongBeginning : kShortBeginning;
      for (CloseSpelling& close :
           close_spellings(database_, term_prefix, folded, tolerance(folded), kept, kCandidates)) {
        if (close.distance == 0 || close.articles <= articles * kTimesMore) continue;
        const bool better = !best || close.distance < best->distance ||
                            (close.distance == best->distance && close.articles > best->articles);
        if (!better) continue;
        close.folded = name ? capitalised(close.folded) : as_written(close);
        best = std::move(close);
      }
    };
    if (persons) {
      consider(prefix::person_word, true);
    } else {
      consider(prefix::text, false);
      consider(prefix::name, true);
    }
    return best;
  }

  // As it is, inflected, and with the accents that were perhaps not typed.
  std::uint64_t count_articles(const Word& word) const {
    std::uint64_t most = std::max(database_.get_termfreq(term(prefix::text, word.folded)),
                                  database_.get_termfreq(term(prefix::name, word.folded)));
    if (word.stem.empty()) return most;
    std::set<std::string> stems = stems_with_accents(database_, word.folded, word.stem, analyzer_);
    stems.insert(word.stem);
    for (const std::string& stem : stems)
      most = std::max<std::uint64_t>(most, database_.get_termfreq(term(prefix::stem, stem)));
    return most;
  }

  // With the accents that it mostly has.
  std::string as_written(const CloseSpelling& close) const {
    const std::string range = term(prefix::form, form_value(close.folded, ""));
    std::string form = close.folded;
    std::uint64_t most = close.articles / 2;
    for (auto t = database_.allterms_begin(range); t != database_.allterms_end(range); ++t)
      if (t.get_termfreq() > most) {
        most = t.get_termfreq();
        form = (*t).substr(range.size());
      }
    return form;
  }

  std::string_view text_;
  const Xapian::Database& database_;
  Analyzer& analyzer_;
  std::vector<Suggestion> suggestions_;
};

}  // namespace

std::vector<Suggestion> suggest_spellings(const Node& tree, std::string_view text,
                                          const Xapian::Database& database, Analyzer& analyzer) {
  Suggester suggester(text, database, analyzer);
  suggester.visit(tree);
  return suggester.take();
}

std::string apply_suggestions(std::string_view text, const std::vector<Suggestion>& suggestions) {
  std::string corrected;
  std::size_t at = 0;
  for (const Suggestion& suggestion : suggestions) {
    if (suggestion.offset < at) continue;
    corrected += text.substr(at, suggestion.offset - at);
    corrected += suggestion.word;
    at = suggestion.offset + suggestion.length;
  }
  return corrected.append(text.substr(at));
}

}  // namespace kiosque
