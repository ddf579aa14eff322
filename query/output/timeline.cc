// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/output/timeline.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <optional>

#include "query/output/french_words.h"

namespace kiosque {
namespace {

// Pixels from top to bottom: a line of numbers, the bars, a line of names.
constexpr double kNumbers = 20;
constexpr double kBars = 120;
constexpr double kNames = 24;
constexpr std::size_t kMostMonthNames = 5;  // that fit side by side on a telephone
constexpr std::size_t kMostYears = 8;
constexpr std::size_t kMostNumbers = 12;  // likewise
constexpr double kGap = 0.22;             // of the place of a bar

int read_number(std::string_view digits) {
  int number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

// Months since year 0.
std::optional<int> month_number(std::string_view month) {
  if (month.size() != 7) return std::nullopt;
  const int year = read_number(month.substr(0, 4));
  const int of_year = read_number(month.substr(5));
  if (year < 1 || of_year < 1 || of_year > 12) return std::nullopt;
  return year * 12 + of_year - 1;
}

// Months that a bar takes, so that all of them have a place.
int bar_length(int first, int last) {
  const auto most = static_cast<int>(kMostBars);
  if (last - first < most) return 1;
  constexpr std::array kYears = {1, 2, 5, 10, 20, 50, 100, 200};
  for (const int years : kYears)
    if (last / (12 * years) - first / (12 * years) < most) return 12 * years;
  return 12 * 500;
}

TimelineBar empty_bar(int first_month, int length) {
  TimelineBar bar;
  const int year = first_month / 12;
  if (length == 1) {
    bar.name = month_in_french(year, first_month % 12 + 1);
    bar.short_name = month_in_french(year, first_month % 12 + 1, true);
  } else {
    bar.name = bar.short_name = std::to_string(year);
    if (length > 12) bar.name += "–" + std::to_string(year + length / 12 - 1);
  }
  return bar;
}

// As CSS and SVG write numbers, whatever the locale.
std::string decimal(double number) {
  std::array<char, 32> text{};
  const auto end =
      std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed, 2);
  return {text.data(), end.ptr};
}

std::string svg_text(double x_percent, double y, const std::string& anchor, const char* style,
                     const std::string& text) {
  return "<text class=\"" + std::string(style) + "\" x=\"" + decimal(x_percent) + "%\" y=\"" +
         decimal(y) + "\" text-anchor=\"" + anchor + "\">" + text + "</text>\n";
}

const TimelineBar& highest(const std::vector<TimelineBar>& bars) {
  return *std::max_element(
      bars.begin(), bars.end(),
      [](const TimelineBar& a, const TimelineBar& b) { return a.count < b.count; });
}

}  // namespace

std::vector<TimelineBar> make_timeline(const std::vector<FacetValue>& months) {
  std::optional<int> first;
  std::optional<int> last;
  for (const FacetValue& month : months) {
    const auto number = month_number(month.value);
    if (!number) continue;
    first = std::min(first.value_or(*number), *number);
    last = std::max(last.value_or(*number), *number);
  }
  if (!first) return {};
  const int length = bar_length(*first, *last);
  const int begin = *first / length;
  std::vector<TimelineBar> bars;
  bars.reserve(kMostBars);
  for (int i = begin; i <= *last / length; ++i) bars.push_back(empty_bar(i * length, length));
  for (const FacetValue& month : months) {
    const auto number = month_number(month.value);
    if (!number) continue;
    TimelineBar& bar = bars[static_cast<std::size_t>(*number / length - begin)];
    bar.count += month.count;
    if (bar.first_month.empty()) bar.first_month = month.value;
    bar.last_month = month.value;
  }
  return bars;
}

std::string describe_timeline(const std::vector<TimelineBar>& bars) {
  std::uint64_t total = 0;
  for (const TimelineBar& bar : bars) total += bar.count;
  const TimelineBar& most = highest(bars);
  if (bars.size() == 1) return articles_in_french(total) + ", " + most.name;
  return articles_in_french(total) + ", de " + bars.front().name + " à " + bars.back().name +
         "\u00A0; au plus haut, " + number_in_french(most.count) + " en " + most.name;
}

std::string timeline_svg(const std::vector<TimelineBar>& bars) {
  const TimelineBar& most = highest(bars);
  const double place = 100.0 / static_cast<double>(bars.size());
  const double base = kNumbers + kBars;
  std::string svg =
      "<svg role=\"img\" aria-labelledby=\"chronologie-nom chronologie-texte\""
      " width=\"100%\" height=\"" +
      decimal(base + kNames) +
      "\">\n"
      "<title id=\"chronologie-nom\">Nombre d’articles au fil du temps</title>\n"
      "<desc id=\"chronologie-texte\">" +
      describe_timeline(bars) + "</desc>\n";
  const std::size_t most_names = bars.front().short_name.size() <= 4 ? kMostYears : kMostMonthNames;
  const std::size_t step = (bars.size() + most_names - 1) / most_names;
  for (std::size_t i = 0; i < bars.size(); ++i) {
    const TimelineBar& bar = bars[i];
    const double x = place * static_cast<double>(i);
    const double middle = x + place / 2;
    if (bar.count > 0) {
      const double height =
          std::max(2.0, kBars * static_cast<double>(bar.count) / static_cast<double>(most.count));
      svg += "<rect class=\"bar\" x=\"" + decimal(x + place * kGap / 2) + "%\" y=\"" +
             decimal(base - height) + "\" width=\"" + decimal(place * (1 - kGap)) +
             "%\" height=\"" + decimal(height) + "\"><title>" + bar.name +
             "\u00A0: " + articles_in_french(bar.count) + "</title></rect>\n";
      if (bars.size() <= kMostNumbers || &bar == &most) {
        // At the ends a number that is wider than its bar must not be cut.
        const bool narrow = bars.size() > kMostNumbers;
        const bool left = narrow && i == 0;
        const bool right = narrow && i + 1 == bars.size();
        svg += svg_text(left    ? x
                        : right ? x + place
                                : middle,
                        base - height - 6,
                        left    ? "start"
                        : right ? "end"
                                : "middle",
                        "number", number_in_french(bar.count));
      }
    }
    // In the middle of its step, so that no name hangs over the ends.
    if (i % step == step / 2 && (step == 1 || i + step / 2 < bars.size()))
      svg += svg_text(middle, base + 18, "middle", "name", bar.short_name);
  }
  svg += "<line class=\"axis\" x1=\"0\" x2=\"100%\" y1=\"" + decimal(base) + "\" y2=\"" +
         decimal(base) + "\"/>\n</svg>\n";
  return svg;
}

}  // namespace kiosque
