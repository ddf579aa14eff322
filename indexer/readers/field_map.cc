// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/readers/field_map.h"

#include <algorithm>

#include "src/cli/error.h"

namespace kiosque {
namespace {

// In the order of JsonField.
constexpr std::array<std::string_view, kJsonFieldCount> kFields = {
    "id", "title", "date", "source", "url", "author", "section", "language", "body"};
// What leads to a name is looked into once for each of its members.
constexpr std::ptrdiff_t kMostMembers = 16;

std::string list_fields() {
  std::string list;
  for (const std::string_view field : kFields) {
    if (!list.empty()) list += ", ";
    list += field;
  }
  return list;
}

[[noreturn]] void refuse(std::string_view pair, std::string_view why) {
  std::string message = "--map cannot read « ";
  message.append(pair).append(" »: ").append(why);
  throw Error(ExitCode::failure, message,
              "write FIELD=NAME, as in --map title=headline,body=content.text; the fields are " +
                  list_fields());
}

}  // namespace

FieldMap::FieldMap() {
  for (std::size_t i = 0; i < kFields.size(); ++i) names_.at(i).emplace_back(kFields.at(i));
  names_.at(static_cast<std::size_t>(JsonField::body)).emplace_back("text");
  names_.at(static_cast<std::size_t>(JsonField::language)).emplace_back("lang");
}

void FieldMap::add(std::string_view mapping) {
  while (true) {
    const std::size_t end = std::min(mapping.find(','), mapping.size());
    const std::string_view pair = mapping.substr(0, end);
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos) refuse(pair, "it has no « = »");
    const std::string_view field = pair.substr(0, equals);
    const std::string_view name = pair.substr(equals + 1);
    const auto* const found = std::find(kFields.begin(), kFields.end(), field);
    if (found == kFields.end()) refuse(pair, "there is no such field");
    if (name.empty()) refuse(pair, "the name is empty");
    if (std::count(name.begin(), name.end(), '.') >= kMostMembers)
      refuse(pair, "the name leads too deep");
    names_.at(static_cast<std::size_t>(found - kFields.begin())) = {std::string(name)};
    if (end == mapping.size()) return;
    mapping.remove_prefix(end + 1);
  }
}

bool FieldMap::is_name(std::string_view path) const {
  return std::any_of(names_.begin(), names_.end(), [path](const auto& names) {
    return std::find(names.begin(), names.end(), path) != names.end();
  });
}

bool FieldMap::leads_to_name(std::string_view path) const {
  const auto leads = [path](const std::string& name) {
    return name.size() > path.size() && name[path.size()] == '.' && name.starts_with(path);
  };
  return std::any_of(names_.begin(), names_.end(), [&](const auto& names) {
    return std::any_of(names.begin(), names.end(), leads);
  });
}

}  // namespace kiosque
