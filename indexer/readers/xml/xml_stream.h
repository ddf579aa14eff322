// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <string_view>

#include "indexer/readers/reader.h"
#include "indexer/readers/xml/xml_tree.h"

namespace kiosque {

// What to do with an element that is being opened.
enum class XmlStep {
  enter,    // look at the elements in it, one by one
  collect,  // keep it with all in it, and pass it on as a part
  skip,
};

// What a format's reader does with an XML document: it says which elements are parts (an entry of
// a feed, an item of a message) and gets each when it is complete.
class XmlVisitor {
 public:
  virtual ~XmlVisitor() = default;

  // An element whose parents were all entered. `element` has its name, attributes and line alone.
  virtual XmlStep open(const XmlElement& element) = 0;
  // The end of an element that was entered.
  virtual void close(std::string_view name);
  virtual void take_part(const XmlElement& part) = 0;
  // A part that was left out, and told as a problem.
  virtual void miss_part();

 protected:
  XmlVisitor() = default;
  XmlVisitor(const XmlVisitor&) = default;
  XmlVisitor& operator=(const XmlVisitor&) = default;
};

// Reads an XML document of any size; one part at most is in memory. Nothing outside the document
// is ever loaded. Problems of the document go to `take`; after a mistake in the XML the parts
// before it have been passed on. True where it was read to its end without a rejection.
//
// Names come with the prefix that is usual for their namespace (dc:, content:, atom:, rdf:,
// media:), without one in those of RSS, NewsML-G2, NITF, TEI and XHTML, else as in the document.
bool read_xml(const Document& document, XmlVisitor& visitor, const TakeResult& take);

}  // namespace kiosque
