// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "src/analysis/lexicon.h"

namespace kiosque {

// How the capitals of a name from a list must be in a text. USA, Var and RDC are read as written:
// UN, VAR (in football) or MALI would be other things.
CaseRule case_rule_of(std::string_view spelling);

// Collects word lists and writes the bytes that Lexicon reads. The same calls in any order of
// the same lists give the same bytes. Empty words and strings with NUL bytes are not accepted.
class LexiconBuilder {
 public:
  void add_stop_word(std::string_view form);
  void add_word(std::string_view word, WordFlag flag);

  // An entry is cut into words as any text is, elisions included. False when it has no word.
  bool add_entry(EntryKind kind, CaseRule case_rule, std::string_view spelling,
                 std::string_view label);

  void add_country(std::string_view code, std::string_view label);

  // The hashes of lexicon_format::hash_common_word(), in any order.
  void add_common_words(const std::vector<std::uint32_t>& hashes);

  std::string build() const;

 private:
  struct Entry {
    EntryKind kind;
    CaseRule case_rule;
    std::uint16_t capitals;
    std::string label;
    std::string spelling;
    auto operator<=>(const Entry&) const = default;
  };

  std::map<std::string, std::uint32_t> flags_;         // by folded word or marked stop word
  std::map<std::string, std::string> country_labels_;  // by marked code
  std::vector<std::uint32_t> common_words_;
  std::map<std::vector<std::string>, std::vector<Entry>> entries_;  // by folded words
};

}  // namespace kiosque
