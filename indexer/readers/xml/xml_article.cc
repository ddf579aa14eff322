// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/readers/xml/xml_article.h"

#include <charconv>

#include "indexer/readers/article_checks.h"
#include "indexer/readers/xml/html_fragment.h"
#include "indexer/readers/xml/paragraphs.h"

namespace kiosque {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace

std::string two_letter_language(std::string_view tag) {
  tag = trim_blanks(tag);
  std::string name;
  while (name.size() < tag.size() && is_letter(tag[name.size()]))
    name += static_cast<char>(tag[name.size()] | 0x20);
  if (name == "fra" || name == "fre" || name.starts_with("fran")) return "fr";
  if (name == "eng") return "en";
  const bool ends = name.size() == tag.size() || tag[name.size()] == '-' || tag[name.size()] == '_';
  return name.size() == 2 && ends ? name : std::string();
}

std::string without_par(std::string_view byline) {
  std::string name = collapse_blanks(byline);
  for (const std::string_view par : {"Par ", "par ", "PAR "})
    if (name.starts_with(par)) return name.substr(par.size());
  return name;
}

std::uint32_t to_version(std::string_view text) {
  std::uint32_t version = 0;
  text = trim_blanks(text);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), version);
  return error == std::errc() && end == text.data() + text.size() ? version : 0;
}

std::string without_basic_time(std::string_view date) {
  date = trim_blanks(date);
  const bool has_time = date.size() > 8 && date[8] == 'T' &&
                        date.substr(0, 8).find_first_not_of("0123456789") == std::string_view::npos;
  return std::string(date.substr(0, has_time ? 8 : date.size()));
}

std::string html_text(const XmlElement& element) {
  return element.has_elements() ? paragraphs(element, &is_no_text)
                                : html_fragment_text(element.raw_text());
}

void append_joined(std::string& list, std::string_view part, std::string_view separator) {
  if (part.empty()) return;
  if (!list.empty()) list += separator;
  list += part;
}

bool pass_on(Article&& article, const std::string& date, std::uint64_t line,
             const TakeResult& take) {
  const bool is_withdrawal = article.canceled && !article.id.empty();
  if (article.title.empty() && article.body.empty() && !is_withdrawal) {
    take(Problem{Problem::Kind::empty, line, "an article without a title and without text",
                 "look whether its text is elsewhere, or take it out"});
    return false;
  }
  set_date(article, date, line, take);
  take(std::move(article));
  return true;
}

}  // namespace kiosque
