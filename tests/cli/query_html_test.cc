// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "src/text/utf8.h"
#include "tests/support/chromium.h"
#include "tests/support/markup.h"
#include "tests/support/process.h"
#include "tests/support/sample_index.h"

namespace kiosque {
namespace {

using Json = nlohmann::json;

constexpr const char* kAll = "date:0001..9999";

const SampleIndex& sample() {
  static const SampleIndex index;
  return index;
}

std::string dossier(std::vector<std::string> arguments, const SampleIndex& index = sample()) {
  arguments.insert(arguments.begin(), {"--index", index.folder(), "--format", "html"});
  const ProcessResult run = run_kiosque_query(arguments);
  EXPECT_LE(run.exit_code, 1) << run.err;
  EXPECT_EQ(find_ill_formed(run.out), std::string::npos);
  return run.out;
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1))
    ++found;
  return found;
}

TEST(QueryHtmlTest, EveryArticleIsThereOnceByItsDay) {
  const Markup html(dossier({kAll}));
  EXPECT_EQ(html.find("article").size(), sample().find(kAll).size());
  std::vector<std::string> days;
  for (const MarkupElement& time : html.find("time"))
    if (time.text.find("lundi") == 0 || time.text.find("jeudi") == 0)
      days.push_back(time.attributes.at("datetime"));
  ASSERT_GT(days.size(), 10U);
  EXPECT_TRUE(std::is_sorted(days.rbegin(), days.rend()));
  EXPECT_EQ(std::adjacent_find(days.begin(), days.end()), days.end());
}

TEST(QueryHtmlTest, PassagesShowWhatWasFoundAndFullTextsAllOfIt) {
  const Markup passages(dossier({"Kim AND Poutine AND sanctions"}));
  const Markup full(dossier({"--full", "Kim AND Poutine AND sanctions"}));
  const auto shown = passages.texts("div", "passages");
  const auto whole = full.texts("div", "text");
  ASSERT_GT(shown.size(), 2U);
  ASSERT_EQ(shown.size(), whole.size());
  for (std::size_t i = 0; i < shown.size(); ++i) EXPECT_GT(whole[i].size(), shown[i].size());
  EXPECT_GT(full.find("mark").size(), passages.find("mark").size());
  EXPECT_GT(full.find("p").size(), passages.find("p").size());
}

TEST(QueryHtmlTest, TheFacetsAreThoseOfEveryOtherFormat) {
  const Markup html(dossier({"Macron"}));
  const ProcessResult run =
      run_kiosque_query({"--index", sample().folder(), "--format", "json", "--facets", "Macron"});
  const Json facets = Json::parse(run.out)["facets"];
  const auto items = html.find("ol");
  ASSERT_EQ(items.size(), 3U);
  std::size_t next = 0;
  for (const char* facet : {"person", "country", "source"}) {
    const std::string& list = items[next++].text;
    std::string expected;
    for (const Json& value : facets[facet])
      expected += '\n' + value["label"].get<std::string>() + ' ' + value["count"].dump() +
                  (value["count"] == 1 ? "\u00A0article" : "\u00A0articles");
    EXPECT_EQ(list, expected + '\n') << facet;
  }
}

TEST(QueryHtmlTest, TheTimelineCountsEveryArticleWithADate) {
  const Markup html(dossier({"--limit", "3", "Macron"}));
  EXPECT_EQ(html.find("article").size(), 3U);
  std::size_t total = 0;
  for (const std::string& number : html.texts("td")) total += std::stoul(number);
  EXPECT_EQ(total, sample().find("Macron").size());
  EXPECT_TRUE(html.texts("p", "made")
                  .front()
                  .starts_with("Les 3 plus récents de " + std::to_string(total) +
                               "\u00A0articles · extraits · établi le "));
}

TEST(QueryHtmlTest, LimitsOfDatesAreSaid) {
  const Markup html(dossier({"--from", "2019", "--to", "2019-06", "Macron"}));
  EXPECT_TRUE(
      html.texts("p", "summary").front().ends_with(", parus du 1er janvier 2019 au 30 juin 2019."));
}

TEST(QueryHtmlTest, NothingFoundIsADocumentToo) {
  const Markup html(dossier({"absolument-introuvable"}));
  EXPECT_TRUE(html.find("article").empty());
  EXPECT_TRUE(html.find("svg").empty());
  EXPECT_EQ(html.find("p", "none").size(), 1U);
}

TEST(QueryHtmlTest, AMistakeLeavesStandardOutputEmpty) {
  const ProcessResult run =
      run_kiosque_query({"--index", sample().folder(), "--format", "html", "Kim AND"});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.out, "");
}

class BrowserTest : public testing::Test {
 protected:
  void SetUp() override {
    chromium_ = Chromium::find();
    if (!chromium_) GTEST_SKIP() << "chromium is not installed: no browser checks the dossier";
  }

  BrowsedPage open(const std::string& html) const {
    return chromium_->open(folder_.write("page.html", html));
  }

  std::optional<Chromium> chromium_;
  TempFolder folder_;
};

// What the checks below look for does show where a page has it.
TEST_F(BrowserTest, SeesScriptsErrorsAndRequests) {
  const BrowsedPage page = open(
      "<!DOCTYPE html><title>x</title><img src=\"http://requested.example/x\">"
      "<script>document.title = 'ran'; nowhere();</script>");
  EXPECT_NE(page.dom.find("<title>ran</title>"), std::string::npos) << page.dom;
  EXPECT_NE(page.console.find(":CONSOLE"), std::string::npos) << page.console;
  EXPECT_NE(page.network.find("requested.example"), std::string::npos);
}

TEST_F(BrowserTest, ReadsTheDossierAsItWasWritten) {
  for (const std::string detail : {"", "--full"}) {
    std::vector<std::string> arguments = {"Macron"};
    if (!detail.empty()) arguments.push_back(detail);
    const std::string html = dossier(arguments);
    const BrowsedPage page = open(html);
    for (const char* tag : {"<article ", "<section ", "<h1", "<h2 ", "<h3 ", "<mark>", "<rect ",
                            "<main ", "<header ", "<aside ", "<footer>", "<bdi", "<p"})
      EXPECT_EQ(count(page.dom, tag), count(html, tag)) << tag;
    EXPECT_EQ(count(page.dom, "<article "), sample().find("Macron").size());
    EXPECT_NE(page.dom.find("Dossier de presse"), std::string::npos);
    EXPECT_EQ(page.console.find(":CONSOLE"), std::string::npos) << page.console;
    // The addresses of the sample; Chromium has requests of its own.
    EXPECT_EQ(page.network.find(".example"), std::string::npos);
  }
}

TEST_F(BrowserTest, PrintsTheDossier) {
  const std::string pdf =
      chromium_->print_to_pdf(folder_.write("page.html", dossier({"Kim AND sanctions"})));
  EXPECT_TRUE(pdf.starts_with("%PDF-"));
  EXPECT_GT(pdf.size(), 20'000U);
}

TEST_F(BrowserTest, RunsAndLoadsNothingOfAHostileArticle) {
  const std::string bad =
      "\"'></h3></article></main></style></title></script><script>document.title='ran'</script>"
      "<img src=\"http://requested.example/i\" onerror=\"document.title='ran'\"/>"
      "<svg onload=\"document.title='ran'\"><style>@import 'http://requested.example/c'</style>"
      "<base href=\"http://requested.example/\"/>]]>--><!--";
  Json article = {{"id", "id-" + bad},
                  {"title", "kim " + bad},
                  {"source", bad},
                  {"author", bad},
                  {"section", bad},
                  {"date", "2019-04-18"},
                  {"url", "https://requested.example/\" onmouseover=\"document.title='ran'"},
                  {"body", "kim " + bad + "\nkim\n" + bad}};
  std::string lines = article.dump() + '\n';
  article["id"] = "second";
  article["url"] = "javascript:document.title='ran'";
  lines += article.dump() + '\n';
  const SampleIndex index({folder_.write("hostile.jsonl", lines).string()});
  for (const std::string detail : {"", "--full"}) {
    std::vector<std::string> arguments = {"--no-group", "kim OR \"<script>'x\""};
    if (!detail.empty()) arguments.push_back(detail);
    const std::string html = dossier(arguments, index);
    const Markup markup(html);
    EXPECT_EQ(markup.find("article").size(), 2U);
    const BrowsedPage page = open(html);
    EXPECT_EQ(count(page.dom, "<article "), 2U);
    EXPECT_NE(page.dom.find("<title>Dossier de presse"), std::string::npos);
    EXPECT_EQ(page.dom.find("<title>ran"), std::string::npos);
    EXPECT_EQ(page.dom.find("<script"), std::string::npos);
    EXPECT_EQ(page.console.find(":CONSOLE"), std::string::npos) << page.console;
    EXPECT_EQ(page.network.find("requested.example"), std::string::npos);
  }
}

}  // namespace
}  // namespace kiosque
