// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kiosque {

// The part of an article that a mention stands in.
enum class TextPart : std::uint8_t { title, body };

// Why a mention was recognised.
enum class Evidence : std::uint8_t {
  model,      // the trained recogniser
  alias,      // the list of well-known people
  full_form,  // a surname that a full name in the article explains
  gazetteer,  // a country's name
  demonym,
  seat_of_power,  // capitals and metonyms: weaker
  place,          // a city or region of one country: weaker
};

struct Mention {
  TextPart part = TextPart::body;
  Evidence by = Evidence::model;
  std::uint32_t begin = 0;  // bytes into the part's text, civilities left out
  std::uint32_t end = 0;    // exclusive
  std::uint32_t first_token = 0;
  std::uint32_t token_count = 0;

  bool is_weak() const { return by == Evidence::seat_of_power || by == Evidence::place; }
};

struct PersonEntity {
  std::string name;               // canonical: the fullest form in the article, or the alias list's
  std::string key;                // name_key(name): what makes two names one person across articles
  std::vector<Mention> mentions;  // title first, then in reading order
};

struct CountryEntity {
  std::string code;  // ISO 3166-1 alpha-2, 3166-3 style for those of the past
  std::vector<Mention> mentions;

  // By its name or a demonym at least once.
  bool is_named() const {
    return std::any_of(mentions.begin(), mentions.end(),
                       [](const Mention& mention) { return !mention.is_weak(); });
  }
};

// What one article names.
struct Entities {
  std::vector<PersonEntity> persons;     // in the order of their first mentions
  std::vector<CountryEntity> countries;  // likewise
};

// "Kim Jong-un" and "KIM JONG UN" → "kim jong un".
std::string name_key(std::string_view name);

// "model", "alias", "full-form", …: what --analyze prints.
std::string_view to_string(Evidence evidence);

}  // namespace kiosque
