// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/output/sparkline.h"

#include <algorithm>
#include <array>

#include "query/output/wrap.h"
#include "src/article/date.h"
#include "src/cli/terminal.h"

namespace kiosque {
namespace {

struct Month {
  int year = 0;
  int month = 0;
  std::uint64_t count = 0;
};

std::vector<Month> parse(const std::vector<FacetValue>& values) {
  std::vector<Month> months;
  months.reserve(values.size());
  for (const FacetValue& value : values)
    if (const auto period = parse_date_period(value.value); period && period->first)
      months.push_back({period->first->year, period->first->month, value.count});
  return months;
}

// How time is cut: into months, or into spans of so many years that begin with a multiple of it.
struct Scale {
  int years = 0;  // 0: months

  int number(const Month& month) const {
    return years == 0 ? month.year * 12 + month.month - 1 : month.year / years;
  }
  std::string name(int number) const {
    if (years == 0) return french_month(number / 12, number % 12 + 1);
    if (years == 1) return std::to_string(number);
    const int first = std::max(1, number * years);
    return std::to_string(first) + "–" + std::to_string(number * years + years - 1);
  }
  std::string heading() const {
    if (years == 0) return "months";
    return years == 1 ? "years" : "spans of " + std::to_string(years) + " years";
  }
};

// The finest scale with no more periods than columns.
Scale choose_scale(const Month& first, const Month& last, std::size_t columns) {
  constexpr std::array kSteps = {0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000};
  for (const int years : kSteps) {
    const Scale scale{years};
    if (static_cast<std::size_t>(scale.number(last) - scale.number(first)) < columns) return scale;
  }
  return Scale{kSteps.back()};
}

StyledText heading_of(const Scale& scale, std::uint64_t largest, const std::string& when) {
  StyledText heading;
  append(heading, scale.heading(), ink::bold);
  append(heading, " max " + std::to_string(largest) + " in " + when, ink::dim);
  return heading;
}

}  // namespace

StyledText sparkline(const std::vector<std::uint64_t>& counts) {
  constexpr std::array kLevels = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  std::uint64_t largest = 1;
  for (const std::uint64_t count : counts) largest = std::max(largest, count);
  StyledText line;
  for (const std::uint64_t count : counts) {
    if (count == 0) {
      append(line, "·", ink::dim);
      continue;
    }
    const double share = static_cast<double>(count) / static_cast<double>(largest);
    const auto level = static_cast<std::size_t>(share * kLevels.size());
    append(line, kLevels.at(std::min(level, kLevels.size() - 1)));
  }
  return line;
}

std::string french_month(int year, int month) {
  const std::string second = to_french({year, month, 2});  // the first is « 1er »
  return second.substr(second.find(' ') + 1);
}

std::vector<StyledText> timeline(const std::vector<FacetValue>& values, std::size_t width) {
  const std::vector<Month> months = parse(values);
  if (months.empty()) return {};
  const Scale scale = choose_scale(months.front(), months.back(), width);
  const int first = scale.number(months.front());
  const int last = scale.number(months.back());
  if (last <= first) return {};
  std::vector<std::uint64_t> counts(static_cast<std::size_t>(last - first) + 1);
  for (const Month& month : months)
    counts.at(static_cast<std::size_t>(scale.number(month) - first)) += month.count;
  const auto peak = std::max_element(counts.begin(), counts.end());
  std::vector<StyledText> lines = wrap(
      heading_of(scale, *peak, scale.name(first + static_cast<int>(peak - counts.begin()))), width);
  const std::string begin = scale.name(first);
  const std::string end = scale.name(last);
  const std::size_t names = display_columns(begin) + display_columns(end);
  StyledText line;
  if (counts.size() + names + 2 <= width) {
    append(line, begin + ' ', ink::dim);
    for (const Span& span : sparkline(counts)) append(line, span.text, span.ink);
    append(line, ' ' + end, ink::dim);
    lines.push_back(std::move(line));
    return lines;
  }
  lines.push_back(sparkline(counts));
  const std::size_t between = counts.size() > names ? counts.size() - names : 1;
  append(line, begin + std::string(between, ' ') + end, ink::dim);
  if (names + between <= width) {
    lines.push_back(std::move(line));
    return lines;
  }
  for (StyledText& part : wrap(line, width)) lines.push_back(std::move(part));
  return lines;
}

}  // namespace kiosque
