// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
// The files of corpus/ in XML, each with the reader that is meant for it.
#include <gtest/gtest.h>

#include <fstream>

#include "tests/unit/read_results.h"

namespace kiosque {
namespace {

using Read = void (*)(const Document&, const ReadOptions&, const TakeResult&);

ReadResults read_corpus(const std::string& name, Read read) {
  std::ifstream in(KIOSQUE_SOURCE_DIR "/corpus/" + name, std::ios::binary);
  EXPECT_TRUE(in) << name;
  ReadResults results;
  read(Document{in, name}, {}, results.taker());
  return results;
}

TEST(XmlCorpus, SamplesAreReadWhole) {
  const struct {
    const char* name;
    Read read;
    std::size_t articles;
  } cases[] = {
      {"fil-du-cantal.rss", read_feed, 3},
      {"carnet-de-saumur.atom", read_feed, 3},
      {"meridienne-message.xml", read_newsml, 4},
      {"2023-06-10-passerelle-millau.xml", read_nitf, 1},
      {"2023-08-22-vautours-causse.xml", read_nitf, 1},
      {"2023-09-30-cave-roquefort.xml", read_nitf, 1},
      {"journal-de-la-meurthe-2004-03-12.tei.xml", read_tei, 3},
  };
  for (const auto& c : cases) {
    const ReadResults results = read_corpus(std::string("sample/depeches/") + c.name, c.read);
    EXPECT_EQ(results.articles.size(), c.articles) << c.name;
    for (const Problem& problem : results.problems)
      EXPECT_FALSE(problem.is_rejection()) << c.name << ": " << problem.message;
    for (const Article& article : results.articles) {
      EXPECT_FALSE(article.title.empty() || article.body.empty() || article.source.empty())
          << c.name << ": " << article.title;
      EXPECT_EQ(article.language, "fr") << c.name;
    }
  }
}

TEST(XmlCorpus, BrokenSpecimensCostOnlyThemselves) {
  const struct {
    const char* name;
    Read read;
    std::size_t articles;
    std::vector<std::string> places;
  } cases[] = {
      {"bad-nesting.tei.xml", read_tei, 1, {"syntax 4"}},
      {"billion-laughs.xml", read_feed, 2, {"syntax 16"}},
      {"deep.xml", read_feed, 0, {"syntax 1"}},
      {"empty-feed.atom", read_feed, 0, {"empty 0"}},
      {"external-entity.xml", read_nitf, 0, {"syntax 4"}},
      {"html-entities.nitf.xml", read_nitf, 1, {}},
      {"parameter-entity.xml", read_newsml, 0, {"syntax 7"}},
      {"truncated-feed.rss", read_feed, 1, {"syntax 4"}},
      {"unknown-root.xml", read_feed, 0, {"syntax 0"}},
      {"wrong-charset.rss", read_feed, 1, {}},
  };
  for (const auto& c : cases) {
    const ReadResults results = read_corpus(std::string("broken/xml/") + c.name, c.read);
    EXPECT_EQ(results.articles.size(), c.articles) << c.name;
    EXPECT_EQ(results.problem_places(), c.places) << c.name;
  }
}

}  // namespace
}  // namespace kiosque
