// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kiosque {

// The fields of an article that JSON has.
enum class JsonField { id, title, date, source, url, author, section, language, body };
inline constexpr std::size_t kJsonFieldCount = 9;

// Which members of a JSON object are an article's fields: "body", or "content.text" for a member
// of a member. Of several names the first that has something in it counts.
class FieldMap {
 public:
  // Kiosque's own names.
  FieldMap();

  // Reads "title=headline,body=content.text"; the name replaces those that the field had. Throws
  // Error (failure) for a field that there is not.
  void add(std::string_view mapping);

  const std::vector<std::string>& names(JsonField field) const {
    return names_.at(static_cast<std::size_t>(field));
  }
  // Whether a member of that path is a field, or leads to one.
  bool is_name(std::string_view path) const;
  bool leads_to_name(std::string_view path) const;

 private:
  std::array<std::vector<std::string>, kJsonFieldCount> names_;
};

}  // namespace kiosque
