// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/input/file_names.h"

#include <algorithm>
#include <array>

namespace kiosque {
namespace {

constexpr std::array<std::string_view, 18> kArticles = {
    ".txt", ".text", ".jsonl", ".ndjson", ".json", ".html",   ".htm", ".xhtml", ".shtml",
    ".xml", ".rss",  ".atom",  ".rdf",    ".nitf", ".newsml", ".g2",  ".tei",   ".warc"};
constexpr std::array<std::string_view, 6> kArchives = {".zip", ".tar", ".tgz",
                                                       ".tbz", ".txz", ".tzst"};
constexpr std::array<std::string_view, 6> kCompressed = {".gz",  ".bz2",  ".xz",
                                                         ".zst", ".zstd", ".gzip"};

template <std::size_t size>
bool is_one_of(std::string_view extension, const std::array<std::string_view, size>& known) {
  return std::find(known.begin(), known.end(), extension) != known.end();
}

std::string_view last_extension(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? std::string_view() : name.substr(dot);
}

}  // namespace

std::string lower_file_name(std::string_view path) {
  const std::size_t slash = path.find_last_of('/');
  std::string name(slash == std::string_view::npos ? path : path.substr(slash + 1));
  for (char& c : name)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return name;
}

std::string_view extension_of(std::string_view lower_name) {
  const std::string_view last = last_extension(lower_name);
  if (!is_one_of(last, kCompressed)) return last;
  const std::string_view inner = lower_name.substr(0, lower_name.size() - last.size());
  return lower_name.substr(inner.size() - last_extension(inner).size());
}

bool has_known_extension(std::string_view lower_name) {
  const std::string_view last = last_extension(lower_name);
  if (is_one_of(last, kArticles) || is_one_of(last, kArchives)) return true;
  if (!is_one_of(last, kCompressed)) return false;
  const std::string_view inner =
      last_extension(lower_name.substr(0, lower_name.size() - last.size()));
  return inner.empty() || inner == ".tar" || is_one_of(inner, kArticles);
}

std::string_view without_compression(std::string_view lower_name) {
  const std::string_view last = last_extension(lower_name);
  if (!is_one_of(last, kCompressed)) return lower_name;
  return lower_name.substr(0, lower_name.size() - last.size());
}

double share_of_text(std::string_view lower_name) {
  // News as JSON Lines packed to a third; pages pack better, and are mostly not text.
  constexpr double kUnpacked = 2.5;
  constexpr double kPage = 0.03;
  constexpr double kXml = 0.3;
  const std::string_view inner = without_compression(lower_name);
  const double packed = inner.size() == lower_name.size() ? 1 : kUnpacked;
  const std::string_view kind = last_extension(inner);
  for (const std::string_view text : {".txt", ".text", ".jsonl", ".ndjson", ".json"})
    if (kind == text) return packed;
  if (is_one_of(kind, kArchives) || kind == ".warc") return kPage;  // of what, nobody knows
  if (is_one_of(kind, kArticles)) return packed * (kind.find("htm") == kind.npos ? kXml : kPage);
  return kPage;
}

}  // namespace kiosque
