// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/search/name_marks.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "src/index/schema.h"
#include "src/index/word_terms.h"

namespace kiosque {
namespace {

class NameMarker {
 public:
  NameMarker(const Xapian::Database& database, Xapian::docid document, const TokenFinder& finder)
      : database_(database), document_(document), finder_(finder) {}

  void mark(std::vector<Token>& tokens, Xapian::termpos first_position) {
    Xapian::termpos position = first_position;
    for (Token& token : tokens) {
      if (token.word != nullptr && finder_.tells_names(*token.word))
        token.keyword = is_name_at(token.word->folded, position);
      ++position;
    }
  }

 private:
  using Positions = std::vector<Xapian::termpos>;  // ascending

  bool is_name_at(const std::string& folded, Xapian::termpos position) {
    const auto [known, added] = positions_.try_emplace(folded);
    if (added) {
      const std::string name = term(prefix::name, folded);
      known->second.assign(database_.positionlist_begin(document_, name),
                           database_.positionlist_end(document_, name));
    }
    return std::binary_search(known->second.begin(), known->second.end(), position);
  }

  const Xapian::Database& database_;
  Xapian::docid document_;
  const TokenFinder& finder_;
  std::unordered_map<std::string_view, Positions> positions_;  // of names' words, which are lent
};

}  // namespace

void mark_names(const Xapian::Database& database, Xapian::docid document, const TokenFinder& finder,
                AnalyzedArticle& article) {
  NameMarker marker(database, document, finder);
  marker.mark(article.title.tokens, kFirstPosition);
  marker.mark(article.body.tokens, first_body_position(article.title.tokens.size()));
}

}  // namespace kiosque
