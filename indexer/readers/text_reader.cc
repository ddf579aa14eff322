// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <algorithm>
#include <array>
#include <istream>
#include <optional>

#include "indexer/readers/article_checks.h"
#include "indexer/readers/reader.h"
#include "src/analysis/dateline.h"
#include "src/text/decode.h"
#include "src/text/fold.h"

namespace kiosque {
namespace {

std::string_view trim(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n\f";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

// Takes the first line off `rest`, without its end.
std::string_view take_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

enum class Header { title, date, source, author, url, id, section, language };

struct HeaderName {
  std::string_view name;
  Header header;
};
constexpr std::array kHeaderNames = {
    HeaderName{"titre", Header::title},      HeaderName{"title", Header::title},
    HeaderName{"date", Header::date},        HeaderName{"source", Header::source},
    HeaderName{"auteur", Header::author},    HeaderName{"author", Header::author},
    HeaderName{"url", Header::url},          HeaderName{"id", Header::id},
    HeaderName{"rubrique", Header::section}, HeaderName{"section", Header::section},
    HeaderName{"langue", Header::language},  HeaderName{"language", Header::language},
};

struct HeaderLine {
  Header header;
  std::string value;
};

// Titre: …, also with the blank that French puts before the colon.
std::optional<HeaderLine> parse_header(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon > 20) return std::nullopt;
  const std::string folded = fold(line.substr(0, colon));  // no-break blanks become blanks
  const std::string_view name = trim(folded);
  for (const HeaderName& known : kHeaderNames)
    if (name == known.name)
      return HeaderLine{known.header, std::string(trim(line.substr(colon + 1)))};
  return std::nullopt;
}

void apply(const HeaderLine& line, std::uint64_t number, Article& article, const TakeResult& take) {
  switch (line.header) {
    case Header::title:
      article.title = line.value;
      break;
    case Header::date:
      set_date(article, line.value, number, take);
      break;
    case Header::source:
      article.source = line.value;
      break;
    case Header::author:
      article.author = line.value;
      break;
    case Header::url:
      article.url = line.value;
      break;
    case Header::id:
      article.id = line.value;
      break;
    case Header::section:
      article.section = line.value;
      break;
    case Header::language:
      article.language = line.value;
      break;
  }
}

// The header block ends at a blank line; a text that does not begin with one has none. Blank
// lines before it do not count.
std::string_view read_header(std::string_view text, Article& article, const TakeResult& take) {
  std::string_view rest = text;
  bool found = false;
  for (std::uint64_t number = 1; !rest.empty(); ++number) {
    std::string_view after = rest;
    const std::string_view line = take_line(after);
    const bool blank = trim(line).empty();
    if (blank && found) return after;
    if (!blank) {
      const auto header = parse_header(line);
      if (!header) return found ? rest : text;
      apply(*header, number, article, take);
      found = true;
    }
    rest = after;
  }
  return rest;
}

// The number of the line on which a part of `whole` begins.
std::uint64_t line_of(std::string_view whole, std::string_view part) {
  const auto before = part.data() - whole.data();
  return 1 + static_cast<std::uint64_t>(std::count(whole.begin(), whole.begin() + before, '\n'));
}

// A headline is short, does not end like a sentence, and is not « PARIS (AFP) - … ».
bool is_headline(std::string_view line) {
  constexpr std::size_t kLongest = 150;
  return !line.empty() && line.size() <= kLongest && !find_dateline(line) && !read_byline(line) &&
         std::string_view(".,;:").find(line.back()) == std::string_view::npos &&
         !line.ends_with("…");
}

}  // namespace

void read_text(const Document& document, const ReadOptions& /*options*/, const TakeResult& take) {
  std::istream& in = document.in;
  std::string bytes;
  std::array<char, 1 << 16> chunk{};
  while (in.read(chunk.data(), chunk.size()) || in.gcount() > 0) {
    bytes.append(chunk.data(), static_cast<std::size_t>(in.gcount()));
    if (bytes.size() <= kMaxArticleBytes) continue;
    take(Problem{Problem::Kind::too_large, 0,
                 "an article of more than " + std::to_string(kMaxArticleBytes >> 20) + " MiB",
                 "split it, or index its articles as JSON Lines"});
    return;
  }
  if (in.bad()) {
    tell_broken_off(take);
    return;
  }
  if (looks_binary(bytes, document.charset)) {
    take(Problem{Problem::Kind::binary, 0, "binary data, not text",
                 "remove it or give it another extension"});
    return;
  }
  DecodedText decoded = decode_text(bytes, document.charset);
  // Line ends of old Macs.
  if (decoded.utf8.find('\n') == std::string::npos)
    std::replace(decoded.utf8.begin(), decoded.utf8.end(), '\r', '\n');
  if (trim(decoded.utf8).empty()) {
    take(Problem{Problem::Kind::empty, 0, "the file is empty", "remove it"});
    return;
  }
  tell_damage(decoded, 1, take);
  Article article;
  std::string_view text = read_header(decoded.utf8, article, take);
  if (text.data() == decoded.utf8.data() && article.title.empty()) {
    std::string_view rest = trim(text);
    const std::string_view first = trim(take_line(rest));
    if (is_headline(first) && !trim(rest).empty()) {
      article.title = first;
      text = rest;
    }
  }
  article.body = trim(text);
  if (!article.body.empty()) article.body_line = line_of(decoded.utf8, trim(text));
  if (article.body.empty() && article.title.empty()) {
    take(Problem{Problem::Kind::empty, 0, "no title and no text below the header",
                 "add the text or remove the file"});
    return;
  }
  take(std::move(article));
}

}  // namespace kiosque
