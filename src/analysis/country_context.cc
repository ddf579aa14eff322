// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/analysis/country_context.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "src/analysis/ambiguous_countries.h"

namespace kiosque {
namespace {

// Behind these words and « de », a country's name is a street's: rue du Maroc.
constexpr std::string_view kStreets = " rue avenue boulevard square allee ";
constexpr std::string_view kOfs = " de du des la ";
constexpr std::string_view kTownLinks = " sur sous les en ";
// Before « Suisse », these make it a man of that country.
constexpr std::string_view kMasculine =
    " le un du au ce cet autre jeune champion tennisman pilote ";

bool lists(std::string_view list, std::string_view word) {
  if (word.empty()) return false;
  for (std::size_t i = list.find(word); i != std::string_view::npos; i = list.find(word, i + 1))
    if (list[i - 1] == ' ' && list[i + word.size()] == ' ') return true;
  return false;
}

class Settlement {
 public:
  Settlement(const TaggedText& title, const TaggedText& body, std::vector<CountryEntity>& countries)
      : title_(title), body_(body), countries_(countries) {}

  void run() {
    const bool settled_already =
        std::none_of(countries_.begin(), countries_.end(), [this](const CountryEntity& country) {
          return std::any_of(country.mentions.begin(), country.mentions.end(),
                             [&](const Mention& m) { return is_doubtful(country.code, m); });
        });
    if (settled_already) return;
    std::vector<CountryEntity> settled;
    for (const CountryEntity& country : countries_)
      for (const Mention& mention : country.mentions) settle(country.code, mention, settled);
    sort(settled);
    countries_ = std::move(settled);
  }

 private:
  const TaggedText& text_of(const Mention& mention) const {
    return mention.part == TextPart::title ? title_ : body_;
  }

  std::string_view folded(const Mention& mention, std::uint32_t i) const {
    return text_of(mention).tokens[mention.first_token + i].word->folded;
  }

  // The word so many tokens before a mention; empty before the text's first.
  std::string_view before(const Mention& mention, std::uint32_t distance) const {
    if (mention.first_token < distance) return {};
    return text_of(mention).tokens[mention.first_token - distance].word->folded;
  }

  const AmbiguousName* ambiguous_name(std::string_view code, const Mention& mention) const {
    if (mention.token_count > 2 || mention.by == Evidence::place || !lists(kDoubtfulCodes, code))
      return nullptr;
    std::string key = "|" + std::string(folded(mention, 0));
    if (mention.token_count == 2) key.append(" ").append(folded(mention, 1));
    key += '|';
    for (const AmbiguousName& name : kAmbiguousNames)
      if (name.names.find(key) != std::string_view::npos) return &name;
    return nullptr;
  }

  // Condat-sur-Vienne, Vienne-en-Val
  bool is_part_of_town(const Mention& mention) const {
    const std::vector<Token>& tokens = text_of(mention).tokens;
    if (tokens[mention.first_token].hyphen_before && lists(kTownLinks, before(mention, 1)))
      return true;
    const std::uint32_t next = mention.first_token + mention.token_count;
    return next < tokens.size() && tokens[next].hyphen_before &&
           lists(kTownLinks, tokens[next].word->folded);
  }

  bool is_doubtful(std::string_view code, const Mention& mention) const {
    if (is_part_of_town(mention)) return true;
    if (ambiguous_name(code, mention) != nullptr) return true;
    return mention.by == Evidence::gazetteer &&
           (names_street(mention) || folded(mention, 0) == "suisse");
  }

  bool names_street(const Mention& mention) const {
    std::uint32_t distance = 1;
    while (distance < 3 && lists(kOfs, before(mention, distance))) ++distance;
    if (!lists(kStreets, before(mention, distance))) return false;
    const TaggedText& text = text_of(mention);
    const std::uint32_t end = text.tokens[mention.first_token - distance].end;
    const std::string_view gap = text.text.substr(end, mention.begin - end);
    return gap.size() > 1 && gap.find_first_of(",.;:()\n") == std::string_view::npos;
  }

  void settle(const std::string& code, Mention mention, std::vector<CountryEntity>& settled) {
    if (is_part_of_town(mention)) return;
    if (const AmbiguousName* name = ambiguous_name(code, mention)) {
      const Reading& reading = choose(*name, mention);
      mention.by = reading.by.value_or(mention.by);
      for (std::size_t at = 1; at + 2 < reading.codes.size(); at += 3)
        add(std::string(reading.codes.substr(at, 2)), mention, settled);
      return;
    }
    if (mention.by == Evidence::gazetteer) {
      if (names_street(mention)) return;
      if (folded(mention, 0) == "suisse" && lists(kMasculine, before(mention, 1)))
        mention.by = Evidence::demonym;
    }
    add(code, mention, settled);
  }

  const Reading& choose(const AmbiguousName& name, const Mention& mention) {
    const bool one_is_no_country = name.usual.codes.empty() || name.other.by;
    if (one_is_no_country && stands_among_countries(mention))
      return name.usual.codes.empty() ? name.other : name.usual;
    return score(name.other, mention) > score(name.usual, mention) ? name.other : name.usual;
  }

  // « le Canada, la Géorgie, le Japon »
  bool stands_among_countries(const Mention& mention) const {
    constexpr std::uint32_t kNear = 3;  // tokens: an article, « et »
    bool one_before = false;
    bool one_behind = false;
    for (const CountryEntity& country : countries_)
      for (const Mention& other : country.mentions) {
        if (other.part != mention.part || other.by != Evidence::gazetteer || country.code == "US")
          continue;
        const std::uint32_t end = other.first_token + other.token_count;
        one_before |= end <= mention.first_token && mention.first_token - end < kNear;
        one_behind |= other.first_token > mention.first_token &&
                      other.first_token - mention.first_token - mention.token_count < kNear;
      }
    return one_before && one_behind;
  }

  std::size_t score(const Reading& reading, const Mention& mention) {
    constexpr std::size_t kDecides = 100;
    const bool decided = is_followed_by(mention, reading.apposition) ||
                         (before(mention, 1) == "de" && lists(reading.epithet, before(mention, 2)));
    std::size_t score = decided ? kDecides : 0;
    for (const CountryEntity& country : countries_)
      if (lists(reading.support, country.code))
        score += static_cast<std::size_t>(std::count_if(
            country.mentions.begin(), country.mentions.end(),
            [&](const Mention& m) { return ambiguous_name(country.code, m) == nullptr; }));
    if (!reading.words.empty()) {
      if (words_.empty()) collect_words();
      score += static_cast<std::size_t>(
          std::count_if(words_.begin(), words_.end(),
                        [&](std::string_view word) { return lists(reading.words, word); }));
    }
    return score;
  }

  // « en Géorgie, État du Sud », « (État du Sud) »
  bool is_followed_by(const Mention& mention, std::string_view apposition) const {
    const TaggedText& text = text_of(mention);
    const std::uint32_t next = mention.first_token + mention.token_count;
    if (apposition.empty() || next >= text.tokens.size()) return false;
    const Token& token = text.tokens[next];
    const std::string_view gap = text.text.substr(mention.end, token.begin - mention.end);
    return (gap == ", " || gap == " (") && lists(apposition, token.word->folded);
  }

  void collect_words() {
    for (const TaggedText* text : {&title_, &body_})
      for (const Token& token : text->tokens) words_.insert(token.word->folded);
  }

  static void add(const std::string& code, const Mention& mention,
                  std::vector<CountryEntity>& settled) {
    auto country = std::find_if(settled.begin(), settled.end(),
                                [&](const CountryEntity& c) { return c.code == code; });
    if (country == settled.end()) country = settled.insert(settled.end(), {code, {}});
    country->mentions.push_back(mention);
  }

  static void sort(std::vector<CountryEntity>& countries) {
    const auto in_reading_order = [](const Mention& a, const Mention& b) {
      return a.part != b.part ? a.part < b.part : a.begin < b.begin;
    };
    for (CountryEntity& country : countries)
      std::sort(country.mentions.begin(), country.mentions.end(), in_reading_order);
    std::stable_sort(countries.begin(), countries.end(),
                     [&](const CountryEntity& a, const CountryEntity& b) {
                       return in_reading_order(a.mentions.front(), b.mentions.front());
                     });
  }

  const TaggedText& title_;
  const TaggedText& body_;
  std::vector<CountryEntity>& countries_;
  std::set<std::string_view> words_;  // of the article, folded; filled when asked for
};

}  // namespace

void settle_countries(const TaggedText& title, const TaggedText& body,
                      std::vector<CountryEntity>& countries) {
  Settlement(title, body, countries).run();
}

}  // namespace kiosque
