// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/search/passage.h"

#include <algorithm>
#include <map>

#include "src/analysis/name_runs.h"

namespace kiosque {
namespace {

// What a passage takes at most of the signs, or of a word too long to be one, beside its tokens.
constexpr std::size_t kMaxMargin = 40;
constexpr std::size_t kMostCounted = 999;

bool is_blank(char c) { return c == ' ' || c == '\n'; }

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// Moves the passage's begin back to its sentence's, when that is near enough to keep the finds.
std::size_t sentence_begin(std::string_view text, const std::vector<Token>& tokens,
                           std::size_t token, std::size_t from_token, std::size_t max_back) {
  std::size_t begin = token;
  for (std::size_t i = token;; --i) {
    if (tokens[token].begin - tokens[i].begin > max_back) break;
    begin = i;
    if (begins_sentence(text, tokens, static_cast<std::uint32_t>(i))) return i;
    if (i == from_token) break;
  }
  return begin;
}

// The matchers that a window which moves over the finds shows.
class Window {
 public:
  explicit Window(const std::set<std::size_t>& seen) : seen_(seen) {}

  void add(std::size_t matcher) {
    ++finds_;
    if (++count_[matcher] == 1 && !seen_.contains(matcher)) ++unseen_;
  }

  void remove(std::size_t matcher) {
    --finds_;
    const auto counted = count_.find(matcher);
    if (--counted->second != 0) return;
    count_.erase(counted);
    if (!seen_.contains(matcher)) --unseen_;
  }

  std::size_t score() const {
    constexpr std::size_t kStep = kMostCounted + 1;
    return kStep * (kStep * std::min(unseen_, kMostCounted) +
                    std::min<std::size_t>(count_.size(), kMostCounted)) +
           std::min(finds_, kMostCounted);
  }

 private:
  const std::set<std::size_t>& seen_;
  std::map<std::size_t, std::size_t> count_;
  std::size_t finds_ = 0;
  std::size_t unseen_ = 0;
};

}  // namespace

std::optional<PassageTarget> find_target(const std::vector<Token>& tokens,
                                         const std::vector<FoundTokens>& found,
                                         const std::set<std::size_t>& seen, std::size_t max_bytes) {
  PassageTarget best;
  Window window(seen);
  std::size_t last = 0;
  for (std::size_t first = 0; first < found.size(); ++first) {
    const std::size_t begin = tokens[found[first].first_token].begin;
    while (last < found.size() &&
           tokens[found[last].first_token + found[last].token_count - 1].end <= begin + max_bytes)
      window.add(found[last++].matcher);
    if (window.score() > best.score) best = {found[first].first_token, window.score()};
    if (last > first)
      window.remove(found[first].matcher);
    else
      ++last;  // a find longer than the window
  }
  if (best.score == 0) return std::nullopt;
  return best;
}

Passage passage_at(std::string_view text, const std::vector<Token>& tokens, std::size_t target,
                   std::size_t from_token, std::size_t end_token, std::size_t max_bytes) {
  const std::size_t first = sentence_begin(text, tokens, target, from_token, max_bytes / 3);
  std::size_t last = first;
  while (last + 1 < end_token && tokens[last + 1].end <= tokens[first].begin + max_bytes) ++last;
  std::size_t begin = tokens[first].begin;
  const std::size_t floor = first == 0 ? 0 : tokens[first - 1].end;
  // An opening quotation mark, an elided word before the first token belong to it.
  while (begin > floor && tokens[first].begin - begin < kMaxMargin &&
         (first == 0 || !is_blank(text[begin - 1])))
    --begin;
  while (is_continuation(text[begin])) ++begin;
  std::size_t end = tokens[last].end;
  const std::size_t ceiling =
      std::min<std::size_t>(last + 1 < tokens.size() ? tokens[last + 1].begin : text.size(),
                            tokens[last].end + kMaxMargin);
  while (end < ceiling && !is_blank(text[end])) ++end;
  if (last + 1 == tokens.size()) end = std::min<std::size_t>(text.size(), end + 8);
  while (end < text.size() && is_continuation(text[end])) ++end;
  return {first, last + 1, begin, end};
}

Highlighted show_passage(std::string_view text, const std::vector<Token>& tokens,
                         const std::vector<FoundTokens>& found, const Passage& passage) {
  HighlightWriter writer(text);
  if (passage.begin > 0) writer.mark("… ");
  write_range(writer, tokens, found, passage.begin, passage.end);
  if (passage.end < text.size()) writer.mark(" …");
  return writer.take();
}

}  // namespace kiosque
