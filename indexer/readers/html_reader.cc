// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <array>
#include <istream>

#include "indexer/readers/article_checks.h"
#include "indexer/readers/html/main_text.h"
#include "indexer/readers/html/metadata.h"
#include "indexer/readers/html/page_charset.h"
#include "indexer/readers/reader.h"
#include "src/text/decode.h"

namespace kiosque {
namespace {

// False, with the problem told, where it cannot be read or is too large.
bool read_bounded(std::istream& in, std::string& bytes, const TakeResult& take) {
  std::array<char, 1 << 16> chunk{};
  while (in.read(chunk.data(), chunk.size()) || in.gcount() > 0) {
    bytes.append(chunk.data(), static_cast<std::size_t>(in.gcount()));
    if (bytes.size() <= kMaxArticleBytes) continue;
    take(Problem{Problem::Kind::too_large, 0,
                 "a page of more than " + std::to_string(kMaxArticleBytes >> 20) + " MiB",
                 "remove it: no article is so long"});
    return false;
  }
  if (!in.bad()) return true;
  tell_broken_off(take);
  return false;
}

// What JSON-LD has as the body is used where the page shows much less of it.
std::string choose_body(std::string shown, const std::string& linked) {
  if (linked.empty() || shown.size() * 2 >= linked.size()) return shown;
  const bool markup = linked.find("</") != std::string::npos;
  return markup ? main_text(Page(linked), {}) : linked;
}

void set_page_date(Article& article, const std::vector<std::string>& dates,
                   const TakeResult& take) {
  for (const std::string& text : dates) {
    article.date = parse_press_date(text);
    if (article.date) return;
  }
  if (!dates.empty()) set_date(article, dates[0], 0, take);
}

}  // namespace

void read_html(const Document& document, const ReadOptions& /*options*/, const TakeResult& take) {
  std::string bytes;
  if (!read_bounded(document.in, bytes, take)) return;
  const std::string charset = page_charset(bytes, document.charset);
  if (looks_binary(bytes, charset)) {
    take(Problem{Problem::Kind::binary, 0, "binary data, not a page",
                 "remove it or give it another extension"});
    return;
  }
  const DecodedText decoded = decode_text(bytes, charset);
  bytes = std::string();
  if (is_blank_text(decoded.utf8)) {
    take(Problem{Problem::Kind::empty, 0, "the page is empty", "remove it"});
    return;
  }
  const Page page(decoded.utf8);
  if (page.is_cut()) {
    take(Problem{Problem::Kind::too_large, 0, "a page of more than a million elements",
                 "remove it: no article has so many"});
    return;
  }
  PageMetadata metadata = find_metadata(page);
  Article article;
  article.body = choose_body(main_text(page, {metadata.title, metadata.author}), metadata.body);
  if (article.body.empty() && !metadata.has_headline) {
    take(Problem{Problem::Kind::empty, 0, "a page without a headline and without running text",
                 "remove it if it is a home page or a list of articles"});
    return;
  }
  tell_damage(decoded, 1, take);
  article.title = std::move(metadata.title);
  article.author = std::move(metadata.author);
  article.source = std::move(metadata.source);
  article.section = std::move(metadata.section);
  article.url = metadata.url.empty() ? document.url : metadata.url;
  article.language = std::move(metadata.language);
  set_page_date(article, metadata.dates, take);
  take(std::move(article));
}

}  // namespace kiosque
