// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
// Reads any bytes as XML. The first byte chooses the reader: 'r' feed, 'n' NewsML-G2, 'i' NITF,
// 't' TEI, 'h' a piece of HTML.
#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string>

#include "indexer/readers/reader.h"
#include "indexer/readers/xml/html_fragment.h"
#include "src/text/utf8.h"
#include "tests/fuzz/read_promises.h"

namespace kiosque {
namespace {

bool is_clean(const std::string& text) {
  return find_ill_formed(text) == std::string::npos && text.find('\0') == std::string::npos;
}

void check(const Article& article) {
  for (const std::string* text :
       {&article.id, &article.title, &article.body, &article.source, &article.author,
        &article.section, &article.url, &article.language})
    require(is_clean(*text), "a field is valid UTF-8 without NUL");
  require(
      !article.title.empty() || !article.body.empty() || (article.canceled && !article.id.empty()),
      "an article has text, or withdraws one");
  require(article.path.empty(), "a reader sets no path");
  require(article.language.empty() || article.language.size() == 2, "languages have two letters");
}

void check(const Problem& problem) {
  require(!problem.message.empty() && !problem.cure.empty(), "problems say what to do");
  require(is_clean(problem.message), "messages are valid UTF-8 without NUL");
  require(problem.message.find('\n') == std::string::npos, "messages are one line");
}

void read(char format, const std::string& bytes) {
  if (format == 'h') {
    require(find_ill_formed(bytes) != std::string::npos || bytes.find('\0') != std::string::npos ||
                is_clean(html_fragment_text(bytes)),
            "the text of HTML is as clean as the HTML");
    return;
  }
  std::istringstream in(bytes);
  const TakeResult take = [](ReadResult&& result) {
    std::visit([](const auto& found) { check(found); }, result);
  };
  const auto read_format = format == 'n'   ? read_newsml
                           : format == 'i' ? read_nitf
                           : format == 't' ? read_tei
                                           : read_feed;
  read_format(Document{in, "a.xml"}, {}, take);
}

}  // namespace
}  // namespace kiosque

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 0)
    kiosque::read(static_cast<char>(data[0]),
                  std::string(reinterpret_cast<const char*>(data) + 1, size - 1));
  return 0;
}
