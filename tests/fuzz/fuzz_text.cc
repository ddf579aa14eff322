// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
// Reads any bytes as a text file, and what is in them as datelines, bylines, titles, dates, web
// addresses. The first byte chooses the declared charset.
#include <array>
#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string>

#include "indexer/input/canonical_url.h"
#include "indexer/metadata/complete_article.h"
#include "indexer/metadata/language.h"
#include "indexer/metadata/title.h"
#include "indexer/readers/reader.h"
#include "src/analysis/dateline.h"
#include "src/text/decode.h"
#include "src/text/mojibake.h"
#include "src/text/utf8.h"
#include "tests/fuzz/read_promises.h"

namespace kiosque {
namespace {

void check(const std::string& text, const char* what) {
  require(find_ill_formed(text) == std::string::npos, what);
  require(text.find('\0') == std::string::npos, what);
}

void check_pieces(const std::string& utf8) {
  if (const auto dateline = find_dateline(utf8)) {
    require(dateline->length <= utf8.size(), "a dateline is longer than its text");
    check(dateline->agency, "an agency is not UTF-8");
  }
  if (const auto byline = read_byline(utf8.substr(0, utf8.find('\n'))))
    check(byline->source, "a source is not UTF-8");
  const LeadingMatter leading = read_leading_matter(utf8);
  require(leading.dateline_begin <= leading.dateline_end && leading.dateline_end <= utf8.size(),
          "a dateline outside of its text");
  check(clean_title(utf8), "a title is not UTF-8");
  const std::string url = canonical_url(utf8);
  require(canonical_url(url) == url, "a canonical address has another one");
  const std::string code = normalize_language(utf8);
  require(code.empty() || code.size() == 2, "a language without a code");
  for (const std::string_view text : {std::string_view(utf8), std::string_view(utf8).substr(0, 40)})
    if (const auto date = parse_press_date(text))
      require(is_valid(*date), "a day that the calendar has not");
}

void check_text(unsigned choice, const std::string& bytes) {
  constexpr std::array kCharsets = {"",           "utf-8",     "iso-8859-1", "iso-8859-15",
                                    "utf-16le",   "macintosh", "shift_jis",  "no-such",
                                    "iso-2022-jp"};
  const char* charset = kCharsets.at(choice % kCharsets.size());
  const DecodedText decoded = decode_text(bytes, charset);
  check(decoded.utf8, "decoded text is not UTF-8 without NUL");
  std::string again = decoded.utf8;
  mend_mojibake(again);
  check(again, "mended text is not UTF-8");
  check_pieces(decoded.utf8);
  std::istringstream in(bytes);
  std::size_t results = 0;
  read_text(Document{in, "a.txt", charset}, {}, [&](ReadResult&& result) {
    ++results;
    auto* article = std::get_if<Article>(&result);
    if (article == nullptr) return;
    complete_article(*article, [](const Problem&) {});
    for (const std::string* text :
         {&article->title, &article->body, &article->source, &article->author, &article->language})
      check(*text, "a field is not UTF-8 without NUL");
  });
  require(results > 0, "a file that came to nothing, and nothing is told");
}

}  // namespace
}  // namespace kiosque

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  kiosque::check_text(data[0], std::string(data + 1, data + size));
  return 0;
}
