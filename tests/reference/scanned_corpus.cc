// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "tests/reference/scanned_corpus.h"

#include <algorithm>
#include <limits>
#include <map>
#include <sstream>
#include <utility>

#include "indexer/input/sources.h"
#include "indexer/metadata/complete_article.h"
#include "src/analysis/word_form.h"
#include "src/index/stored_article.h"

namespace kiosque {

std::uint32_t StringNumbers::number_of(const std::string& text) {
  const auto [place, added] = numbers_.try_emplace(text, static_cast<std::uint32_t>(texts_.size()));
  if (added) texts_.push_back(&place->first);
  return place->second;
}

std::optional<std::uint32_t> StringNumbers::find(const std::string& text) const {
  const auto found = numbers_.find(text);
  if (found == numbers_.end()) return std::nullopt;
  return found->second;
}

namespace {

class Scanner {
 public:
  Scanner(const Lexicon& lexicon, ScannedCorpus& corpus) : analyzer_(lexicon), corpus_(corpus) {}

  void scan(const Article& article) {
    const AnalyzedArticle analyzed = analyzer_.analyze_article(article.title, article.body);
    ScannedArticle scanned;
    scanned.id = article.id;
    scanned.source = article.source;
    scanned.author = article.author;
    scanned.language = article.language;
    scanned.date = article.date;
    scanned.title = scan(analyzed.title);
    scanned.body = scan(analyzed.body);
    for (const PersonEntity& person : analyzed.entities.persons) {
      scanned.persons.push_back({person.name, person.key, folded_words(person.name), {}});
      for (const Mention& mention : person.mentions)
        scanned.persons.back().mentions.push_back(
            (mention.part == TextPart::title ? 0 : scanned.body_begin()) + mention.first_token);
    }
    for (const CountryEntity& country : analyzed.entities.countries)
      scanned.countries.push_back(country.code);
    corpus_.articles.push_back(std::move(scanned));
  }

 private:
  std::vector<ScannedToken> scan(const AnalyzedText& text) {
    std::vector<ScannedToken> tokens;
    tokens.reserve(text.tokens.size());
    for (const Token& token : text.tokens)
      tokens.push_back(2 * word_number(*token.word) + (token.keyword ? 1 : 0));
    return tokens;
  }

  // Of one form, O.N.U. has no stem and onu has one.
  std::uint32_t word_number(const Word& word) {
    const auto [place, added] = numbers_.try_emplace(
        word.form + '\n' + word.stem, static_cast<std::uint32_t>(corpus_.words.size()));
    if (!added) return place->second;
    StringNumbers& strings = corpus_.strings;
    const std::vector<Token> plain = analyzer_.analyze_words(word.folded);
    corpus_.words.push_back({strings.number_of(word.form), strings.number_of(word.folded),
                             strings.number_of(word.stem),
                             strings.number_of(plain.size() == 1 ? plain[0].word->stem : "")});
    return place->second;
  }

  Analyzer analyzer_;
  ScannedCorpus& corpus_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

}  // namespace

std::vector<Article> read_articles(const std::vector<std::string>& sources) {
  struct Known {
    std::uint32_t version;
    bool canceled;
    std::size_t place;  // in `articles`
  };
  std::map<std::string, Known> known;
  std::vector<Article> articles;
  const TakeResult take = [&](ReadResult&& result) {
    auto* article = std::get_if<Article>(&result);
    if (article == nullptr) return;
    complete_article(*article, [](const Problem&) {});
    const ArticleKey content = copy_key(*article);
    const std::string key = has_own_id(*article) ? article->id
                                                 : "\n" + std::to_string(content.low) + ' ' +
                                                       std::to_string(content.high);
    const bool withdraws = article->canceled;
    const std::uint32_t version = withdraws && article->version == 0
                                      ? std::numeric_limits<std::uint32_t>::max()
                                      : article->version;
    const auto [place, first] = known.try_emplace(key, Known{version, withdraws, articles.size()});
    Known& before = place->second;
    const bool counts = first || version > before.version ||
                        (version == before.version && withdraws && !before.canceled);
    if (!counts) return;
    if (!first) articles[before.place].canceled = true;
    before = {version, withdraws, articles.size()};
    articles.push_back(std::move(*article));
  };
  std::istringstream no_input;
  InputCounts counts;
  read_sources(resolve_sources(sources), {}, no_input, counts, {}, take);
  std::erase_if(articles, [](const Article& article) { return article.canceled; });
  return articles;
}

ScannedCorpus scan(std::vector<Article> articles, const Lexicon& lexicon, std::size_t examples) {
  ScannedCorpus corpus;
  corpus.articles.reserve(articles.size());
  Scanner scanner(lexicon, corpus);
  const std::size_t step =
      std::max<std::size_t>(1, articles.size() / std::max<std::size_t>(1, examples));
  for (std::size_t i = 0; i < articles.size(); ++i) {
    scanner.scan(articles[i]);
    if (i % step == 0) corpus.examples.push_back(std::move(articles[i]));
    articles[i] = {};
  }
  return corpus;
}

}  // namespace kiosque
