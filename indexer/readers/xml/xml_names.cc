// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/readers/xml/xml_names.h"

namespace kiosque {
namespace {

struct UsualPrefix {
  std::string_view uri;  // or how it begins: some have a version behind
  std::string_view prefix;
};
constexpr UsualPrefix kUsualPrefixes[] = {
    {"http://www.w3.org/XML/1998/namespace", "xml"},
    {"http://purl.org/dc/elements/", "dc"},
    {"http://purl.org/dc/terms/", "dcterms"},
    {"http://purl.org/rss/1.0/modules/content/", "content"},
    {"http://www.w3.org/2005/Atom", "atom"},
    {"http://purl.org/atom/ns", "atom"},
    {"http://www.w3.org/1999/02/22-rdf-syntax-ns", "rdf"},
    {"http://search.yahoo.com/mrss", "media"},
    {"http://purl.org/rss/1.0/", ""},
    {"http://my.netscape.com/rdf/simple/0.9/", ""},
    {"http://backend.userland.com/rss", ""},
    {"http://iptc.org/std/nar/", ""},
    {"http://iptc.org/std/NITF/", ""},
    {"http://www.tei-c.org/ns/1.0", ""},
    {"http://www.w3.org/1999/xhtml", ""},
};

}  // namespace

std::string usual_name(std::string_view local, std::string_view prefix, std::string_view uri) {
  if (!uri.empty())
    for (const UsualPrefix& usual : kUsualPrefixes)
      if (uri.starts_with(usual.uri)) {
        prefix = usual.prefix;
        break;
      }
  std::string name(prefix);
  if (!name.empty()) name += ':';
  name += local;
  return name;
}

}  // namespace kiosque
