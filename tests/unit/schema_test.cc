// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/index/schema.h"

#include <gtest/gtest.h>
#include <xapian.h>

#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "src/index/word_terms.h"
#include "src/text/utf8.h"
#include "tests/support/temp_folder.h"

namespace kiosque {
namespace {

using namespace std::string_view_literals;

TEST(Term, IsPrefixAndValue) {
  EXPECT_EQ(term(prefix::text, "kim"), "kim");
  EXPECT_EQ(term(prefix::stem, "sanction"), "Zsanction");
  EXPECT_EQ(term(prefix::country, "KP"), "XCO:KP");
  EXPECT_EQ(term(prefix::person, "kim jong un"), "XPER:kim jong un");
}

TEST(Term, ReplacesNulBytes) { EXPECT_EQ(term(prefix::id, "a\0b\0"sv), "Qa b "); }

const std::vector<std::string>& hostile_values() {
  static const std::vector<std::string> values = [] {
    std::vector<std::string> made;
    for (const std::size_t size : {1U, 200U, 239U, 240U, 244U, 245U, 246U, 300U, 100'000U})
      for (const std::string_view unit : {"a"sv, "é"sv, "’"sv, "😀"sv, "\0"sv, "\x80"sv, "\xFF"sv}) {
        std::string value;
        while (value.size() < size) value += unit;
        made.push_back(value);
      }
    return made;
  }();
  return values;
}

TEST(Term, StaysBelowXapiansLimitAndKeepsItsPrefix) {
  for (const std::string_view p : {prefix::text, prefix::id, prefix::path, prefix::person})
    for (const std::string& value : hostile_values()) {
      const std::string made = term(p, value);
      EXPECT_LE(made.size(), kMaxTermBytes) << value.size();
      EXPECT_TRUE(made.starts_with(p)) << value.size();
      EXPECT_EQ(made.find('\0'), std::string::npos) << value.size();
      if (find_ill_formed(value) == std::string::npos) {
        EXPECT_EQ(find_ill_formed(made), std::string::npos) << value.size();
      }
    }
}

// One term too long makes Xapian drop all pending documents, at once or at commit().
TEST(Term, IsTakenByXapianWhateverTheValue) {
  const TempFolder folder;
  Xapian::WritableDatabase database((folder / "db").string(), Xapian::DB_CREATE);
  for (const std::string& value : hostile_values()) {
    Xapian::Document document;
    for (const std::string_view p : {prefix::text, prefix::path, prefix::person_word}) {
      document.add_posting(term(p, value), 1);
      document.add_boolean_term(term(p, value));
    }
    database.add_document(document);
  }
  database.commit();
  EXPECT_EQ(database.get_doccount(), hostile_values().size());
}

TEST(Term, KeepsLongValuesApart) {
  const std::string common(400, 'x');
  std::set<std::string> terms;
  for (const char* end : {"", "a", "b", "aa"}) terms.insert(term(prefix::path, common + end));
  EXPECT_EQ(terms.size(), 4U);
  EXPECT_EQ(term(prefix::path, common), term(prefix::path, common));
}

// The indexer looks for the files below a folder by the beginning of their terms.
TEST(Term, KeepsTheBeginningOfALongValue) {
  for (const std::string& value : hostile_values()) {
    const std::string plain = std::string(prefix::path) + value;
    if (plain.size() <= kMaxTermBytes || value.front() == '\0') continue;
    const std::size_t kept = kMaxTermBytes - kMaxTermSuffixBytes;
    EXPECT_EQ(term(prefix::path, value).substr(0, kept), plain.substr(0, kept)) << value.size();
  }
}

TEST(FormValue, KeepsFormsOfOneWordTogetherAndApart) {
  EXPECT_EQ(form_value("marche", "marché"), "marche|marché");
  EXPECT_NE(term(prefix::form, form_value("marche", "marche")),
            term(prefix::form, form_value("marche", "marché")));
}

TEST(PackList, IsReadBack) {
  const std::vector<std::vector<std::string>> kLists = {
      {},
      {""},
      {"", "", ""},
      {"Kim Jong-un"},
      {"KP", "RU", "US"},
      {std::string("a\0b", 3), "\xFF\x80"},
      {std::string(127, 'x'), std::string(128, 'y'), std::string(16'383, 'z'),
       std::string(16'384, 'w')},
      {std::string(20'000'000, 'b'), "after"}};
  for (const auto& list : kLists) {
    const std::string packed = pack_list(list);
    EXPECT_EQ(unpack_list(packed), list) << list.size();
    std::size_t count = 0;
    for_each_packed(packed, [&](std::string_view item) { EXPECT_EQ(item, list[count++]); });
    EXPECT_EQ(count, list.size());
  }
}

TEST(UnpackList, StopsAtTheFirstByteItDidNotWrite) {
  const std::vector<std::string> one = {"KP"};
  const std::string packed = pack_list(one);
  EXPECT_EQ(unpack_list(packed + "\x05RU"), one);                        // a length too long
  EXPECT_EQ(unpack_list(packed + "\xFF\xFF\xFF\xFF\xFF\xFF\x01"), one);  // no length
  EXPECT_EQ(unpack_list(packed + "\x80"), one);                          // half a length
  EXPECT_TRUE(unpack_list("\xFF").empty());
}

TEST(UnpackList, SurvivesAnyBytes) {
  std::mt19937 random(20190425);
  for (int round = 0; round < 10'000; ++round) {
    std::string bytes;
    for (std::size_t n = random() % 20; n > 0; --n)
      bytes += static_cast<char>(random() % (round % 2 == 0 ? 6 : 256));
    std::size_t size = 0;
    for (const std::string& item : unpack_list(bytes)) size += item.size() + 1;
    ASSERT_LE(size, bytes.size()) << testing::PrintToString(bytes);
  }
}

TEST(FindField, KnowsEnglishAndFrenchNamesInAnyCase) {
  const std::pair<const char*, Field> kCases[] = {{"text", Field::text},
                                                  {"texte", Field::text},
                                                  {"title", Field::title},
                                                  {"titre", Field::title},
                                                  {"author", Field::author},
                                                  {"auteur", Field::author},
                                                  {"source", Field::source},
                                                  {"person", Field::person},
                                                  {"personne", Field::person},
                                                  {"country", Field::country},
                                                  {"pays", Field::country},
                                                  {"date", Field::date},
                                                  {"id", Field::id},
                                                  {"PAYS", Field::country},
                                                  {"Titre", Field::title},
                                                  {"títre", Field::title},
                                                  {"Dáte", Field::date},
                                                  {"ＰＡＹＳ", Field::country},
                                                  {"language", Field::language},
                                                  {"Langue", Field::language}};
  for (const auto& [name, field] : kCases) EXPECT_EQ(find_field(name), field) << name;
  for (const char* name : {"", "pay", "payss", "pays:", " pays", "langues", "\xFF", "source\xC3"})
    EXPECT_EQ(find_field(name), std::nullopt) << name;
}

TEST(Fields, AreFoundByTheNamesThatMessagesUse) {
  for (const FieldName& field : kFields) {
    EXPECT_EQ(find_field(field.french), field.field) << field.french;
    EXPECT_EQ(find_field(field.english), field.field) << field.english;
    EXPECT_EQ(french_name(field.field), field.french);
    EXPECT_TRUE(field.example.starts_with(std::string(field.french) + ':')) << field.example;
  }
}

}  // namespace
}  // namespace kiosque
