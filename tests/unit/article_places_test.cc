// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/writing/article_places.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include "indexer/places.h"
#include "src/index/schema.h"
#include "src/index/stored_article.h"
#include "tests/unit/built_document.h"

namespace kiosque {
namespace {

using testing::ElementsAre;

TEST(ArticlePlaces, LieInFilesArchivesAndFolders) {
  const struct {
    const char* place;
    const char* root;
    bool within;
  } cases[] = {{"/p/a.txt", "/p", true},
               {"/p/a.txt", "/", true},
               {"/p", "/p", true},
               {"/pq/a.txt", "/p", false},
               {"/p.txt", "/p", false},
               {"/p/a.jsonl:7", "/p/a.jsonl", true},
               {"/p/a.zip!b.txt", "/p/a.zip", true},
               {"/p/a.zip!b.jsonl:7", "/p", true},
               {"/p/a:b/c.txt", "/p/a", false},
               {"-:3", "-", true},
               {"/p:", "/p", false},
               {"", "/p", false}};
  for (const auto& c : cases) EXPECT_EQ(is_within(c.place, c.root), c.within) << c.place << c.root;
}

TEST(ArticlePlaces, MoveAnArticleAndTheIdThatIsItsPlace) {
  const Article own = {.id = "i", .path = "/a.jsonl", .line = 3};
  const Article moved = moved_to(own, {"/z.zip!b/c.jsonl:12", "/k", "/b", "/k"});
  EXPECT_EQ(moved.id, "i");
  EXPECT_EQ(moved.path, "/z.zip");
  EXPECT_EQ(moved.entry, "b/c.jsonl");
  EXPECT_EQ(moved.line, 12U);
  EXPECT_THAT(moved.copies, ElementsAre("/b", "/k"));
  EXPECT_THAT(places_of(moved), ElementsAre("/z.zip!b/c.jsonl:12", "/b", "/k"));
  const Article placed = {.id = "/a.jsonl:3", .path = "/a.jsonl", .line = 3};
  EXPECT_EQ(moved_to(placed, {"/b.txt"}).id, "/b.txt");
  EXPECT_EQ(moved_to(placed, {"/a.jsonl:3", "/b.txt", "/a.jsonl:3"}).id, "/a.jsonl:3");
}

TEST(ArticlePlaces, TakeThePartsOfAPlaceFromAnArticleThere) {
  const Article before = {.id = "/a", .path = "/a"};
  const Article there = {.path = "/b!c:7"};  // a file's whole name
  EXPECT_EQ(moved_to(before, {"/b!c:7"}, &there).path, "/b!c:7");
  EXPECT_EQ(moved_to(before, {"/d.txt", "/b!c:7"}, &there).path, "/d.txt");
}

TEST(ArticlePlaces, ADocumentThatMovedIsAsIfItHadBeenBuiltThere) {
  const Lexicon lexicon = Lexicon::builtin();
  Analyzer analyzer(lexicon);
  const auto build = [&](const Article& article) {
    return build_document(article, analyzer.analyze_article(article.title, article.body));
  };
  const auto terms_of = [](const Xapian::Document& document) {
    std::vector<std::string> terms;
    for (auto t = document.termlist_begin(); t != document.termlist_end(); ++t) terms.push_back(*t);
    return terms;
  };
  for (const char* id : {"i", "/a:3"}) {
    const Article before = {
        .id = id, .body = "Un tigre.", .path = "/a", .line = 3, .copies = {"/a:4", "/a:5"}};
    const Article after = moved_to(before, {"/b.txt", "/c.txt"});
    Xapian::Document document = build(before);
    move_document(document, before, after);
    EXPECT_EQ(terms_of(document), terms_of(build(after)));
    EXPECT_EQ(document.get_data(), store_article(after));
    EXPECT_EQ(document.get_value(slot::content_hash), content_hash(after));
  }
}

}  // namespace
}  // namespace kiosque
