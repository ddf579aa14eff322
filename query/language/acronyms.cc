// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/language/acronyms.h"

#include <algorithm>

#include "src/analysis/entities.h"
#include "src/cli/error.h"

extern "C" {
extern const char kiosque_acronyms_begin[];
extern const char kiosque_acronyms_end[];
}

namespace kiosque {
namespace {

// Calls visit(cells) for each line that is no comment; cells are parted by tabs.
template <typename Visit>
void for_each_line(std::string_view table, Visit&& visit) {
  std::vector<std::string_view> cells;
  for (std::size_t number = 1; !table.empty(); ++number) {
    std::string_view line = table.substr(0, table.find('\n'));
    table.remove_prefix(std::min(table.size(), line.size() + 1));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    cells.clear();
    for (;;) {
      const std::size_t tab = line.find('\t');
      cells.push_back(line.substr(0, tab));
      if (tab == std::string_view::npos) break;
      line.remove_prefix(tab + 1);
    }
    visit(cells, number);
  }
}

void add_once(std::vector<std::string_view>& list, std::string_view item) {
  if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
}

// Whether a text could fold to one with that beginning: most do not even share the first letters,
// and need not be folded.
bool may_begin(std::string_view text, std::string_view folded) {
  constexpr std::size_t kCompared = 4;
  for (std::size_t i = 0; i < kCompared && i < folded.size(); ++i) {
    if (i == text.size()) return false;
    const auto letter = static_cast<unsigned char>(text[i]);
    const bool plain = (letter | 0x20U) >= 'a' && (letter | 0x20U) <= 'z';
    if (!plain) return true;
    if ((letter | 0x20U) != static_cast<unsigned char>(folded[i])) return false;
  }
  return true;
}

}  // namespace

Acronyms Acronyms::builtin() {
  return Acronyms({{kiosque_acronyms_begin,
                    static_cast<std::size_t>(kiosque_acronyms_end - kiosque_acronyms_begin)}});
}

Acronyms Acronyms::with_own(std::string_view own, const std::string& file) {
  for_each_line(own, [&](const std::vector<std::string_view>& cells, std::size_t number) {
    const bool complete =
        cells.size() >= 2 && std::none_of(cells.begin(), cells.end(), [](std::string_view cell) {
          return name_key(cell).empty();
        });
    if (!complete)
      throw Error(ExitCode::failure,
                  file + ':' + std::to_string(number) + ": no acronym with its long form",
                  "write, with a tab between them: ONU, Organisation des Nations unies");
  });
  Acronyms acronyms = builtin();
  acronyms.tables_.insert(acronyms.tables_.begin(), own);
  return acronyms;
}

std::vector<std::string_view> Acronyms::long_forms(std::string_view acronym) const {
  std::vector<std::string_view> found;
  std::vector<std::string_view> found_as_typed;
  const std::string wanted = name_key(acronym);
  if (wanted.empty()) return found;
  for (const std::string_view table : tables_)
    for_each_line(table, [&](const std::vector<std::string_view>& cells, std::size_t) {
      if (!may_begin(cells.front(), wanted) || name_key(cells.front()) != wanted) return;
      for (std::size_t i = 1; i < cells.size(); ++i) {
        add_once(found, cells[i]);
        if (cells.front() == acronym) add_once(found_as_typed, cells[i]);
      }
    });
  return found_as_typed.empty() ? found : found_as_typed;
}

std::vector<std::string_view> Acronyms::short_forms(std::string_view long_form) const {
  std::vector<std::string_view> found;
  const std::string wanted = name_key(long_form);
  if (wanted.find(' ') == std::string::npos) return found;
  for (const std::string_view table : tables_)
    for_each_line(table, [&](const std::vector<std::string_view>& cells, std::size_t) {
      for (std::size_t i = 1; i < cells.size(); ++i)
        if (may_begin(cells[i], wanted) && name_key(cells[i]) == wanted)
          add_once(found, cells.front());
    });
  return found;
}

bool Acronyms::begins_long_form(std::string_view folded) const {
  const std::string beginning = std::string(folded) + ' ';
  bool found = false;
  for (const std::string_view table : tables_)
    for_each_line(table, [&](const std::vector<std::string_view>& cells, std::size_t) {
      for (std::size_t i = 1; i < cells.size() && !found; ++i)
        found = may_begin(cells[i], folded) && name_key(cells[i]).starts_with(beginning);
    });
  return found;
}

}  // namespace kiosque
