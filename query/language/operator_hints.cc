// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/language/operator_hints.h"

#include <algorithm>

#include "query/language/operators.h"
#include "query/language/query_text.h"
#include "src/cli/error.h"
#include "src/text/characters.h"
#include "src/text/utf8.h"

namespace kiosque {
namespace {

bool begins_small(const std::string& word) {
  return !word.empty() && !is_upper(decode_code_point(word, 0).value);
}

// In small letters, near and près are words of the language; and they would want a number.
bool reads_as_operator(const std::string& word, std::string_view op) {
  return !begins_small(word) || find_operator(op)->kind != QueryToken::Kind::proximity;
}

}  // namespace

void add_operator_hints(std::string_view text, const std::vector<Node>& operands,
                        LeafCompiler& leaves, std::vector<std::string>& notes) {
  // An operator stands between two operands.
  for (std::size_t i = 1; i + 1 < operands.size(); ++i) {
    const Node& node = operands[i];
    const auto* word = std::get_if<WordNode>(&node.value);
    if (word == nullptr || word->match != WordNode::Match::inflected) continue;
    const auto op = misspelt_operator(word->text);
    if (!op || !reads_as_operator(word->text, *op)) continue;
    const std::string typed = in_guillemets(word->text);
    if (!begins_small(word->text)) {
      if (leaves.is_acronym(word->text)) continue;
      if (leaves.count_articles(word->text) == 0)
        throw QuerySyntaxError(
            std::string(text), node.offset, node.length,
            typed + " is no operator, and no article has that word",
            "write " + std::string(*op) + "; to search the word, put it in quotation marks");
    }
    std::string note = typed;
    note += leaves.is_stop_word(node) ? " is a word that says nothing and is passed over"
                                      : " is searched as a word";
    note += "; for the operator, write ";
    note += *op;
    if (std::find(notes.begin(), notes.end(), note) == notes.end()) notes.push_back(note);
  }
}

}  // namespace kiosque
