// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kiosque {

// What the index looks like on disk: THE prefixes, value slots and field names. Prefixes and slot
// numbers are frozen; a change of meaning takes a new one and a new kSchemaVersion.
//
// Xapian's conventions (termprefixes): one capital letter or X…; a colon ends a prefix whose
// values may start with a capital. Positions are in slot::positions, not in Xapian's own table.
inline constexpr int kSchemaVersion =
    4;  // 2: named countries; 3: stories, languages, places in archives; 4: positions in a value

namespace prefix {
inline constexpr std::string_view text = "";    // a word as written, folded; positions
inline constexpr std::string_view stem = "Z";   // its folded stem, where that differs
inline constexpr std::string_view name = "XN";  // a name's word, folded; positions
inline constexpr std::string_view title = "S";  // the same three for the title alone
inline constexpr std::string_view title_stem = "ZS";
inline constexpr std::string_view title_name = "XSN";
inline constexpr std::string_view form = "XF:";            // folded|form: the form with its accents
inline constexpr std::string_view author = "A";            // a word of the author; positions
inline constexpr std::string_view source = "XSRC:";        // the whole name of the newspaper
inline constexpr std::string_view source_word = "XSRW";    // a word of it; positions
inline constexpr std::string_view person = "XPER:";        // a whole canonical name; positions
inline constexpr std::string_view person_word = "XPEW";    // a word of it; positions
inline constexpr std::string_view country = "XCO:";        // ISO 3166-1 alpha-2, upper case
inline constexpr std::string_view named_country = "XCS:";  // likewise, by name or demonym
inline constexpr std::string_view language = "L";          // ISO 639-1
inline constexpr std::string_view id = "Q";                // the article's key
inline constexpr std::string_view path = "XPATH:";         // the file it came from, as bytes
inline constexpr std::string_view sketch = "XSK:";         // a key under which copies meet
}  // namespace prefix

namespace slot {
inline constexpr std::uint32_t date = 0;             // YYYYMMDD, absent without a date
inline constexpr std::uint32_t persons = 1;          // pack_list of shown names
inline constexpr std::uint32_t countries = 2;        // pack_list of codes
inline constexpr std::uint32_t source = 3;           // shown name
inline constexpr std::uint32_t content_hash = 5;     // 16 bytes, XXH3-128 of the article's fields
inline constexpr std::uint32_t story = 6;            // the same for all copies; absent: no copies
inline constexpr std::uint32_t named_countries = 7;  // pack_list of codes, by name or demonym
inline constexpr std::uint32_t positions = 8;  // position_record.h, of the terms with positions
}  // namespace slot

// Which mentions make a country one of an article's: all, or its names and demonyms alone, not
// its capital or a town.
enum class CountryEvidence { any, named };

constexpr std::uint32_t countries_slot(CountryEvidence evidence) {
  return evidence == CountryEvidence::any ? slot::countries : slot::named_countries;
}
constexpr std::string_view country_prefix(CountryEvidence evidence) {
  return evidence == CountryEvidence::any ? prefix::country : prefix::named_country;
}

// What a searcher can name before a colon.
enum class Field { text, title, author, source, person, country, date, id, language };

struct FieldName {
  Field field;
  std::string_view english;
  std::string_view french;
  std::string_view example;
};

inline constexpr std::array kFields = {
    FieldName{Field::text, "text", "texte", "texte:sanctions"},
    FieldName{Field::title, "title", "titre", "titre:sommet"},
    FieldName{Field::author, "author", "auteur", "auteur:rédaction"},
    FieldName{Field::source, "source", "source", "source:\"Le Monde\""},
    FieldName{Field::person, "person", "personne", "personne:Kim"},
    FieldName{Field::country, "country", "pays", "pays:Russie"},
    FieldName{Field::date, "date", "date", "date:2019-04"},
    FieldName{Field::id, "id", "id", "id:brexit-0001"},
    FieldName{Field::language, "language", "langue", "langue:en"},
};

namespace detail {
consteval bool prefixes_are_sound() {
  constexpr std::array all = {prefix::text,        prefix::stem,          prefix::name,
                              prefix::title,       prefix::title_stem,    prefix::title_name,
                              prefix::form,        prefix::author,        prefix::source,
                              prefix::source_word, prefix::person,        prefix::person_word,
                              prefix::country,     prefix::named_country, prefix::language,
                              prefix::id,          prefix::path,          prefix::sketch};
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (char c : all[i])
      if (c != ':' && (c < 'A' || c > 'Z')) return false;
    for (std::size_t j = 0; j < all.size(); ++j) {
      if (i == j) continue;
      if (all[i] == all[j]) return false;
      // What follows a prefix is lower case, a digit or, after a colon, anything: one prefix
      // that goes on where a colon-less other stops must go on with a capital.
      if (all[i].ends_with(':') && all[j].starts_with(all[i])) return false;
    }
  }
  return true;
}
consteval bool fields_are_sound() {
  for (std::size_t i = 0; i < kFields.size(); ++i)
    if (static_cast<std::size_t>(kFields[i].field) != i) return false;
  return true;
}
}  // namespace detail
static_assert(detail::prefixes_are_sound(), "prefixes are distinct and cannot be mistaken");
static_assert(detail::fields_are_sound(), "kFields stands in the order of Field");

// The field that a searcher means by an English or French name, in any case, without accents.
std::optional<Field> find_field(std::string_view name);
// The French name of a field, for messages.
constexpr std::string_view french_name(Field field) {
  return kFields[static_cast<std::size_t>(field)].french;
}

// The longest term in bytes. Xapian drops all pending documents when one term is longer, and
// stores a NUL as two bytes; `term` keeps below it whatever comes in.
inline constexpr std::size_t kMaxTermBytes = 245;
// At least so many bytes less of a long value stand in its term as they are.
inline constexpr std::size_t kMaxTermSuffixBytes = 20;

// Prefix and value as a term. NUL bytes become spaces. A value too long is cut and ends in a
// hash of the whole, so that two long values stay apart.
std::string term(std::string_view prefix, std::string_view value);

// Several strings in one value slot, in order; unpack_list reads what pack_list wrote and stops
// quietly at the first byte that it did not write.
std::string pack_list(const std::vector<std::string>& items);
std::vector<std::string> unpack_list(std::string_view packed);

// Calls visit(std::string_view) for each item of a packed list, without allocating.
template <typename Visit>
void for_each_packed(std::string_view packed, Visit&& visit) {
  while (!packed.empty()) {
    std::size_t length = 0;
    int shift = 0;
    bool complete = false;
    while (!packed.empty() && !complete && shift < 28) {
      const auto byte = static_cast<unsigned char>(packed.front());
      packed.remove_prefix(1);
      length |= static_cast<std::size_t>(byte & 0x7F) << shift;
      shift += 7;
      complete = (byte & 0x80) == 0;
    }
    if (!complete || length > packed.size()) return;
    visit(packed.substr(0, length));
    packed.remove_prefix(length);
  }
}

}  // namespace kiosque
