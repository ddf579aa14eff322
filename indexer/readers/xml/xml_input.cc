// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/readers/xml/xml_input.h"

#include <algorithm>
#include <istream>
#include <string_view>

#include "indexer/readers/article_checks.h"
#include "indexer/readers/read_block.h"
#include "indexer/readers/xml/xml_tree.h"
#include "src/text/decode.h"

namespace kiosque {
namespace {

constexpr std::size_t kChunk = 256U << 10;

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

// The encoding that an XML declaration names; empty where there is none.
std::string_view declared_encoding(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (!bytes.starts_with("<?xml")) return {};
  const std::string_view declaration =
      bytes.substr(0, std::min(bytes.find("?>"), std::size_t{400}));
  const std::size_t name = declaration.find("encoding");
  if (name == std::string_view::npos) return {};
  const std::size_t open = declaration.find_first_of("\"'", name);
  if (open == std::string_view::npos) return {};
  const std::size_t close = declaration.find(declaration[open], open + 1);
  return close == std::string_view::npos ? std::string_view()
                                         : declaration.substr(open + 1, close - open - 1);
}

bool is_two_byte_text(std::string_view bytes) {
  using namespace std::string_view_literals;
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") ||
         bytes.starts_with("<\0"sv) || bytes.starts_with("\0<"sv);
}

// Encodings that hold each other's texts, and names that cannot be true of one-byte text.
bool is_read_by_its_bytes(std::string_view label) {
  constexpr std::string_view kLabels[] = {"",          "utf-8",      "utf8",         "us-ascii",
                                          "ascii",     "latin1",     "latin-1",      "iso-8859-1",
                                          "iso8859-1", "iso_8859-1", "windows-1252", "cp1252"};
  return std::find(std::begin(kLabels), std::end(kLabels), label) != std::end(kLabels) ||
         label.starts_with("utf-16") || label.starts_with("utf16") || label.starts_with("utf-32") ||
         label.starts_with("ucs") || label.starts_with("iso-10646");
}

// The bytes at the end that may begin a sequence of UTF-8 which the next chunk ends.
std::size_t open_sequence(std::string_view bytes) {
  for (std::size_t length = 1; length <= 3 && length <= bytes.size(); ++length) {
    const auto byte = static_cast<unsigned char>(bytes[bytes.size() - length]);
    if (byte < 0x80) return 0;
    if (byte < 0xC0) continue;
    const std::size_t whole = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
    return whole > length ? length : 0;
  }
  return 0;
}

void blank_controls(std::string& utf8) {
  for (char& c : utf8) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') c = ' ';
  }
  // U+FFFE and U+FFFF become U+FFFD.
  for (std::size_t at = utf8.find("\xEF\xBF"); at != std::string::npos;
       at = utf8.find("\xEF\xBF", at + 2))
    if (at + 2 < utf8.size() && static_cast<unsigned char>(utf8[at + 2]) >= 0xBE)
      utf8[at + 2] = '\xBD';
}

}  // namespace

XmlInput::XmlInput(const Document& document, bool (*is_known)(const std::string&),
                   const TakeResult& take)
    : in_(document.in), take_(take) {
  std::string bytes(kChunk, '\0');
  bytes.resize(read_block(in_, bytes.data(), bytes.size()));
  if (is_two_byte_text(bytes)) {
    decodes_ = false;
  } else {
    std::string label = lower_ascii(trim_blanks(document.charset));
    if (label.empty()) label = lower_ascii(trim_blanks(declared_encoding(bytes)));
    decodes_ = is_read_by_its_bytes(label) || !is_known(label);
    encoding_ = decodes_ ? "UTF-8" : label;
  }
  if (decodes_) decode(bytes);
  pending_ = std::move(bytes);
}

bool XmlInput::is_blank() const { return !in_ && trim_blanks(pending_).empty(); }

void XmlInput::decode(std::string& bytes) {
  bytes.insert(0, carry_);
  const std::size_t open = in_ ? open_sequence(bytes) : 0;
  carry_ = bytes.substr(bytes.size() - open);
  bytes.resize(bytes.size() - open);
  DecodedText decoded = decode_text(bytes);
  tell_damage(decoded, lines_ + 1, take_);
  lines_ += static_cast<std::uint64_t>(std::count(bytes.begin(), bytes.end(), '\n'));
  bytes = std::move(decoded.utf8);
  blank_controls(bytes);
}

void XmlInput::fill() {
  position_ = 0;
  pending_.clear();
  while (pending_.empty() && in_) {
    pending_.resize(kChunk);
    pending_.resize(read_block(in_, pending_.data(), pending_.size()));
    if (decodes_) decode(pending_);
  }
}

std::size_t XmlInput::read(char* target, std::size_t size) {
  if (position_ == pending_.size()) fill();
  const std::size_t count = std::min(size, pending_.size() - position_);
  std::copy_n(pending_.data() + position_, count, target);
  position_ += count;
  return count;
}

}  // namespace kiosque
