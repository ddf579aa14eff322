// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/readers/warc/http_answer.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <memory>

#include "indexer/readers/reader.h"

namespace kiosque {
namespace {

constexpr std::size_t kMaxHeaderBytes = 64U << 10;

// "1f40;name=value" → 8000. Nothing where a line is no chunk's size.
std::optional<std::size_t> chunk_size(std::string_view line) {
  constexpr std::size_t kMostDigits = 8;
  std::size_t size = 0;
  std::size_t digits = 0;
  for (const char c : line) {
    const char lower = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
    if (lower >= '0' && lower <= '9')
      size = size * 16 + static_cast<std::size_t>(lower - '0');
    else if (lower >= 'a' && lower <= 'f')
      size = size * 16 + static_cast<std::size_t>(lower - 'a') + 10;
    else
      break;
    if (++digits > kMostDigits) return std::nullopt;
  }
  const std::string_view rest = line.substr(digits);
  const bool ends = rest.empty() || rest[0] == ';' || rest[0] == ' ';
  return digits > 0 && ends ? std::optional(size) : std::nullopt;
}

// Nothing where the body is not in chunks from its beginning. What is cut off or broken further
// on ends it.
std::optional<std::string> undo_chunks(std::string_view body) {
  std::string whole;
  bool any = false;
  while (!body.empty()) {
    const std::size_t end = body.find("\r\n");
    if (end == std::string_view::npos || end > 200) break;
    const auto size = chunk_size(body.substr(0, end));
    if (!size) break;
    body.remove_prefix(end + 2);
    if (!any && body.size() > *size && !body.substr(*size).starts_with("\r\n")) break;
    any = true;
    whole.append(body.substr(0, *size));
    if (*size == 0 || body.size() < *size + 2) return whole;
    body.remove_prefix(*size + 2);
  }
  return any ? std::optional(std::move(whole)) : std::nullopt;
}

Problem too_large(const std::string& what) {
  return {Problem::Kind::too_large, 0, what, "remove it: no article is so long"};
}

Problem broken_compression() {
  return {Problem::Kind::syntax, 0, "the page's compressed data are broken or cut off",
          "fetch the page again"};
}

// A bomb: text compresses to a tenth, now and then to a fiftieth.
bool is_bomb(std::size_t packed, std::size_t unpacked) {
  constexpr std::size_t kHarmless = 1U << 20;
  constexpr std::size_t kMostRatio = 200;
  return unpacked > kHarmless && unpacked / kMostRatio > packed;
}

// Unpacks in place. `window` is zlib's: what header it expects.
std::optional<Problem> inflate_body(std::string& body, int window) {
  z_stream stream{};
  if (inflateInit2(&stream, window) != Z_OK) return broken_compression();
  const std::unique_ptr<z_stream, decltype(&inflateEnd)> guard(&stream, &inflateEnd);
  std::string packed;
  packed.swap(body);
  stream.next_in = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_in = static_cast<uInt>(packed.size());
  std::array<char, 1 << 16> chunk{};
  for (;;) {
    stream.next_out = reinterpret_cast<Bytef*>(chunk.data());
    stream.avail_out = chunk.size();
    const int status = inflate(&stream, Z_NO_FLUSH);
    body.append(chunk.data(), chunk.size() - stream.avail_out);
    if (body.size() > kMaxArticleBytes || is_bomb(packed.size(), body.size()))
      return too_large("a compressed page that unpacks to far more than a page");
    if (status == Z_STREAM_END) return std::nullopt;
    if (status != Z_OK) return broken_compression();
  }
}

bool looks_like_markup(std::string_view body) {
  const std::size_t first = body.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  return first != std::string_view::npos && body[first] == '<';
}

}  // namespace

std::optional<HttpAnswer> parse_http(std::string&& bytes) {
  if (!bytes.starts_with("HTTP/")) return std::nullopt;
  HttpAnswer answer;
  std::size_t at = 0;
  for (bool first = true; at < bytes.size() && at <= kMaxHeaderBytes; first = false) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    std::string_view line = std::string_view(bytes).substr(at, end - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    at = std::min(end + 1, bytes.size());
    if (line.empty()) break;
    if (!first) {
      answer.headers.add_line(line);
      continue;
    }
    const std::size_t blank = std::min(line.find(' '), line.size());
    for (const char c : line.substr(std::min(blank + 1, line.size())).substr(0, 3))
      if (c >= '0' && c <= '9') answer.status = answer.status * 10 + (c - '0');
  }
  bytes.erase(0, at);
  answer.body = std::move(bytes);
  return answer;
}

std::optional<Problem> undo_codings(HttpAnswer& answer) {
  if (lower_ascii(answer.headers.value("transfer-encoding")).find("chunked") != std::string::npos)
    if (auto whole = undo_chunks(answer.body)) answer.body = std::move(*whole);
  const std::string coding = lower_ascii(answer.headers.value("content-encoding"));
  std::string& body = answer.body;
  constexpr int kGzip = 16 + MAX_WBITS;
  if (body.starts_with("\x1F\x8B")) return inflate_body(body, kGzip);
  if (coding.empty() || coding == "identity" || looks_like_markup(body)) return std::nullopt;
  if (coding == "deflate" && body.size() > 2) {
    // Servers send it with zlib's header, as the standard says, or without.
    const auto first = static_cast<unsigned char>(body[0]);
    const auto second = static_cast<unsigned char>(body[1]);
    const bool zlib = (first & 0x0FU) == 8 && (first * 256U + second) % 31 == 0;
    return inflate_body(body, zlib ? MAX_WBITS : -MAX_WBITS);
  }
  if (coding == "br" || coding == "zstd")
    return Problem{Problem::Kind::syntax, 0, "the page is compressed with « " + coding + " »",
                   "fetch it with gzip or without compression"};
  return std::nullopt;
}

}  // namespace kiosque
