// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/language/spelling.h"

#include <xapian.h>

#include <algorithm>
#include <set>
#include <utility>

#include "query/language/edit_distance.h"
#include "src/index/schema.h"
#include "src/text/utf8.h"

namespace kiosque {
namespace {

constexpr std::size_t kShortWord = 5;
constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz";

// All words that differ by one letter among the first `kept` ones, which a range of terms with the
// same beginning cannot have.
std::set<std::string> slips_at_beginning(const std::string& folded, std::size_t kept) {
  std::set<std::string> words;
  for (std::size_t i = 0; i < kept && i < folded.size(); ++i) {
    words.insert(std::string(folded).erase(i, 1));
    if (i + 1 < folded.size()) {
      std::string exchanged = folded;
      std::swap(exchanged[i], exchanged[i + 1]);
      words.insert(std::move(exchanged));
    }
    for (const char letter : kLetters) {
      std::string changed = folded;
      changed[i] = letter;
      words.insert(std::move(changed));
      words.insert(std::string(folded).insert(i, 1, letter));
    }
  }
  words.erase(folded);
  words.erase("");
  return words;
}

}  // namespace

std::size_t tolerance(std::string_view folded) { return folded.size() <= kShortWord ? 1 : 2; }

std::vector<CloseSpelling> close_spellings(const Xapian::Database& database,
                                           std::string_view term_prefix, const std::string& folded,
                                           std::size_t max_distance, std::size_t kept,
                                           std::size_t limit) {
  std::vector<CloseSpelling> found;
  const std::string_view beginning = truncate_utf8(folded, kept);
  if (beginning.empty()) return found;
  const std::string range = term(term_prefix, beginning);
  for (auto t = database.allterms_begin(range); t != database.allterms_end(range); ++t) {
    const std::string whole = *t;
    const std::string_view word = std::string_view(whole).substr(term_prefix.size());
    const std::size_t distance = edit_distance(word, folded, max_distance);
    if (distance <= max_distance) found.push_back({std::string(word), t.get_termfreq(), distance});
  }
  if (find_ill_formed(folded) == std::string::npos && folded.front() < '\x7F' && max_distance > 0)
    for (const std::string& word : slips_at_beginning(folded, kept)) {
      if (word.starts_with(beginning)) continue;  // found above
      if (const auto articles = database.get_termfreq(term(term_prefix, word)); articles > 0)
        found.push_back({word, articles, 1});
    }
  std::sort(found.begin(), found.end(), [](const CloseSpelling& a, const CloseSpelling& b) {
    if (a.distance != b.distance) return a.distance < b.distance;
    return a.articles != b.articles ? a.articles > b.articles : a.folded < b.folded;
  });
  if (found.size() > limit) found.resize(limit);
  return found;
}

}  // namespace kiosque
