// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/search/person_names.h"

#include <string>

#include "query/language/name_groups.h"
#include "src/analysis/entities.h"

namespace kiosque {
namespace {

// About 150 bytes each with their keys.
constexpr std::size_t kMaxRemembered = 250'000;

}  // namespace

std::uint32_t PersonNames::number_of(std::string_view shown) {
  const std::uint32_t number = shown_.number_of(shown);
  if (number == names_.size()) {
    const std::string key = name_key(shown);
    names_.push_back({keys_.number_of(key), kiosque::has_initials(key)});
  }
  return number;
}

void PersonNames::clear_if_large() {
  if (size() <= kMaxRemembered) return;
  shown_.clear();
  keys_.clear();
  names_.clear();
}

}  // namespace kiosque
