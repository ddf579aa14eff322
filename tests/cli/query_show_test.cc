// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "src/cli/terminal.h"
#include "tests/support/process.h"
#include "tests/support/sample_index.h"
#include "tests/support/terminal.h"

namespace kiosque {
namespace {

using Json = nlohmann::json;

constexpr const char* kId = "coree-du-nord-0002";

const SampleIndex& sample() {
  static const SampleIndex index;
  return index;
}

ProcessResult show(const std::string& id, std::vector<std::string> options = {}) {
  options.insert(options.begin(), {"--index", sample().folder(), "--show", id});
  return run_kiosque_query(std::move(options));
}

TEST(QueryShowTest, EveryIdOfAnAnswerShowsItsArticle) {
  for (const std::string& id : sample().find("Kim OU Macron")) {
    const ProcessResult run = show(id, {"--format", "json"});
    ASSERT_EQ(run.exit_code, 0) << id << ": " << run.err;
    const Json article = Json::parse(run.out);
    EXPECT_EQ(article["id"], id);
    for (const char* kind : {"persons", "countries"})
      for (const Json& entity : article[kind])
        for (const Json& mention : entity["mentions"]) {
          const std::string text = article[mention["field"].get<std::string>()];
          ASSERT_LT(mention["begin"], mention["end"]);
          ASSERT_LE(mention["end"], text.size());
        }
  }
}

TEST(QueryShowTest, PersonsAndCountriesAreMarkedAndCounted) {
  const std::string text = show(kId).out;
  for (const std::string part :
       {"\n    id       coree-du-nord-0002\n", "reçu par [Kim Jong-un].", "invité en {Russie}",
        "\npersons [in brackets]\n", "  Sergueï Lavrov\n", "\ncountries {in braces}\n",
        "  Corée du Nord\n"})
    EXPECT_NE(text.find(part), std::string::npos) << part << " in\n" << text;
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
}

TEST(QueryShowTest, StrictCountriesAreThoseThatAreNamed) {
  const std::string text = show(kId, {"--strict-countries"}).out;
  EXPECT_NE(text.find("{russe}"), std::string::npos) << text;
  EXPECT_EQ(text.find("{Moscou}"), std::string::npos) << text;
  EXPECT_EQ(text.find("  Chine\n"), std::string::npos) << text;
}

TEST(QueryShowTest, AnUnknownIdIsNothingFound) {
  for (const std::string format : {"text", "json"}) {
    const ProcessResult run = show("nulle-part", {"--format", format});
    EXPECT_EQ(run.exit_code, 1);
    EXPECT_EQ(run.out, "");
    EXPECT_TRUE(run.err.starts_with("kiosque-query: no article has the id « nulle-part »\nhint: "))
        << run.err;
  }
}

TEST(QueryShowTest, OnATerminalItIsWrappedColouredAndPaged) {
  const std::vector<std::string> command = {KIOSQUE_QUERY, "--index", sample().folder(), "--show",
                                            kId};
  for (const int columns : {20, 40, 80, 120}) {
    TerminalOptions options;
    options.columns = columns;
    const TerminalResult result = run_in_terminal(command, options);
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_NE(result.screen.find("\x1b[32m"), std::string::npos);
    std::istringstream lines(without_colours(result.screen));
    for (std::string line; std::getline(lines, line);)
      EXPECT_LT(static_cast<int>(display_columns(line)), columns) << line;
  }
  TerminalOptions plain;
  plain.environment = {{"NO_COLOR", "1"}, {"PAGER", "echo paged; /bin/cat"}};
  const std::string screen = run_in_terminal(command, plain).screen;
  EXPECT_TRUE(screen.starts_with("paged\n")) << screen;
  EXPECT_EQ(screen.find('\x1b'), std::string::npos);
  EXPECT_NE(screen.find("[Mike Pompeo]"), std::string::npos) << screen;
}

}  // namespace
}  // namespace kiosque
