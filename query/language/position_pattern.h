// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string>
#include <vector>

namespace kiosque {

// What stands somewhere in a text, told by the positions of terms.
struct PositionPattern {
  enum class Kind {
    word,      // one of the terms
    any,       // one of the parts
    sequence,  // the parts side by side, in order
  };
  Kind kind = Kind::word;
  std::vector<std::string> terms;
  std::vector<PositionPattern> parts;
};

// The parts, each within `distance` positions of the next one, and all within the sum of these
// distances if they are words; and, for a single part, at least so many occurrences of it.
struct PositionCondition {
  std::vector<PositionPattern> parts;
  unsigned distance = 1;
  bool ordered = false;
  unsigned at_least = 1;
};

}  // namespace kiosque
