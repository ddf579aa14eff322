// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/problem.h"

namespace kiosque {

Problem mojibake_problem(std::size_t count, const std::string& example, std::uint64_t line) {
  const std::string what = count == 1 ? "1 sequence " : std::to_string(count) + " sequences like ";
  return {Problem::Kind::mojibake, line,
          what + example + (count == 1 ? " was" : " were") +
              " mended: UTF-8 that was read as another encoding",
          "save the text as UTF-8 where it comes from"};
}

}  // namespace kiosque
