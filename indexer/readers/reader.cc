// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/readers/reader.h"

#include <algorithm>
#include <array>
#include <limits>
#include <sstream>
#include <streambuf>

#include "indexer/readers/article_checks.h"
#include "indexer/readers/detect_format.h"
#include "indexer/readers/peeked_stream.h"
#include "src/text/decode.h"

namespace kiosque {
namespace {

bool is_xml(Format format) {
  return format == Format::feed || format == Format::newsml || format == Format::nitf ||
         format == Format::tei;
}

void tell_empty(PeekedStream& in, const TakeResult& take) {
  in.ignore(std::numeric_limits<std::streamsize>::max());
  if (in.bad())
    tell_broken_off(take);
  else
    take(Problem{Problem::Kind::empty, 0, "the file is empty", "remove it"});
}

bool is_utf16(std::string_view head) {
  return head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF");
}

// JSON's readers take UTF-8 alone, a line or an object at a time. Files in UTF-16 are written by
// hand or by office programs, and short.
void read_utf16_json(PeekedStream& in, const Document& document, const ReadOptions& options,
                     const TakeResult& take) {
  std::string bytes(kMaxArticleBytes + 1, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  if (in.bad()) return tell_broken_off(take);
  if (bytes.size() > kMaxArticleBytes)
    return take(
        Problem{Problem::Kind::too_large, 0,
                "JSON in UTF-16 of more than " + std::to_string(kMaxArticleBytes >> 20) + " MiB",
                "save it as UTF-8"});
  std::istringstream utf8(decode_text(bytes).utf8);
  read_document({utf8, document.name, document.charset, document.url}, options, take);
}

// Blanks before the XML declaration, which PHP likes to send, are a mistake that XML's parser does
// not forgive. Lines are counted with them all the same.
TakeResult skip_blanks(PeekedStream& in, const TakeResult& take) {
  std::uint64_t lines = 0;
  for (int c = in.peek(); c == ' ' || c == '\t' || c == '\r' || c == '\n'; c = in.peek()) {
    if (c == '\n') ++lines;
    in.ignore();
  }
  in.clear(in.rdstate() & ~std::ios::eofbit);
  if (lines == 0) return take;
  return [&take, lines](ReadResult&& result) {
    if (auto* problem = std::get_if<Problem>(&result)) {
      if (problem->line != 0) problem->line += lines;
    } else if (auto& article = std::get<Article>(result); article.line != 0) {
      article.line += lines;
    }
    take(std::move(result));
  };
}

}  // namespace

void read_document(const Document& document, const ReadOptions& options,
                   const TakeResult& take_result) {
  PeekedStream in(document.in);
  const DetectedFormat detected = detect_format(in.head(), document.name);
  const Document peeked{in, document.name, document.charset, document.url};
  const bool json = detected.format == Format::json_lines || detected.format == Format::json_array;
  if (json && is_utf16(in.head())) return read_utf16_json(in, document, options, take_result);
  const TakeResult take = is_xml(detected.format) ? skip_blanks(in, take_result) : take_result;
  switch (detected.format) {
    case Format::empty:
      return tell_empty(in, take);
    case Format::text:
      return read_text(peeked, options, take);
    case Format::json_lines:
      return read_jsonl(peeked, options, take);
    case Format::json_array:
      return read_json_array(peeked, options, take);
    case Format::html:
      return read_html(peeked, options, take);
    case Format::feed:
      return read_feed(peeked, options, take);
    case Format::newsml:
      return read_newsml(peeked, options, take);
    case Format::nitf:
      return read_nitf(peeked, options, take);
    case Format::tei:
      return read_tei(peeked, options, take);
    case Format::warc:
      return read_warc(peeked, options, take);
    case Format::unknown_xml:
      return take(Problem{Problem::Kind::unsupported, 0,
                          "XML of an unknown kind, with <" + detected.detail + "> around it",
                          "RSS, Atom, NewsML-G2, NITF, TEI and XHTML are read"});
    case Format::foreign:
      return take(Problem{Problem::Kind::unsupported, 0, detected.detail + ", which is not read",
                          "convert it to text or HTML, or move it away"});
  }
}

bool read_bounded_line(std::istream& in, std::string& line, bool& too_long) {
  line.clear();
  too_long = false;
  std::array<char, 4096> part{};  // filled by getline(), which looks for the end by blocks
  while (true) {
    in.getline(part.data(), part.size());
    if (in.bad()) return false;  // a disk's error
    const bool ended = in.good();
    const auto count = static_cast<std::size_t>(in.gcount()) - (ended ? 1 : 0);
    const std::size_t room = kMaxArticleBytes - line.size();
    line.append(part.data(), std::min(count, room));
    too_long = too_long || count > room;
    if (ended) return true;
    if (in.eof()) return !line.empty();
    in.clear();  // the part was full
  }
}

}  // namespace kiosque
