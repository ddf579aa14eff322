// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kiosque {

// A mistake in the XML, after which it cannot be read on.
struct XmlMistake {
  std::uint64_t line = 0;
  std::string message;
};

// What the parser found wrong, on one line: "not well-formed: …", "ends early: …". `code` is an
// xmlParserErrors.
std::string in_words(int code, std::string_view message);

// A name of the document's as it can stand in a message.
std::string short_name(std::string_view name);

}  // namespace kiosque
