// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/readers/xml/xml_library.h"

#include <libxml/encoding.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>

namespace kiosque {

void initialise_xml_library() {
  [[maybe_unused]] static const bool once = [] {
    xmlInitParser();
    return true;
  }();
}

bool is_known_encoding(const std::string& name) {
  xmlCharEncodingHandler* const found = xmlFindCharEncodingHandler(name.c_str());
  if (found == nullptr) return false;
  xmlCharEncCloseFunc(found);
  return true;
}

SilencedLibrary::SilencedLibrary()
    : function_(xmlStructuredError), context_(xmlStructuredErrorContext) {
  xmlSetStructuredErrorFunc(nullptr, [](void*, xmlErrorPtr) {});
}

SilencedLibrary::~SilencedLibrary() { xmlSetStructuredErrorFunc(context_, function_); }

}  // namespace kiosque
