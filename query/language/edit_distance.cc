// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/language/edit_distance.h"

#include <algorithm>
#include <array>
#include <utility>

namespace kiosque {
namespace {

constexpr std::size_t kMaxBytes = 64;  // longer words are not compared
using Row = std::array<std::size_t, kMaxBytes + 1>;

}  // namespace

std::size_t edit_distance(std::string_view one, std::string_view other, std::size_t limit) {
  if (one.size() < other.size()) std::swap(one, other);
  if (one.size() - other.size() > limit || one.size() > kMaxBytes) return limit + 1;
  Row before_last{};
  Row last{};
  Row row{};
  for (std::size_t j = 0; j <= other.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= one.size(); ++i) {
    row[0] = i;
    std::size_t least = i;
    for (std::size_t j = 1; j <= other.size(); ++j) {
      const std::size_t changed = last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, changed});
      if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    if (least > limit) return limit + 1;
    before_last = last;
    last = row;
  }
  return std::min(last[other.size()], limit + 1);
}

}  // namespace kiosque
