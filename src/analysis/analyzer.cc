// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/analysis/analyzer.h"

#include "src/analysis/country_context.h"
#include "src/analysis/entity_recognizer.h"
#include "src/analysis/stemmer.h"

namespace kiosque {
namespace {

// Raised by every change of code that gives some text other terms or entities.
constexpr const char* kAnalyzerVersion = "2";

}  // namespace

Analyzer::Analyzer(const Lexicon& lexicon) : lexicon_(lexicon), words_(lexicon) {}

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
  words_.clear_if_large();
  AnalyzedArticle article;
  article.title = analyze_text(title);
  article.body = analyze_text(body);
  const TaggedText tagged_title{title, article.title.tokens};
  const TaggedText tagged_body{body, article.body.tokens};
  article.entities = recognize_entities(lexicon_, tagged_title, tagged_body);
  settle_countries(tagged_title, tagged_body, article.entities.countries);
  return article;
}

std::vector<Token> Analyzer::analyze_words(std::string_view text) {
  return analyze_text(text).tokens;
}

std::string Analyzer::fingerprint(const Lexicon& lexicon) {
  return std::string("analyzer ") + kAnalyzerVersion + ", lexicon " + lexicon.fingerprint() + ", " +
         Stemmer::identity();
}

}  // namespace kiosque
