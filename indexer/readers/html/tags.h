// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <string_view>

namespace kiosque {

// The elements of HTML that matter for finding an article; all others are `other`.
// clang-format off
enum class Tag : std::uint8_t {
  other,  // inline, as browsers take unknown elements
  a, address, article, aside, audio, base, blockquote, body, br, button, canvas, caption, center,
  col, dd, details, dialog, div, dl, dt, embed, fieldset, figcaption, figure, footer, form, h1, h2,
  h3, h4, h5, h6, head, header, hr, html, iframe, img, input, legend, li, link, main, map, math,
  menu, meta, nav, noembed, noframes, noscript, object, ol, optgroup, option, p, param, picture,
  pre, script, search, section, select, source, style, summary, svg, table, tbody, td, template_,
  textarea, tfoot, th, thead, time, title, tr, track, ul, video, wbr, xmp,
  count
};
// clang-format on

// By its name in any case.
Tag tag_of(std::string_view name);

bool is_void(Tag tag);     // never has content: <br>
bool is_raw(Tag tag);      // has no markup in it: <script>
bool is_block(Tag tag);    // begins a line
bool is_unread(Tag tag);   // nothing in it is running text: <script>, <figure>
bool is_heading(Tag tag);  // h1 to h6

}  // namespace kiosque
