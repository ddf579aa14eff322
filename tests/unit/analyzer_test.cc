// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/analysis/analyzer.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "src/text/utf8.h"
#include "tests/unit/french_text.h"

namespace kiosque {
namespace {

std::vector<std::string> slices(std::string_view text, const std::vector<Token>& tokens) {
  std::vector<std::string> result;
  for (const Token& token : tokens)
    result.emplace_back(text.substr(token.begin, token.end - token.begin));
  return result;
}

TEST(Analyzer, PointsIntoTheTextAsItWasWritten) {
  const std::vector<std::pair<std::string_view, std::vector<std::string>>> kCases = {
      {"L’État reçoit", {"État", "reçoit"}},
      {"se\u0301curite\u0301, l'E\u0301tat", {"se\u0301curite\u0301", "E\u0301tat"}},
      {"😀 Kim 😀😀-un", {"Kim", "un"}},
      {"l'O.N.U. (É.D.F)", {"O.N.U.", "É.D.F"}},
      {"12\u202F000 Sarko\u00ADzy\u00AD.", {"12\u202F000", "Sarko\u00ADzy"}},
      {"\xFF\xFEKim\xC3 Trump\xE2\x80", {"Kim", "Trump"}},
      {"日本 Kim", {"日", "本", "Kim"}},
      {"", {}},
      {" \n’«»—… ", {}},
  };
  Analyzer analyzer(french_lexicon());
  for (const auto& [text, words] : kCases) {
    EXPECT_EQ(slices(text, analyzer.analyze_words(text)), words) << text;
    EXPECT_EQ(slices(text, analyzer.analyze_article({}, text).body.tokens), words) << text;
    EXPECT_EQ(slices(text, analyzer.analyze_article(text, {}).title.tokens), words) << text;
  }
}

TEST(Analyzer, PointsMentionsIntoTheTextWithoutCivilities) {
  Analyzer analyzer(french_lexicon());
  for (const std::string before : {"", "😀 e\u0301te\u0301 ", "L’Élysée, ", "\xFF "}) {
    const std::string text = before + "Mme Angela Merkel et la Russie.";
    const Entities entities = analyzer.analyze_article({}, text).entities;
    ASSERT_EQ(entities.persons.size(), 1U) << text;
    ASSERT_EQ(entities.countries.size(), 1U) << text;
    const Mention person = entities.persons.front().mentions.front();
    const Mention country = entities.countries.front().mentions.front();
    EXPECT_EQ(text.substr(person.begin, person.end - person.begin), "Angela Merkel") << text;
    EXPECT_EQ(text.substr(country.begin, country.end - country.begin), "Russie") << text;
  }
}

TEST(Analyzer, ReadsWordsOfQueriesAndArticlesAlike) {
  Analyzer analyzer(french_lexicon());
  for (const std::string_view text :
       {"la sécurité d'un allègement NUCLÉAIRE", "l’O.N.U., 12 000 et 3,5 %", "aujourd'hui"})
    EXPECT_EQ(show(analyzer.analyze_words(text)),
              show(analyzer.analyze_article({}, text).body.tokens))
        << text;
}

TEST(Analyzer, GivesItsOwnFormsTheSameTermsAgain) {
  Analyzer analyzer(french_lexicon());
  const std::string text =
      "L’allègement des sanctions, « aujourd’hui », à N'Djamena : 12 000 œuvres d’É.D.F., ŒDÈME, "
      "Łódź, entr'ouvert, 3.5 %, 1er, Straße, ﬁnances, nord‑coréennes, SÉCURITÉ, m², İstanbul";
  for (const Token& token : analyzer.analyze_words(text)) {
    const std::vector<Token> again = analyzer.analyze_words(token.word->form);
    ASSERT_EQ(again.size(), 1U) << token.word->form;
    EXPECT_EQ(again.front().word->form, token.word->form);
    EXPECT_EQ(again.front().word->folded, token.word->folded);
    const std::vector<Token> folded = analyzer.analyze_words(token.word->folded);
    ASSERT_EQ(folded.size(), 1U) << token.word->folded;
    EXPECT_EQ(folded.front().word->folded, token.word->folded);
  }
}

TEST(Analyzer, SetsOverlongWordsAsideAndKeepsTheRest) {
  Analyzer analyzer(french_lexicon());
  for (const std::size_t letters : {161U, 641U, 10'000U}) {
    const std::string text = "avant " + std::string(letters, 'x') + " après";
    const AnalyzedText body = analyzer.analyze_article({}, text).body;
    EXPECT_EQ(slices(text, body.tokens), (std::vector<std::string>{"avant", "après"})) << letters;
    ASSERT_EQ(body.overlong.size(), 1U) << letters;
    EXPECT_EQ(body.overlong.front().begin, 6U) << letters;
    EXPECT_EQ(body.overlong.front().end, 6U + letters);
  }
  const std::string longest(kMaxWordBytes, 'x');
  EXPECT_EQ(analyzer.analyze_words(longest).size(), 1U);
}

TEST(Analyzer, JoinsNoWordToTheOneBeforeAnOverlongOne) {
  Analyzer analyzer(french_lexicon());
  const std::string text = "Kim " + std::string(200, 'x') + "-Trump";
  const std::vector<Token> tokens = analyzer.analyze_words(text);
  ASSERT_EQ(tokens.size(), 2U);
  EXPECT_FALSE(tokens.back().hyphen_before);
}

TEST(Analyzer, FingerprintNamesTheWordLists) {
  LexiconBuilder lists;
  lists.add_stop_word("le");
  const std::string bytes = lists.build();
  const std::string own = Analyzer::fingerprint(Lexicon(bytes));
  EXPECT_EQ(own, Analyzer::fingerprint(Lexicon(bytes)));
  EXPECT_NE(own, Analyzer::fingerprint(french_lexicon()));
  EXPECT_NE(own.find(Lexicon(bytes).fingerprint()), std::string::npos) << own;
  EXPECT_NE(own.find(Stemmer::identity()), std::string::npos) << own;
}

TEST(Analyzer, BuiltinListsKnowTheObvious) {
  const Lexicon lexicon = Lexicon::builtin();
  Analyzer analyzer(lexicon);
  const std::string text = "Hier, Vladimir Poutine a quitté la Russie. Poutine reviendra.";
  const AnalyzedArticle article = analyzer.analyze_article("POUTINE PART", text);
  ASSERT_EQ(article.entities.persons.size(), 1U);
  EXPECT_EQ(article.entities.persons.front().name, "Vladimir Poutine");
  EXPECT_EQ(article.entities.persons.front().mentions.size(), 3U);
  ASSERT_EQ(article.entities.countries.size(), 1U);
  EXPECT_EQ(article.entities.countries.front().code, "RU");
}

// Properties that hold for any bytes.

bool is_border(std::string_view text, std::size_t offset) {
  return offset == 0 || offset == text.size() ||
         (static_cast<unsigned char>(text[offset]) & 0xC0) != 0x80;
}

void expect_sound(std::string_view text, const std::vector<Token>& tokens, int round) {
  std::size_t end = 0;
  for (const Token& token : tokens) {
    ASSERT_GE(token.begin, end) << "round " << round;
    ASSERT_GT(token.end, token.begin) << "round " << round;
    ASSERT_LE(token.end, text.size()) << "round " << round;
    ASSERT_NE(token.word, nullptr) << "round " << round;
    ASSERT_FALSE(token.word->folded.empty()) << "round " << round;
    ASSERT_LE(token.word->folded.size(), kMaxWordBytes) << "round " << round;
    ASSERT_EQ(find_ill_formed(token.word->form), std::string::npos) << "round " << round;
    ASSERT_EQ(find_ill_formed(token.word->folded), std::string::npos) << "round " << round;
    end = token.end;
  }
  const bool well_formed = find_ill_formed(text) == std::string_view::npos;
  for (const Token& token : tokens) {
    if (!well_formed) continue;
    ASSERT_TRUE(is_border(text, token.begin) && is_border(text, token.end)) << "round " << round;
  }
}

void expect_sound(std::string_view text, const Mention& mention, int round) {
  ASSERT_LT(mention.begin, mention.end) << "round " << round;
  ASSERT_LE(mention.end, text.size()) << "round " << round;
}

void analyze_random(std::string_view title, std::string_view body, Analyzer& analyzer, int round) {
  const AnalyzedArticle article = analyzer.analyze_article(title, body);
  ASSERT_NO_FATAL_FAILURE(expect_sound(title, article.title.tokens, round));
  ASSERT_NO_FATAL_FAILURE(expect_sound(body, article.body.tokens, round));
  const auto text_of = [&](const Mention& m) { return m.part == TextPart::title ? title : body; };
  for (const PersonEntity& person : article.entities.persons) {
    ASSERT_FALSE(person.mentions.empty()) << "round " << round;
    for (const Mention& m : person.mentions)
      ASSERT_NO_FATAL_FAILURE(expect_sound(text_of(m), m, round));
  }
  for (const CountryEntity& country : article.entities.countries) {
    ASSERT_FALSE(country.mentions.empty()) << "round " << round;
    for (const Mention& m : country.mentions)
      ASSERT_NO_FATAL_FAILURE(expect_sound(text_of(m), m, round));
  }
}

using Random = std::mt19937;

std::string random_of(Random& random, std::size_t pieces, const auto& piece) {
  std::string text;
  for (std::size_t count = random() % pieces; count > 0; --count) text += piece();
  return text;
}

// Bytes of all values, with many of those that begin and continue sequences.
std::string random_bytes(Random& random) {
  return random_of(random, 80, [&] { return std::string(1, static_cast<char>(random() & 0xFF)); });
}

std::string random_code_points(Random& random) {
  constexpr char32_t kLimits[] = {0x80, 0x250, 0x2100, 0x10000, 0x110000};
  return random_of(random, 40, [&] {
    std::string one;
    append_code_point(one, static_cast<char32_t>(random() % kLimits[random() % 5]));
    return one;
  });
}

// What French is made of, in any order: this reaches the rules.
std::string random_french(Random& random) {
  static const std::vector<std::string> kPieces = {
      " ",     " ",        " ",        "-",      "‑",    "'",    "’",       ".",
      ",",     "\n",       "M.",       "MM.",    "Mme ", "Kim",  "Jong",    "un",
      "Jean",  "Luc",      "O",        "N",      "U",    "É",    "e\u0301", "12",
      "000",   "1er",      "3,5",      "l",      "d",    "qu",   "Poutine", "Trump",
      "Corée", " du Nord", "nord",     "coréen", "von ", "de ",  "ben ",    "américano",
      "Mali",  "Damas",    "\u00AD",   "\u202F", "😀",    "\xC3", "\u0301",  "日",
      "Marie", "François", "Hollande", "«",      "»",    "J.",   "(",       "!"};
  return random_of(random, 60, [&] { return kPieces[random() % kPieces.size()]; });
}

TEST(Analyzer, SurvivesRandomText) {
  Random random(20190425);
  Analyzer analyzer(french_lexicon());
  const auto text = [&random](int kind) {
    return kind == 0   ? random_bytes(random)
           : kind == 1 ? random_code_points(random)
                       : random_french(random);
  };
  for (int round = 0; round < 10'000; ++round) {
    const std::string title = text(round % 3);
    const std::string body = text(round % 3);
    ASSERT_NO_FATAL_FAILURE(analyze_random(title, body, analyzer, round))
        << "« " << testing::PrintToString(title) << " », « " << testing::PrintToString(body)
        << " »";
  }
}

}  // namespace
}  // namespace kiosque
