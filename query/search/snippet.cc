// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/search/snippet.h"

#include <algorithm>
#include <map>

#include "src/analysis/name_runs.h"
#include "src/cli/terminal.h"
#include "src/index/schema.h"
#include "src/index/word_terms.h"

namespace kiosque {
namespace {

// What a window takes at most of the signs, or of a word too long to be one, beside its tokens.
constexpr std::size_t kMaxMargin = 40;

bool is_blank(char c) { return c == ' ' || c == '\n'; }

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// Tokens that one matcher found.
struct Found {
  std::size_t first_token = 0;
  std::size_t token_count = 0;
  std::size_t matcher = 0;
};

bool slot_matches(const HighlightMatcher::Slot& slot, const Token& token) {
  if (token.word == nullptr) return false;
  if (!slot.form.empty() && token.word->form != slot.form) return false;
  if (!slot.folded_prefix.empty()) return token.word->folded.starts_with(slot.folded_prefix);
  const WordTerms terms = terms_of(token);
  const auto contains = [&](std::string_view with_prefix, const std::string& value) {
    return slot.terms.contains(term(with_prefix, value));
  };
  if (terms.is_name)
    return contains(prefix::name, *terms.exact) || contains(prefix::title_name, *terms.exact);
  if (contains(prefix::text, *terms.exact) || contains(prefix::title, *terms.exact)) return true;
  return terms.stem != nullptr &&
         (contains(prefix::stem, *terms.stem) || contains(prefix::title_stem, *terms.stem));
}

class Finder {
 public:
  Finder(const std::vector<Token>& tokens, TextPart part, const Entities& entities)
      : tokens_(tokens), part_(part), entities_(entities) {}

  std::vector<Found> find(const std::vector<HighlightMatcher>& matchers) {
    for (std::size_t m = 0; m < matchers.size(); ++m) {
      find_sequence(matchers[m], m);
      find_entities(matchers[m], m);
    }
    std::sort(found_.begin(), found_.end(), [](const Found& a, const Found& b) {
      return a.first_token != b.first_token ? a.first_token < b.first_token
                                            : a.token_count > b.token_count;
    });
    return std::move(found_);
  }

 private:
  void find_sequence(const HighlightMatcher& matcher, std::size_t m) {
    const std::size_t length = matcher.sequence.size();
    if (length == 0) return;
    for (std::size_t i = 0; i + length <= tokens_.size(); ++i) {
      std::size_t k = 0;
      while (k < length && slot_matches(matcher.sequence[k], tokens_[i + k])) ++k;
      if (k == length) found_.push_back({i, length, m});
    }
  }

  void find_entities(const HighlightMatcher& matcher, std::size_t m) {
    for (const PersonEntity& person : entities_.persons)
      if (is_wanted(person, matcher)) add_mentions(person.mentions, m);
    for (const CountryEntity& country : entities_.countries)
      if (matcher.countries.contains(country.code))
        add_mentions(country.mentions, m, matcher.country_evidence);
  }

  static bool is_wanted(const PersonEntity& person, const HighlightMatcher& matcher) {
    if (matcher.person_keys.contains(person.key)) return true;
    const std::vector<std::string> words = folded_words(person.name);
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
      return matcher.person_words.contains(word);
    });
  }

  void add_mentions(const std::vector<Mention>& mentions, std::size_t m,
                    CountryEvidence evidence = CountryEvidence::any) {
    for (const Mention& mention : mentions)
      if (mention.part == part_ && (evidence == CountryEvidence::any || !mention.is_weak()))
        found_.push_back({mention.first_token, mention.token_count, m});
  }

  const std::vector<Token>& tokens_;
  TextPart part_;
  const Entities& entities_;
  std::vector<Found> found_;
};

// Copies text piece by piece, so that highlights stay right where unsafe characters change size.
class Writer {
 public:
  explicit Writer(std::string_view text) : text_(text) {}

  void plain(std::size_t begin, std::size_t end) {
    result_.text += sanitize(text_.substr(begin, end - begin));
  }

  void highlighted(std::size_t begin, std::size_t end) {
    const std::size_t from = result_.text.size();
    plain(begin, end);
    result_.highlights.emplace_back(from, result_.text.size());
  }

  void mark(std::string_view sign) { result_.text += sign; }
  Highlighted take() { return std::move(result_); }

 private:
  std::string_view text_;
  Highlighted result_;
};

void write_range(Writer& writer, const std::vector<Token>& tokens, const std::vector<Found>& found,
                 std::size_t begin, std::size_t end) {
  std::size_t at = begin;
  for (const Found& match : found) {
    const std::size_t from = tokens[match.first_token].begin;
    const std::size_t to = tokens[match.first_token + match.token_count - 1].end;
    if (from < at || to > end) continue;
    writer.plain(at, from);
    writer.highlighted(from, to);
    at = to;
  }
  writer.plain(at, end);
}

// The first token of the window that shows the most different matchers, then the most matches;
// the earliest of equals.
std::size_t best_window(const std::vector<Token>& tokens, const std::vector<Found>& found,
                        std::size_t max_bytes) {
  std::size_t best = 0;
  std::size_t best_score = 0;
  std::map<std::size_t, std::size_t> inside;  // matches in the window, by matcher
  std::size_t last = 0;
  for (std::size_t first = 0; first < found.size(); ++first) {
    const std::size_t begin = tokens[found[first].first_token].begin;
    while (last < found.size() &&
           tokens[found[last].first_token + found[last].token_count - 1].end <= begin + max_bytes)
      ++inside[found[last++].matcher];
    const std::size_t score = 1000 * inside.size() + std::min<std::size_t>(last - first, 999);
    if (score > best_score) {
      best_score = score;
      best = found[first].first_token;
    }
    if (last > first) {
      const auto counted = inside.find(found[first].matcher);
      if (--counted->second == 0) inside.erase(counted);
    } else {
      ++last;  // a match longer than the window
    }
  }
  return best;
}

const std::vector<Token>& tokens_of(TextPart part, const AnalyzedArticle& analyzed) {
  return part == TextPart::title ? analyzed.title.tokens : analyzed.body.tokens;
}

// Moves the window's begin back to its sentence's, when that is near enough to keep the matches.
std::size_t sentence_begin(std::string_view text, const std::vector<Token>& tokens,
                           std::size_t token, std::size_t max_back) {
  std::size_t begin = token;
  for (std::size_t i = token;; --i) {
    if (tokens[token].begin - tokens[i].begin > max_back) break;
    begin = i;
    if (begins_sentence(text, tokens, static_cast<std::uint32_t>(i))) return i;
    if (i == 0) break;
  }
  return begin;
}

}  // namespace

Highlighted highlight_all(std::string_view text, TextPart part, const AnalyzedArticle& analyzed,
                          const std::vector<HighlightMatcher>& matchers) {
  const std::vector<Token>& tokens = tokens_of(part, analyzed);
  Writer writer(text);
  write_range(writer, tokens, Finder(tokens, part, analyzed.entities).find(matchers), 0,
              text.size());
  return writer.take();
}

Highlighted make_snippet(std::string_view text, TextPart part, const AnalyzedArticle& analyzed,
                         const std::vector<HighlightMatcher>& matchers, std::size_t max_bytes) {
  const std::vector<Token>& tokens = tokens_of(part, analyzed);
  if (tokens.empty()) return {};
  const std::vector<Found> found = Finder(tokens, part, analyzed.entities).find(matchers);
  std::size_t first = 0;
  if (!found.empty()) {
    const std::size_t target = best_window(tokens, found, max_bytes * 2 / 3);
    first = sentence_begin(text, tokens, target, max_bytes / 3);
  }
  std::size_t last = first;
  while (last + 1 < tokens.size() && tokens[last + 1].end <= tokens[first].begin + max_bytes)
    ++last;
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
  Writer writer(text);
  if (begin > 0) writer.mark("… ");
  write_range(writer, tokens, found, begin, end);
  if (end < text.size()) writer.mark(" …");
  return writer.take();
}

}  // namespace kiosque
