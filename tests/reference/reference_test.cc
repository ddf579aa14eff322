// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
//
// The answers of a real index against those of a scan over the same articles: whatever makes the
// index smaller or faster must change none of them.
#include <gtest/gtest.h>
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <future>
#include <iostream>
#include <limits>
#include <nlohmann/json.hpp>
#include <sstream>
#include <unordered_map>

#include "indexer/run.h"
#include "query/language/compiler.h"
#include "query/language/parser.h"
#include "query/search/matching_documents.h"
#include "query/search/person_names.h"
#include "query/search/searcher.h"
#include "src/index/stored_article.h"
#include "tests/reference/query_set.h"
#include "tests/reference/scanned_corpus.h"
#include "tests/reference/slow_facets.h"
#include "tests/reference/slow_postings.h"
#include "tests/reference/slow_search.h"
#include "tests/support/sample_index.h"
#include "tests/support/temp_folder.h"

namespace kiosque {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMadeQueries = 204;  // beside corpus/queries.tsv
constexpr std::size_t kExamples = 300;
constexpr std::size_t kPlacesAnExample = 40;
constexpr std::size_t kReadHits = 300;
constexpr std::size_t kShownIds = 5;

using ArticleNumbers = std::vector<std::size_t>;  // places in the corpus, in their order

// Tells how long the parts take, and how much of the processors.
class Timer {
 public:
  void tell(const std::string& what) {
    const auto now = std::chrono::steady_clock::now();
    const std::clock_t used = std::clock();
    std::cout << "  " << std::chrono::duration<double>(now - begin_).count() << " s, "
              << static_cast<double>(used - used_) / CLOCKS_PER_SEC << " CPU s: " << what
              << std::endl;
    begin_ = now;
    used_ = used;
  }

 private:
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  std::clock_t used_ = std::clock();
};

class Comparison {
 public:
  explicit Comparison(const std::vector<std::string>& sources)
      : lexicon_(Lexicon::builtin()), analyzer_(lexicon_) {
    build_index(sources);
    timer_.tell("indexing");
    corpus_ = scan(read_articles(sources), lexicon_, kExamples);
    timer_.tell("scanning " + std::to_string(corpus_.articles.size()) + " articles");
    number_documents();
  }

  void run() {
    if (::testing::Test::HasFailure()) return;
    EXPECT_EQ(differing_postings(corpus_, documents_, database_), "");
    timer_.tell("comparing postings");
    compare_places();
    timer_.tell("comparing places");
    compare_queries();
  }

 private:
  void build_index(const std::vector<std::string>& sources) {
    const std::string folder = (folder_ / "index").string();
    std::vector<std::string> arguments = {"--quiet", "--jobs", "2", "--index", folder};
    arguments.insert(arguments.end(), sources.begin(), sources.end());
    std::istringstream no_input;
    std::ostringstream out;
    std::ostringstream err;
    ASSERT_LE(run_indexer(arguments, no_input, out, err), 1) << err.str();
    database_ = Xapian::Database(folder);
  }

  // Which document each article is; the index has these and no others.
  void number_documents() {
    std::unordered_map<std::string, Xapian::docid> by_id;
    for (auto d = database_.postlist_begin(""); d != database_.postlist_end(""); ++d)
      by_id[load_article(database_.get_document(*d).get_data()).id] = *d;
    EXPECT_EQ(database_.get_doccount(), corpus_.articles.size());
    for (std::size_t i = 0; i < corpus_.articles.size(); ++i) {
      const auto found = by_id.find(corpus_.articles[i].id);
      ASSERT_NE(found, by_id.end()) << "not indexed: " << corpus_.articles[i].id;
      documents_.push_back(found->second);
      numbers_[found->second] = i;
    }
  }

  CompiledQuery compile(const std::string& query) {
    return compile_query(parse_query(query), query, database_, lexicon_, analyzer_);
  }

  // Wherever words stand side by side, they are found as a phrase: a wrong position would show.
  void compare_places() {
    std::size_t count = 0;
    for (const Place& place : pick_places(corpus_, analyzer_, kPlacesAnExample)) {
      std::string query = "id:\"" + place.id + "\" \"" + place.words + '"';
      bool found = false;
      for_each_match(database_, compile(query).query,
                     [&](Xapian::docid, const std::string&) { found = true; });
      EXPECT_TRUE(found) << query;
      ++count;
    }
    EXPECT_GT(count, 0U);
  }

  void compare_queries() {
    std::vector<std::string> queries = read_queries(corpus_folder() / "queries.tsv");
    for (std::string& made : make_queries(corpus_, analyzer_, kMadeQueries))
      queries.push_back(std::move(made));
    EXPECT_GE(queries.size(), 300U);
    timer_.tell("making queries");
    const std::vector<ArticleNumbers> expected = scan_for(queries);
    timer_.tell("scanning for " + std::to_string(queries.size()) + " queries");
    std::size_t found = 0;
    std::size_t most = 0;
    for (std::size_t i = 0; i < queries.size(); ++i) {
      try {
        compare(queries[i], expected[i]);
      } catch (const std::exception& error) {
        ADD_FAILURE() << queries[i] << ": " << error.what();
      } catch (const Xapian::Error& error) {
        ADD_FAILURE() << queries[i] << ": " << error.get_description();
      }
      found += expected[i].empty() ? 0 : 1;
      most = std::max(most, expected[i].size());
    }
    timer_.tell("searching; " + std::to_string(found) + " queries find something, one " +
                std::to_string(most) + " articles");
    // What finds nothing compares nothing.
    EXPECT_GE(found, queries.size() / 2);
    EXPECT_GE(most, corpus_.articles.size() / 3);
  }

  // What each query must find. Two threads, each with half of the articles.
  std::vector<ArticleNumbers> scan_for(const std::vector<std::string>& queries) {
    SlowSearch search(corpus_, lexicon_, analyzer_);
    std::vector<SlowSearch::Condition> conditions;
    for (const std::string& query : queries) {
      SCOPED_TRACE(query);
      conditions.push_back(search.compile(parse_query(query)));
    }
    timer_.tell("understanding queries");
    const auto scan_part = [&](std::size_t begin, std::size_t end) {
      std::vector<ArticleNumbers> found(queries.size());
      for (std::size_t q = 0; q < queries.size(); ++q)
        for (std::size_t i = begin; i < end; ++i)
          if (conditions[q](corpus_.articles[i])) found[q].push_back(i);
      return found;
    };
    const std::size_t half = corpus_.articles.size() / 2;
    auto second = std::async(std::launch::async, scan_part, half, corpus_.articles.size());
    std::vector<ArticleNumbers> found = scan_part(0, half);
    const std::vector<ArticleNumbers> rest = second.get();
    for (std::size_t q = 0; q < queries.size(); ++q)
      found[q].insert(found[q].end(), rest[q].begin(), rest[q].end());
    return found;
  }

  void compare(const std::string& query, const ArticleNumbers& expected) {
    SCOPED_TRACE(query);
    const CompiledQuery compiled = compile(query);
    ArticleNumbers found;
    for_each_match(database_, compiled.query,
                   [&](Xapian::docid d, const std::string&) { found.push_back(numbers_.at(d)); });
    std::sort(found.begin(), found.end());
    std::string wrong = differing_ids("missing", expected, found);
    wrong += differing_ids("not to be found", found, expected);
    SearchOrder order;
    order.limit = kReadHits;
    order.facet_limit = std::numeric_limits<std::size_t>::max();
    order.detail = HitDetail::id;
    Search search(database_, compiled, order, lexicon_, analyzer_, names_);
    if (search.match_count() != expected.size())
      wrong += "  counts " + std::to_string(search.match_count()) + " instead of " +
               std::to_string(expected.size()) + '\n';
    wrong += differences(count_facets(corpus_, expected), *search.facets());
    wrong += differing_hits(search, expected);
    EXPECT_TRUE(wrong.empty()) << to_string(parse_query(query)) << '\n' << wrong;
  }

  // Each hit that the first pages show is a match, and there are no fewer.
  std::string differing_hits(Search& search, const ArticleNumbers& expected) const {
    std::unordered_map<std::string, bool> wanted;
    for (const std::size_t i : expected) wanted[corpus_.articles[i].id] = true;
    std::string wrong;
    std::size_t hits = 0;
    for (auto hit = search.next(); hit; hit = search.next(), ++hits)
      if (wanted.erase(hit->article.id) == 0) wrong += "  wrong hit: " + hit->article.id + '\n';
    if (hits != std::min(kReadHits, expected.size()))
      wrong += "  shows " + std::to_string(hits) + " hits\n";
    return wrong;
  }

  std::string differing_ids(const std::string& what, const ArticleNumbers& all,
                            const ArticleNumbers& without) const {
    ArticleNumbers ids;
    std::set_difference(all.begin(), all.end(), without.begin(), without.end(),
                        std::back_inserter(ids));
    std::string text;
    for (std::size_t i = 0; i < std::min(kShownIds, ids.size()); ++i)
      text += ' ' + corpus_.articles[ids[i]].id;
    return ids.empty() ? "" : "  " + what + ": " + std::to_string(ids.size()) + ':' + text + '\n';
  }

  Timer timer_;
  TempFolder folder_;
  Lexicon lexicon_;
  Analyzer analyzer_;
  PersonNames names_;
  Xapian::Database database_;
  ScannedCorpus corpus_;
  std::vector<Xapian::docid> documents_;                    // by the article's place
  std::unordered_map<Xapian::docid, std::size_t> numbers_;  // the other way round
};

TEST(ReferenceTest, IndexOfTheSampleAnswersAsAScan) {
  Comparison({(corpus_folder() / "sample").string()}).run();
}

// Every fourth article, as JSON Lines.
void write_quarter(const std::string& news, const fs::path& file) {
  std::ofstream out(file);
  std::size_t number = 0;
  for (const Article& article : read_articles({news})) {
    if (number++ % 4 != 0) continue;
    const nlohmann::json line = {{"id", article.id},
                                 {"title", article.title},
                                 {"body", article.body},
                                 {"source", article.source},
                                 {"author", article.author},
                                 {"section", article.section},
                                 {"url", article.url},
                                 {"language", article.language},
                                 {"date", article.date ? to_iso(*article.date) : ""}};
    out << line.dump() << '\n';
  }
}

// The publishers' texts are no part of the project: where they are beside it, they are compared.
TEST(ReferenceTest, IndexOfTheNewsAnswersAsAScan) {
#ifdef KIOSQUE_SANITIZED
  GTEST_SKIP()
      << "an index of the news takes the sanitizers many minutes; they have compared the sample";
#endif
  const char* named = std::getenv("KIOSQUE_NEWS");
  const fs::path beside = fs::path(KIOSQUE_SOURCE_DIR).parent_path() / "shared" / "data";
  const fs::path news = named != nullptr ? fs::path(named) : beside / "news.jsonl.zst";
  if (!fs::exists(news))
    GTEST_SKIP() << "the news are not part of the repository, and there is no " << news
                 << "; the sample was compared; KIOSQUE_NEWS=FILE names other articles";
  const char* amount = std::getenv("KIOSQUE_REFERENCE");
  if (amount != nullptr && std::string(amount) == "whole") {
    Comparison({news.string()}).run();
    return;
  }
  const TempFolder folder;
  write_quarter(news.string(), folder / "quarter.jsonl");
  Comparison({(folder / "quarter.jsonl").string()}).run();
}

}  // namespace
}  // namespace kiosque
