// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/output/saved_list.h"

#include <nlohmann/json.hpp>
#include <ostream>

#include "query/output/json_escape.h"
#include "query/output/moments.h"
#include "src/cli/terminal.h"

namespace kiosque {
namespace {

using Json = nlohmann::ordered_json;

Json moment(Seconds seconds) { return seconds == 0 ? Json(nullptr) : Json(to_utc(seconds)); }

Json to_json(const SavedLine& line) {
  const SavedSearch& search = line.search;
  return {{"name", search.name},
          {"arguments", search.arguments},
          {"saved", moment(search.saved)},
          {"checked", moment(search.checked)},
          {"known", search.known},
          {"reports", search.reports},
          {"last_report", moment(search.last_report)},
          {"pending", search.pending.has_value()},
          {"mistake", search.mistake.empty() ? Json(nullptr) : Json(search.mistake)}};
}

}  // namespace

void print_saved_text(const std::vector<SavedLine>& lines, std::ostream& out) {
  if (lines.empty()) out << "no search is saved\n";
  for (const auto& [search, command] : lines) {
    out << sanitize(search.name) << '\n'
        << "    " << sanitize(command) << '\n'
        << "    saved " << to_local_minute(search.saved) << ", " << search.known
        << (search.known == 1 ? " article known, " : " articles known, ");
    if (search.last_report == 0)
      out << "no report yet";
    else
      out << "report " << search.reports << " of " << to_local_minute(search.last_report);
    if (search.pending) out << " (not finished)";
    if (search.checked != 0) out << ", run " << to_local_minute(search.checked);
    out << '\n';
    if (!search.mistake.empty()) out << "    failed: " << sanitize(search.mistake) << '\n';
  }
}

void print_saved_json(const std::vector<SavedLine>& lines, std::ostream& out) {
  Json searches = Json::array();
  for (const SavedLine& line : lines) searches.push_back(to_json(line));
  const Json all = {{"version", 1}, {"searches", std::move(searches)}};
  out << escape_unsafe(all.dump(2, ' ', false, Json::error_handler_t::replace)) << '\n';
}

}  // namespace kiosque
