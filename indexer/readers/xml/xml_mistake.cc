// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/readers/xml/xml_mistake.h"

#include <libxml/xmlerror.h>

#include "indexer/readers/xml/xml_tree.h"
#include "src/text/decode.h"
#include "src/text/utf8.h"

namespace kiosque {
namespace {

std::string shortened(std::string_view text, std::size_t longest) {
  const std::string whole = collapse_blanks(decode_text(text).utf8);
  std::string shorter(truncate_utf8(whole, longest));
  if (shorter.size() < whole.size()) shorter += "…";
  return shorter;
}

}  // namespace

std::string in_words(int code, std::string_view message) {
  const std::string detail = shortened(message, 100);
  if (message.starts_with("Extra content")) return "not well-formed: " + detail;
  switch (code) {
    case XML_ERR_DOCUMENT_EMPTY:
      return "not XML: it does not begin with a tag";
    case XML_ERR_TAG_NOT_FINISHED:
    case XML_ERR_DOCUMENT_END:
    case XML_ERR_CDATA_NOT_FINISHED:
    case XML_ERR_COMMENT_NOT_FINISHED:
      return "ends early: " + detail;
    default:
      break;
  }
  if (message.find("Excessive depth") != std::string_view::npos) return "nested too deeply";
  return "not well-formed: " + detail;
}

std::string short_name(std::string_view name) { return shortened(name, 40); }

}  // namespace kiosque
