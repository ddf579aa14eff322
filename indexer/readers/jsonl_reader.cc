// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <istream>

#include "indexer/readers/article_checks.h"
#include "indexer/readers/json_article.h"
#include "indexer/readers/json_objects.h"
#include "indexer/readers/reader.h"

namespace kiosque {
namespace {

std::string_view trim(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n\f";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

}  // namespace

void read_jsonl(const Document& document, const ReadOptions& options, const TakeResult& take) {
  std::istream& in = document.in;
  JsonArticleReader reader(options, document.charset, "write one complete JSON object a line",
                           take);
  std::string line;
  bool too_long = false;
  bool any = false;
  for (std::uint64_t number = 1; read_bounded_line(in, line, too_long); ++number) {
    if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    const std::string_view content = trim(line);
    if (!too_long && content.empty()) continue;
    if (!any && (content == "{" || content == "[")) {  // an object spread over lines
      read_json_objects(document, content[0], number, options, take);
      return;
    }
    any = true;
    if (too_long)
      reader.reject(Problem::Kind::too_large, number,
                    "a line of more than " + std::to_string(kMaxArticleBytes >> 20) + " MiB",
                    "write one JSON object a line");
    else
      reader.read(line, number);
  }
  if (in.bad())
    tell_broken_off(take);
  else if (!any)
    take(Problem{Problem::Kind::empty, 0, "the file is empty", "remove it"});
}

}  // namespace kiosque
