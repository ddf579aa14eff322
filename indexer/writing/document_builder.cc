// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/writing/document_builder.h"

#include <xapian.h>

#include <unordered_set>

#include "indexer/writing/stories/shingles.h"
#include "src/index/schema.h"
#include "src/index/stored_article.h"
#include "src/index/word_terms.h"
#include "src/text/utf8.h"

namespace kiosque {
namespace {

class DocumentBuilder {
 public:
  DocumentBuilder(const Article& article, const AnalyzedArticle& analyzed)
      : article_(article), analyzed_(analyzed) {}

  Xapian::Document build() {
    add_text(analyzed_.title.tokens, kFirstPosition, [](std::size_t) { return kTitleWeight; });
    add_text(analyzed_.body.tokens, first_body_position(),
             [](std::size_t i) { return i < kLeadWords ? kLeadWeight : 1U; });
    add_title();
    add_forms();
    add_persons();
    add_countries();
    add_origin();
    for (const std::string& key : sketch_terms(analyzed_.body.tokens))
      document_.add_boolean_term(key);
    if (article_.date) document_.add_value(slot::date, to_compact(*article_.date));
    document_.add_value(slot::content_hash, content_hash(article_));
    document_.set_data(store_article(article_));
    return std::move(document_);
  }

 private:
  Xapian::termpos first_body_position() const {
    return kiosque::first_body_position(analyzed_.title.tokens.size());
  }

  template <typename WeightOf>
  void add_text(const std::vector<Token>& tokens, Xapian::termpos first, WeightOf weight_of) {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const unsigned weight = weight_of(i);
      const WordTerms terms = terms_of(tokens[i]);
      const Xapian::termpos position = first + static_cast<Xapian::termpos>(i);
      document_.add_posting(term(terms.is_name ? prefix::name : prefix::text, *terms.exact),
                            position, weight);
      if (terms.stem) document_.add_term(term(prefix::stem, *terms.stem), weight);
    }
  }

  // For title:word alone; the words' weight is in the text's terms.
  void add_title() {
    Xapian::termpos position = 0;
    for (const Token& token : analyzed_.title.tokens) {
      const WordTerms terms = terms_of(token);
      document_.add_posting(term(terms.is_name ? prefix::title_name : prefix::title, *terms.exact),
                            ++position, 0);
      if (terms.stem) document_.add_boolean_term(term(prefix::title_stem, *terms.stem));
    }
  }

  // The forms with accents; and a form without where the article also has it with accents, so
  // that =marche can tell them apart.
  void add_forms() {
    std::unordered_set<const Word*> seen;
    std::unordered_set<std::string_view> accented;
    for (const auto* text : {&analyzed_.title, &analyzed_.body})
      for (const Token& token : text->tokens)
        if (terms_of(token).accented && seen.insert(token.word).second) {
          accented.insert(token.word->folded);
          add_form(*token.word);
        }
    if (accented.empty()) return;
    for (const auto* text : {&analyzed_.title, &analyzed_.body})
      for (const Token& token : text->tokens)
        if (!terms_of(token).accented && accented.contains(token.word->folded) &&
            seen.insert(token.word).second)
          add_form(*token.word);
  }

  void add_form(const Word& word) {
    document_.add_boolean_term(term(prefix::form, form_value(word.folded, word.form)));
  }

  Xapian::termpos position_of(const Mention& mention) const {
    const Xapian::termpos first =
        mention.part == TextPart::title ? kFirstPosition : first_body_position();
    return first + mention.first_token;
  }

  void add_persons() {
    std::vector<std::string> names;
    for (const PersonEntity& person : analyzed_.entities.persons) {
      names.push_back(person.name);
      const std::vector<std::string> words = folded_words(person.name);
      for (const Mention& mention : person.mentions) {
        const Xapian::termpos position = position_of(mention);
        document_.add_posting(term(prefix::person, person.key), position, 0);
        for (const std::string& word : words)
          document_.add_posting(term(prefix::person_word, word), position, 0);
      }
    }
    if (!names.empty()) document_.add_value(slot::persons, pack_list(names));
  }

  void add_countries() {
    for (const CountryEvidence evidence : {CountryEvidence::any, CountryEvidence::named}) {
      std::vector<std::string> codes;
      for (const CountryEntity& country : analyzed_.entities.countries) {
        if (evidence == CountryEvidence::named && !country.is_named()) continue;
        codes.push_back(country.code);
        document_.add_boolean_term(term(country_prefix(evidence), country.code));
      }
      if (!codes.empty()) document_.add_value(countries_slot(evidence), pack_list(codes));
    }
  }

  void add_origin() {
    for (const std::string& origin : origin_terms(article_)) document_.add_boolean_term(origin);
    if (!article_.language.empty())
      document_.add_boolean_term(term(prefix::language, article_.language));
    if (!article_.source.empty()) {
      document_.add_boolean_term(term(prefix::source, name_key(article_.source)));
      document_.add_value(slot::source, std::string(truncate_utf8(article_.source, kMaxTermBytes)));
    }
    add_words(prefix::source_word, article_.source);
    add_words(prefix::author, article_.author);
  }

  void add_words(std::string_view with_prefix, const std::string& text) {
    Xapian::termpos position = 0;
    for (const std::string& word : folded_words(text))
      document_.add_posting(term(with_prefix, word), ++position, 0);
  }

  const Article& article_;
  const AnalyzedArticle& analyzed_;
  Xapian::Document document_;
};

}  // namespace

std::vector<std::string> origin_terms(const Article& article) {
  std::vector<std::string> terms = {term(prefix::id, article.id), term(prefix::path, article.path)};
  terms.reserve(3 + article.copies.size());
  for (const std::string& place : article.copies) terms.push_back(term(prefix::path, place));
  if (!has_own_id(article)) terms.push_back(sketch_term(copy_key(article).low));
  return terms;
}

Xapian::Document build_document(const Article& article, const AnalyzedArticle& analyzed) {
  return DocumentBuilder(article, analyzed).build();
}

}  // namespace kiosque
