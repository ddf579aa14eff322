// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
// Reads any bytes as JSON Lines, as an array and with mapped names. The first byte chooses.
#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string>

#include "indexer/metadata/complete_article.h"
#include "indexer/readers/reader.h"
#include "src/text/utf8.h"
#include "tests/fuzz/read_promises.h"

namespace kiosque {
namespace {

void check(const std::string& text, const char* what) {
  require(find_ill_formed(text) == std::string::npos, what);
  require(text.find('\0') == std::string::npos, what);
}

void check_article(Article& article, std::uint64_t lines) {
  complete_article(article, [](const Problem&) {});
  for (const std::string* text : {&article.title, &article.body, &article.source, &article.author,
                                  &article.section, &article.url, &article.language})
    check(*text, "a field is not UTF-8 without NUL");
  require(article.line >= 1 && article.line <= lines, "an article outside of the file");
  require(!article.date || is_valid(*article.date), "a day that the calendar has not");
}

void check_json(unsigned bits, const std::string& bytes) {
  ReadOptions options;
  if ((bits & 2U) != 0) options.map.add("body=a.b,title=a.c.d,author=x.y,date=d");
  const std::string name = (bits & 1U) != 0 ? "a.json" : "a.jsonl";
  std::uint64_t lines = 1;
  for (const char c : bytes) lines += c == '\n' ? 1U : 0U;
  std::istringstream in(bytes);
  std::size_t results = 0;
  const auto read = (bits & 1U) != 0 ? read_json_array : read_jsonl;
  read(Document{in, name}, options, [&](ReadResult&& result) {
    ++results;
    if (auto* article = std::get_if<Article>(&result)) {
      check_article(*article, lines);
      return;
    }
    const Problem& problem = std::get<Problem>(result);
    require(!problem.message.empty() && !problem.cure.empty(), "a problem without its cure");
    require(problem.line <= lines, "a problem outside of the file");
    check(problem.message, "a message is not UTF-8");
    check(problem.cure, "a cure is not UTF-8");
  });
  require(results > 0, "a file that came to nothing, and nothing is told");
}

}  // namespace
}  // namespace kiosque

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  kiosque::check_json(data[0], std::string(data + 1, data + size));
  return 0;
}
