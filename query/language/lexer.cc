// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/language/lexer.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "query/language/operators.h"
#include "query/language/query_text.h"
#include "query/language/thousands.h"
#include "src/cli/error.h"
#include "src/text/characters.h"
#include "src/text/utf8.h"

namespace kiosque {
namespace {

using Kind = QueryToken::Kind;

constexpr unsigned kMaxDistance = 100;
constexpr std::size_t kMinPrefixLetters = 2;
constexpr std::size_t kMinSimilarLetters = 3;
constexpr unsigned kMaxThreshold = 1000;
constexpr std::string_view kAtLeast = ">=";
constexpr std::string_view kAtLeastSign = "\u2265";  // ≥

std::string cut(std::string_view text) { return std::string(truncate_utf8(text, 40)); }

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {
    if (const std::size_t bad = find_ill_formed(text); bad != std::string_view::npos)
      fail(bad, 1, "the query is not valid UTF-8 here",
           "type the character again, in a terminal that is set to UTF-8");
  }

  std::vector<QueryToken> read(bool plain) {
    while (skip_blanks()) {
      plain ? read_plain_word() : read_token();
      note_comma();
    }
    add(Kind::end, text_.size(), 0);
    return std::move(tokens_);
  }

 private:
  CodePoint code_point() const { return decode_code_point(text_, at_); }

  [[noreturn]] void fail(std::size_t offset, std::size_t length, const std::string& message,
                         const std::string& hint) const {
    throw QuerySyntaxError(std::string(text_), offset, length, message, hint);
  }

  QueryToken& add(Kind kind, std::size_t offset, std::size_t length, std::string_view text = {}) {
    QueryToken& token = tokens_.emplace_back();
    token.kind = kind;
    token.text = text;
    token.offset = offset;
    token.length = length;
    return token;
  }

  // Commas part the operands of a quorum and mean nothing elsewhere.
  void note_comma() {
    if (tokens_.empty()) return;
    QueryToken& last = tokens_.back();
    const std::size_t end = last.offset + last.length;
    if (end >= at_) return;
    const std::string_view behind = text_.substr(end, at_ - end);
    if (behind.find_first_of(",;") != std::string_view::npos) last.comma_behind = true;
  }

  // True where a phrase or a parenthesis opens.
  bool at_group() const {
    return at_ < text_.size() && (text_[at_] == '(' || opens_phrase(code_point().value));
  }

  // False at the end of the query.
  bool skip_blanks() {
    while (at_ < text_.size()) {
      const CodePoint next = code_point();
      if (!is_query_blank(next.value) && classify(next.value) != CharClass::ignorable) return true;
      at_ += next.length;
    }
    return false;
  }

  // The word that starts here; never ends in a trailing sign, so it may be empty.
  std::string_view take_word() {
    const std::size_t begin = at_;
    std::size_t end = begin;
    const bool commas_part = !text_.substr(begin).starts_with("id:");  // an id is any text
    while (at_ < text_.size() && !ends_query_word(code_point().value)) {
      const CodePoint next = code_point();
      at_ += next.length;
      if (commas_part && parts_words(text_, at_ - next.length)) break;
      if (!trails_query_word(next.value)) end = at_;
    }
    return text_.substr(begin, end - begin);
  }

  void read_plain_word() {
    const std::size_t begin = at_;
    const std::string_view word = take_word();
    if (at_ == begin) at_ += code_point().length;
    if (is_searchable(word)) add(Kind::word, begin, word.size(), word);
  }

  void read_token() {
    const CodePoint sign = code_point();
    if (sign.value == U'(' || sign.value == U')') {
      add(sign.value == U'(' ? Kind::open : Kind::close, at_, 1, text_.substr(at_, 1));
      at_ += 1;
    } else if (sign.value == U'»') {
      fail(at_, sign.length, "this » closes a phrase that was not opened",
           "put « before the phrase or remove the »");
    } else if (opens_phrase(sign.value)) {
      read_phrase();
    } else {
      read_word();
    }
  }

  void read_phrase() {
    const std::size_t begin = at_;
    const CodePoint opening = code_point();
    at_ += opening.length;
    const std::size_t inside = at_;
    while (at_ < text_.size() && !closes_phrase(opening.value, code_point().value))
      at_ += code_point().length;
    if (at_ >= text_.size())
      fail(begin, opening.length, "this quotation mark is not closed",
           opening.value == U'«' ? "put » after the phrase" : "put \" after the phrase");
    const std::string phrase = tidy_phrase(text_.substr(inside, at_ - inside));
    at_ += code_point().length;
    if (!is_searchable(phrase))
      fail(begin, at_ - begin, "there is no word between these quotation marks",
           "write the phrase between them or remove them");
    const std::size_t star = find_star_after_letter(text_.substr(begin, at_ - begin));
    if (star != std::string_view::npos)
      fail(begin + star, 1, "a star does not stand for letters inside quotation marks",
           "write the words without quotation marks, joined by ADJ: levée ADJ sanct*");
    const bool inflected = text_.substr(at_).starts_with('~');
    if (inflected) at_ += 1;
    add(Kind::phrase, begin, at_ - begin, phrase).inflected = inflected;
    if (text_.substr(at_).starts_with(".."))
      fail(at_, 2, "the two dots of a range stand outside of the quotation marks",
           "put the whole range between them: date:\"il y a 3 mois..hier\"");
  }

  void read_word() {
    const std::size_t begin = at_;
    const std::string_view word = take_word();
    if (word.empty() || read_operator(begin, word)) return;
    reject_foreign_operators(begin, word);
    reject_minus(begin, word);
    if (const std::size_t sign = find_threshold(begin, word); sign != std::string_view::npos)
      return read_threshold(begin, word, sign);
    read_field_or_operand(begin, word);
  }

  void read_field_or_operand(std::size_t begin, std::string_view word) {
    if (const auto colon = find_field_colon(word))
      read_field(begin, word, *colon);
    else
      read_operand(begin, word, std::nullopt);
  }

  // Where "at least" stands in sanctions>=3, or at the beginning of what follows a phrase or a
  // parenthesis. npos where there is none, as in date:>=2019.
  std::size_t find_threshold(std::size_t begin, std::string_view word) const {
    const std::size_t sign = std::min(word.find(kAtLeast), word.find(kAtLeastSign));
    if (sign != std::string_view::npos) {
      if (sign > 0 && word[sign - 1] == ':') return std::string_view::npos;
      return sign;
    }
    const std::size_t other = word.find_first_of("<>");
    if (other == std::string_view::npos || (other > 0 && word[other - 1] == ':'))
      return std::string_view::npos;
    const std::size_t digit = word.find_first_not_of("<>=", other);
    if (digit == std::string_view::npos || word[digit] < '0' || word[digit] > '9')
      return std::string_view::npos;
    fail(begin + other, word.size() - other, "a word is counted with >= alone",
         "write the least number of times that it must stand in an article: sanctions>=3");
  }

  void read_threshold(std::size_t begin, std::string_view word, std::size_t sign) {
    const std::size_t digits = sign + (word[sign] == '>' ? kAtLeast : kAtLeastSign).size();
    const auto count = read_number(word.substr(digits), kMaxThreshold);
    if (!count)
      fail(begin + sign, word.size() - sign, "no number from 1 to 1000 follows this sign",
           "write it right behind the sign: sanctions>=3");
    if (sign > 0) read_field_or_operand(begin, word.substr(0, sign));
    const bool behind_operand =
        !tokens_.empty() && tokens_.back().offset + tokens_.back().length == begin + sign;
    if (!behind_operand)
      fail(begin + sign, word.size() - sign, "this sign does not stand right behind a word",
           "remove the spaces around it: sanctions>=3");
    add(Kind::threshold, begin + sign, word.size() - sign, word.substr(sign)).number = *count;
  }

  bool read_operator(std::size_t begin, std::string_view word) {
    const std::string_view name = word.substr(0, word.find('/'));
    const std::optional<Operator> op = find_operator(name);
    if (!op || (word != name && op->kind != Kind::proximity)) return false;
    QueryToken& token = add(op->kind, begin, word.size(), word);
    token.ordered = op->ordered;
    token.number = word == name ? op->distance : read_distance(begin, word, name.size() + 1);
    return true;
  }

  unsigned read_distance(std::size_t begin, std::string_view word, std::size_t slash_end) const {
    const std::string_view digits = word.substr(slash_end);
    if (const auto distance = read_number(digits, kMaxDistance)) return *distance;
    fail(digits.empty() ? begin : begin + slash_end, digits.empty() ? word.size() : digits.size(),
         in_guillemets(word) + " has no distance from 1 to 100 words",
         "write a whole number right after the slash: " + cut(word.substr(0, slash_end)) + "5");
  }

  // Signs that mean something in other search engines must not pass for words.
  void reject_foreign_operators(std::size_t begin, std::string_view word) const {
    if (word == "|" || word == "||" || word == "&&")
      fail(begin, word.size(), in_guillemets(word) + " is not an operator",
           word == "&&" ? "write AND or ET" : "write OR or OU");
    if (!word.starts_with(':') || tokens_.empty() || tokens_.back().kind != Kind::word) return;
    if (const std::string& name = tokens_.back().text; find_field(name))
      fail(begin, 1, "a space stands before the colon of the field " + in_guillemets(name),
           "remove the spaces around the colon: " + name + ":value; to search the word " + name +
               ", remove the colon");
  }

  void read_field(std::size_t begin, std::string_view word, std::size_t colon) {
    const std::optional<Field> field = find_field(word.substr(0, colon));
    if (!field) reject_field(begin, word, colon);
    add(Kind::field, begin, colon + 1, word.substr(0, colon)).field = *field;
    const std::size_t value = begin + colon + 1;
    if (colon + 1 < word.size())
      read_operand(value, word.substr(colon + 1), field);
    else if (at_ != value || !at_group())
      reject_missing_value(begin, word, *field);
  }

  [[noreturn]] void reject_field(std::size_t begin, std::string_view word,
                                 std::size_t colon) const {
    const std::string_view name = word.substr(0, colon);
    if (name.starts_with('=') && find_field(name.substr(1)))
      fail(begin, 1, "the sign = stands before a field's name",
           "put it behind the colon: " + std::string(name.substr(1)) + ":=value");
    fail(begin, colon, "unknown field " + in_guillemets(name),
         "the fields are " + list_fields() +
             "; to search a text with a colon, put it in quotation marks: \"" + cut(word) + "\"");
  }

  [[noreturn]] void reject_missing_value(std::size_t begin, std::string_view word, Field field) {
    const std::size_t end = at_;
    if (skip_blanks() && at_ > end && text_[at_] != ')') {
      const std::string_view rest = text_.substr(at_), next = take_word();
      fail(begin, word.size(), "a space follows " + in_guillemets(word),
           "remove the space: " + std::string(word) + cut(next.empty() ? rest : next));
    }
    fail(begin, word.size(), in_guillemets(word) + " has no value",
         "write one right after the colon, for example " +
             std::string(kFields[static_cast<std::size_t>(field)].example));
  }

  // `field` is the field whose value the word is.
  void read_operand(std::size_t begin, std::string_view word, std::optional<Field> field) {
    const std::optional<std::size_t> colon = find_field_colon(word);
    if (field && colon && find_field(word.substr(0, *colon)))
      fail(begin, word.size(), "a field stands inside another field's value",
           "write the fields side by side, or put the value in quotation marks");
    if (field) reject_minus(begin, word);
    if (word.starts_with('=')) return read_exact(begin, word);
    if (const std::size_t star = word.find('*'); star != std::string_view::npos)
      return read_prefix(begin, word, star);
    if (const std::size_t tilde = find_tilde(word); tilde != std::string_view::npos)
      return read_similar(begin, word, tilde);
    // A date may be nothing but dots; the parser knows better what to say about it.
    if (is_searchable(word) || field == Field::date)
      add(Kind::word, begin, word.size(), word);
    else if (field)
      fail(begin, word.size(), in_guillemets(word) + " has no letter and no digit to search for",
           "write a word right after the colon");
  }

  void reject_minus(std::size_t begin, std::string_view word) const {
    if (!word.starts_with('-')) return;
    const std::string_view rest = word.substr(1);
    const bool before_letter =
        !rest.empty() && classify(decode_code_point(rest, 0).value) == CharClass::letter;
    if (before_letter || rest.starts_with('=') || (rest.empty() && at_group()))
      fail(begin, 1, "a minus sign does not exclude a word",
           "write NOT or SAUF and a space instead, or remove the sign");
  }

  void read_exact(std::size_t begin, std::string_view word) {
    const std::string_view form = word.substr(1);
    if (form.empty() && at_group())
      fail(begin, 1, "the sign = stands before one word only",
           "remove it: a phrase is already matched as written; in (a OR b), write (=a OR =b)");
    if (!is_searchable(form) || form.starts_with('='))
      fail(begin, word.size(), "no word follows the sign =",
           "write the word right behind it, without a space: =été; to search a sign, remove it");
    if (form.find('*') != std::string_view::npos)
      fail(begin, word.size(), "the sign = and a star do not go together",
           "remove one: =été is that exact form, nucl* every word that begins so");
    add(Kind::exact, begin, word.size(), form);
  }

  void read_similar(std::size_t begin, std::string_view word, std::size_t tilde) {
    const std::string_view letters = word.substr(0, tilde);
    if (count_last_letters(letters) < kMinSimilarLetters)
      fail(begin, word.size(), in_guillemets(word) + " would match too many words",
           "write at least 3 letters before the sign ~");
    const std::string_view distance = word.substr(tilde + 1);
    add(Kind::similar, begin, word.size(), letters).number =
        distance.empty() ? 0 : static_cast<unsigned>(distance.front() - '0');
  }

  void read_prefix(std::size_t begin, std::string_view word, std::size_t star) {
    const std::string_view letters = word.substr(0, star);
    if (!is_searchable(letters))
      fail(begin + star, 1, "no letters stand before this star",
           "write the beginning of a word before it: nucl*; endings cannot be searched");
    if (star + 1 < word.size())
      fail(begin + star, 1, "a star stands only at the end of a word",
           "end the word there: " + cut(letters) + "*");
    if (count_last_letters(letters) < kMinPrefixLetters)
      fail(begin, word.size(), in_guillemets(word) + " would match too many words",
           "write at least 2 letters before the star");
    add(Kind::prefix, begin, word.size(), letters);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<QueryToken> tokens_;
};

}  // namespace

std::vector<QueryToken> lex_query(std::string_view text) {
  return join_thousands(text, Lexer(text).read(false));
}

std::vector<QueryToken> lex_plain_query(std::string_view text) {
  return join_thousands(text, Lexer(text).read(true));
}

}  // namespace kiosque
