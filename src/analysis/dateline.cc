// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/analysis/dateline.h"

#include <algorithm>
#include <array>

#include "src/text/characters.h"
#include "src/text/fold.h"
#include "src/text/utf8.h"

namespace kiosque {
namespace {

constexpr std::size_t kLongestHead = 120;
constexpr std::size_t kLongestByline = 160;
constexpr std::size_t kLongestPlace = 60;

struct Agency {
  std::string_view folded;
  std::string_view name;
  bool ambiguous = false;
};
constexpr std::array kAgencies = {
    Agency{"afp", "AFP"},
    Agency{"agence france-presse", "AFP"},
    Agency{"agence france presse", "AFP"},
    Agency{"reuters", "Reuters"},
    Agency{"ap", "AP", true},
    Agency{"associated press", "AP"},
    Agency{"the associated press", "AP"},
    Agency{"belga", "Belga"},
    Agency{"ats", "ATS"},
    Agency{"keystone-ats", "Keystone-ATS"},
    Agency{"la presse canadienne", "La Presse canadienne"},
    Agency{"presse canadienne", "La Presse canadienne"},
    Agency{"pc", "La Presse canadienne", true},
    Agency{"efe", "EFE"},
    Agency{"dpa", "dpa"},
    Agency{"ansa", "ANSA"},
    Agency{"tass", "TASS"},
    Agency{"itar-tass", "TASS"},
    Agency{"ria novosti", "RIA Novosti"},
    Agency{"xinhua", "Xinhua"},
    Agency{"chine nouvelle", "Xinhua"},
    Agency{"kyodo", "Kyodo"},
    Agency{"yonhap", "Yonhap"},
    Agency{"aps", "APS", true},
    Agency{"map", "MAP", true},
    Agency{"tap", "TAP", true},
    Agency{"apa", "APA", true},
    Agency{"aa", "Anadolu", true},
    Agency{"anadolu", "Anadolu"},
    Agency{"agence anadolu", "Anadolu"},
    Agency{"sipa", "Sipa"},
    Agency{"sipa press", "Sipa"},
    Agency{"bloomberg", "Bloomberg"},
    Agency{"aef", "AEF", true},
};

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t' || text.front() == '\r'))
    text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
    text.remove_suffix(1);
  return text;
}

// The first separator of names of agencies: / , ; + & « et ».
std::size_t find_separator(std::string_view folded, std::size_t& length) {
  for (std::size_t i = 0; i < folded.size(); ++i) {
    length = folded.substr(i).starts_with(" et ") ? 4 : 1;
    if (length == 4 || std::string_view("/,;+&").find(folded[i]) != std::string_view::npos)
      return i;
  }
  return folded.size();
}

// A dash between blanks, or behind a bracket; 0 where there is none.
std::size_t dash_length(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  const std::size_t length = rest.starts_with("–") || rest.starts_with("—") ? 3
                             : rest.starts_with("--")                       ? 2
                             : rest.starts_with('-')                        ? 1
                                                                            : 0;
  if (length == 0 || at == 0) return 0;
  const bool after_blank = text[at - 1] == ' ' || text[at - 1] == ')' || text[at - 1] == '\xA0';
  const bool before_blank = at + length == text.size() || text[at + length] == ' ' ||
                            rest.substr(length).starts_with("\u00A0");
  return after_blank && before_blank ? length : 0;
}

// Words with a capital, and the small ones that places have: Aix-en-Provence, MOSCOU/PÉKIN.
bool is_place(std::string_view text) {
  if (text.empty() || text.size() > kLongestPlace) return false;
  bool any_capital = false;
  std::size_t small_letters = 0;  // of the word
  bool capital = false;           // begins the word
  for (std::size_t at = 0; at <= text.size();) {
    const CodePoint next = at < text.size() ? decode_code_point(text, at) : CodePoint{' ', 1, true};
    at += next.length;
    const CharClass kind = classify(next.value);
    if (kind == CharClass::letter) {
      if (is_upper(next.value))
        capital = any_capital = true;
      else
        ++small_letters;
      continue;
    }
    if (kind == CharClass::mark) continue;
    constexpr std::size_t kLongestParticle = 4;
    if (!capital && small_letters > kLongestParticle) return false;
    capital = false;
    small_letters = 0;
    if (kind != CharClass::space && kind != CharClass::hyphen && kind != CharClass::apostrophe &&
        std::u32string_view(U"/,()").find(next.value) == std::u32string_view::npos)
      return false;
  }
  return any_capital && is_upper(decode_code_point(text, 0).value);
}

struct Day {
  std::optional<Date> date;  // nothing without a year
};

std::optional<Day> read_day(std::string_view text) {
  if (auto date = parse_press_date(text)) return Day{date};
  const bool without_year = parse_press_date(std::string(text) + " 2000").has_value();
  return without_year ? std::optional(Day{}) : std::nullopt;
}

// Takes « (AFP) » off the end. An unknown name may be an agency's all the same.
enum class Bracket { none, agency, other };
Bracket take_bracket(std::string_view& head, std::string& agency) {
  if (!head.ends_with(')')) return Bracket::none;
  const std::size_t open = head.rfind('(');
  if (open == std::string_view::npos) return Bracket::none;
  const std::string_view inside = head.substr(open + 1, head.size() - open - 2);
  agency = agency_of(inside, true);
  const bool known = !agency.empty();
  if (!known && !is_place(inside)) return Bracket::none;
  if (!known) agency = inside;
  head = trim(head.substr(0, open));
  return known ? Bracket::agency : Bracket::other;
}

std::optional<Dateline> read_head(std::string_view head, bool dash) {
  Dateline dateline;
  head = trim(head);
  const std::string_view whole = head;
  const Bracket bracket = take_bracket(head, dateline.agency);
  if (head.ends_with(',')) head = trim(head.substr(0, head.size() - 1));
  if (head.empty())
    return bracket == Bracket::agency && dash ? std::optional(dateline) : std::nullopt;
  const std::size_t comma = head.rfind(',');
  const auto day =
      comma == std::string_view::npos ? std::nullopt : read_day(head.substr(comma + 1));
  const std::string_view place = trim(day ? head.substr(0, comma) : head);
  if (!is_place(place)) return std::nullopt;
  if (day) dateline.date = day->date;
  const bool in_capitals = whole.substr(0, place.size()) == place && lower_case(place) != place &&
                           is_upper(decode_code_point(place, place.size() > 1 ? 1 : 0).value);
  if (bracket == Bracket::agency && (dash || day || in_capitals)) return dateline;
  return day && dash ? std::optional(dateline) : std::nullopt;
}

// The dash behind a head, and the blanks around it.
std::size_t skip_dash(std::string_view text, std::size_t at) {
  const auto skip_blanks = [&] {
    while (at < text.size() && (text[at] == ' ' || text.substr(at).starts_with("\u00A0")))
      at += text[at] == ' ' ? 1 : 2;
  };
  skip_blanks();
  at += at < text.size() ? dash_length(text, at) : 0;
  skip_blanks();
  return at;
}

std::size_t find_ignoring_case(std::string_view text, std::string_view lower) {
  const auto* const found =
      std::search(text.begin(), text.end(), lower.begin(), lower.end(), [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
      });
  return found == text.end() ? std::string_view::npos
                             : static_cast<std::size_t>(found - text.begin());
}

void read_origin(std::string_view text, Byline& byline, bool& understood) {
  if (find_ignoring_case(text, "par ") == 0) text = trim(text.substr(4));
  byline.source = agency_of(text, false);
  if (!byline.source.empty()) return;
  const std::size_t with = find_ignoring_case(text, "avec ");
  const std::string_view agency =
      with == std::string_view::npos ? "" : agency_of(trim(text.substr(with + 5)), true);
  const std::string_view paper = trim(text.substr(0, std::min(with, text.size())));
  understood = !agency.empty() && (paper.empty() || is_place(paper));
  byline.source = paper.empty() ? agency : paper;
}

}  // namespace

std::string_view agency_of(std::string_view text, bool in_dateline) {
  if (text.size() > kLongestHead) return {};
  const std::string folded = fold(text);
  std::string_view first;
  for (std::string_view rest = folded; !rest.empty();) {
    std::size_t length = 0;
    const std::size_t end = find_separator(rest, length);
    const std::string_view name = trim(rest.substr(0, end));
    const auto* const agency =
        std::find_if(kAgencies.begin(), kAgencies.end(), [&](const Agency& known) {
          return known.folded == name && (in_dateline || !known.ambiguous);
        });
    if (agency == kAgencies.end()) return {};
    if (first.empty()) first = agency->name;
    rest.remove_prefix(std::min(end + length, rest.size()));
  }
  return first;
}

std::optional<Dateline> find_dateline(std::string_view text) {
  const std::string_view line = truncate_utf8(text.substr(0, text.find('\n')), kLongestHead);
  for (std::size_t at = 0; at < line.size(); ++at) {
    const bool dash = dash_length(line, at) > 0;
    const bool closed = line[at] == ')' && dash_length(line, skip_dash(line, at + 1)) == 0;
    if (!dash && !closed) continue;
    const std::size_t end = closed ? at + 1 : at;
    const bool has_dash = dash || skip_dash(line, end) > end + 1;
    auto dateline = read_head(line.substr(0, end), has_dash);
    if (!dateline) continue;
    dateline->length = skip_dash(line, end);
    return dateline;
  }
  return std::nullopt;
}

std::optional<Byline> read_byline(std::string_view line) {
  line = trim(line);
  if (line.empty() || line.size() > kLongestByline) return std::nullopt;
  Byline byline;
  std::size_t published = std::string_view::npos;
  for (const std::string_view word : {"publi", "mis en ligne", "mis à jour"})
    published = std::min(published, find_ignoring_case(line, word));
  std::string_view origin = line.substr(0, std::min(published, line.size()));
  if (published != std::string_view::npos) {
    byline.date = parse_press_date(line.substr(published));
    if (!byline.date) return std::nullopt;
  }
  constexpr std::string_view kBetween = " ,-|.:";
  while (!origin.empty() && kBetween.find(origin.back()) != std::string_view::npos &&
         published != std::string_view::npos)
    origin.remove_suffix(1);
  bool understood = true;
  if (!origin.empty()) read_origin(origin, byline, understood);
  return understood ? std::optional(byline) : std::nullopt;
}

LeadingMatter read_leading_matter(std::string_view body) {
  constexpr unsigned kLines = 3;
  LeadingMatter found;
  std::size_t at = 0;
  for (unsigned i = 0; i < kLines && at < body.size(); ++i) {
    const std::size_t end = std::min(body.find('\n', at), body.size());
    if (const auto byline = read_byline(body.substr(at, end - at))) {
      if (found.source.empty()) found.source = byline->source;
      if (!found.date) found.date = byline->date;
    } else if (const auto dateline = find_dateline(body.substr(at))) {
      found.dateline_begin = at;
      found.dateline_end = at + dateline->length;
      if (found.source.empty()) found.source = dateline->agency;
      if (!found.date) found.date = dateline->date;
      return found;
    }
    at = end + 1;
  }
  return found;
}

}  // namespace kiosque
