// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "tests/reference/slow_postings.h"

#include <array>
#include <cstdint>
#include <map>
#include <unordered_map>
#include <utility>

#include "indexer/writing/document_builder.h"
#include "src/analysis/entities.h"
#include "src/analysis/word_form.h"
#include "src/index/schema.h"

namespace kiosque {
namespace {

constexpr int kShown = 5;

// The postings of one term as one number, whatever their order.
struct Postings {
  std::uint64_t articles = 0;
  std::uint64_t occurrences = 0;
  std::uint64_t checksum = 0;

  void add(Xapian::docid document, std::uint64_t times) {
    ++articles;
    occurrences += times;
    std::uint64_t mixed = (std::uint64_t{document} << 32 | times) * 0x9E3779B97F4A7C15U;
    mixed ^= mixed >> 29;
    checksum += mixed * 0xBF58476D1CE4E5B9U;
  }
  bool operator==(const Postings&) const = default;
};

class ExpectedPostings {
 public:
  explicit ExpectedPostings(const ScannedCorpus& corpus) : corpus_(corpus) {}

  void add(const ScannedArticle& article, Xapian::docid document) {
    times_.clear();
    for (const ScannedToken token : article.title) {
      add_token(token, kTitleWeight, prefix::text, prefix::stem, prefix::name);
      add_token(token, 0, prefix::title, prefix::title_stem, prefix::title_name);
    }
    for (std::size_t i = 0; i < article.body.size(); ++i)
      add_token(article.body[i], i < kLeadWords ? kLeadWeight : 1, prefix::text, prefix::stem,
                prefix::name);
    for (const ScannedPerson& person : article.persons) {
      add_term(prefix::person, person.key);
      for (const std::string& word : person.words) add_term(prefix::person_word, word);
    }
    for (const std::string& code : article.countries) add_term(prefix::country, code);
    if (!article.source.empty()) add_term(prefix::source, name_key(article.source));
    for (const std::string& word : folded_words(article.source))
      add_term(prefix::source_word, word);
    for (const std::string& word : folded_words(article.author)) add_term(prefix::author, word);
    if (!article.language.empty()) add_term(prefix::language, article.language);
    for (const auto& [key, times] : times_) postings_[key].add(document, times);
  }

  // Of the article that was added last.
  std::uint64_t length() const {
    std::uint64_t length = 0;
    for (const auto& [key, times] : times_) length += times;
    return length;
  }

  const std::unordered_map<std::string, Postings>& postings() const { return postings_; }

 private:
  void add_token(ScannedToken token, std::uint64_t times, std::string_view exact,
                 std::string_view stem, std::string_view name) {
    const ScannedWord& word = corpus_.words[token / 2];
    times_[term(is_name(token) ? name : exact, corpus_.strings.text(word.folded))] += times;
    const bool has_stem_term =
        word.stem != 0 && (word.stem != word.folded || word.form != word.folded);
    if (!is_name(token) && has_stem_term)
      times_[term(stem, corpus_.strings.text(word.stem))] += times;
  }

  void add_term(std::string_view with_prefix, const std::string& value) {
    times_[term(with_prefix, value)] += 0;
  }

  const ScannedCorpus& corpus_;
  std::unordered_map<std::string, std::uint64_t> times_;  // of one article
  std::unordered_map<std::string, Postings> postings_;
};

std::string text_of(const Postings& postings) {
  return std::to_string(postings.articles) + " articles, " + std::to_string(postings.occurrences) +
         " occurrences";
}

}  // namespace

std::string differing_postings(const ScannedCorpus& corpus,
                               const std::vector<Xapian::docid>& documents,
                               const Xapian::Database& database) {
  std::string all;
  int found = 0;
  const auto tell = [&](const std::string& what) {
    if (++found <= kShown) all += "  " + what + '\n';
  };
  ExpectedPostings expected(corpus);
  for (std::size_t i = 0; i < corpus.articles.size(); ++i) {
    expected.add(corpus.articles[i], documents[i]);
    if (const auto length = database.get_doclength(documents[i]); length != expected.length())
      tell(corpus.articles[i].id + " has a length of " + std::to_string(length) + " instead of " +
           std::to_string(expected.length()));
  }
  for (const auto& [key, postings] : expected.postings()) {
    Postings indexed;
    for (auto p = database.postlist_begin(key); p != database.postlist_end(key); ++p)
      indexed.add(*p, p.get_wdf());
    if (indexed != postings)
      tell(key + ": " + text_of(indexed) + " instead of " + text_of(postings));
  }
  if (found > kShown) all += "  and " + std::to_string(found - kShown) + " more\n";
  return all;
}

}  // namespace kiosque
