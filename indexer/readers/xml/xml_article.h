// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/readers/reader.h"
#include "indexer/readers/xml/xml_tree.h"

namespace kiosque {

// What the readers of XML formats do alike with an article.

// "fr" of "fr", "fr-FR", "FR_be" or "fra"; empty for what names no language.
std::string two_letter_language(std::string_view tag);

// "Anne Roy" of "Par Anne Roy".
std::string without_par(std::string_view byline);

// A provider's version; 0 for what is no whole number.
std::uint32_t to_version(std::string_view text);

// "20190418" of "20190418T143000+0200", the form of NITF; other dates as they are.
std::string without_basic_time(std::string_view date);

// The text of an element that holds HTML, as markup of its own or escaped.
std::string html_text(const XmlElement& element);

// Joins non-empty parts.
void append_joined(std::string& list, std::string_view part, std::string_view separator);

// Passes an article on with its date, or tells that there is no text in it. True where it went.
bool pass_on(Article&& article, const std::string& date, std::uint64_t line,
             const TakeResult& take);

}  // namespace kiosque
