// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
// Reads an archive of any bytes.
#include <cstddef>
#include <cstdint>
#include <sstream>

#include "tests/fuzz/read_promises.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::istringstream in(std::string(data, data + size));
  kiosque::read_warc({in, "a.warc"}, {}, [](kiosque::ReadResult&& result) {
    kiosque::check_result(result);
    if (const auto* article = std::get_if<kiosque::Article>(&result))
      kiosque::require(!article->entry.empty(), "an article without its record");
  });
  return 0;
}
