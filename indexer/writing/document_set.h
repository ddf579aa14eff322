// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <vector>

namespace kiosque {

// A set of Xapian's document numbers, a bit each.
class DocumentSet {
 public:
  bool contains(std::uint32_t document) const { return document < bits_.size() && bits_[document]; }
  // 0 is no document.
  void insert(std::uint32_t document) {
    if (document == 0) return;
    if (bits_.size() <= document) bits_.resize(document + document / 2 + 1024);
    bits_[document] = true;
  }

 private:
  std::vector<bool> bits_;
};

}  // namespace kiosque
