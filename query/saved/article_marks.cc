// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/saved/article_marks.h"

#include "src/index/schema.h"
#include "src/index/stored_article.h"

namespace kiosque {
namespace {

// The same on every machine.
std::string to_bytes(const ArticleKey& key) {
  std::string bytes;
  for (const std::uint64_t half : {key.high, key.low})
    for (int shift = 56; shift >= 0; shift -= 8) bytes += static_cast<char>(half >> shift & 0xFF);
  return bytes;
}

// A place alone says nothing: tomorrow another article may stand there. A line says nothing at all:
// it shifts where the file grows, and titles such as « Météo » come again.
bool has_lasting_place(const Article& article) {
  return article.line == 0 && !article.title.empty();
}

std::string place_mark(const Article& article) {
  Article as_id;
  as_id.id =
      pack_list({to_place(article), article.title, article.date ? to_compact(*article.date) : ""});
  return to_bytes(identity_key(as_id));
}

}  // namespace

std::vector<std::string> marks_of(const Article& article) {
  std::vector<std::string> marks = {to_bytes(identity_key(article))};
  if (!has_own_id(article) && has_lasting_place(article)) marks.push_back(place_mark(article));
  return marks;
}

}  // namespace kiosque
