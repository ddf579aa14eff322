// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/readers/article_checks.h"

#include "src/text/utf8.h"

namespace kiosque {

void tell_damage(const DecodedText& decoded, std::uint64_t first_line, const TakeResult& take) {
  if (decoded.invalid_bytes > 0)
    take(Problem{Problem::Kind::encoding, first_line + decoded.first_invalid_line - 1,
                 std::to_string(decoded.invalid_bytes) + " invalid UTF-8 sequence" +
                     (decoded.invalid_bytes == 1 ? "" : "s") + ", replaced by U+FFFD",
                 "save the file as UTF-8"});
  if (decoded.nul_bytes > 0)
    take(Problem{Problem::Kind::encoding, first_line + decoded.first_nul_line - 1,
                 std::to_string(decoded.nul_bytes) + " NUL byte" +
                     (decoded.nul_bytes == 1 ? "" : "s") + ", replaced by blanks",
                 "take them out of the file"});
  if (decoded.mended > 0)
    take(mojibake_problem(decoded.mended, decoded.mended_example,
                          first_line + decoded.first_mended_line - 1));
}

void tell_broken_off(const TakeResult& take) {
  take(Problem{Problem::Kind::unreadable, 0, "could not be read to its end",
               "check the disk or the program that it comes from"});
}

void set_date(Article& article, const std::string& text, std::uint64_t line,
              const TakeResult& take) {
  if (text.find_first_not_of(" \t\r") == std::string::npos) return;
  article.date = parse_press_date(text);
  if (article.date) return;
  take(Problem{Problem::Kind::bad_date, line,
               "the date « " + std::string(truncate_utf8(text, 60)) + " » cannot be read",
               "write it as 2019-04-18"});
}

}  // namespace kiosque
