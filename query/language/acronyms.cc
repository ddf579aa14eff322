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

using namespace std::string_view_literals;

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

// The letter without capital and accent, of most Latin ones of two bytes (À to ý) too; 0: who
// knows.
char plain_letter(std::string_view text, std::size_t at) {
  constexpr std::string_view kPlain = "aaaaaa\0ceeeeiiii\0nooooo\0\0uuuuy\0\0"sv;
  const auto byte = static_cast<unsigned char>(text[at]);
  if (const auto lower = static_cast<char>(byte | 0x20U);
      lower >= 'a' && lower <= 'z' && byte < 0x80)
    return lower;
  if (byte != 0xC3 || at + 1 == text.size()) return 0;
  return kPlain[static_cast<unsigned char>(text[at + 1]) & 0x1FU];
}

// Whether a text could fold to one with that beginning: most do not even share the first letters,
// and need not be folded.
bool may_begin(std::string_view text, std::string_view folded) {
  constexpr std::size_t kCompared = 4;
  std::size_t at = 0;
  for (std::size_t i = 0; i < kCompared && i < folded.size(); ++i) {
    if (at >= text.size()) return false;
    const char letter = plain_letter(text, at);
    if (letter == 0) return true;
    if (letter != folded[i]) return false;
    at += static_cast<unsigned char>(text[at]) < 0x80 ? 1 : 2;
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
