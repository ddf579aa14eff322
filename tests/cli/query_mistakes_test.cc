// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <gtest/gtest.h>

#include "tests/support/process.h"
#include "tests/support/sample_index.h"

namespace kiosque {
namespace {

std::string repeat(const std::string& text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

class QueryMistakesTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    const TempFolder folder;
    index =
        new SampleIndex({folder.write("a.txt", "Kim et Poutine parlent des sanctions.").string()});
  }
  static void TearDownTestSuite() {
    delete index;
    index = nullptr;
  }

  static SampleIndex* index;
};
SampleIndex* QueryMistakesTest::index = nullptr;

struct Mistake {
  std::string query;
  std::string caret;  // the line below the query
  std::string cure;
};

TEST_F(QueryMistakesTest, HaveACaretUnderThePlaceAndACure) {
  const std::vector<Mistake> mistakes = {
      {"Kim AND", "      ^^^", "write what to search for after it"},
      {"(Kim", "  ^", "put a )"},
      {"Kim)", "     ^", "remove it"},
      {"\"Kim", "  ^", "put \""},
      {"« Kim", "  ^", "put »"},
      {"()", "  ^^", "between them"},
      {"pays:", "  ^^^^^", "pays:Russie"},
      {"pays: Russie", "  ^^^^^", "pays:Russie"},
      {"pays:Syldavie", "  ^^^^^^^^^^^^^", "ISO code"},
      {"date:2019-13", "       ^^^^^^^", "2019-04"},
      {"date:2019-02-30", "       ^^^^^^^^^^", "2019-02-28"},
      {"date:2020..2019", "       ^^^^^^^^^^", "swap"},
      {"été NEAR/0 Kim", "           ^", "from 1 to 100|whole number"},
      {"Kim NEAR/4", "      ^^^^^^", "after it"},
      {"NOT Trump", "  ^^^", "what is wanted"},
      {"Kim OR NOT Trump", "         ^^^", "what is wanted"},
      {"foo:bar", "  ^^^", "the fields are"},
      {"k*", "  ^^", "at least 2 letters"},
      {"*eaire", "  ^", "beginning of a word"},
      {"Kim -Trump", "      ^", "NOT"},
      {"été pays:Xanadu", "      ^^^^^^^^^^^", "ISO code"},
      {"été =", "      ^", "=été"},
  };
  for (const Mistake& m : mistakes) {
    SCOPED_TRACE("query: " + m.query);
    const ProcessResult run = run_kiosque_query({"--index", index->folder(), m.query});
    EXPECT_EQ(run.exit_code, 2);
    EXPECT_EQ(run.out, "");
    EXPECT_TRUE(run.err.starts_with("kiosque-query: ")) << run.err;
    EXPECT_NE(run.err.find("\n  " + m.query + '\n' + m.caret + '\n'), std::string::npos) << run.err;
    EXPECT_NE(run.err.find("\nhint: "), std::string::npos) << run.err;
    EXPECT_NE(run.err.find(m.cure.substr(0, m.cure.find('|'))), std::string::npos) << run.err;
  }
}

TEST_F(QueryMistakesTest, AnEmptyQueryIsOne) {
  for (const std::string query : {"", " ", "  \t ", "- & %"}) {
    const ProcessResult run = run_kiosque_query({"--index", index->folder(), query});
    EXPECT_EQ(run.exit_code, 2) << '"' << query << '"';
    EXPECT_NE(run.err.find("hint: "), std::string::npos) << run.err;
  }
}

// An argument may have 128 KiB; a batch has no limit.
TEST_F(QueryMistakesTest, HugeAndBrokenQueriesNeitherCrashNorFloodTheTerminal) {
  const std::vector<std::string> queries = {
      repeat("(", 100'000),
      repeat(")", 100'000),
      repeat("(", 50'000) + "Kim" + repeat(")", 50'000),
      repeat("NOT ", 25'000) + "Kim",
      repeat("Kim ", 25'000),
      repeat("Kim OR ", 14'000) + "Kim",
      repeat("\"", 99'999),
      repeat("«", 50'000),
      repeat("pays:", 20'000),
      repeat("x", 100'000),
      repeat("é", 50'000),
      repeat("Kim NEAR/5 ", 9'000),
      repeat("*", 100'000),
      "Kim \xFF\xFE",
      "Kim \xE9t\xE9",
      "\x1b[31mpays:Xanadu",
      "Kim \u202E)",
  };
  for (const std::string& query : queries) {
    SCOPED_TRACE(query.substr(0, 30));
    const ProcessResult run = run_kiosque_query({"--index", index->folder(), query});
    EXPECT_EQ(run.exit_code, 2) << run.err.substr(0, 500);
    EXPECT_EQ(run.out, "");
    EXPECT_LT(run.err.size(), 1500U) << run.err.substr(0, 500);
    EXPECT_NE(run.err.find("hint: "), std::string::npos) << run.err.substr(0, 500);
    for (const char* unsafe : {"\x1b", "\u202E", "\xFF", "\xE9t"})
      EXPECT_EQ(run.err.find(unsafe), std::string::npos) << run.err.substr(0, 500);
  }
}

TEST_F(QueryMistakesTest, OfOptionsSayWhereHelpIs) {
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{{"--nonsense", "Kim"},
                                             {"--limit", "-1", "Kim"},
                                             {"--limit", "dix", "Kim"},
                                             {"--format", "xml", "Kim"},
                                             {"--sort", "best", "Kim"},
                                             {"--from", "naguère", "Kim"},
                                             {"--since", "longtemps", "Kim"},
                                             {"--facets", "--format", "csv", "Kim"},
                                             {"--full", "Kim"},
                                             {"--format", "html", "--sort", "relevance", "Kim"},
                                             {"--show", "x", "Kim"},
                                             {"--count", "--facet", "person", "Kim"},
                                             {"--facet", "colour", "Kim"},
                                             {"--from", "2020", "--to", "2019", "Kim"},
                                             {"--batch", "/nowhere/at/all"},
                                             {}}) {
    std::vector<std::string> all = {"--index", index->folder()};
    all.insert(all.end(), arguments.begin(), arguments.end());
    const ProcessResult run = run_kiosque_query(all);
    EXPECT_EQ(run.exit_code, 2) << run.err;
    EXPECT_EQ(run.out, "");
    EXPECT_NE(run.err.find("hint: "), std::string::npos) << run.err;
  }
}

// The sanitizers would tell of worse.
TEST_F(QueryMistakesTest, NoPrefixOfAQueryCrashes) {
  const std::string query =
      "Kim OU («\u00A0levée d’une\u00A0») ET =été nucl* SAUF titre:\"a b\" Conseil NEAR/4 (x OR y) "
      "date:2019-04..2019-05 pays:KP personne:(Trump OU \"Kim Jong-un\") id:a*";
  const TempFolder folder;
  std::string batch;
  for (std::size_t length = 0; length <= query.size(); ++length)
    batch += std::to_string(length) + '\t' + query.substr(0, length) + '\n';
  const ProcessResult run = run_kiosque_query(
      {"--index", index->folder(), "--count", "--batch", folder.write("b", batch).string()});
  EXPECT_EQ(run.exit_code, 2) << run.err.substr(0, 500);
  EXPECT_NE(run.out.find("3\t1\n"), std::string::npos) << run.out;
}

}  // namespace
}  // namespace kiosque
