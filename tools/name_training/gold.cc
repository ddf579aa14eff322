// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "tools/name_training/gold.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "src/cli/error.h"
#include "src/text/utf8.h"

namespace kiosque {
namespace {

std::ifstream open(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) throw Error(ExitCode::failure, "cannot read " + file.string());
  return in;
}

NameKind kind_of_type(const std::string& type) {
  if (type == "Person" || type == "PER") return NameKind::person;
  if (type == "Location" || type == "LOC") return NameKind::place;
  if (type == "Organization" || type == "ORG") return NameKind::organisation;
  if (type == "Event" || type == "Product" || type == "MISC") return NameKind::other;
  return NameKind::none;
}

// The byte at which each code point begins, and the end.
std::vector<std::uint32_t> code_point_offsets(const std::string& text) {
  std::vector<std::uint32_t> offsets;
  for (std::size_t at = 0; at < text.size(); at += decode_code_point(text, at).length)
    offsets.push_back(static_cast<std::uint32_t>(at));
  offsets.push_back(static_cast<std::uint32_t>(text.size()));
  return offsets;
}

void keep_outermost(std::vector<GoldName>& names) {
  std::sort(names.begin(), names.end(), [](const GoldName& a, const GoldName& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  std::vector<GoldName> kept;
  for (const GoldName& name : names)
    if (kept.empty() || name.begin >= kept.back().end) kept.push_back(name);
  names = std::move(kept);
}

void append_line(const std::string& line, const std::string& place, GoldArticle& article) {
  for (std::size_t at = 0; at < line.size();) {
    if (line[at] != '[') {
      article.text += line[at++];
      continue;
    }
    const std::size_t blank = line.find(' ', at);
    const std::size_t end = line.find(']', at);
    const NameKind kind = blank < end && end != std::string::npos
                              ? kind_of_type(line.substr(at + 1, blank - at - 1))
                              : NameKind::none;
    if (kind == NameKind::none)
      throw Error(ExitCode::failure, place + ": not an annotation: " + line.substr(at, 20),
                  "write [PER …], [ORG …], [LOC …] or [MISC …]");
    const std::string name = line.substr(blank + 1, end - blank - 1);
    const auto begin = static_cast<std::uint32_t>(article.text.size());
    article.text += name;
    article.names.push_back({begin, static_cast<std::uint32_t>(article.text.size()), kind});
    at = end + 1;
  }
  article.text += '\n';
}

}  // namespace

std::vector<GoldArticle> read_gold_json_lines(const std::filesystem::path& file) {
  std::ifstream in = open(file);
  std::vector<GoldArticle> articles;
  for (std::string line; std::getline(in, line);) {
    const auto json = nlohmann::json::parse(line);
    GoldArticle article{json.at("id"), json.value("date", ""), json.at("text"), {}};
    const std::vector<std::uint32_t> offsets = code_point_offsets(article.text);
    for (const auto& entity : json.at("entities")) {
      const NameKind kind = kind_of_type(entity.at("type"));
      if (kind != NameKind::none)
        article.names.push_back(
            {offsets.at(entity.at("start")), offsets.at(entity.at("end")), kind});
    }
    keep_outermost(article.names);
    articles.push_back(std::move(article));
  }
  return articles;
}

std::vector<GoldArticle> read_bracketed(const std::filesystem::path& file) {
  std::ifstream in = open(file);
  std::vector<GoldArticle> articles;
  GoldArticle article;
  std::size_t number = 0;
  const auto finish = [&] {
    article.id = file.stem().string() + "-" + std::to_string(articles.size() + 1);
    if (!article.text.empty()) articles.push_back(std::move(article));
    article = {};
  };
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.starts_with('#')) continue;
    if (line.empty())
      finish();
    else
      append_line(line, file.string() + ":" + std::to_string(number), article);
  }
  finish();
  return articles;
}

}  // namespace kiosque
