// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "src/article/date.h"
#include "src/index/schema.h"

namespace kiosque {

// A query as it was understood, without any knowledge of an index. Texts are as typed: the
// analyzer sees them when the tree is compiled.

struct Node;

// kim · =été (exact: that form, accents and all) · nucl* (prefix) · poutin~ (similar: close
// spellings)
struct WordNode {
  enum class Match { inflected, exact, prefix, similar };
  std::string text;
  Match match = Match::inflected;
  unsigned distance = 0;  // of similar: the letters that may differ, 0 for what suits the word
};

// "levée des sanctions" or « levée des sanctions »; with ~ behind it, in all inflections
struct PhraseNode {
  std::string text;
  bool inflected = false;
};

// a NEAR/n b (any order) · a ADJ/n b (in this order). `distance` is the largest difference of
// positions between two neighbouring operands, 1 for words side by side. Operands are words,
// phrases and persons, or an OrNode of these.
struct NearNode {
  unsigned distance = 1;
  bool ordered = false;
  std::vector<Node> operands;
};

// sanctions>=3: at least so many times in one article. `counted` is what NEAR could stand beside.
struct CountNode {
  unsigned at_least = 1;
  std::unique_ptr<Node> counted;
};

// 2 of (kim, poutine, trump): at least so many of the operands
struct QuorumNode {
  unsigned at_least = 1;
  std::vector<Node> operands;
};

struct AndNode {
  std::vector<Node> operands;
};

struct OrNode {
  std::vector<Node> operands;
};

// `wanted` without what matches `unwanted`. There is always something wanted.
struct NotNode {
  std::unique_ptr<Node> wanted;
  std::unique_ptr<Node> unwanted;
};

// titre:sommet · pays:"Corée du Nord" · source:monde* · titre:(kim poutine) as an AndNode of these
struct FieldNode {
  enum class Match { word, whole, inflected, exact, prefix, similar };
  Field field = Field::text;
  std::string value;
  Match match = Match::word;  // whole: the value was quoted; inflected: and had a ~ behind it
  unsigned distance = 0;      // as WordNode's
};

// date:2019-04 · date:2019-04..2019-05 · date:..2019
struct DateNode {
  DateRange range;
};

struct Node {
  std::variant<WordNode, PhraseNode, NearNode, CountNode, QuorumNode, AndNode, OrNode, NotNode,
               FieldNode, DateNode>
      value;
  std::size_t offset = 0;  // bytes into the query's text
  std::size_t length = 0;
};

// The tree with all its parentheses: (and kim poutine sanctions), (or a (and b c)),
// (and-not kim trump), (phrase "levée des sanctions"), (phrase-inflected "levée des sanctions"),
// (near 4 conseil sécurité), (adj 1 a b), (at-least 3 sanctions), (2-of kim poutine trump),
// (prefix nucl), (exact été), (similar poutin), (similar-1 poutin), (person "Kim"),
// (country "KP"), (country-whole "Corée du Nord"), (title-prefix "somm"), (title-exact "été"),
// (date 20190401..20190430), (date 20190401..). Words and phrases are in lower case, the values of
// fields as typed.
std::string to_string(const Node& node);

}  // namespace kiosque
