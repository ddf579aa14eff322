// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/writing/document_builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <map>

#include "src/index/position_record.h"
#include "src/index/schema.h"
#include "src/index/stored_article.h"
#include "src/index/word_terms.h"
#include "src/text/utf8.h"
#include "tests/support/temp_folder.h"
#include "tests/unit/built_document.h"

namespace kiosque {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Key;
using testing::Not;

struct Posting {
  unsigned wdf = 0;
  std::vector<std::uint32_t> positions;  // anything, of a term that has none
};
using Postings = std::map<std::string, Posting>;

Xapian::Document build(const Article& article) {
  const Lexicon lexicon = Lexicon::builtin();
  Analyzer analyzer(lexicon);
  return build_document(article, analyzer.analyze_article(article.title, article.body));
}

Postings postings_of(const Xapian::Document& document) {
  Postings postings;
  const std::string record = document.get_value(slot::positions);
  for (auto t = document.termlist_begin(); t != document.termlist_end(); ++t) {
    Posting& posting = postings[*t];
    posting.wdf = t.get_wdf();
    PositionRecord(record).read(position_key(*t), posting.positions);
  }
  return postings;
}

Postings postings_of(const std::string& title, const std::string& body) {
  return postings_of(build({.id = "1", .title = title, .body = body}));
}

TEST(DocumentBuilder, GivesWordsPositionsAndTitlesMoreWeight) {
  const Postings postings = postings_of("Les sanctions", "Les sanctions levées, sanctions mortes");
  EXPECT_THAT(postings.at("sanctions").positions, ElementsAre(2, 104, 106));
  EXPECT_EQ(postings.at("sanctions").wdf, kTitleWeight + 2 * kLeadWeight);
  EXPECT_EQ(postings.at("Zsanction").wdf, kTitleWeight + 2 * kLeadWeight);
  EXPECT_THAT(postings.at("Ssanctions").positions, ElementsAre(2));
  EXPECT_EQ(postings.at("Ssanctions").wdf, 0U);  // its weight is in the text's term
  EXPECT_THAT(postings, Contains(Key("ZSsanction")));
  EXPECT_THAT(postings.at("mortes").positions, ElementsAre(107));
  EXPECT_THAT(postings, Not(Contains(Key("Smortes"))));
}

TEST(DocumentBuilder, KeepsAGapThatNoPhraseSpansBetweenTitleAndText) {
  const Postings postings = postings_of("titre final", "premier mot");
  const unsigned last_of_title = postings.at("final").positions.back();
  EXPECT_EQ(postings.at("premier").positions.front(), last_of_title + kBodyPositionGap + 1);
}

TEST(DocumentBuilder, IndexesNamesAsWrittenInANamespaceOfTheirOwn) {
  const Postings postings =
      postings_of("Poutine au Mali", "Vladimir Poutine n'a pas mal ; des poutines au sirop.");
  EXPECT_EQ(postings.at("XNpoutine").positions.size(), 2U);
  EXPECT_THAT(postings, Contains(Key("XSNpoutine")));
  EXPECT_THAT(postings, Contains(Key("XNmali")));
  EXPECT_THAT(postings, Contains(Key("poutines")));
  EXPECT_THAT(postings, Contains(Key("mal")));
  for (const char* mixed : {"poutine", "mali", "Zmal"})
    EXPECT_THAT(postings, Not(Contains(Key(mixed))));
}

TEST(DocumentBuilder, KeepsFormsWithAccentsAndTheirPlainTwins) {
  const Postings postings = postings_of("", "Le marché marche. La côte, la cote. Il va.");
  for (const char* form : {"XF:marche|marché", "XF:marche|marche", "XF:cote|côte", "XF:cote|cote"})
    EXPECT_THAT(postings, Contains(Key(form)));
  EXPECT_THAT(postings, Not(Contains(Key("XF:va|va"))));
}

TEST(DocumentBuilder, IndexesPersonsAndCountriesWithTheirFacets) {
  const Xapian::Document document =
      build({.id = "1",
             .title = "Trump et la Russie",
             .body = "Donald Trump a reçu Emmanuel Macron. Les Russes et la Corée du Nord."});
  const Postings postings = postings_of(document);
  EXPECT_EQ(postings.at("XPER:donald trump").positions.size(), 2U);
  EXPECT_THAT(postings.at("XPER:emmanuel macron").positions, ElementsAre(109));
  EXPECT_THAT(postings.at("XPEWmacron").positions, ElementsAre(109));
  EXPECT_THAT(postings, Contains(Key("XCO:RU")));
  EXPECT_THAT(postings, Contains(Key("XCO:KP")));
  EXPECT_THAT(unpack_list(document.get_value(slot::persons)),
              ElementsAre("Donald Trump", "Emmanuel Macron"));
  EXPECT_THAT(unpack_list(document.get_value(slot::countries)), ElementsAre("RU", "KP"));
}

TEST(DocumentBuilder, KeepsCountriesByNameOrDemonymApart) {
  const Xapian::Document document =
      build({.id = "1", .title = "Pyongyang", .body = "Les Russes à Moscou, le Mali, Londres."});
  const Postings postings = postings_of(document);
  for (const char* term : {"XCO:KP", "XCO:RU", "XCO:ML", "XCO:GB", "XCS:RU", "XCS:ML"})
    EXPECT_THAT(postings, Contains(Key(term)));
  for (const char* term : {"XCS:KP", "XCS:GB"}) EXPECT_THAT(postings, Not(Contains(Key(term))));
  EXPECT_THAT(unpack_list(document.get_value(slot::countries)),
              ElementsAre("KP", "RU", "ML", "GB"));
  EXPECT_THAT(unpack_list(document.get_value(slot::named_countries)), ElementsAre("RU", "ML"));
}

TEST(DocumentBuilder, IndexesOriginDateAndStoresTheArticle) {
  const Article article = {.id = "lm-1",
                           .title = "T",
                           .body = "Corps",
                           .source = "Le Monde",
                           .author = "Élise Vincent",
                           .section = "Monde",
                           .url = "https://a.example",
                           .date = Date{2019, 4, 18},
                           .path = "/presse/a.jsonl",
                           .line = 3};
  const Xapian::Document document = build(article);
  const Postings postings = postings_of(document);
  for (const char* term : {"Qlm-1", "XPATH:/presse/a.jsonl", "XSRC:le monde"})
    EXPECT_EQ(postings.at(term).wdf, 0U) << term;
  EXPECT_THAT(postings.at("XSRWmonde").positions, ElementsAre(2));
  EXPECT_THAT(postings.at("Aelise").positions, ElementsAre(1));
  EXPECT_THAT(postings.at("Avincent").positions, ElementsAre(2));
  EXPECT_EQ(document.get_value(slot::date), "20190418");
  EXPECT_EQ(document.get_value(slot::source), "Le Monde");
  EXPECT_EQ(document.get_value(slot::content_hash), content_hash(article));
  EXPECT_EQ(document.get_data(), store_article(article));
}

TEST(DocumentBuilder, LeavesAbsentFieldsOut) {
  const Xapian::Document document = build({.id = "1", .title = "", .body = "mot", .path = "/a"});
  EXPECT_EQ(document.values_count(), 2U);  // the content hash and the positions
  std::vector<std::string> terms;
  for (const auto& [term, posting] : postings_of(document)) terms.push_back(term);
  EXPECT_THAT(terms, ElementsAre("Q1", "XPATH:/a", "mot"));
}

// One over-long or empty term makes Xapian drop all documents that wait for a commit.
void expect_to_be_stored(const Article& article) {
  const TempFolder folder;
  Xapian::WritableDatabase database((folder / "db").string(), Xapian::DB_CREATE);
  const Xapian::Document document = build(article);
  for (auto t = document.termlist_begin(); t != document.termlist_end(); ++t) {
    const std::string term = *t;
    const auto nuls = static_cast<std::size_t>(std::count(term.begin(), term.end(), '\0'));
    EXPECT_LE(term.size() + nuls, kMaxTermBytes) << term;
  }
  database.add_document(document);
  database.commit();
  EXPECT_EQ(database.get_document(1).get_data(), store_article(article));
}

TEST(DocumentBuilder, NeverMakesATermThatXapianRefuses) {
  const auto repeat = [](const std::string& text, std::size_t times) {
    std::string result;
    for (std::size_t i = 0; i < times; ++i) result += text;
    return result;
  };
  const std::string letters(10'000, 'x');
  const std::string accents = "e" + repeat("\u0301", 5000);
  const std::string nuls(300, '\0');
  const std::string bytes(300, '\x80');
  for (const std::string& hostile : std::vector<std::string>{
           letters, accents, nuls, bytes, repeat("é", 5000), repeat("Ǆ\u0345", 300),
           repeat("\uFDFA", 60), repeat("ß", 159), repeat("A.", 400), repeat("l'", 400),
           repeat("1 000 ", 400), repeat("-a", 400), "Emmanuel " + repeat("Ab", 80),
           "M. " + repeat("Éa", 52) + "-" + repeat("Éa", 52) + "-" + repeat("Éa", 52),
           "\u3164\u115F \u00AD \u200D \u0301", repeat("中", 300)}) {
    SCOPED_TRACE(hostile.substr(0, 30));
    expect_to_be_stored({.id = hostile,
                         .title = hostile,
                         .body = "avant " + hostile + " après",
                         .source = hostile,
                         .author = hostile,
                         .section = hostile,
                         .url = hostile,
                         .path = "/" + hostile,
                         .line = 1});
  }
}

TEST(DocumentBuilder, TakesEveryCodePointAsAWordAndInsideAWord) {
  for (char32_t block = 0; block < 0x20000; block += 0x2000) {
    std::string body;
    for (char32_t c = block; c < block + 0x2000; ++c) {
      append_code_point(body, c);
      body += " a";
      append_code_point(body, c);
      body += ' ';
    }
    SCOPED_TRACE("from code point " + std::to_string(block));
    expect_to_be_stored({.id = "1", .title = body.substr(0, 1000), .body = body});
  }
}

TEST(DocumentBuilder, KeepsLongKeysApart) {
  const std::string same(300, 'k');
  const Postings one =
      postings_of(build({.id = same + '1', .body = "b", .path = "/" + same + '1'}));
  const Postings two =
      postings_of(build({.id = same + '2', .body = "b", .path = "/" + same + '2'}));
  for (const auto& [term, posting] : one) EXPECT_EQ(two.contains(term), term == "b") << term;
}

}  // namespace
}  // namespace kiosque
