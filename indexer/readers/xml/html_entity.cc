// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/readers/xml/html_entity.h"

#include <libxml/HTMLparser.h>

namespace kiosque {

char32_t html_entity(const std::string& name) {
  if (name == "apos") return U'\'';  // of XML and HTML 5, not of HTML 4
  const htmlEntityDesc* const entity =
      htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()));
  return entity == nullptr ? 0 : static_cast<char32_t>(entity->value);
}

}  // namespace kiosque
