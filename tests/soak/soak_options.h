// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kiosque {

// What the soak programs take: --count N --seed N --seconds N --readers N --scale N.
struct SoakOptions {
  unsigned long count = 200;  // of kills or faults
  unsigned long seed = 1;
  unsigned long seconds = 0;  // at most; 0: until the count
  unsigned long readers = 2;
  unsigned long scale = 1;  // about 160 articles each

  // False for what is no such option.
  bool parse(int argc, char** argv) {
    for (int i = 1; i + 1 < argc; i += 2) {
      const std::string_view name = argv[i];
      unsigned long* const value = name == "--count"     ? &count
                                   : name == "--seed"    ? &seed
                                   : name == "--seconds" ? &seconds
                                   : name == "--readers" ? &readers
                                   : name == "--scale"   ? &scale
                                                         : nullptr;
      if (value == nullptr) return false;
      *value = std::stoul(argv[i + 1]);
    }
    return argc % 2 == 1;
  }
};

}  // namespace kiosque
