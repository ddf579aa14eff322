// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/language/leaf.h"

#include <optional>
#include <string>

#include "query/language/date_words.h"
#include "query/language/query_text.h"
#include "src/cli/error.h"

namespace kiosque {
namespace {

using Kind = QueryToken::Kind;

constexpr std::string_view kDots = "..";
constexpr std::string_view kDateForms =
    "write a year, a month or a day (2019, 2019-04, 2019-04-18) or a range of them "
    "(2019-04..2019-05, 2019-04.., ..2019-05), or in words: hier, \"avril 2019\", \"il y a 3 "
    "mois\"";

class DateReader {
 public:
  DateReader(std::string_view query, const QueryToken& token, const Date& today)
      : query_(query), token_(token), text_(token.text), today_(today) {}

  DateRange read() const {
    reject_signs();
    const std::size_t dots = text_.find(kDots);
    if (dots == std::string_view::npos) return read_period(0, text_.size());
    if (text_ == kDots) fail(0, text_.size(), "this range has no end", std::string(kDateForms));
    const std::size_t behind = dots + kDots.size();
    DateRange range;
    if (dots > 0) range.first = read_period(0, dots).first;
    if (behind < text_.size()) range.last = read_period(behind, text_.size() - behind).last;
    if (range.first && range.last && *range.last < *range.first)
      fail(0, text_.size(), "this range ends before it begins",
           "swap its ends: " + std::string(text_.substr(behind)) + ".." +
               std::string(text_.substr(0, dots)));
    return range;
  }

 private:
  // Places inside a quoted value are shown as the whole of it: its text is no copy of the query.
  [[noreturn]] void fail(std::size_t offset, std::size_t length, const std::string& message,
                         const std::string& hint) const {
    const bool as_typed = token_.kind == Kind::word;
    throw QuerySyntaxError(std::string(query_), token_.offset + (as_typed ? offset : 0),
                           as_typed ? length : token_.length, message, hint);
  }

  void reject_signs() const {
    if (token_.kind == Kind::exact || text_.starts_with('<') || text_.starts_with('>'))
      fail(0, text_.size(), "a date takes no sign of comparison",
           "write a range with two dots: date:2019-04.. (from then on), date:..2019-04 (until "
           "then), date:2019-04 (in that month)");
    if (token_.kind == Kind::prefix || token_.kind == Kind::similar || token_.inflected)
      fail(0, text_.size(),
           token_.kind == Kind::prefix ? "a date takes no star" : "a date takes no sign ~",
           "a year or a month stands for all its days: date:2019, date:2019-04");
  }

  DateRange read_period(std::size_t offset, std::size_t length) const {
    const std::string_view text = text_.substr(offset, length);
    if (const auto period = parse_date_words(text, today_)) return *period;
    const std::string shown = in_guillemets(text);
    if (const auto month = parse_date_period(text.substr(0, 7)); month && text.size() == 10)
      fail(offset, length, "the calendar has no day " + shown,
           "the last day of that month is " + to_iso(month->last.value_or(Date{})));
    fail(offset, length, shown + " is not a date", std::string(kDateForms));
  }

  std::string_view query_;
  const QueryToken& token_;
  std::string_view text_;
  const Date& today_;
};

FieldNode::Match field_match(const QueryToken& token) {
  const Kind kind = token.kind;
  if (kind == Kind::phrase)
    return token.inflected ? FieldNode::Match::inflected : FieldNode::Match::whole;
  if (kind == Kind::exact) return FieldNode::Match::exact;
  if (kind == Kind::similar) return FieldNode::Match::similar;
  return kind == Kind::prefix ? FieldNode::Match::prefix : FieldNode::Match::word;
}

WordNode::Match word_match(Kind kind) {
  if (kind == Kind::exact) return WordNode::Match::exact;
  if (kind == Kind::similar) return WordNode::Match::similar;
  return kind == Kind::prefix ? WordNode::Match::prefix : WordNode::Match::inflected;
}

}  // namespace

Node make_leaf(std::string_view query, const QueryToken& token, Field field, const Date& today) {
  Node leaf;
  leaf.offset = token.offset;
  leaf.length = token.length;
  if (field == Field::date)
    leaf.value = DateNode{DateReader(query, token, today).read()};
  else if (field != Field::text)
    leaf.value = FieldNode{field, token.text, field_match(token), token.number};
  else if (token.kind == Kind::phrase)
    leaf.value = PhraseNode{token.text, token.inflected};
  else
    leaf.value = WordNode{token.text, word_match(token.kind), token.number};
  return leaf;
}

}  // namespace kiosque
