// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/readers/read_block.h"

#include <algorithm>
#include <ios>
#include <streambuf>

namespace kiosque {

std::size_t read_block(std::istream& in, char* target, std::size_t size) {
  std::size_t count = 0;
  if (!in.good()) in.setstate(std::ios::failbit);  // as in.read() does
  if (!in.good()) return count;
  std::streambuf& buffer = *in.rdbuf();
  try {
    while (count < size) {
      if (buffer.sgetc() == std::streambuf::traits_type::eof()) {
        in.setstate(std::ios::eofbit | std::ios::failbit);
        break;
      }
      const auto ready = std::max<std::streamsize>(buffer.in_avail(), 1);
      const auto wanted = std::min(ready, static_cast<std::streamsize>(size - count));
      count += static_cast<std::size_t>(buffer.sgetn(target + count, wanted));
    }
  } catch (const std::ios_base::failure&) {
    in.setstate(std::ios::badbit);
  }
  return count;
}

}  // namespace kiosque
