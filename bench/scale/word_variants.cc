// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "bench/scale/word_variants.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace kiosque {
namespace {

constexpr std::uint32_t kKeptWords = 150;  // the most frequent
constexpr std::uint32_t kRareCount = 50;   // words in no more places are respelled
constexpr std::size_t kShortWord = 4;      // bytes; shorter words keep their spelling
constexpr double kExchangedShare = 0.5;
constexpr int kAttempts = 8;

std::uint64_t mix(std::uint64_t x) {  // splitmix64
  x += 0x9e3779b97f4a7c15U;
  x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9U;
  x = (x ^ (x >> 27U)) * 0x94d049bb133111ebU;
  return x ^ (x >> 31U);
}

double to_share(std::uint64_t random) { return static_cast<double>(random >> 11U) * 0x1.0p-53; }

std::uint64_t hash(std::string_view text) { return std::hash<std::string_view>()(text); }

bool is_ascii_letter(unsigned char c) { return (c | 0x20U) >= 'a' && (c | 0x20U) <= 'z'; }
bool is_digit(unsigned char c) { return c >= '0' && c <= '9'; }

// The bytes of the letter there, Latin with its accents; 0 where there is none.
std::size_t letter_length(std::string_view text, std::size_t at) {
  const auto c = static_cast<unsigned char>(text[at]);
  if (is_ascii_letter(c)) return 1;
  if (c < 0xc3 || c > 0xc9 || at + 1 >= text.size()) return 0;
  const bool is_sign = c == 0xc3 && (text[at + 1] == '\x97' || text[at + 1] == '\xb7');
  return is_sign ? 0 : 2;
}

// Changes the case of the letter there, where it is ASCII, Latin-1 or of the pairs after that.
void set_case(std::string& word, std::size_t at, bool capital) {
  auto& c = word[at];
  if (is_ascii_letter(static_cast<unsigned char>(c))) {
    c = static_cast<char>(capital ? c & ~0x20 : c | 0x20);
  } else if (c == '\xc3' && word[at + 1] != '\x9f' && word[at + 1] != '\xbf') {
    word[at + 1] = static_cast<char>(capital ? word[at + 1] & ~0x20 : word[at + 1] | 0x20);
  } else if (c == '\xc5' && (word[at + 1] == '\x92' || word[at + 1] == '\x93')) {
    word[at + 1] = capital ? '\x92' : '\x93';
  }
}

std::string with_case(std::string word, bool first, bool others) {
  for (std::size_t i = 0; i < word.size(); i += letter_length(word, i))
    set_case(word, i, i == 0 ? first : others);
  return word;
}

std::string other_digits(std::string number, std::uint64_t random) {
  const bool is_year = number.size() == 4 && (number.starts_with("19") || number.starts_with("20"));
  if (number.size() == 1 || is_year) return number;
  for (std::size_t i = 0; i < number.size(); ++i, random = mix(random))
    number[i] = static_cast<char>(i == 0 ? '1' + random % 9 : '0' + random % 10);
  return number;
}

}  // namespace

std::string escape_json(std::string_view text) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string escaped;
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      escaped += '\\';
      escaped += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      escaped += "\\u00";
      escaped += kDigits[static_cast<unsigned char>(c) >> 4U];
      escaped += kDigits[static_cast<unsigned char>(c) & 15U];
    } else {
      escaped += c;
    }
  }
  return escaped;
}

std::uint32_t WordVariants::type_of(const std::string& small) {
  const auto [at, is_new] = type_ids_.emplace(small, static_cast<std::uint32_t>(types_.size()));
  if (is_new) {
    types_.emplace_back();
    types_.back().small = small;
  }
  return at->second;
}

std::uint32_t WordVariants::piece_of(std::string_view text, Kind kind) {
  auto at = piece_ids_.find(text);
  if (at == piece_ids_.end()) {
    at = piece_ids_.emplace(text, static_cast<std::uint32_t>(pieces_.size())).first;
    Piece piece;
    piece.text = kind == Kind::between ? escape_json(text) : at->first;
    piece.kind = kind;
    if (kind == Kind::word) {
      const std::string small = with_case(at->first, false, false);
      piece.type = type_of(small);
      piece.letters = at->first == small                           ? Case::small
                      : at->first == with_case(small, true, false) ? Case::capital
                      : at->first == with_case(small, true, true)  ? Case::capitals
                                                                   : Case::mixed;
    }
    pieces_.push_back(std::move(piece));
  }
  const Piece& piece = pieces_[at->second];
  if (kind == Kind::word) {
    Type& type = types_[piece.type];
    ++type.count;
    if (piece.letters != Case::small) ++type.capitals;
    if (articles_ % 2 == 0) type.in_half = true;
  }
  return at->second;
}

std::vector<std::uint32_t> WordVariants::split(std::string_view utf8) {
  std::vector<std::uint32_t> pieces;
  for (std::size_t i = 0; i < utf8.size();) {
    const std::size_t begin = i;
    Kind kind = Kind::between;
    if (letter_length(utf8, i) > 0) {
      kind = Kind::word;
      while (i < utf8.size() && letter_length(utf8, i) > 0) i += letter_length(utf8, i);
    } else if (is_digit(static_cast<unsigned char>(utf8[i]))) {
      kind = Kind::number;
      while (i < utf8.size() && is_digit(static_cast<unsigned char>(utf8[i]))) ++i;
    } else {
      while (i < utf8.size() && letter_length(utf8, i) == 0 &&
             !is_digit(static_cast<unsigned char>(utf8[i])))
        ++i;
    }
    pieces.push_back(piece_of(utf8.substr(begin, i - begin), kind));
  }
  return pieces;
}

bool WordVariants::may_respell(const Type& type) const {
  return type.count <= kRareCount && type.small.size() >= kShortWord;
}

void WordVariants::freeze() {
  std::vector<std::uint32_t> order(types_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return types_[a].count != types_[b].count ? types_[a].count > types_[b].count : a < b;
  });
  std::size_t in_half = 0;
  for (const std::uint32_t i : order) {
    auto& list = types_[i].is_name() ? names_ : words_;
    types_[i].rank = static_cast<std::uint32_t>(list.size());
    list.push_back(i);
    if (types_[i].in_half) ++in_half;
    if (may_respell(types_[i])) ++respellable_;
  }
  if (in_half > 0)
    beta_ = std::log2(static_cast<double>(types_.size()) / static_cast<double>(in_half));
}

// Two letters of a long word, one of a short one; never the last, which carries the inflection.
std::string WordVariants::respell(const Type& type, std::uint64_t random) const {
  static constexpr std::string_view kVowels = "aeiou";
  static constexpr std::string_view kConsonants = "bcdfglmnprstv";
  std::string word;
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    word = type.small;
    const int changes = word.size() > 6 ? 2 : 1;
    for (int change = 0; change < changes; ++change) {
      random = mix(random);
      char& c = word[random % (word.size() - 1)];
      const auto& letters = kVowels.find(c) != std::string_view::npos ? kVowels : kConsonants;
      if (is_ascii_letter(static_cast<unsigned char>(c)))
        c = letters[(random >> 32U) % letters.size()];
    }
    if (!type_ids_.contains(word)) return word;
  }
  return word;
}

// About as frequent, and a name if this is one.
const WordVariants::Type& WordVariants::neighbour(const Type& type, std::uint64_t random) const {
  const auto& list = type.is_name() ? names_ : words_;
  const std::uint64_t reach = 5 + type.rank / 5;
  const std::uint64_t first = type.rank > reach ? type.rank - reach : 0;
  const std::uint64_t lowest = type.is_name() ? first : std::max<std::uint64_t>(first, kKeptWords);
  const std::uint64_t last = std::min<std::uint64_t>(list.size() - 1, type.rank + reach);
  return types_[list[lowest + random % (last - lowest + 1)]];
}

std::string WordVariants::variant(const Type& type, std::size_t copy, double respelled) const {
  if (!type.is_name() && type.rank < kKeptWords) return type.small;
  const std::uint64_t random = mix(hash(type.small) ^ mix(seed_ + copy));
  if (may_respell(type) && to_share(random) < respelled) return respell(type, random);
  const std::uint64_t second = mix(random);
  return to_share(second) < kExchangedShare ? neighbour(type, mix(second)).small : type.small;
}

const std::vector<std::string>& WordVariants::spell(std::size_t copy) {
  const auto n = static_cast<double>(copy);
  const double grown = std::pow(n + 1, beta_) - std::pow(n, beta_);  // in vocabularies
  const double respelled = grown * static_cast<double>(types_.size()) /
                           static_cast<double>(std::max<std::size_t>(1, respellable_));
  std::vector<std::string> variants;
  variants.reserve(types_.size());
  for (const Type& type : types_) {
    variants.push_back(copy == 0 ? type.small : variant(type, copy, respelled));
    made_.insert(hash(variants.back()));
  }
  spelled_.resize(pieces_.size());
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    const Piece& piece = pieces_[i];
    if (copy == 0 || piece.kind == Kind::between || piece.letters == Case::mixed)
      spelled_[i] = piece.text;
    else if (piece.kind == Kind::number)
      spelled_[i] = other_digits(piece.text, mix(hash(piece.text) ^ mix(seed_ + copy)));
    else
      spelled_[i] = with_case(variants[piece.type], piece.letters != Case::small,
                              piece.letters == Case::capitals);
  }
  return spelled_;
}

}  // namespace kiosque
