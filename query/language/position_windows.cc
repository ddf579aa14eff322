// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/language/position_windows.h"

namespace kiosque {

bool stand_together(const std::vector<std::uint32_t>& left, const std::vector<std::uint32_t>& right,
                    std::uint32_t width) {
  auto from = right.begin();
  for (const std::uint32_t place : left) {
    while (from != right.end() && *from + width <= place) ++from;
    auto other = from;
    if (other != right.end() && *other == place) ++other;
    if (other != right.end() && *other < place + width) return true;
  }
  return false;
}

bool stand_in_order(const std::vector<std::uint32_t>& left, const std::vector<std::uint32_t>& right,
                    std::uint32_t width) {
  auto next = right.begin();
  for (const std::uint32_t place : left) {
    while (next != right.end() && *next <= place) ++next;
    if (next == right.end()) return false;
    if (*next - place < width) return true;
  }
  return false;
}

}  // namespace kiosque
