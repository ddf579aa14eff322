// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/writing/document_builder.h"

#include <algorithm>

#include "indexer/writing/stories/shingles.h"
#include "src/index/position_record.h"
#include "src/index/schema.h"
#include "src/index/stored_article.h"
#include "src/index/word_terms.h"
#include "src/text/utf8.h"

namespace kiosque {

void DocumentBuilder::build(const Article& article, const AnalyzedArticle& analyzed,
                            DocumentContents& contents) {
  article_ = &article;
  analyzed_ = &analyzed;
  contents_ = &contents;
  ++article_number_;
  contents.clear();
  add_text();
  add_title();
  add_forms();
  add_persons();
  add_countries();
  add_origin();
  for (const std::string& key : sketch_terms(analyzed.body.tokens))
    contents.add(terms_.number_of(key), 0);
  add_positions();
  if (article.date) contents.set_value(slot::date, to_compact(*article.date));
  contents.set_value(slot::content_hash, content_hash(article));
  contents.set_data(store_article(article));
}

DocumentBuilder::WordNumbers& DocumentBuilder::numbers_of(const Word& word) {
  if (word.number >= numbers_.size()) numbers_.resize(2 * std::size_t{word.number} + 64);
  WordNumbers& numbers = numbers_[word.number];
  if (numbers.generation != word.generation) {
    numbers = WordNumbers{};
    numbers.generation = word.generation;
  }
  return numbers;
}

std::uint32_t DocumentBuilder::number_of(std::string_view prefix, std::string_view value) {
  if (prefix.size() + value.size() > kMaxTermBytes || value.find('\0') != std::string_view::npos)
    return terms_.number_of(term(prefix, value));
  composed_ = prefix;
  composed_ += value;
  return terms_.number_of(composed_);
}

// Positions count from 1.
std::uint32_t DocumentBuilder::body_offset() const {
  return static_cast<std::uint32_t>(analyzed_->title.tokens.size()) + kBodyPositionGap;
}

void DocumentBuilder::add_text() {
  std::uint32_t position = 0;
  for (const Token& token : analyzed_->title.tokens) add_token(token, ++position, kTitleWeight);
  position = body_offset();
  std::size_t words = 0;
  for (const Token& token : analyzed_->body.tokens)
    add_token(token, ++position, words++ < kLeadWords ? kLeadWeight : 1);
}

void DocumentBuilder::add_token(const Token& token, std::uint32_t position, unsigned weight) {
  const WordTerms terms = terms_of(token);
  WordNumbers& numbers = numbers_of(*token.word);
  std::uint32_t& exact = terms.is_name ? numbers.name : numbers.text;
  if (exact == kNone) exact = number_of(terms.is_name ? prefix::name : prefix::text, *terms.exact);
  contents_->add_at(position, exact, weight);
  if (terms.stem == nullptr) return;
  if (numbers.stem == kNone) numbers.stem = number_of(prefix::stem, *terms.stem);
  contents_->add(numbers.stem, weight);
}

// For title:word alone; the words' weight is in the text's terms.
void DocumentBuilder::add_title() {
  std::uint32_t position = 0;
  for (const Token& token : analyzed_->title.tokens) {
    const WordTerms terms = terms_of(token);
    contents_->add_at(
        ++position, number_of(terms.is_name ? prefix::title_name : prefix::title, *terms.exact), 0);
    if (terms.stem != nullptr) contents_->add(number_of(prefix::title_stem, *terms.stem), 0);
  }
}

// The forms with accents; and a form without where the article also has it with accents, so that
// =marche can tell them apart.
void DocumentBuilder::add_forms() {
  accented_.clear();
  for (const auto* text : {&analyzed_->title, &analyzed_->body})
    for (const Token& token : text->tokens)
      if (terms_of(token).accented) add_form(*token.word);
  if (accented_.empty()) return;
  for (const auto* text : {&analyzed_->title, &analyzed_->body})
    for (const Token& token : text->tokens)
      if (!terms_of(token).accented && numbers_of(*token.word).form_in != article_number_ &&
          accented_.contains(token.word->folded))
        add_form(*token.word);
}

void DocumentBuilder::add_form(const Word& word) {
  WordNumbers& numbers = numbers_of(word);
  if (numbers.form_in == article_number_) return;
  numbers.form_in = article_number_;
  accented_.insert(word.folded);
  if (numbers.form == kNone)
    numbers.form = number_of(prefix::form, form_value(word.folded, word.form));
  contents_->add(numbers.form, 0);
}

std::uint32_t DocumentBuilder::position_of(const Mention& mention) const {
  const std::uint32_t offset = mention.part == TextPart::title ? 0 : body_offset();
  return offset + mention.first_token + 1;
}

void DocumentBuilder::add_persons() {
  std::vector<std::string> names;
  for (const PersonEntity& person : analyzed_->entities.persons) {
    names.push_back(person.name);
    std::vector<std::uint32_t> terms = {number_of(prefix::person, person.key)};
    for (const std::string& word : folded_words(person.name))
      terms.push_back(number_of(prefix::person_word, word));
    for (const Mention& mention : person.mentions)
      for (const std::uint32_t term : terms) contents_->add_at(position_of(mention), term, 0);
  }
  contents_->set_value(slot::persons, pack_list(names));
}

void DocumentBuilder::add_countries() {
  for (const CountryEvidence evidence : {CountryEvidence::any, CountryEvidence::named}) {
    std::vector<std::string> codes;
    for (const CountryEntity& country : analyzed_->entities.countries) {
      if (evidence == CountryEvidence::named && !country.is_named()) continue;
      codes.push_back(country.code);
      contents_->add(number_of(country_prefix(evidence), country.code), 0);
    }
    contents_->set_value(countries_slot(evidence), pack_list(codes));
  }
}

void DocumentBuilder::add_origin() {
  for (const std::string& origin : origin_terms(*article_))
    contents_->add(terms_.number_of(origin), 0);
  if (!article_->language.empty())
    contents_->add(number_of(prefix::language, article_->language), 0);
  if (!article_->source.empty()) {
    contents_->add(number_of(prefix::source, name_key(article_->source)), 0);
    contents_->set_value(slot::source, std::string(truncate_utf8(article_->source, kMaxTermBytes)));
  }
  add_words(prefix::source_word, article_->source);
  add_words(prefix::author, article_->author);
}

void DocumentBuilder::add_words(std::string_view prefix, const std::string& text) {
  std::uint32_t position = 0;
  for (const std::string& word : folded_words(text))
    contents_->add_at(++position, number_of(prefix, word), 0);
}

void DocumentBuilder::add_positions() {
  const std::vector<DocumentContents::Position>& all = contents_->positions();
  // A counting sort by term.
  std::vector<std::uint32_t> ends(contents_->postings().size() + 1);
  for (const auto& [posting, position] : all) ++ends[posting + 1];
  for (std::size_t i = 1; i < ends.size(); ++i) ends[i] += ends[i - 1];
  std::vector<std::uint32_t> sorted(all.size());
  for (const auto& [posting, position] : all) sorted[ends[posting]++] = position;
  std::vector<TermPositions> terms;
  auto begin = sorted.begin();
  for (std::size_t i = 0; i < contents_->postings().size(); ++i) {
    const auto end = sorted.begin() + ends[i];
    if (begin != end) {
      // Persons whose names share a word give it the same position twice.
      std::sort(begin, end);
      terms.push_back(
          {terms_.term(contents_->postings()[i].term), {begin, std::unique(begin, end)}});
    }
    begin = end;
  }
  contents_->set_value(slot::positions, encode_positions(terms));
}

std::vector<std::string> origin_terms(const Article& article) {
  std::vector<std::string> terms = {term(prefix::id, article.id), term(prefix::path, article.path)};
  terms.reserve(3 + article.copies.size());
  for (const std::string& place : article.copies) terms.push_back(term(prefix::path, place));
  if (!has_own_id(article)) terms.push_back(sketch_term(copy_key(article).low));
  return terms;
}

}  // namespace kiosque
