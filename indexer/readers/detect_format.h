// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string>
#include <string_view>

namespace kiosque {

// What a document is, by its content; the name's extension decides only what the content leaves
// open.
enum class Format {
  empty,  // nothing but blanks
  text,
  json_lines,
  json_array,  // also one object over several lines
  html,
  feed,    // RSS or Atom
  newsml,  // NewsML-G2
  nitf,
  tei,
  warc,
  unknown_xml,  // XML whose root element is none of these
  foreign,      // a format that is known and not read: PDF, office documents, pictures, …
};

struct DetectedFormat {
  Format format = Format::text;
  std::string detail;  // of unknown_xml: the root element; of foreign: what it is
};

// `head` is the document's first bytes, 64 KiB or all of it; `name` its name in lower case, "-"
// for standard input. Thread-safe.
DetectedFormat detect_format(std::string_view head, std::string_view name);

}  // namespace kiosque
