// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "query/search/value_numbers.h"

namespace kiosque {

// The names of persons that facets have met, with what makes several forms one person: worked out
// once for all searches of a program. Not thread-safe.
class PersonNames {
 public:
  std::uint32_t number_of(std::string_view shown);

  std::size_t size() const { return shown_.size(); }
  std::string_view shown(std::uint32_t name) const { return shown_[name]; }
  // The number of its name_key().
  std::uint32_t key_of(std::uint32_t name) const { return names_[name].key; }
  // May turn out to be another name of the same article.
  bool has_initials(std::uint32_t name) const { return names_[name].initials; }

  std::size_t key_count() const { return keys_.size(); }
  std::string_view key(std::uint32_t number) const { return keys_[number]; }

  // Forgets all when there are many, which bounds the memory. Call it between two searches.
  void clear_if_large();

 private:
  struct Name {
    std::uint32_t key = 0;
    bool initials = false;
  };
  ValueNumbers shown_;
  ValueNumbers keys_;
  std::vector<Name> names_;
};

}  // namespace kiosque
