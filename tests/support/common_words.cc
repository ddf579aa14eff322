// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "tests/support/common_words.h"

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "tests/support/temp_folder.h"

namespace kiosque {

void add_common_words(LexiconBuilder& lists) {
  static_assert(std::endian::native == std::endian::little);
  const std::string bytes =
      read_whole_file(std::string(KIOSQUE_SOURCE_DIR) + "/data/common-words-fr.bin");
  std::vector<std::uint32_t> hashes(bytes.size() / sizeof(std::uint32_t));
  std::memcpy(hashes.data(), bytes.data(), hashes.size() * sizeof(std::uint32_t));
  lists.add_common_words(hashes);
}

}  // namespace kiosque
