// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
// Places of articles, path[!entry][:line], as text.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace kiosque {

inline bool is_number(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Whether a place (a path, or to_place()) is `root`, in that file, archive or folder.
inline bool is_within(std::string_view place, std::string_view root) {
  if (!place.starts_with(root)) return false;
  const std::string_view rest = place.substr(root.size());
  return rest.empty() || root.ends_with('/') || rest.front() == '/' || rest.front() == '!' ||
         (rest.front() == ':' && is_number(rest.substr(1)));
}

inline bool contains(const std::vector<std::string>& places, const std::string& place) {
  return std::find(places.begin(), places.end(), place) != places.end();
}

template <typename Roots>
bool is_within_any(std::string_view place, const Roots& roots) {
  return std::any_of(roots.begin(), roots.end(),
                     [place](const std::string& root) { return is_within(place, root); });
}

// A folder's path, so that nothing but what is below it begins with it: a sibling's name could go
// on with « ! ».
inline std::string as_folder(const std::string& path) {
  return path.ends_with('/') ? path : path + '/';
}
inline std::string without_slash(const std::string& path) {
  return path.size() > 1 && path.ends_with('/') ? path.substr(0, path.size() - 1) : path;
}

// Whether a run reads what is at `a` before what is at `b`: standard input first, then names in
// the order of their bytes, a folder with all below it as one name.
inline bool is_read_before(std::string_view a, std::string_view b) {
  if (a == "-" || b == "-") return a == "-" && b != "-";
  const auto rank = [](char c) { return c == '/' ? 0 : static_cast<unsigned char>(c) + 1; };
  return std::lexicographical_compare(
      a.begin(), a.end(), b.begin(), b.end(),
      [rank](char one, char other) { return rank(one) < rank(other); });
}

}  // namespace kiosque
