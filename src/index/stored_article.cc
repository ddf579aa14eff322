// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/index/stored_article.h"

#include <xxhash.h>

#include <charconv>
#include <vector>

#include "src/index/compressed_text.h"
#include "src/index/schema.h"

namespace kiosque {
namespace {

// The order on disk. The place comes after what the content hash covers.
std::vector<std::string> content_fields(const Article& article) {
  return {article.id,     article.title,  article.date ? to_compact(*article.date) : "",
          article.source, article.author, article.section,
          article.url,    article.body};
}

ArticleKey to_key(XXH128_hash_t hash) { return {hash.low64, hash.high64}; }

template <typename Number>
Number to_number(const std::string& digits) {
  Number number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

}  // namespace

std::string pack_article(const Article& article) {
  std::vector<std::string> fields = content_fields(article);
  fields.push_back(article.path);
  fields.push_back(article.line == 0 ? "" : std::to_string(article.line));
  fields.push_back(article.entry);
  fields.push_back(article.language);
  fields.push_back(article.version == 0 ? "" : std::to_string(article.version));
  fields.push_back(article.copies.empty() ? "" : pack_list(article.copies));
  return pack_list(fields);
}

std::string store_article(const Article& article) { return compress_text(pack_article(article)); }

Article load_article(std::string_view data) {
  std::vector<std::string> fields = unpack_list(is_compressed(data) ? expand_text(data) : data);
  fields.resize(14);
  return {.id = std::move(fields[0]),
          .title = std::move(fields[1]),
          .body = std::move(fields[7]),
          .source = std::move(fields[3]),
          .author = std::move(fields[4]),
          .section = std::move(fields[5]),
          .url = std::move(fields[6]),
          .date = from_compact(fields[2]),
          .language = std::move(fields[11]),
          .version = to_number<std::uint32_t>(fields[12]),
          .path = std::move(fields[8]),
          .entry = std::move(fields[10]),
          .line = to_number<std::uint64_t>(fields[9]),
          .copies = unpack_list(fields[13])};
}

std::string content_hash(const Article& article) {
  const std::string content = pack_list(content_fields(article));
  const XXH128_hash_t hash = XXH3_128bits(content.data(), content.size());
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, hash);
  return {reinterpret_cast<const char*>(canonical.digest), sizeof canonical.digest};
}

ArticleKey copy_key(const Article& article) {
  std::vector<std::string> fields = content_fields(article);
  if (!has_own_id(article)) fields.front().clear();
  const std::string content = pack_list(fields);
  return to_key(XXH3_128bits(content.data(), content.size()));
}

ArticleKey identity_key(const Article& article) {
  if (!has_own_id(article)) return copy_key(article);
  // A seed keeps an id apart from a content of the same bytes.
  return to_key(XXH3_128bits_withSeed(article.id.data(), article.id.size(), 1));
}

}  // namespace kiosque
