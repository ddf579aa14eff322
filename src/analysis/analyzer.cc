// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/analysis/analyzer.h"

#include <algorithm>

#include "src/analysis/stemmer.h"

namespace kiosque {
namespace {

// Raised by every change of code that gives some text other terms or entities.
constexpr const char* kAnalyzerVersion = "3";

constexpr std::string_view kAliasesMark = ", aliases ";

// Folding makes no text longer than eleven times its bytes, and ASCII no longer at all.
bool is_surely_short(std::string_view spelling) {
  if (spelling.size() <= kMaxWordBytes / 11) return true;
  return spelling.size() <= kMaxWordBytes &&
         std::all_of(spelling.begin(), spelling.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Whether the spelling is surely a word, and none that folds to one of these letters first.
bool begins_otherwise(std::string_view spelling, const FirstLetters& wanted) {
  const auto first = static_cast<unsigned char>(spelling.front());
  const bool capital = first >= 'A' && first <= 'Z';
  return first < 0x80 && !wanted[capital ? first + ('a' - 'A') : first] &&
         is_surely_short(spelling);
}

}  // namespace

Analyzer::Analyzer(const Lexicon& lexicon, const NameModel& model)
    : words_(lexicon), model_(model), recognizer_(lexicon, model_) {}

AnalyzedText Analyzer::analyze_text(std::string_view text) {
  spans_.clear();
  tokenize(text, spans_);
  elide(text, spans_);
  AnalyzedText result;
  result.tokens.reserve(spans_.size());
  bool left_out = false;  // the word before
  for (const WordSpan& span : spans_) {
    const Word& word = words_.lookup(text.substr(span.begin, span.end - span.begin));
    if (word.too_long)
      result.overlong.push_back(span);
    else
      result.tokens.push_back(
          {span.begin, span.end, &word, span.hyphen_before && !left_out, false});
    left_out = word.too_long;
  }
  return result;
}

AnalyzedArticle Analyzer::analyze_article(std::string_view title, std::string_view body) {
  if (words_.clear_if_large()) recognizer_.forget_words();
  AnalyzedArticle article;
  article.title = analyze_text(title);
  article.body = analyze_text(body);
  article.entities =
      recognizer_.recognize({title, article.title.tokens}, {body, article.body.tokens});
  return article;
}

AnalyzedText Analyzer::split_text(std::string_view text, const FirstLetters& wanted) {
  spans_.clear();
  tokenize(text, spans_);
  elide(text, spans_);
  AnalyzedText result;
  result.tokens.reserve(spans_.size());
  for (const WordSpan& span : spans_) {
    const std::string_view spelling = text.substr(span.begin, span.end - span.begin);
    if (begins_otherwise(spelling, wanted)) {
      result.tokens.push_back({span.begin, span.end, nullptr, span.hyphen_before, false});
      continue;
    }
    const Word& word = words_.lookup(spelling);
    if (!word.too_long)
      result.tokens.push_back({span.begin, span.end, &word, span.hyphen_before, false});
  }
  return result;
}

AnalyzedArticle Analyzer::split_article(std::string_view title, std::string_view body,
                                        const FirstLetters& wanted) {
  if (words_.clear_if_large()) recognizer_.forget_words();
  return {split_text(title, wanted), split_text(body, wanted), {}};
}

std::vector<Token> Analyzer::analyze_words(std::string_view text) {
  return analyze_text(text).tokens;
}

std::string Analyzer::fingerprint(const Lexicon& lexicon) {
  std::string print = std::string("analyzer ") + kAnalyzerVersion + ", lexicon " +
                      lexicon.fingerprint() + ", names " + NameModel::builtin().fingerprint() +
                      ", " + Stemmer::identity();
  if (lexicon.has_aliases()) print.append(kAliasesMark).append(lexicon.aliases().fingerprint());
  return print;
}

bool Analyzer::differ_in_aliases_alone(std::string_view one, std::string_view other) {
  const auto without = [](std::string_view print) {
    return print.substr(0, print.rfind(kAliasesMark));
  };
  return one != other && without(one) == without(other);
}

}  // namespace kiosque
