// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/saved_arguments.h"

#include <algorithm>
#include <filesystem>
#include <string_view>

namespace kiosque {
namespace {

const char* name_of(SortOrder order) {
  switch (order) {
    case SortOrder::newest:
      return "newest";
    case SortOrder::oldest:
      return "oldest";
    case SortOrder::relevance:
      break;
  }
  return "relevance";
}

constexpr std::string_view kPlain =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./:=,+@%";

bool is_plain(char c) {
  return (static_cast<unsigned char>(c) & 0x80) != 0 || kPlain.find(c) != std::string_view::npos;
}

// For a shell: between apostrophes unless it has plain characters alone.
std::string quoted(const std::string& argument) {
  if (!argument.empty() && std::all_of(argument.begin(), argument.end(), is_plain)) return argument;
  std::string text = "'";
  for (const char c : argument)
    if (c == '\'')
      text += "'\\''";
    else
      text += c;
  return text + '\'';
}

}  // namespace

std::vector<std::string> make_saved_arguments(const QueryOptions& options, const TypedTimes& times,
                                              bool has_order) {
  std::vector<std::string> arguments;
  // In one word: a value may begin with a hyphen.
  const auto add = [&arguments](const char* name, const std::string& value) {
    if (!value.empty()) arguments.push_back(std::string(name) + '=' + value);
  };
  const auto add_file = [&add](const char* name, const std::string& file) {
    if (!file.empty()) add(name, std::filesystem::absolute(file).lexically_normal().string());
  };
  const auto add_flag = [&arguments](const char* name, bool given) {
    if (given) arguments.emplace_back(name);
  };
  add_flag("--any", options.any);
  add_flag("--plain", options.plain);
  add_flag("--stem-phrases", options.stem_phrases);
  add_flag("--strict-countries", options.country_evidence == CountryEvidence::named);
  add("--from", times.from);
  add("--to", times.to);
  add("--since", times.since);
  add("--similar", options.similar_to);
  add_file("--aliases", options.aliases_file);
  add_file("--acronyms", options.acronyms_file);
  add("--sort", name_of(has_order ? options.order.sort : SortOrder::newest));
  if (!options.query.empty()) arguments.insert(arguments.end(), {"--", options.query});
  return arguments;
}

std::string to_command_line(const std::vector<std::string>& arguments) {
  std::string line;
  for (const std::string& argument : arguments) {
    if (!line.empty()) line += ' ';
    line += quoted(argument);
  }
  return line;
}

}  // namespace kiosque
