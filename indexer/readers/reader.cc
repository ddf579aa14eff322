// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/readers/reader.h"

#include <limits>
#include <streambuf>

#include "indexer/readers/article_checks.h"
#include "indexer/readers/detect_format.h"
#include "indexer/readers/peeked_stream.h"

namespace kiosque {
namespace {

void tell_empty(PeekedStream& in, const TakeResult& take) {
  in.ignore(std::numeric_limits<std::streamsize>::max());
  if (in.bad())
    tell_broken_off(take);
  else
    take(Problem{Problem::Kind::empty, 0, "the file is empty", "remove it"});
}

}  // namespace

void read_document(const Document& document, const ReadOptions& options, const TakeResult& take) {
  PeekedStream in(document.in);
  const DetectedFormat detected = detect_format(in.head(), document.name);
  const Document peeked{in, document.name, document.charset, document.url};
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
  std::streambuf& buffer = *in.rdbuf();
  constexpr int kEnd = std::streambuf::traits_type::eof();
  try {
    for (int c = buffer.sbumpc(); c != kEnd; c = buffer.sbumpc()) {
      if (c == '\n') return true;
      if (line.size() < kMaxArticleBytes)
        line.push_back(static_cast<char>(c));
      else
        too_long = true;
    }
  } catch (const std::ios_base::failure&) {  // a disk's error; streams turn it into badbit
    in.setstate(std::ios::badbit);
    return false;
  }
  in.setstate(std::ios::eofbit);
  return !line.empty();
}

}  // namespace kiosque
