// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/readers/html/page_title.h"

#include <algorithm>
#include <array>
#include <optional>

#include "src/text/fold.h"

namespace kiosque {
namespace {

constexpr std::array<std::string_view, 8> kSeparators = {" | ", " - ", " – ",  " — ",
                                                         " • ", " · ", " :: ", " » "};

struct Cut {
  std::string_view headline;
  std::string_view site;
};

// At the last separator of all kinds.
std::optional<Cut> cut_behind(std::string_view title) {
  std::size_t best = std::string_view::npos;
  std::size_t length = 0;
  for (const std::string_view separator : kSeparators) {
    const std::size_t at = title.rfind(separator);
    if (at == std::string_view::npos || (best != std::string_view::npos && at < best)) continue;
    best = at;
    length = separator.size();
  }
  if (best == std::string_view::npos) return std::nullopt;
  return Cut{title.substr(0, best), title.substr(best + length)};
}

// "LeMonde.fr" is "Le Monde".
std::string bare_name(std::string_view name) {
  std::string bare = fold(name);
  for (const std::string_view domain : {".fr", ".com", ".info", ".net", ".org", ".example"})
    if (bare.ends_with(domain)) bare.resize(bare.size() - domain.size());
  std::erase_if(bare, [](char c) { return c == ' ' || c == '-' || c == '.' || c == '\''; });
  return bare;
}

bool is_same_name(std::string_view a, std::string_view b) {
  return !a.empty() && !b.empty() && bare_name(a) == bare_name(b);
}

// Cuts the site's name off where it is known.
std::string_view without_site(std::string_view title, std::string_view site) {
  for (const std::string_view separator : kSeparators) {
    const std::size_t first = title.find(separator);
    if (first != std::string_view::npos && is_same_name(title.substr(0, first), site))
      return title.substr(first + separator.size());
  }
  const auto cut = cut_behind(title);
  return cut && is_same_name(cut->site, site) ? cut->headline : title;
}

// A window's title ends with a site's name in most pages, and a headline seldom has one of these
// marks so near to its end.
std::string_view without_ending(std::string_view title) {
  constexpr std::size_t kLongestName = 40;
  const auto cut = cut_behind(title);
  if (!cut || cut->site.size() > kLongestName || cut->headline.size() <= cut->site.size())
    return title;
  return cut->headline;
}

}  // namespace

std::string choose_title(const std::string& declared, const std::vector<std::string>& headings,
                         const std::string& window_title, std::string_view site) {
  if (!declared.empty()) {
    const std::string_view cut = without_site(declared, site);
    // A main heading with which the declared title begins is the headline.
    for (const std::string& heading : headings)
      if (cut.size() > heading.size() && cut_behind(cut) &&
          fold(cut_behind(cut)->headline) == fold(heading))
        return heading;
    return std::string(cut);
  }
  const std::string_view window = without_site(window_title, site);
  const auto parts = cut_behind(window_title);
  const std::string folded_window = fold(window_title);
  const std::string* first = nullptr;
  for (const std::string& heading : headings) {
    // Old pages have their own name in the main heading.
    if (is_same_name(heading, site) || (parts && is_same_name(heading, parts->site))) continue;
    if (folded_window.find(fold(heading)) != std::string::npos) return heading;
    if (first == nullptr) first = &heading;
  }
  if (first != nullptr) return *first;
  return std::string(window.size() < window_title.size() ? window : without_ending(window));
}

}  // namespace kiosque
