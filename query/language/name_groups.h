// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kiosque {

// Whether a name_key() has an initial before its last word: e macron, donald j trump.
bool has_initials(std::string_view key);

// Which of some names are one person's. `keys` are distinct name_key()s; the result has, for each,
// the index of the name that stands for its group, mostly its own. A name with initials joins the
// one full name among `keys` that they fit; where several fit, or none, it stays by itself.
std::vector<std::size_t> group_names(const std::vector<std::string_view>& keys);
inline std::vector<std::size_t> group_names(const std::vector<std::string>& keys) {
  return group_names(std::vector<std::string_view>(keys.begin(), keys.end()));
}

}  // namespace kiosque
