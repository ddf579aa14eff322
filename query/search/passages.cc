// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/search/passages.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "query/search/passage.h"

namespace kiosque {
namespace {

// Picks passages of one text, the best first, each between those that it has.
class PassagePicker {
 public:
  PassagePicker(std::string_view text, const std::vector<Token>& tokens,
                const std::vector<FoundTokens>& found)
      : text_(text), tokens_(tokens), found_(found) {}

  // False when nothing that was found is left to show.
  bool pick() {
    std::optional<PassageTarget> best;
    Gap gap;
    std::size_t from = 0;
    for (std::size_t i = 0; i <= passages_.size(); ++i) {
      const std::size_t end = i < passages_.size() ? passages_[i].first_token : tokens_.size();
      const auto target =
          find_target(tokens_, found_between(from, end), seen_, kPassageBytes * 2 / 3);
      if (target && (!best || target->score > best->score)) {
        best = target;
        gap = {i, from, end};
      }
      if (i < passages_.size()) from = passages_[i].end_token;
    }
    if (!best) return false;
    add(passage_at(text_, tokens_, best->token, gap.from, gap.end, kPassageBytes), gap.place);
    return true;
  }

  // In the order of the text. Those that touch are one: no "…" comes between.
  std::vector<Passage> take() {
    std::vector<Passage> joined;
    for (const Passage& passage : passages_) {
      if (!joined.empty() && joined.back().end_token == passage.first_token) {
        joined.back().end_token = passage.end_token;
        joined.back().end = passage.end;
      } else {
        joined.push_back(passage);
      }
    }
    return joined;
  }

 private:
  struct Gap {
    std::size_t place = 0;
    std::size_t from = 0;
    std::size_t end = 0;
  };

  std::vector<FoundTokens> found_between(std::size_t from, std::size_t end) const {
    std::vector<FoundTokens> inside;
    std::copy_if(found_.begin(), found_.end(), std::back_inserter(inside),
                 [&](const FoundTokens& found) {
                   return found.first_token >= from && found.first_token + found.token_count <= end;
                 });
    return inside;
  }

  void add(const Passage& passage, std::size_t place) {
    for (const FoundTokens& found : found_between(passage.first_token, passage.end_token))
      seen_.insert(found.matcher);
    passages_.insert(passages_.begin() + static_cast<std::ptrdiff_t>(place), passage);
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  const std::vector<FoundTokens>& found_;
  std::vector<Passage> passages_;
  std::set<std::size_t> seen_;  // matchers
};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

}  // namespace

std::vector<Highlighted> make_passages(std::string_view body, const AnalyzedArticle& analyzed,
                                       const TokenFinder& finder) {
  const std::vector<Token>& tokens = tokens_of(TextPart::body, analyzed);
  if (tokens.empty()) return {};
  const std::vector<FoundTokens> found = finder.find(TextPart::body, analyzed);
  PassagePicker picker(body, tokens, found);
  for (std::size_t i = 0; i < kPassages && picker.pick();) ++i;
  std::vector<Passage> passages = picker.take();
  if (passages.empty())
    passages.push_back(passage_at(body, tokens, 0, 0, tokens.size(), kPassageBytes));
  std::vector<Highlighted> shown;
  shown.reserve(passages.size());
  for (const Passage& passage : passages)
    shown.push_back(show_passage(body, tokens, found, passage));
  return shown;
}

std::vector<Highlighted> make_paragraphs(std::string_view body, const AnalyzedArticle& analyzed,
                                         const TokenFinder& finder) {
  const std::vector<Token>& tokens = tokens_of(TextPart::body, analyzed);
  const std::vector<FoundTokens> found = finder.find(TextPart::body, analyzed);
  std::vector<Highlighted> paragraphs;
  std::size_t next = 0;  // of found
  for (std::size_t line = 0; line < body.size();) {
    const std::size_t line_end = std::min(body.find('\n', line), body.size());
    std::size_t begin = line;
    std::size_t end = line_end;
    while (begin < end && is_blank(body[begin])) ++begin;
    while (end > begin && is_blank(body[end - 1])) --end;
    line = line_end + 1;
    if (begin == end) continue;
    HighlightWriter writer(body);
    std::size_t at = begin;
    for (; next < found.size(); ++next) {
      const std::size_t from = tokens[found[next].first_token].begin;
      const std::size_t to = tokens[found[next].first_token + found[next].token_count - 1].end;
      if (from >= end) break;
      const bool goes_on = to > end;  // a phrase over two paragraphs is shown in both
      if (to > at && (from >= at || at == begin)) {
        writer.plain(at, std::max(from, at));
        at = std::min(to, end);
        writer.highlighted(std::max(from, begin), at);
      }
      if (goes_on) break;
    }
    writer.plain(at, end);
    paragraphs.push_back(writer.take());
  }
  return paragraphs;
}

}  // namespace kiosque
