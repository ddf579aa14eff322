// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
// Reads a page of any bytes, with the charset of its server and without.
#include <cstddef>
#include <cstdint>
#include <sstream>

#include "tests/fuzz/read_promises.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string page(data, data + size);
  for (const char* charset : {"", "iso-8859-1"}) {
    std::istringstream in(page);
    std::size_t articles = 0;
    std::size_t rejections = 0;
    kiosque::read_html({in, "a.html", charset, "https://a.example/"}, {},
                       [&](kiosque::ReadResult&& result) {
                         kiosque::check_result(result);
                         if (const auto* problem = std::get_if<kiosque::Problem>(&result))
                           rejections += problem->is_rejection() ? 1 : 0;
                         else
                           ++articles;
                       });
    kiosque::require(articles + rejections == 1, "a page is one article or one rejection");
  }
  return 0;
}
