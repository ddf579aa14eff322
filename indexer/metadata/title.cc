// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/metadata/title.h"

#include <algorithm>
#include <array>

#include "src/analysis/dateline.h"
#include "src/text/fold.h"

namespace kiosque {
namespace {

constexpr std::size_t kLongestNotice = 90;

std::string_view trim(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

// « Annule et remplace la dépêche de 14h », « RECTIF ». A plain « Correction » may be a title's.
bool is_notice(std::string_view text) {
  const std::string folded = fold(trim(text));
  if (folded.starts_with("annule et remplace")) return true;
  constexpr std::array<std::string_view, 5> kNotices = {"rectif", "rectificatif", "corrige",
                                                        "corrigee", "correction"};
  return std::find(kNotices.begin(), kNotices.end(), folded) != kNotices.end() &&
         std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// The length of « : », « - » or a longer dash, and the blank behind it.
std::size_t separator_at(std::string_view text, std::size_t at) {
  for (const std::string_view separator : {": ", "- ", "– ", "— ", "| "})
    if (text.substr(at).starts_with(separator)) return separator.size();
  return 0;
}

std::string_view cut_notice_before(std::string_view title) {
  if (title.starts_with('(') || title.starts_with('[')) {
    const std::size_t end = title.find(title[0] == '(' ? ')' : ']');
    if (end == std::string_view::npos || end > kLongestNotice ||
        !is_notice(title.substr(1, end - 1)))
      return title;
    std::string_view rest = trim(title.substr(end + 1));
    rest.remove_prefix(separator_at(rest, 0));
    return trim(rest);
  }
  for (std::size_t at = 1; at < std::min(title.size(), kLongestNotice); ++at)
    if (const std::size_t length = separator_at(title, at))
      return is_notice(title.substr(0, at)) ? trim(title.substr(at + length)) : title;
  return title;
}

// « Titre (AFP) », « Titre - AFP », « Titre (CORRIGÉ) »
std::string_view cut_end(std::string_view title) {
  if (title.ends_with(')')) {
    const std::size_t open = title.rfind('(');
    if (open == std::string_view::npos) return title;
    const std::string_view inside = title.substr(open + 1, title.size() - open - 2);
    const bool cut = !agency_of(inside, false).empty() || is_notice(inside);
    return cut ? trim(title.substr(0, open)) : title;
  }
  for (const std::string_view dash : {" - ", " – ", " — ", " | "}) {
    const std::size_t at = title.rfind(dash);
    if (at != std::string_view::npos && !agency_of(title.substr(at + dash.size()), false).empty())
      return trim(title.substr(0, at));
  }
  return title;
}

}  // namespace

std::string clean_title(std::string_view title) {
  std::string_view clean = trim(title);
  constexpr int kRounds = 3;
  for (int i = 0; i < kRounds; ++i) {
    std::string_view next = cut_end(cut_notice_before(clean));
    const auto dateline = find_dateline(next);
    // A title may well begin with « Place, day – » when it names no agency.
    if (dateline && !dateline->agency.empty()) next = trim(next.substr(dateline->length));
    if (next.empty() || next == clean) break;
    clean = next;
  }
  return clean.empty() ? std::string(title) : std::string(clean);
}

}  // namespace kiosque
