// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/readers/html/tags.h"

#include <algorithm>
#include <array>
#include <string>

namespace kiosque {
namespace {

enum Fact : std::uint8_t { kVoid = 1, kRaw = 2, kBlock = 4, kUnread = 8, kHeading = 16 };

struct TagFacts {
  std::string_view name;
  Tag tag;
  std::uint8_t facts;
};

// In the order of the enumeration, and so of the names.
constexpr std::array kTags = {
    TagFacts{"", Tag::other, 0},
    TagFacts{"a", Tag::a, 0},
    TagFacts{"address", Tag::address, kBlock},
    TagFacts{"article", Tag::article, kBlock},
    TagFacts{"aside", Tag::aside, kBlock},
    TagFacts{"audio", Tag::audio, kUnread},
    TagFacts{"base", Tag::base, kVoid},
    TagFacts{"blockquote", Tag::blockquote, kBlock},
    TagFacts{"body", Tag::body, kBlock},
    TagFacts{"br", Tag::br, kVoid},
    TagFacts{"button", Tag::button, kUnread},
    TagFacts{"canvas", Tag::canvas, kUnread},
    TagFacts{"caption", Tag::caption, kBlock},
    TagFacts{"center", Tag::center, kBlock},
    TagFacts{"col", Tag::col, kVoid},
    TagFacts{"dd", Tag::dd, kBlock},
    TagFacts{"details", Tag::details, kBlock},
    TagFacts{"dialog", Tag::dialog, kBlock | kUnread},
    TagFacts{"div", Tag::div, kBlock},
    TagFacts{"dl", Tag::dl, kBlock},
    TagFacts{"dt", Tag::dt, kBlock},
    TagFacts{"embed", Tag::embed, kVoid},
    TagFacts{"fieldset", Tag::fieldset, kBlock},
    TagFacts{"figcaption", Tag::figcaption, kBlock | kUnread},
    TagFacts{"figure", Tag::figure, kBlock | kUnread},
    TagFacts{"footer", Tag::footer, kBlock},
    TagFacts{"form", Tag::form, kBlock},
    TagFacts{"h1", Tag::h1, kBlock | kHeading},
    TagFacts{"h2", Tag::h2, kBlock | kHeading},
    TagFacts{"h3", Tag::h3, kBlock | kHeading},
    TagFacts{"h4", Tag::h4, kBlock | kHeading},
    TagFacts{"h5", Tag::h5, kBlock | kHeading},
    TagFacts{"h6", Tag::h6, kBlock | kHeading},
    TagFacts{"head", Tag::head, kBlock},
    TagFacts{"header", Tag::header, kBlock},
    TagFacts{"hr", Tag::hr, kVoid | kBlock},
    TagFacts{"html", Tag::html, kBlock},
    TagFacts{"iframe", Tag::iframe, kRaw | kUnread},
    TagFacts{"img", Tag::img, kVoid},
    TagFacts{"input", Tag::input, kVoid},
    TagFacts{"legend", Tag::legend, kBlock | kUnread},
    TagFacts{"li", Tag::li, kBlock},
    TagFacts{"link", Tag::link, kVoid},
    TagFacts{"main", Tag::main, kBlock},
    TagFacts{"map", Tag::map, kUnread},
    TagFacts{"math", Tag::math, kUnread},
    TagFacts{"menu", Tag::menu, kBlock | kUnread},
    TagFacts{"meta", Tag::meta, kVoid},
    TagFacts{"nav", Tag::nav, kBlock},
    TagFacts{"noembed", Tag::noembed, kRaw | kUnread},
    TagFacts{"noframes", Tag::noframes, kRaw | kUnread},
    TagFacts{"noscript", Tag::noscript, kUnread},
    TagFacts{"object", Tag::object, kUnread},
    TagFacts{"ol", Tag::ol, kBlock},
    TagFacts{"optgroup", Tag::optgroup, kBlock},
    TagFacts{"option", Tag::option, kBlock},
    TagFacts{"p", Tag::p, kBlock},
    TagFacts{"param", Tag::param, kVoid},
    TagFacts{"picture", Tag::picture, kUnread},
    TagFacts{"pre", Tag::pre, kBlock},
    TagFacts{"script", Tag::script, kRaw | kUnread},
    TagFacts{"search", Tag::search, kBlock | kUnread},
    TagFacts{"section", Tag::section, kBlock},
    TagFacts{"select", Tag::select, kUnread},
    TagFacts{"source", Tag::source, kVoid},
    TagFacts{"style", Tag::style, kRaw | kUnread},
    TagFacts{"summary", Tag::summary, kBlock},
    TagFacts{"svg", Tag::svg, kUnread},
    TagFacts{"table", Tag::table, kBlock},
    TagFacts{"tbody", Tag::tbody, kBlock},
    TagFacts{"td", Tag::td, kBlock},
    TagFacts{"template", Tag::template_, kUnread},
    TagFacts{"textarea", Tag::textarea, kRaw | kUnread},
    TagFacts{"tfoot", Tag::tfoot, kBlock},
    TagFacts{"th", Tag::th, kBlock},
    TagFacts{"thead", Tag::thead, kBlock},
    TagFacts{"time", Tag::time, 0},
    TagFacts{"title", Tag::title, kRaw | kUnread},
    TagFacts{"tr", Tag::tr, kBlock},
    TagFacts{"track", Tag::track, kVoid},
    TagFacts{"ul", Tag::ul, kBlock},
    TagFacts{"video", Tag::video, kUnread},
    TagFacts{"wbr", Tag::wbr, kVoid},
    TagFacts{"xmp", Tag::xmp, kRaw | kUnread},
};
static_assert(kTags.size() == static_cast<std::size_t>(Tag::count));
static_assert(std::all_of(kTags.begin(), kTags.end(), [](const TagFacts& facts) {
  return &facts == &kTags[static_cast<std::size_t>(facts.tag)];
}));
static_assert(std::is_sorted(kTags.begin(), kTags.end(),
                             [](const auto& a, const auto& b) { return a.name < b.name; }));

bool has(Tag tag, Fact fact) { return (kTags[static_cast<std::size_t>(tag)].facts & fact) != 0; }

}  // namespace

Tag tag_of(std::string_view name) {
  constexpr std::size_t kLongest = 10;
  if (name.size() > kLongest) return Tag::other;
  std::array<char, kLongest> lower{};
  std::transform(name.begin(), name.end(), lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  const std::string_view wanted(lower.data(), name.size());
  const auto* found = std::lower_bound(kTags.begin(), kTags.end(), wanted,
                                       [](const TagFacts& t, auto n) { return t.name < n; });
  return found != kTags.end() && found->name == wanted ? found->tag : Tag::other;
}

bool is_void(Tag tag) { return has(tag, kVoid); }
bool is_raw(Tag tag) { return has(tag, kRaw); }
bool is_block(Tag tag) { return has(tag, kBlock); }
bool is_unread(Tag tag) { return has(tag, kUnread); }
bool is_heading(Tag tag) { return has(tag, kHeading); }

}  // namespace kiosque
