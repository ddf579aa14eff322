// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
// Phrases, NEAR, ADJ and counts against a plain reading of the articles' words.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "src/index/word_terms.h"
#include "tests/unit/search_fixture.h"

namespace kiosque {
namespace {

// mt19937 gives longs.
using RandomNumbers = std::independent_bits_engine<std::mt19937, 32, std::uint32_t>;

// Words without a common stem; the first ones are frequent.
constexpr std::array<std::string_view, 7> kWords = {"le",    "tigre", "mange", "rouge",
                                                    "pomme", "zinc",  "banco"};

struct PlainArticle {
  std::vector<std::string> title;
  std::vector<std::string> body;

  // The positions of a word, as a reader would number them.
  std::vector<int> places(const std::string& word) const {
    std::vector<int> places;
    for (std::size_t i = 0; i < title.size(); ++i)
      if (title[i] == word) places.push_back(static_cast<int>(i));
    const int gap = static_cast<int>(title.size() + kBodyPositionGap);
    for (std::size_t i = 0; i < body.size(); ++i)
      if (body[i] == word) places.push_back(static_cast<int>(i) + gap);
    return places;
  }
};

std::string random_word(RandomNumbers& random) {
  return std::string(kWords.at(std::min(random() % kWords.size(), random() % kWords.size())));
}

std::vector<std::string> random_words(RandomNumbers& random, std::size_t count) {
  std::vector<std::string> words(count);
  for (std::string& word : words) word = random_word(random);
  return words;
}

std::string joined(const std::vector<std::string>& words, const std::string& between) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : between) + word;
  return text;
}

using Choice = std::vector<int>;

// Whether some choice of a place for each word passes.
template <typename Passes>
bool any_choice(const PlainArticle& article, const std::vector<std::string>& words,
                const Passes& passes, Choice& chosen) {
  if (chosen.size() == words.size()) return passes(chosen);
  for (const int place : article.places(words[chosen.size()])) {
    chosen.push_back(place);
    const bool found = any_choice(article, words, passes, chosen);
    chosen.pop_back();
    if (found) return true;
  }
  return false;
}

// A chain: each word near a place of the one before that is reached itself.
bool has_chain(const PlainArticle& article, const std::vector<std::string>& words, int distance,
               bool ordered) {
  std::vector<int> reached = article.places(words.front());
  for (std::size_t i = 1; i < words.size(); ++i) {
    std::vector<int> next;
    for (const int place : article.places(words[i]))
      if (std::any_of(reached.begin(), reached.end(), [&](int before) {
            return before < place ? place - before <= distance
                                  : !ordered && place < before && before - place <= distance;
          }))
        next.push_back(place);
    reached = next;
  }
  return !reached.empty();
}

class PhraseReference : public testing::Test {
 protected:
  PhraseReference() : random_(5) {
    std::vector<Article> articles;
    for (int i = 0; i < 300; ++i) {
      const PlainArticle plain{random_words(random_, random_() % 4),
                               random_words(random_, 1 + random_() % 12)};
      const std::string id = "a" + std::to_string(i);
      articles.push_back(make_article(id, joined(plain.body, " "), joined(plain.title, " ")));
      plain_[id] = plain;
    }
    index_ = std::make_unique<SmallIndex>(std::move(articles));
  }

  template <typename Has>
  void expect_same(const std::string& query, const Has& has) {
    std::string expected;
    for (const auto& [id, article] : plain_)
      if (has(article)) expected += (expected.empty() ? "" : " ") + id;
    found_ += expected.empty() ? 0 : 1;
    EXPECT_EQ(index_->find(query), expected) << query;
  }

  RandomNumbers random_;
  std::map<std::string, PlainArticle> plain_;
  std::unique_ptr<SmallIndex> index_;
  int found_ = 0;  // queries that find something
};

TEST_F(PhraseReference, PhrasesStandAsWritten) {
  for (int i = 0; i < 60; ++i) {
    const std::vector<std::string> words = random_words(random_, 2 + random_() % 2);
    expect_same('"' + joined(words, " ") + '"', [&](const PlainArticle& article) {
      Choice chosen;
      return any_choice(
          article, words,
          [](const Choice& places) {
            for (std::size_t k = 1; k < places.size(); ++k)
              if (places[k] != places[k - 1] + 1) return false;
            return true;
          },
          chosen);
    });
  }
  EXPECT_GT(found_, 20);
}

TEST_F(PhraseReference, ChainsStandInTheirWindows) {
  for (int i = 0; i < 120; ++i) {
    const std::vector<std::string> words = random_words(random_, 2 + random_() % 3);
    const int distance = 1 + static_cast<int>(random_() % 4);
    const bool ordered = random_() % 2 == 0;
    const std::string sign = (ordered ? " ADJ/" : " NEAR/") + std::to_string(distance) + ' ';
    expect_same(joined(words, sign), [&](const PlainArticle& article) {
      return has_chain(article, words, distance, ordered);
    });
  }
  EXPECT_GT(found_, 40);
}

TEST_F(PhraseReference, OccurrencesAreCounted) {
  for (const std::string_view word : kWords)
    for (const std::size_t least : {2U, 3U})
      expect_same(std::string(word) + ">=" + std::to_string(least),
                  [&](const PlainArticle& article) {
                    return article.places(std::string(word)).size() >= least;
                  });
  EXPECT_GT(found_, 5);
}

}  // namespace
}  // namespace kiosque
