// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/writing/stories/group_stories.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <algorithm>
#include <map>
#include <random>

#include "src/index/schema.h"
#include "src/index/stored_article.h"
#include "tests/support/temp_folder.h"
#include "tests/unit/built_document.h"

namespace kiosque {
namespace {

using testing::IsEmpty;

// Words from `first` on: "mot1 mot2 …".
std::string words(int first, int count) {
  std::string text;
  for (int i = first; i < first + count; ++i) text += "mot" + std::to_string(i) + ' ';
  return text;
}

Article article(const std::string& id, const std::string& body,
                std::optional<Date> date = std::nullopt) {
  return {.id = id, .body = body, .date = date, .path = "/a.jsonl"};
}

using Keys = std::map<std::string, std::string>;  // of stories, by id

// An index that changes as a live one does.
class Index {
 public:
  void put(const Article& article) {
    const Xapian::Document built =
        build_document(article, analyzer_.analyze_article(article.title, article.body));
    Xapian::docid& document = documents_[article.id];
    if (document == 0) {
      document = database_.add_document(built);
    } else {
      update_.will_change(document);
      database_.replace_document(document, built);
    }
    update_.has_changed(document);
  }

  void remove(const std::string& id) {
    update_.will_change(documents_.at(id));
    database_.delete_document(documents_.at(id));
    documents_.erase(id);
  }

  Keys settle() {
    update_.settle();
    database_.commit();
    Keys keys;
    for (const auto& [id, document] : documents_)
      if (std::string key = database_.get_document(document).get_value(slot::story); !key.empty())
        keys[id] = std::move(key);
    return keys;
  }

  // What a look at the whole index finds.
  Keys found() {
    std::map<Xapian::docid, std::string> ids;
    for (const auto& [id, document] : documents_) ids[document] = id;
    Keys keys;
    for (const StoryMember& member : find_stories(database_, analyzer_))
      keys[ids.at(member.document)] = member.key;
    return keys;
  }

 private:
  const TempFolder folder_;
  const Lexicon lexicon_ = Lexicon::builtin();
  Analyzer analyzer_{lexicon_};
  Xapian::WritableDatabase database_{(folder_ / "db").string(), Xapian::DB_CREATE};
  StoryUpdate update_{database_, analyzer_};
  std::map<std::string, Xapian::docid> documents_;
};

TEST(GroupStories, CopiesHaveOneKeyAndOthersNone) {
  Index index;
  const struct {
    const char* id;
    std::string body;
    bool grouped;
  } cases[] = {{"original", words(1, 300), true},
               {"same", words(1, 300), true},
               {"cut", words(1, 120), true},
               {"without its begin", words(90, 211), true},
               {"longer", words(1, 300) + words(5000, 80), true},
               {"a paragraph in common", words(6000, 200) + words(1, 60), false},
               {"a short quotation of it", words(1, 20), false},
               {"another", words(7000, 300), false},
               {"short", "Un tigre.", false}};
  for (const auto& c : cases) index.put(article(c.id, c.body));
  const Keys keys = index.settle();
  for (const auto& c : cases) EXPECT_EQ(keys.contains(c.id), c.grouped) << c.id;
  for (const auto& [id, key] : keys) EXPECT_EQ(key, keys.at("original")) << id;
  EXPECT_EQ(keys, index.found());
}

TEST(GroupStories, WhatReturnsAfterAWeekMustBeTheSame) {
  const std::string body = words(1, 200);
  const std::string like_it = words(1, 150) + words(5000, 50);  // three quarters
  const struct {
    std::string other;
    std::optional<Date> date;
    bool grouped;
  } cases[] = {{like_it, Date{2019, 4, 18}, true},  {like_it, Date{2019, 4, 25}, true},
               {like_it, Date{2019, 4, 26}, false}, {like_it, Date{2019, 4, 10}, false},
               {like_it, std::nullopt, true},       {body, Date{2020, 4, 18}, true}};
  for (const auto& c : cases) {
    Index index;
    index.put(article("a", body, Date{2019, 4, 18}));
    index.put(article("b", c.other, c.date));
    EXPECT_EQ(index.settle().size(), c.grouped ? 2U : 0U)
        << (c.date ? to_compact(*c.date) : "undated");
  }
}

TEST(GroupStories, AStoryFallsApartWithTheArticleThatHeldIt) {
  Index index;
  index.put(article("left", words(1, 100)));
  index.put(article("right", words(100, 100)));
  EXPECT_THAT(index.settle(), IsEmpty());
  index.put(article("whole", words(1, 199)));
  const Keys keys = index.settle();
  ASSERT_EQ(keys.size(), 3U);
  EXPECT_EQ(keys.at("left"), keys.at("right"));
  index.remove("whole");
  EXPECT_THAT(index.settle(), IsEmpty());
  index.put(article("whole", words(1, 199)));
  EXPECT_EQ(index.settle(), keys);
  index.put(article("whole", words(1, 100) + words(3000, 50)));
  EXPECT_EQ(index.settle().count("right"), 0U);
}

// A phrase of the trade in more articles than are compared with each other.
TEST(GroupStories, LooksAgainWhereArticlesBecomeTooManyOrFewEnough) {
  Index index;
  const auto put = [&index](unsigned number) {
    index.put(article(std::to_string(number), words(1, 40)));
  };
  for (unsigned i = 0; i < kMaxMeeting; ++i) put(i);
  EXPECT_EQ(index.settle().size(), kMaxMeeting);
  put(kMaxMeeting);
  EXPECT_THAT(index.settle(), IsEmpty());
  index.remove("7");
  EXPECT_EQ(index.settle().size(), kMaxMeeting);
  put(kMaxMeeting + 1);
  index.remove("8");
  EXPECT_EQ(index.settle().size(), kMaxMeeting);
}

// Articles come, change and go; now and then the index is compared with a look at the whole.
TEST(GroupStories, AnyOrderOfChangesEndsAsALookAtTheWholeFinds) {
  for (const unsigned seed : {1U, 2U, 3U}) {
    std::mt19937 random(seed);
    const auto draw = [&random](int count) {
      return static_cast<int>(random() % static_cast<unsigned>(count));
    };
    Index index;
    std::map<std::string, Article> expected;
    for (int step = 0; step < 300; ++step) {
      const std::string id = std::to_string(draw(60));
      if (expected.contains(id) && draw(3) == 0) {
        index.remove(id);
        expected.erase(id);
      } else {
        // Pieces of six texts, which overlap with those of the same text.
        const int begin = 1000 * draw(6) + 20 * draw(5);
        expected[id] = article(id, words(begin, 60 + 20 * draw(6)));
        index.put(expected[id]);
      }
      if (step % 25 != 24) continue;
      const Keys keys = index.settle();
      ASSERT_EQ(keys, index.found()) << "seed " << seed << ", step " << step;
      Index fresh;
      for (auto a = expected.rbegin(); a != expected.rend(); ++a) fresh.put(a->second);
      ASSERT_EQ(keys, fresh.settle()) << "seed " << seed << ", step " << step;
      EXPECT_FALSE(keys.empty());
    }
  }
}

}  // namespace
}  // namespace kiosque
