// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/analysis/lexicon_sources.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "src/analysis/gazetteer_lookup.h"
#include "src/analysis/lexicon.h"
#include "src/cli/error.h"
#include "tests/support/temp_folder.h"

namespace kiosque {
namespace {

using namespace std::string_view_literals;

// A folder of short, sound lists.
class Lists {
 public:
  Lists() {
    folder_.write("stop-words-fr.txt", "# stop words\n\nle\nà\naujourd'hui\n");
    folder_.write("first-names-fr.txt",
                  "# first names\nÉlisabeth\nJean-Luc\nJean-de-Dieu\nN'Golo\n");
    folder_.write("first-names-world.txt", "# first names\nXi\n");
    folder_.write("surnames-fr.txt", "# surnames\nDupont\n");
    folder_.write("surnames-world.txt", "# surnames\nTraoré\n");
    folder_.write("common-words-fr.bin", "abcd"sv);
    folder_.write("organisations-fr.txt", "# organisations\nParis Saint-Germain|PSG\n");
    folder_.write(
        "name-words-fr.tsv",
        "# words\nMme\tcivility\ngénéral\tcivility\nde\tparticle\nKim\tfamily-name-first\n");
    folder_.write("countries-fr.tsv",
                  "# countries\n"
                  "KP\tCorée du Nord\tCorée du Nord|RPDC\tnord-coréen|nord-coréenne\tPyongyang\n"
                  "US\tÉtats-Unis\tÉtats-Unis|USA\taméricain|américano-\tWashington\n"
                  "FR\tFrance\tFrance\t\t\n");
    folder_.write("not-countries-fr.txt", "# others\nAir France\nTour de France|Tour d'Italie\n");
    folder_.write("places-fr.tsv",
                  "# places\nNice\tFR\tcity\nLe Caire|Nord-Pas-de-Calais\tFR\tcity\n");
    folder_.write("persons-fr.tsv",
                  "# persons\nVladimir Poutine\tPoutine|VVP\tQ7747\nKim Jong-un\t\tQ56226\n");
  }

  void write(const std::string& name, std::string_view content) const {
    folder_.write(name, content);
  }
  std::filesystem::path path(const std::string& name) const { return folder_ / name; }
  std::string compile() const { return compile_lexicon(folder_.path()); }

 private:
  TempFolder folder_;
};

TEST(CompileLexicon, ReadsAllLists) {
  const std::string bytes = Lists().compile();
  const Lexicon lexicon(bytes);
  for (const char* word : {"le", "à", "aujourd'hui"})
    EXPECT_TRUE(lexicon.is_stop_word(word)) << word;
  for (const char* word : {"dupont", "traore", "poutine"})
    EXPECT_TRUE(lexicon.find(word).has(kSurname)) << word;
  for (const char* word : {"elisabeth", "xi", "jean", "luc", "dieu", "n'golo"})
    EXPECT_TRUE(lexicon.find(word).has(kFirstName)) << word;
  EXPECT_FALSE(lexicon.find("de").has(kFirstName));
  EXPECT_TRUE(lexicon.find("de").has(kParticle));
  EXPECT_TRUE(lexicon.find("general").has(kCivility));
  EXPECT_TRUE(lexicon.find("kim").has(kFamilyNameFirst));
  EXPECT_EQ(lexicon.country_label("US"), "États-Unis");
  EXPECT_EQ(find_countries(lexicon, "RPDC"), std::vector<std::string>{"KP"});
  EXPECT_EQ(find_countries(lexicon, "nord-coréenne"), std::vector<std::string>{"KP"});
  EXPECT_EQ(find_person(lexicon, "VVP"), "Vladimir Poutine");
  EXPECT_EQ(find_person(lexicon, "Kim Jong-un"), "Kim Jong-un");
}

TEST(CompileLexicon, GivesTheSameBytesAgain) { EXPECT_EQ(Lists().compile(), Lists().compile()); }

TEST(CompileLexicon, TakesListsWithoutALastLineBreakAndEmptyOnes) {
  const Lists lists;
  lists.write("stop-words-fr.txt", "le\nla");
  lists.write("persons-fr.tsv", "");
  const std::string bytes = lists.compile();
  EXPECT_TRUE(Lexicon(bytes).is_stop_word("la"));
}

struct BadLine {
  std::string file;
  std::string_view line;
  std::string_view complaint;
};

TEST(CompileLexicon, NamesFileAndLineOfABadLine) {
  const std::vector<BadLine> kBadLines = {
      {"stop-words-fr.txt", "le\tla", "1 columns are expected, 2 found"},
      {"stop-words-fr.txt", "afin de", "not one plain word"},
      {"stop-words-fr.txt", "l'on", "not one plain word"},
      {"stop-words-fr.txt", "…", "not one plain word"},
      {"stop-words-fr.txt", "\xE0", "UTF-8"},
      {"stop-words-fr.txt", "le\r", "control character"},
      {"stop-words-fr.txt", "l\0e"sv, "control character"},
      {"stop-words-fr.txt", "le ", "a blank too many"},
      {"first-names-fr.txt", "jean", "begins with a capital"},
      {"first-names-fr.txt", "Jean Luc", "not one plain word"},
      {"first-names-fr.txt", "Jean-", "hyphen"},
      {"name-words-fr.tsv", "M.\tcivility", "not one plain word"},
      {"name-words-fr.tsv", "\tcivility", "not one plain word"},
      {"name-words-fr.tsv", "M\tcivilité", "the second column is civility"},
      {"name-words-fr.tsv", "M", "2 columns are expected, 1 found"},
      {"countries-fr.tsv", "DE\tAllemagne\tAllemagne\tallemand", "5 columns are expected, 4 found"},
      {"countries-fr.tsv", "DEU\tAllemagne\tAllemagne\t\t", "two capital letters"},
      {"countries-fr.tsv", "de\tAllemagne\tAllemagne\t\t", "two capital letters"},
      {"countries-fr.tsv", "é\tAllemagne\tAllemagne\t\t", "two capital letters"},
      {"countries-fr.tsv", "FR\tAllemagne\tAllemagne\t\t", "FR stands in an earlier line"},
      {"countries-fr.tsv", "DE\t\tAllemagne\t\t", "is empty"},
      {"countries-fr.tsv", "DE\tAllemagne\tAllemagne||RFA\t\t", "before or behind"},
      {"countries-fr.tsv", "DE\tAllemagne\tAllemagne| RFA\t\t", "a blank too many"},
      {"countries-fr.tsv", "DE\tAllemagne\tAllemagne\t-\t", "an entry without a word"},
      {"not-countries-fr.txt", "Air France|", "before or behind"},
      {"places-fr.tsv", "Lyon\tFR", "3 columns are expected, 2 found"},
      {"places-fr.tsv", "Atlantis\tXA\tcity", "no country of countries-fr.tsv has the code XA"},
      {"places-fr.tsv", "\tFR\tcity", "is empty"},
      {"persons-fr.tsv", "Angela Merkel", "3 columns are expected, 1 found"},
      {"persons-fr.tsv", "\tMerkel\tQ94746", "is empty"},
      {"persons-fr.tsv", "«»\t\t", "an entry without a word"},
  };
  for (const BadLine& bad : kBadLines) {
    const Lists lists;
    lists.write(bad.file, "# comment\n\n" + std::string(bad.line) + "\n");
    if (bad.complaint.find("earlier") != std::string_view::npos)
      lists.write(bad.file, "FR\tFrance\tFrance\t\t\n\n" + std::string(bad.line) + "\n");
    try {
      lists.compile();
      ADD_FAILURE() << bad.file << ": " << bad.line;
    } catch (const Error& error) {
      const std::string message = error.what();
      const std::string place = lists.path(bad.file).string() + ":3: ";
      EXPECT_EQ(message.find(place), 0U) << bad.line << "\n" << message;
      EXPECT_NE(message.find(bad.complaint), std::string::npos) << bad.line << "\n" << message;
      EXPECT_FALSE(error.hint().empty()) << bad.line;
      EXPECT_EQ(error.exit_code(), ExitCode::failure) << bad.line;
    }
  }
}

TEST(CompileLexicon, NamesAListThatCannotBeRead) {
  for (const char* name :
       {"stop-words-fr.txt", "first-names-fr.txt", "name-words-fr.tsv", "countries-fr.tsv",
        "not-countries-fr.txt", "places-fr.tsv", "persons-fr.tsv"})
    for (const bool as_folder : {false, true}) {
      const Lists lists;
      std::filesystem::remove(lists.path(name));
      if (as_folder) std::filesystem::create_directory(lists.path(name));
      try {
        lists.compile();
        ADD_FAILURE() << name << as_folder;
      } catch (const Error& error) {
        EXPECT_EQ(std::string(error.what()), "cannot read " + lists.path(name).string());
      }
    }
}

TEST(CompileLexicon, ReadsTheListsOfData) {
  const std::string bytes = compile_lexicon(std::filesystem::path(KIOSQUE_SOURCE_DIR) / "data");
  EXPECT_EQ(find_countries(Lexicon(bytes), "Russie"), std::vector<std::string>{"RU"});
}

}  // namespace
}  // namespace kiosque
