// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/language/term_expansion.h"

#include <xapian.h>

#include <algorithm>

#include "src/index/schema.h"
#include "src/index/word_terms.h"
#include "src/text/utf8.h"

namespace kiosque {
namespace {

// A French stem keeps all but its last two letters of the word: -ence gives -ent, ç gives c.
std::string common_beginning(const std::string& stem) {
  constexpr std::size_t kMayDiffer = 2;
  constexpr std::size_t kShortest = 2;
  if (stem.size() <= kShortest) return stem;
  return std::string(truncate_utf8(stem, std::max(kShortest, stem.size() - kMayDiffer)));
}

bool has_stem(const std::string& form, const std::string& stem, Analyzer& analyzer) {
  const std::vector<Token> tokens = analyzer.analyze_words(form);
  return tokens.size() == 1 && tokens.front().word->stem == stem;
}

}  // namespace

std::optional<std::vector<std::string>> expand_prefix(const Xapian::Database& database,
                                                      std::string_view term_prefix,
                                                      const std::string& beginning,
                                                      std::size_t limit) {
  const std::string range = term(term_prefix, beginning);
  std::vector<std::string> terms;
  for (auto t = database.allterms_begin(range); t != database.allterms_end(range); ++t) {
    if (terms.size() == limit) return std::nullopt;
    terms.push_back(*t);
  }
  return terms;
}

std::set<std::string> expand_stem(const Xapian::Database& database, const std::string& stem,
                                  Analyzer& analyzer) {
  std::set<std::string> forms;
  const std::string beginning = common_beginning(stem);
  for (auto t = database.allterms_begin(beginning); t != database.allterms_end(beginning); ++t)
    if (has_stem(*t, stem, analyzer)) forms.insert(*t);
  // What the folded terms have lost, the forms still know: securite has another stem.
  const std::string range = term(prefix::form, beginning);
  for (auto t = database.allterms_begin(range); t != database.allterms_end(range); ++t) {
    const std::string value = (*t).substr(prefix::form.size());
    const std::size_t bar = value.find('|');
    if (bar != std::string::npos && has_stem(value.substr(bar + 1), stem, analyzer))
      forms.insert(value.substr(0, bar));
  }
  return forms;
}

std::set<std::string> stems_with_accents(const Xapian::Database& database,
                                         const std::string& folded, const std::string& stem,
                                         Analyzer& analyzer) {
  // The stemmer reads accents: what they are taken from must be stemmed without them too.
  const std::vector<Token> plain = analyzer.analyze_words(folded);
  if (plain.size() != 1 || plain.front().word->stem.empty()) return {};
  const std::string plain_stem = plain.front().word->stem;
  std::set<std::string> stems;
  const std::string range = term(prefix::form, common_beginning(plain_stem));
  for (auto t = database.allterms_begin(range); t != database.allterms_end(range); ++t) {
    const std::string value = (*t).substr(prefix::form.size());
    const std::size_t bar = value.find('|');
    if (bar == std::string::npos || !has_stem(value.substr(0, bar), plain_stem, analyzer)) continue;
    const std::vector<Token> accented = analyzer.analyze_words(value.substr(bar + 1));
    if (accented.size() == 1 && !accented.front().word->stem.empty())
      stems.insert(accented.front().word->stem);
  }
  stems.erase(stem);
  return stems;
}

std::vector<std::string> accented_forms(const Xapian::Database& database,
                                        const std::string& folded) {
  const std::string range = term(prefix::form, form_value(folded, ""));
  std::vector<std::string> forms;
  for (auto t = database.allterms_begin(range); t != database.allterms_end(range); ++t)
    forms.push_back((*t).substr(range.size()));
  return forms;
}

}  // namespace kiosque
