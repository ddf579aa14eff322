// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/readers/xml/xml_tree.h"

namespace kiosque {
namespace {

constexpr std::string_view kBlanks = " \t\r\n\f\v";

}  // namespace

std::string_view XmlElement::name() const {
  return nodes_ == nullptr ? std::string_view() : (*nodes_)[index_].name;
}

std::string_view XmlElement::attribute(std::string_view name) const {
  if (nodes_ == nullptr) return {};
  for (const XmlAttribute& attribute : (*nodes_)[index_].attributes)
    if (attribute.name == name) return trim_blanks(attribute.value);
  return {};
}

std::uint64_t XmlElement::line() const { return nodes_ == nullptr ? 0 : (*nodes_)[index_].line; }

std::vector<XmlElement> XmlElement::children() const { return children({}); }

std::vector<XmlElement> XmlElement::children(std::string_view name) const {
  std::vector<XmlElement> found;
  if (nodes_ == nullptr) return found;
  for (std::size_t i = begin(); i < end(); i = (*nodes_)[i].end) {
    const std::string& its_name = (*nodes_)[i].name;
    if (!its_name.empty() && (name.empty() || name == its_name)) found.emplace_back(*nodes_, i);
  }
  return found;
}

XmlElement XmlElement::find(std::string_view path) const {
  XmlElement place = *this;
  while (place && !path.empty()) {
    const std::size_t slash = path.find('/');
    const std::string_view name = path.substr(0, slash);
    path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
    std::size_t i = place.begin();
    while (i < place.end() && (*nodes_)[i].name != name) i = (*nodes_)[i].end;
    place = i < place.end() ? XmlElement(*nodes_, i) : XmlElement();
  }
  return place;
}

XmlElement XmlElement::search(std::string_view name) const {
  if (nodes_ == nullptr) return {};
  for (std::size_t i = begin(); i < end(); ++i)
    if ((*nodes_)[i].name == name) return {*nodes_, i};
  return {};
}

std::string XmlElement::raw_text() const {
  std::string text;
  if (nodes_ == nullptr) return text;
  for (std::size_t i = begin(); i < end(); ++i) text += (*nodes_)[i].text;
  return text;
}

std::string XmlElement::text() const { return collapse_blanks(raw_text()); }

bool XmlElement::has_elements() const {
  if (nodes_ == nullptr) return false;
  for (std::size_t i = begin(); i < end(); ++i)
    if (!(*nodes_)[i].name.empty()) return true;
  return false;
}

std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view trim_blanks(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

}  // namespace kiosque
