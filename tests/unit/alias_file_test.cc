// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/analysis/alias_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "src/analysis/analyzer.h"
#include "src/analysis/gazetteer_lookup.h"
#include "src/analysis/lexicon_builder.h"
#include "tests/support/common_words.h"

namespace kiosque {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

CompiledAliases compile(const std::string& text) {
  std::istringstream in(text);
  return compile_aliases(in);
}

// Built-in lists, and a user's file in front of them.
class WithAliases {
 public:
  explicit WithAliases(const std::string& file) : lists_(built_in()) {
    CompiledAliases compiled = compile(file);
    EXPECT_THAT(compiled.bad_lines, IsEmpty()) << compiled.bad_lines.front().what;
    aliases_ = std::move(compiled.bytes);
    lexicon_.emplace(Lexicon(lists_).with_aliases(aliases_));
  }

  const Lexicon& lexicon() const { return *lexicon_; }
  std::string find(const std::string& name) const {
    return find_person(*lexicon_, name).value_or("nobody");
  }
  std::vector<std::string> persons(const std::string& text) const {
    Analyzer analyzer(*lexicon_);
    std::vector<std::string> names;
    const AnalyzedArticle article = analyzer.analyze_article("", text);
    for (const PersonEntity& person : article.entities.persons) {
      const Mention& first = person.mentions.front();
      names.push_back(person.name + ": " + text.substr(first.begin, first.end - first.begin));
    }
    return names;
  }

 private:
  static std::string built_in() {
    LexiconBuilder lists;
    const auto person = [&lists](const char* spelling, const char* label) {
      lists.add_entry(EntryKind::person, CaseRule::capitalised, spelling, label);
    };
    person("Vladimir Poutine", "Vladimir Poutine");
    person("Poutine", "Vladimir Poutine");
    person("Angela Merkel", "Angela Merkel");
    person("Merkel", "Angela Merkel");
    lists.add_word("Kim", kFamilyNameFirst);
    lists.add_stop_word("le");
    add_common_words(lists);
    return lists.build();
  }

  std::string lists_;
  std::string aliases_;
  std::optional<Lexicon> lexicon_;
};

TEST(AliasFile, AddsToTheBuiltInList) {
  const WithAliases both("# comment\n\nBernard Arnault\tle roi du luxe|BA\tpatron\nStromae\n");
  EXPECT_EQ(both.find("BA"), "Bernard Arnault");
  EXPECT_EQ(both.find("Roi du Luxe"), "nobody");
  EXPECT_EQ(both.find("le ROI-du-luxe"), "Bernard Arnault");
  EXPECT_EQ(both.find("stromae"), "Stromae");
  EXPECT_EQ(both.find("Poutine"), "Vladimir Poutine");
  EXPECT_THAT(both.persons("Puis BA et Poutine, ba, Stromae."),
              ElementsAre("Bernard Arnault: BA", "Vladimir Poutine: Poutine", "Stromae: Stromae"));
}

TEST(AliasFile, LeavesOtherNamesOfTheTextAlone) {
  const Lexicon builtin = Lexicon::builtin();
  const std::string aliases = compile("Fidel Castro\tle Lider Maximo\tsurnom\n").bytes;
  const Lexicon lexicon = builtin.with_aliases(aliases);
  const std::string text = "À Tours, rue Picard, le Lider Maximo a vu Angela Merkel à Berlin.";
  const auto keywords = [&](const Lexicon& lists) {
    Analyzer analyzer(lists);
    std::vector<std::string> words;
    for (const Token& token : analyzer.analyze_article("", text).body.tokens)
      if (token.keyword) words.push_back(token.word->folded);
    return words;
  };
  const std::vector<std::string> before = keywords(builtin);
  const std::vector<std::string> after = keywords(lexicon);
  for (const std::string& word : before)
    EXPECT_NE(std::find(after.begin(), after.end(), word), after.end()) << word;
}

TEST(AliasFile, ItsLineWinsOverABuiltInAlias) {
  const WithAliases both("Alexander Merkel\tMerkel\tfootballeur\n");
  EXPECT_EQ(both.find("Merkel"), "Alexander Merkel");
  EXPECT_EQ(both.find("Angela Merkel"), "Angela Merkel");
  EXPECT_THAT(both.persons("Ici Merkel."), ElementsAre("Alexander Merkel: Merkel"));
  EXPECT_THAT(both.persons("Là Angela Merkel."), ElementsAre("Angela Merkel: Angela Merkel"));
}

TEST(AliasFile, ABuiltInNameAmongItsAliasesRenamesThatPerson) {
  const WithAliases both("Vladimir Putin\tVladimir Poutine\tà l'anglaise\n");
  for (const char* name : {"Poutine", "Vladimir Poutine", "Vladimir Putin"})
    EXPECT_EQ(both.find(name), "Vladimir Putin") << name;
  EXPECT_EQ(both.find("Putin"), "nobody");
  EXPECT_THAT(both.persons("Hier, Poutine."), ElementsAre("Vladimir Putin: Poutine"));
}

TEST(AliasFile, ANicknameMayBeginWithASmallLetter) {
  const WithAliases both("Fidel Castro\tle Lider Maximo\tsurnom\n");
  EXPECT_THAT(both.persons("À Cuba, le Líder Máximo a parlé. Le Lider Maximo aussi."),
              ElementsAre("Fidel Castro: le Líder Máximo"));
  EXPECT_THAT(both.persons("le lider maximo"), IsEmpty());
}

TEST(AliasFile, ALongerBuiltInNameIsStillReadWhole) {
  const WithAliases both("Kim Jong-un\tKim\tau Nord\nVladimir Ilitch\tVladimir\t\n");
  EXPECT_THAT(both.persons("Vladimir Poutine attend Kim Yo-jong. Kim viendra."),
              ElementsAre("Vladimir Poutine: Vladimir Poutine", "Kim Yo-jong: Kim Yo-jong"));
  EXPECT_THAT(both.persons("Demain, Kim viendra."), ElementsAre("Kim Jong-un: Kim"));
}

TEST(AliasFile, ReadsWhatEditorsWrite) {
  EXPECT_EQ(compile("\uFEFFKim Jong-un\tKJU\twhy\r\n").bytes, compile("Kim Jong-un\tKJU").bytes);
  EXPECT_EQ(compile(" Kim Jong-un \t KJU | Kim \t\n").bytes, compile("Kim Jong-un\tKJU|Kim").bytes);
  EXPECT_EQ(compile("Kim Jong-un\tKJU|kju\nKim Jong-un\tKim\n").bytes,
            compile("Kim Jong-un\tKJU|Kim\n").bytes);
  EXPECT_EQ(compile("# nobody\n \n").bytes, "");
}

TEST(AliasFile, TheFingerprintKnowsItsNamesAndNotItsComments) {
  const auto print = [](const std::string& file) {
    return Analyzer::fingerprint(WithAliases(file).lexicon());
  };
  const std::string none = print("");
  const std::string kim = print("Kim Jong-un\tKim\t\n");
  EXPECT_NE(none, kim);
  EXPECT_EQ(kim, print("# why\nKim Jong-un\tKim\tdirigeant\n"));
  EXPECT_NE(kim, print("Kim Jong-il\tKim\t\n"));
  EXPECT_NE(kim, print("Kim Jong-un\tKJU\t\n"));
  EXPECT_TRUE(Analyzer::differ_in_aliases_alone(none, kim));
  EXPECT_TRUE(Analyzer::differ_in_aliases_alone(kim, print("Kim Jong-un\tKJU\t\n")));
  EXPECT_FALSE(Analyzer::differ_in_aliases_alone(kim, kim));
  EXPECT_FALSE(Analyzer::differ_in_aliases_alone("another", kim));
}

TEST(AliasFile, TellsEveryBadLineWithItsNumberAndACure) {
  const struct {
    std::string line;
    const char* what;
  } cases[] = {
      {"caf\xE9", "not UTF-8"},
      {"\tKim", "no canonical name"},
      {" \tKim\t", "no canonical name"},
      {"Kim\tK\twhy\tmore", "4 columns"},
      {"Kim\t\x01", "control character"},
      {"Kim Jong-un\tKim||KJU", "without any word: «  »"},
      {"Kim Jong-un\t–", "without any word: « – »"},
      {"…\tKim", "without any word"},
      {"Kim Yo-jong\tKJU", "« KJU » belongs to Kim Jong-un already (line 1)"},
      {"KJU", "belongs to Kim Jong-un already"},
      {"kim jong un\tKim", "belongs to Kim Jong-un already"},
      {"Kim\t" + std::string(161, 'x'), "too long"},
      {"Kim\ta b c d e f g h i j k l m n o p q", "too long"},
  };
  for (const auto& c : cases) {
    const CompiledAliases compiled = compile("Kim Jong-un\tKJU\n\n" + c.line + "\n#\n" + c.line);
    ASSERT_EQ(compiled.bad_lines.size(), 2U) << c.line;
    EXPECT_EQ(compiled.bad_lines[0].line, 3U) << c.line;
    EXPECT_EQ(compiled.bad_lines[1].line, 5U) << c.line;
    for (const BadAliasLine& bad : compiled.bad_lines) {
      EXPECT_THAT(bad.what, HasSubstr(c.what)) << c.line;
      EXPECT_NE(bad.cure, "") << c.line;
    }
    EXPECT_EQ(compiled.bytes, compile("Kim Jong-un\tKJU\n").bytes) << c.line;
  }
}

}  // namespace
}  // namespace kiosque
