// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/search/name_marks.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "src/index/position_record.h"
#include "src/index/schema.h"
#include "src/index/word_terms.h"

namespace kiosque {
namespace {

class NameMarker {
 public:
  NameMarker(const Xapian::Database& database, const Xapian::Document& document,
             const TokenFinder& finder)
      : database_(database),
        document_(document.get_docid()),
        finder_(finder),
        bytes_(document.get_value(slot::positions)),
        record_(bytes_) {}

  void mark(std::vector<Token>& tokens, std::uint32_t first_position) {
    std::uint32_t position = first_position;
    for (Token& token : tokens) {
      if (token.word != nullptr && finder_.tells_names(*token.word))
        token.keyword = is_name_at(token.word->folded, position);
      ++position;
    }
  }

 private:
  using Positions = std::vector<std::uint32_t>;  // ascending
  struct Places {
    Positions as_name;
    Positions as_word;
  };

  // A word stands there as one of both. For a term that the article lacks, a record may have the
  // positions of some other one, even of this: only where it says both need the term be looked up.
  bool is_name_at(const std::string& folded, std::uint32_t position) {
    const Places& places = places_of(folded);
    if (!contains(places.as_name, position)) return false;
    return !contains(places.as_word, position) || has_term(term(prefix::name, folded));
  }

  const Places& places_of(const std::string& folded) {
    const auto [known, added] = places_.try_emplace(folded);
    if (added) {
      record_.read(position_key(term(prefix::name, folded)), known->second.as_name);
      record_.read(position_key(term(prefix::text, folded)), known->second.as_word);
    }
    return known->second;
  }

  static bool contains(const Positions& positions, std::uint32_t position) {
    return std::binary_search(positions.begin(), positions.end(), position);
  }

  bool has_term(const std::string& name) const {
    auto postings = database_.postlist_begin(name);
    const auto end = database_.postlist_end(name);
    if (postings != end) postings.skip_to(document_);
    return postings != end && *postings == document_;
  }

  const Xapian::Database& database_;
  Xapian::docid document_;
  const TokenFinder& finder_;
  const std::string bytes_;  // the record's
  PositionRecord record_;
  std::unordered_map<std::string_view, Places> places_;  // by words' folded forms, which are lent
};

}  // namespace

void mark_names(const Xapian::Database& database, const Xapian::Document& document,
                const TokenFinder& finder, AnalyzedArticle& article) {
  NameMarker marker(database, document, finder);
  marker.mark(article.title.tokens, kFirstPosition);
  marker.mark(article.body.tokens, first_body_position(article.title.tokens.size()));
}

}  // namespace kiosque
