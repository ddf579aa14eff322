// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/index/schema.h"

#include <xxhash.h>

#include <cstdio>

#include "src/text/fold.h"
#include "src/text/utf8.h"

namespace kiosque {
namespace {

constexpr std::size_t kHashDigits = 16;

}  // namespace

std::optional<Field> find_field(std::string_view name) {
  const std::string folded = fold(name);
  for (const FieldName& field : kFields)
    if (folded == field.english || folded == field.french) return field.field;
  return std::nullopt;
}

std::string term(std::string_view prefix, std::string_view value) {
  std::string result(prefix);
  result += value;
  std::replace(result.begin(), result.end(), '\0', ' ');
  if (result.size() <= kMaxTermBytes) return result;
  std::array<char, kHashDigits + 2> hash{};
  std::snprintf(hash.data(), hash.size(), "#%016llx",
                static_cast<unsigned long long>(XXH3_64bits(value.data(), value.size())));
  std::string cut(truncate_utf8(result, kMaxTermBytes - kHashDigits - 1));
  return cut + hash.data();
}

std::string pack_list(const std::vector<std::string>& items) {
  std::string packed;
  for (const std::string& item : items) {
    std::size_t length = item.size();
    for (; length >= 0x80; length >>= 7) packed += static_cast<char>(0x80 | (length & 0x7F));
    packed += static_cast<char>(length);
    packed += item;
  }
  return packed;
}

std::vector<std::string> unpack_list(std::string_view packed) {
  std::vector<std::string> items;
  for_each_packed(packed, [&items](std::string_view item) { items.emplace_back(item); });
  return items;
}

}  // namespace kiosque
