// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string>

#include "indexer/readers/reader.h"
#include "indexer/readers/xml/xml_tree.h"

namespace kiosque {

// What a NITF story says of itself, and its text. An element <nitf>, alone or within NewsML-G2.
struct NitfStory {
  Article article;
  std::string date;
  std::uint64_t date_line = 0;
};
NitfStory read_nitf_story(const XmlElement& nitf);

}  // namespace kiosque
