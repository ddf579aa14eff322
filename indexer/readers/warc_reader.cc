// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <algorithm>
#include <charconv>
#include <optional>
#include <streambuf>

#include "indexer/readers/article_checks.h"
#include "indexer/readers/reader.h"
#include "indexer/readers/warc/byte_source.h"
#include "indexer/readers/warc/headers.h"
#include "indexer/readers/warc/http_answer.h"
#include "src/text/decode.h"

namespace kiosque {
namespace {

constexpr std::size_t kMaxHeaderBytes = 64U << 10;
// How much may be read twice: records made to lie inside each other would be read without end.
constexpr std::size_t kMaxGivenBack = 16 * kMaxArticleBytes;
constexpr std::string_view kVersion = "WARC/1.";

// A stream over bytes that stay elsewhere.
class BorrowedBytes : public std::streambuf {
 public:
  explicit BorrowedBytes(std::string& bytes) {
    setg(bytes.data(), bytes.data(), bytes.data() + bytes.size());
  }
};

std::optional<std::uint64_t> parse_length(const std::string& text) {
  std::uint64_t length = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), length);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return length;
}

class WarcReader {
 public:
  WarcReader(std::istream& in, const ReadOptions& options, const TakeResult& take)
      : source_(in), options_(options), take_(take) {}

  void read() {
    bool any = false;
    while (find_record()) {
      any = true;
      read_record();
    }
    if (source_.failed())
      tell_broken_off(take_);
    else if (!any && !told_)
      take_(Problem{Problem::Kind::empty, 0, "the file is empty", "remove it"});
  }

 private:
  void tell(Problem::Kind kind, const std::string& message, const std::string& cure) {
    told_ = true;
    take_(Problem{kind, 0, message, cure, {}, entry_});
  }

  std::string place() const { return "the record at byte " + std::to_string(begin_); }

  // Passes over blank lines to a record's first line, and reads that. Other bytes before it are
  // told of, once.
  bool find_record() {
    std::string line;
    for (bool told = false;;) {
      begin_ = source_.position();
      entry_.clear();
      const ByteSource::Line found = source_.read_line(line, kMaxHeaderBytes);
      if (found == ByteSource::Line::end) return false;
      const bool at_line_start = !in_long_line_;
      in_long_line_ = found == ByteSource::Line::too_long;
      if (found == ByteSource::Line::read && line.empty()) continue;
      if (at_line_start && line.starts_with(kVersion)) return true;
      if (!told && !resynchronising_)
        tell(Problem::Kind::syntax,
             "no record begins at byte " + std::to_string(begin_) + ", as one should",
             "fetch the archive again; what follows the next WARC/1. line is read");
      told = true;
    }
  }

  void read_record() {
    resynchronising_ = false;
    Headers headers;
    if (!read_headers(headers)) return;
    set_entry(headers.value("warc-target-uri"));
    const auto length = parse_length(headers.value("content-length"));
    if (!length) {
      tell(Problem::Kind::syntax, place() + " has no Content-Length that can be read",
           "fetch the archive again");
      resynchronising_ = true;
      return;
    }
    const std::string type = lower_ascii(headers.value("warc-type"));
    const bool wanted = type == "response" || type == "resource" || type == "conversion";
    const bool fits = *length <= kMaxArticleBytes + kMaxHeaderBytes;
    if (wanted && !fits)
      tell(Problem::Kind::too_large,
           place() + " has more than " + std::to_string(kMaxArticleBytes >> 20) + " MiB",
           "remove it: no article is so long");
    if (!fits) {
      if (source_.skip(*length) == *length) return;
      tell_cut_off(*length);
      return;
    }
    std::string content = source_.read(static_cast<std::size_t>(*length));
    if (!check_length(content, *length) || !wanted) return;
    if (type == "response")
      read_response(std::move(content));
    else
      read_content(content, parse_media_type(headers.value("content-type")));
  }

  bool read_headers(Headers& headers) {
    std::string line;
    for (std::size_t bytes = 0;; bytes += line.size()) {
      const ByteSource::Line found = source_.read_line(line, kMaxHeaderBytes);
      if (found == ByteSource::Line::read && line.empty()) return true;
      if (found == ByteSource::Line::read && bytes + line.size() <= kMaxHeaderBytes) {
        headers.add_line(line);
        continue;
      }
      if (found == ByteSource::Line::end)
        tell(Problem::Kind::syntax, place() + " is cut off in its header",
             "fetch the archive again");
      else
        tell(Problem::Kind::syntax, place() + " has a header of more than 64 KiB",
             "fetch the archive again");
      resynchronising_ = true;
      in_long_line_ = found == ByteSource::Line::too_long;
      return false;
    }
  }

  // The address, which WARC 1.0 writes in angles; without one, where the record begins.
  void set_entry(std::string address) {
    if (address.starts_with('<') && address.ends_with('>'))
      address = address.substr(1, address.size() - 2);
    address_ = decode_text(address).utf8;
    entry_ = address_.empty() ? "byte-" + std::to_string(begin_) : address_;
  }

  void tell_cut_off(std::uint64_t length) {
    if (source_.failed()) return;  // told at the end
    tell(Problem::Kind::syntax,
         place() + " should have " + std::to_string(length) + " bytes, the file ends before",
         "fetch the archive again");
  }

  // True when the content is whole and a blank line or the end follows. Where not, and there is a
  // record inside of it, reading goes on there.
  bool check_length(const std::string& content, std::uint64_t length) {
    const bool whole = content.size() == length;
    if (whole && (source_.starts_with("\r\n") || source_.starts_with("\n") || source_.at_end()))
      return true;
    if (whole)
      tell(Problem::Kind::syntax, place() + " has a Content-Length that is not its length",
           "fetch the archive again");
    else
      tell_cut_off(length);
    resynchronising_ = true;
    const std::size_t next = content.find("\n" + std::string(kVersion));
    if (next == std::string::npos || given_back_ > kMaxGivenBack) return false;
    source_.give_back(std::string_view(content).substr(next + 1));
    given_back_ += content.size() - next - 1;
    return false;
  }

  void read_response(std::string&& content) {
    auto answer = parse_http(std::move(content));
    constexpr int kOk = 200;
    if (!answer || answer->status != kOk) return;
    const MediaType media = parse_media_type(answer->headers.value("content-type"));
    if (!media.type.empty() && !is_page(media)) return;
    if (auto problem = undo_codings(*answer)) {
      problem->entry = entry_;
      take_(std::move(*problem));
      return;
    }
    read_content(answer->body, media);
  }

  static bool is_page(const MediaType& media) {
    return media.type == "text/html" || media.type == "application/xhtml+xml";
  }

  void read_content(std::string& content, const MediaType& media) {
    const bool text = media.type == "text/plain";
    if (!text && !media.type.empty() && !is_page(media)) return;
    BorrowedBytes buffer(content);
    std::istream in(&buffer);
    const Document document{in, address_, media.charset, address_};
    const TakeResult take_placed = [this](ReadResult&& result) {
      if (auto* article = std::get_if<Article>(&result)) {
        article->entry = entry_;
        if (article->url.empty()) article->url = address_;
      } else {
        std::get<Problem>(result).entry = entry_;
      }
      take_(std::move(result));
    };
    if (text)
      read_text(document, options_, take_placed);
    else
      read_html(document, options_, take_placed);
  }

  ByteSource source_;
  const ReadOptions& options_;
  const TakeResult& take_;
  std::uint64_t begin_ = 0;  // of the record
  std::string address_;      // its target
  std::string entry_;
  std::size_t given_back_ = 0;
  bool told_ = false;             // of anything
  bool resynchronising_ = false;  // after a fault that was told
  bool in_long_line_ = false;     // what comes next goes on with a line that was too long
};

}  // namespace

void read_warc(const Document& document, const ReadOptions& options, const TakeResult& take) {
  WarcReader(document.in, options, take).read();
}

}  // namespace kiosque
