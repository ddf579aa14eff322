// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/output/analysis_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace kiosque {
namespace {

using testing::HasSubstr;
using testing::Not;

Mention mention(std::string_view text, std::string_view form, Evidence by,
                TextPart part = TextPart::body, std::size_t from = 0) {
  const std::size_t begin = text.find(form, from);
  EXPECT_NE(begin, std::string_view::npos) << form;
  return {.part = part,
          .by = by,
          .begin = static_cast<std::uint32_t>(begin),
          .end = static_cast<std::uint32_t>(begin + form.size())};
}

std::string print(const Article& article, Entities entities, bool color = false) {
  AnalyzedArticle analyzed;
  analyzed.entities = std::move(entities);
  std::ostringstream out;
  print_text(article, analyzed, Lexicon::builtin(), color, out);
  return out.str();
}

// A body whose one person and one country are these pieces of it.
std::string print_body(const std::string& body, const std::string& person,
                       const std::string& country, bool color = false) {
  Entities entities;
  if (!person.empty())
    entities.persons = {{"Kim", "kim", {mention(body, person, Evidence::model)}}};
  if (!country.empty()) entities.countries = {{"KP", {mention(body, country, Evidence::demonym)}}};
  const std::string all = print({.id = "1", .body = body}, std::move(entities), color);
  const std::size_t begin = all.find("\n\n") + 2;
  return all.substr(begin, all.find("\n\n", begin) - begin);
}

TEST(AnalysisText, ShowsWhatWasFoundWhereAndWhy) {
  Article article = {.id = "42",
                     .title = "L'été d'Édith Cresson à Séoul",
                     .body = "Mme Cresson, née en France.\n\nLes Français, dit Édith Cresson.",
                     .source = "AFP",
                     .date = Date{2019, 5, 1}};
  Entities entities;
  entities.persons = {{"Édith Cresson",
                       "edith cresson",
                       {mention(article.title, "Édith Cresson", Evidence::alias, TextPart::title),
                        mention(article.body, "Cresson", Evidence::full_form),
                        mention(article.body, "Édith Cresson", Evidence::alias)}}};
  entities.countries = {
      {"KR", {mention(article.title, "Séoul", Evidence::seat_of_power, TextPart::title)}},
      {"FR",
       {mention(article.body, "France", Evidence::gazetteer),
        mention(article.body, "Français", Evidence::demonym)}}};
  EXPECT_EQ(print(article, entities),
            "42\n"
            "    L'été d'[Édith Cresson|P] à [Séoul|KR?]\n"
            "    1er mai 2019 · AFP\n"
            "\n"
            "    Mme [Cresson|P], née en [France|FR].\n"
            "\n"
            "    Les [Français|FR], dit [Édith Cresson|P].\n"
            "\n"
            "persons\n"
            "       3  Édith Cresson  by=alias,full-form  forms: Édith Cresson, Cresson\n"
            "\n"
            "countries\n"
            "       1  KR  Corée du Sud  named=0 weak=1  by=capital  forms: Séoul\n"
            "       2  FR  France  named=2 weak=0  by=gazetteer,demonym  forms: France, Français\n"
            "\n");
}

TEST(AnalysisText, SaysThatNothingWasFound) {
  EXPECT_EQ(print({.id = "1", .body = "Rien."}, {}),
            "1\n\n    Rien.\n\nno persons\n\nno countries\n\n");
}

TEST(AnalysisText, MarksMentionsThatMeet) {
  const struct {
    std::string body;
    std::string person;
    std::string country;
    std::string marked;
  } cases[] = {
      {"Kim dit", "Kim", "", "[Kim|P] dit"},
      {"dit Kim", "Kim", "", "dit [Kim|P]"},
      {"Kim coréen", "Kim", "coréen", "[Kim|P] [coréen|KP]"},
      {"KimCorée", "Kim", "Corée", "[Kim|P][Corée|KP]"},
      {"Rose de Corée", "Rose de Corée", "Corée", "[Rose de [Corée|KP]|P]"},
      {"Corée Rose dit", "Corée Rose", "Corée", "[[Corée|KP] Rose|P] dit"},
      {"Rose de Corée", "Rose", "Rose de Corée", "[[Rose|P] de Corée|KP]"},
      {"Kim", "Kim", "Kim", "[[Kim|KP]|P]"},
      {"Rose Corée Nord", "Rose Corée", "Corée Nord", "[Rose [Corée|KP]|P][ Nord|KP]"},
      {"Nord Corée Rose", "Corée Rose", "Nord Corée", "[Nord [Corée|P]|KP][ Rose|P]"},
      // Breaks and blanks of all kinds.
      {"dit\nKim\ndit", "Kim", "", "dit\n    [Kim|P]\n    dit"},
      {"Kim\nJong-un dit", "Kim\nJong-un", "", "[Kim Jong-un|P] dit"},
      {"«\u00A0Kim\u202FJong-un\u00A0»", "Kim\u202FJong-un", "",
       "«\u00A0[Kim\u202FJong-un|P]\u00A0»"},
      {"été à Séoul été", "", "Séoul", "été à [Séoul|KP] été"},
      {"", "", "", ""},
  };
  for (const auto& c : cases)
    EXPECT_EQ(print_body(c.body, c.person, c.country), c.body.empty() ? "" : "    " + c.marked)
        << c.body;
}

TEST(AnalysisText, MarksANameOfTwoCountriesTwice) {
  const std::string body = "la péninsule coréenne.";
  const Mention both = mention(body, "péninsule coréenne", Evidence::place);
  EXPECT_THAT(print({.id = "1", .body = body},
                    {.persons = {}, .countries = {{"KP", {both}}, {"KR", {both}}}}),
              HasSubstr("    la [[péninsule coréenne|KR?]|KP?].\n"));
}

TEST(AnalysisText, MarksInColour) {
  EXPECT_EQ(print_body("Édith à Séoul", "Édith", "Séoul", true),
            "    \x1b[1;32mÉdith\x1b[0m à \x1b[36mSéoul\x1b[0m");
  // One within the other: both styles, underlined, then the outer one again.
  EXPECT_EQ(print_body("Corée Rose dit", "Corée Rose", "Corée", true),
            "    \x1b[1;32m\x1b[4m\x1b[36mCorée\x1b[0m\x1b[1;32m Rose\x1b[0m dit");
  const std::string body = "dit Moscou";
  const std::string weak = print(
      {.id = "1", .body = body},
      {.persons = {}, .countries = {{"RU", {mention(body, "Moscou", Evidence::place)}}}}, true);
  EXPECT_THAT(weak, HasSubstr("dit \x1b[2;36mMoscou\x1b[0m\n"));
  EXPECT_THAT(weak, HasSubstr("\x1b[2;36mRU  Russie\x1b[0m"));
}

TEST(AnalysisText, NamesEachFormOnce) {
  const std::string body = "Kim Jong-un, Kim\u00A0Jong-un, Kim\nJong-un et KIM JONG-UN";
  Entities entities;
  entities.persons = {{"Kim Jong-un",
                       "kim jong un",
                       {mention(body, "Kim Jong-un", Evidence::alias),
                        mention(body, "Kim\u00A0Jong-un", Evidence::alias),
                        mention(body, "Kim\nJong-un", Evidence::model),
                        mention(body, "KIM JONG-UN", Evidence::model)}}};
  EXPECT_THAT(
      print({.id = "1", .body = body}, entities),
      HasSubstr("       4  Kim Jong-un  by=alias,model  forms: Kim Jong-un, KIM JONG-UN\n"));
}

TEST(AnalysisText, MakesHostileTextSafe) {
  const std::string evil = "\x1b[2J\u202E\x07\u2066\u0085\r";
  const std::string name = "Kim" + evil + "Un";
  Article article = {.id = "1" + evil + "\npersons",
                     .title = "T" + evil,
                     .body = name + evil + "\npersons\n\x1b]0;titre\x07 caf\xE9",
                     .source = "S" + evil + "\n"};
  for (const bool color : {false, true}) {
    Entities entities;
    entities.persons = {{name, "kim un", {mention(article.body, name, Evidence::model)}}};
    std::string out = print(article, std::move(entities), color);
    // Our own colours are the only escapes.
    for (const char* own : {"\x1b[0m", "\x1b[1m", "\x1b[1;32m"})
      for (std::size_t at; (at = out.find(own)) != std::string::npos;)
        out.erase(at, std::string(own).size());
    for (const char* bad : {"\x1b", "\u202E", "\x07", "\u2066", "\u0085", "\r", "\xE9\n"})
      EXPECT_THAT(out, Not(HasSubstr(bad)));
    // Nor can the article's own lines pass for a heading.
    EXPECT_EQ(out.find("\npersons\n"), out.rfind("\npersons\n"));
    EXPECT_THAT(out, HasSubstr("\n    persons\n"));
  }
}

}  // namespace
}  // namespace kiosque
