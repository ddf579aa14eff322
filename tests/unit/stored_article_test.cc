// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/index/stored_article.h"

#include <gtest/gtest.h>

#include <functional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "src/index/schema.h"

namespace kiosque {
namespace {

Article sample_article() {
  return {.id = "sommet-0001",
          .title = "Kim et Poutine à Vladivostok",
          .body = "« La levée des sanctions »\n\nsécurité",
          .source = "Le Monde",
          .author = "Élise Œuvrard",
          .section = "International",
          .url = "https://example.org/a?b=c",
          .date = Date{2019, 4, 25},
          .language = "fr",
          .version = 3,
          .path = "/archives/2019/a.zip",
          .entry = "avril/b.jsonl",
          .line = 42,
          .copies = {"/copies/a.txt", "/copies/b.jsonl:7"}};
}

// All fields but the one that is not kept.
std::vector<std::string> fields_of(const Article& article) {
  return {article.id,
          article.title,
          article.body,
          article.source,
          article.author,
          article.section,
          article.url,
          article.date ? to_iso(*article.date) : "",
          article.path,
          std::to_string(article.line),
          article.entry,
          article.language,
          std::to_string(article.version),
          pack_list(article.copies)};
}

TEST(StoredArticle, IsReadBack) {
  EXPECT_EQ(fields_of(load_article(store_article(sample_article()))), fields_of(sample_article()));
}

TEST(StoredArticle, KeepsEmptyFieldsEmpty) {
  EXPECT_EQ(fields_of(load_article(store_article({}))), fields_of({}));
  Article article;
  article.body = std::string(1'000'000, 'x');
  EXPECT_EQ(fields_of(load_article(store_article(article))), fields_of(article));
}

// Bytes that indexes hold: they must be read for ever.
TEST(StoredArticle, HasItsFieldsInAFrozenOrder) {
  EXPECT_EQ(unpack_list(pack_article(sample_article())),
            (std::vector<std::string>{
                "sommet-0001", "Kim et Poutine à Vladivostok", "20190425", "Le Monde",
                "Élise Œuvrard", "International", "https://example.org/a?b=c",
                "« La levée des sanctions »\n\nsécurité", "/archives/2019/a.zip", "42",
                "avril/b.jsonl", "fr", "3", pack_list({"/copies/a.txt", "/copies/b.jsonl:7"})}));
}

TEST(StoredArticle, ReadsFewerAndMoreFields) {
  EXPECT_EQ(fields_of(load_article("")), fields_of({}));
  const Article short_one = load_article(pack_list({"id", "titre", "20190231"}));
  EXPECT_EQ(short_one.title, "titre");
  EXPECT_FALSE(short_one.date);
  const std::string longer = pack_article(sample_article()) + pack_list({"a later field"});
  EXPECT_EQ(fields_of(load_article(longer)), fields_of(sample_article()));
}

TEST(StoredArticle, ReadsWhatWasStoredUncompressed) {
  EXPECT_EQ(fields_of(load_article(pack_article(sample_article()))), fields_of(sample_article()));
}

TEST(StoredArticle, TakesLessSpaceThanItsText) {
  Article article = sample_article();
  article.body =
      "Le président de la République a déclaré jeudi que les négociations avec la "
      "Commission européenne reprendraient la semaine prochaine à Bruxelles.";
  EXPECT_LT(store_article(article).size(), pack_article(article).size() * 2 / 3);
}

TEST(StoredArticle, IsEmptyWhereItsFrameIsDamaged) {
  const std::string frame = store_article(sample_article());
  EXPECT_EQ(load_article(frame.substr(0, frame.size() / 2)).id, "");
  EXPECT_EQ(load_article(frame.substr(0, 4)).id, "");
}

TEST(StoredArticle, SurvivesAnyBytes) {
  std::mt19937 random(20190425);
  for (int round = 0; round < 3'000; ++round) {
    std::string bytes;
    if (round % 3 > 0)
      bytes = round % 3 == 1 ? store_article(sample_article()) : pack_article(sample_article());
    for (std::size_t n = random() % 30; n > 0; --n) bytes += static_cast<char>(random() & 0xFF);
    if (!bytes.empty()) bytes[random() % bytes.size()] = static_cast<char>(random() & 0xFF);
    const Article article = load_article(bytes);
    ASSERT_LE(article.body.size() + article.title.size(), 1'000U + bytes.size());
  }
}

TEST(ContentHash, ChangesWithEveryFieldOfTheContent) {
  const std::vector<std::function<void(Article&)>> kChanges = {
      [](Article& a) { a.id += 'x'; },
      [](Article& a) { a.title += 'x'; },
      [](Article& a) { a.body += 'x'; },
      [](Article& a) { a.source += 'x'; },
      [](Article& a) { a.author += 'x'; },
      [](Article& a) { a.section += 'x'; },
      [](Article& a) { a.url += 'x'; },
      [](Article& a) {
        a.date = Date{2019, 4, 26};
      },
      [](Article& a) { a.date.reset(); },
      [](Article& a) { std::swap(a.source, a.author); },
      [](Article& a) { a.title += a.source.substr(0, 1), a.source.erase(0, 1); }};
  std::set<std::string> hashes = {content_hash(sample_article())};
  for (const auto& change : kChanges) {
    Article article = sample_article();
    change(article);
    hashes.insert(content_hash(article));
  }
  EXPECT_EQ(hashes.size(), kChanges.size() + 1);
  for (const std::string& hash : hashes) EXPECT_EQ(hash.size(), 16U);
}

TEST(ContentHash, DoesNotChangeWithThePlace) {
  Article moved = sample_article();
  moved.path = "/elsewhere.jsonl";
  moved.line = 7;
  moved.body_line = 9;
  EXPECT_EQ(content_hash(moved), content_hash(sample_article()));
}

TEST(ArticleKey, IsTheSameForExactCopiesAtOtherPlaces) {
  const Article named = sample_article();
  Article copy = named;
  copy.path = "/elsewhere.jsonl";
  copy.version = 4;
  EXPECT_EQ(copy_key(copy), copy_key(named));
  EXPECT_EQ(identity_key(copy), identity_key(named));
  copy.body += '.';
  EXPECT_NE(copy_key(copy), copy_key(named));
  EXPECT_EQ(identity_key(copy), identity_key(named));
  copy.id += '2';
  EXPECT_NE(identity_key(copy), identity_key(named));
}

TEST(ArticleKey, LeavesOutAnIdThatIsOnlyThePlace) {
  Article here = sample_article();
  here.id = to_place(here);
  Article there = here;
  there.path = "/elsewhere.jsonl";
  there.id = to_place(there);
  EXPECT_FALSE(has_own_id(there));
  EXPECT_EQ(copy_key(here), copy_key(there));
  EXPECT_EQ(identity_key(here), identity_key(there));
  EXPECT_NE(copy_key(here), copy_key(sample_article()));
  there.title += '.';
  EXPECT_NE(identity_key(here), identity_key(there));
}

// Stored in indexes: another value would make each article look changed.
TEST(ContentHash, IsFrozen) {
  std::string hex;
  for (const char c : content_hash(sample_article())) {
    constexpr const char* kDigits = "0123456789abcdef";
    hex += kDigits[static_cast<unsigned char>(c) >> 4];
    hex += kDigits[static_cast<unsigned char>(c) & 15];
  }
  EXPECT_EQ(hex, "93df6a26007b3e8b45f464b4965e8015");
}

}  // namespace
}  // namespace kiosque
