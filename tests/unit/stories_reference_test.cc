// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <ostream>
#include <random>
#include <set>
#include <tuple>

#include "tests/unit/search_fixture.h"

namespace kiosque {
namespace {

constexpr int kArticles = 600;
constexpr std::size_t kAllHits = 10'000;

struct Known {
  std::string id;
  std::string story;  // empty: none
  std::optional<Date> date;
  std::string source;
  std::set<std::string> countries;
  Xapian::docid document = 0;
};

// Random articles, a third of them copies.
class RandomArchive {
 public:
  explicit RandomArchive(unsigned seed)
      : random_(seed), articles_(make_articles()), index_(articles_, stories()) {
    for (Known& article : known_)
      article.document = *index_.database().postlist_begin(term(prefix::id, article.id));
  }

  SmallIndex& index() { return index_; }
  const Known& known(const std::string& id) const { return known_.at(std::stoul(id.substr(1))); }

 private:
  unsigned pick(unsigned below) { return static_cast<unsigned>(random_() % below); }

  Stories stories() const {
    Stories stories;
    for (const Known& article : known_)
      if (!article.story.empty()) stories[article.id] = article.story;
    return stories;
  }

  std::vector<Article> make_articles() {
    std::vector<Article> articles;
    for (int i = 0; i < kArticles; ++i) {
      Known known;
      known.id = "a" + std::to_string(i);
      if (pick(3) == 0) known.story = "s" + std::to_string(pick(i % 2 == 0 ? 5 : 60));
      if (pick(8) != 0)
        known.date = Date{2018 + static_cast<int>(pick(3)), 1 + static_cast<int>(pick(12)),
                          1 + static_cast<int>(pick(3))};
      if (pick(9) != 0) known.source = "Journal " + std::to_string(pick(6));
      std::string body = "et";
      for (const char* word : {" alpha", " beta", " gamma", " alpha", " delta"})
        if (pick(2) == 0) body += word;
      if (pick(3) == 0) {
        body += ". En Russie";
        known.countries.insert("RU");
      }
      if (pick(3) == 0) {
        body += ". Au Mali";
        known.countries.insert("ML");
      }
      Article article = make_article(known.id, body + '.');
      article.date = known.date;
      article.source = known.source;
      articles.push_back(std::move(article));
      known_.push_back(std::move(known));
    }
    return articles;
  }

  std::mt19937 random_;
  std::vector<Known> known_;
  std::vector<Article> articles_;
  SmallIndex index_;
};

struct Line {
  std::string id;
  std::size_t copies;
  double score;
  bool operator==(const Line&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Line& line) {
  return out << line.id << '+' << line.copies << " (" << line.score << ')';
}

class StoriesReferenceTest : public ::testing::TestWithParam<unsigned> {
 protected:
  // The articles of each story, the earliest first; an article without one is its own.
  std::map<std::string, std::vector<std::string>> stories_of(const std::vector<Hit>& hits) const {
    std::vector<std::string> ids;
    ids.reserve(hits.size());
    for (const Hit& hit : hits) ids.push_back(hit.article.id);
    const auto key = [&](const std::string& id) {
      return std::tuple(!archive_.known(id).date, archive_.known(id).date.value_or(Date{}),
                        archive_.known(id).document);
    };
    std::sort(ids.begin(), ids.end(),
              [&](const std::string& a, const std::string& b) { return key(a) < key(b); });
    std::map<std::string, std::vector<std::string>> stories;
    for (const std::string& id : ids) stories[story_key(id)].push_back(id);
    return stories;
  }

  std::string story_key(const std::string& id) const {
    const std::string& story = archive_.known(id).story;
    return story.empty() ? id : story;
  }

  RandomArchive archive_{GetParam()};
};

TEST_P(StoriesReferenceTest, ListsCountsAndFacetsAreThoseOfAPlainComputation) {
  SmallIndex& index = archive_.index();
  for (const std::string query : {"alpha", "alpha OU beta", "alpha beta gamma", "pays:Russie",
                                  "delta SAUF date:2018", "titre:alpha", "alpha NEAR/3 gamma"})
    for (const SortOrder sort : {SortOrder::relevance, SortOrder::newest, SortOrder::oldest})
      for (const bool proximity : {true, false}) {
        SCOPED_TRACE(query + ' ' + std::to_string(static_cast<int>(sort)) +
                     (proximity ? " near" : ""));
        SearchOrder order;
        order.sort = sort;
        order.ranking.proximity = proximity;
        order.limit = kAllHits;
        const SearchResult all = index.search(query, order);
        const auto stories = stories_of(all.hits);

        // Each story once: where its best article is, or by date where its earliest is.
        const bool by_date = sort != SortOrder::relevance || query.starts_with("pays:");
        std::vector<Line> expected;
        std::set<std::string> seen;
        for (const Hit& hit : all.hits) {
          const std::vector<std::string>& members = stories.at(story_key(hit.article.id));
          if (by_date && members.front() != hit.article.id) continue;
          if (seen.insert(members.front()).second)
            expected.push_back({members.front(), members.size() - 1, hit.score});
        }

        order.group = true;
        for (const std::size_t limit : {std::size_t{7}, std::size_t{200}, kAllHits}) {
          order.limit = limit;
          std::vector<Line> pages;
          for (order.offset = 0; order.offset < expected.size() + 1; order.offset += limit) {
            const SearchResult page = index.search(query, order);
            EXPECT_EQ(page.match_count, all.match_count);
            EXPECT_EQ(page.story_count, stories.size());
            for (const Hit& hit : page.hits) {
              EXPECT_EQ(hit.rank, pages.size() + 1);
              pages.push_back({hit.article.id, hit.copies, hit.score});
            }
          }
          EXPECT_EQ(pages, expected) << limit;
        }
        EXPECT_EQ(all.match_count, all.hits.size());
      }
}

using Counts = std::map<std::string, std::uint64_t>;

Counts counts(const std::vector<FacetValue>& values) {
  Counts result;
  for (const FacetValue& value : values) result[value.value] = value.count;
  return result;
}

TEST_P(StoriesReferenceTest, FacetsOfStoriesAreThoseOfAPlainComputation) {
  for (const std::string query : {"alpha", "alpha OU beta", "pays:Russie"})
    for (const bool group : {true, false}) {
      SCOPED_TRACE(query);
      SearchOrder order;
      order.limit = kAllHits;
      const auto stories = stories_of(archive_.index().search(query, order).hits);
      Counts countries;
      Counts sources;
      Counts months;
      Counts years;
      std::uint64_t undated = 0;
      for (const auto& [key, members] : stories) {
        std::array<std::set<std::string>, 4> values;
        for (const std::string& id : members) {
          const Known& known = archive_.known(id);
          values[0].insert(known.countries.begin(), known.countries.end());
          if (!known.source.empty()) values[1].insert(known.source);
          if (!known.date) continue;
          values[2].insert(to_iso(*known.date).substr(0, 7));
          values[3].insert(to_iso(*known.date).substr(0, 4));
        }
        if (values[2].empty()) ++undated;
        const std::array all = {&countries, &sources, &months, &years};
        for (std::size_t i = 0; i < all.size(); ++i)
          for (const std::string& value : values[i]) ++(*all[i])[value];
      }
      order.group = group;
      order.limit = 10;
      order.facet_limit = 1000;
      order.facet_unit = CountUnit::stories;
      const Facets facets = archive_.index().search(query, order).facets.value();
      EXPECT_EQ(counts(facets.countries), countries);
      EXPECT_EQ(counts(facets.sources), sources);
      EXPECT_EQ(counts(facets.months), months);
      EXPECT_EQ(counts(facets.years), years);
      EXPECT_EQ(facets.undated, undated);
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, StoriesReferenceTest, ::testing::Values(1, 2, 3));

}  // namespace
}  // namespace kiosque
