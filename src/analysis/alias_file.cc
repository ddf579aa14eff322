// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/analysis/alias_file.h"

#include <algorithm>
#include <istream>
#include <map>
#include <string_view>

#include "src/analysis/lexicon_builder.h"
#include "src/analysis/word_form.h"
#include "src/text/utf8.h"

namespace kiosque {
namespace {

constexpr std::string_view kByteOrderMark = "\uFEFF";
constexpr std::string_view kColumns = "canonical name TAB aliases, with | between them, TAB why";
constexpr std::size_t kMostColumns = 3;
constexpr std::size_t kMostNameBytes = 160;
constexpr std::size_t kMostNameWords = 16;  // as many capitals as an entry of the lexicon can tell

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

std::string quoted(std::string_view name) {
  constexpr std::size_t kShown = 60;
  const bool cut = name.size() > kShown;
  return "« " + std::string(truncate_utf8(name, kShown)) + (cut ? "…" : "") + " »";
}

class AliasCompiler {
 public:
  void read_line(std::size_t number, std::string_view line) {
    number_ = number;
    if (find_ill_formed(line) != std::string_view::npos)
      return complain("the line is not UTF-8", "save the file as UTF-8");
    if (trim(line).empty() || line.front() == '#') return;
    const bool has_control = std::any_of(line.begin(), line.end(), [](char c) {
      return c != '\t' && (static_cast<unsigned char>(c) < 0x20 || c == '\x7F');
    });
    if (has_control) return complain("a control character in the line", "take it out");
    const std::vector<std::string_view> columns = split(line, '\t');
    if (columns.size() > kMostColumns)
      return complain(std::to_string(columns.size()) + " columns, at most 3 are expected",
                      "write " + std::string(kColumns));
    read_person(columns);
  }

  CompiledAliases take() {
    if (!owners_.empty()) result_.bytes = builder_.build();
    return std::move(result_);
  }

 private:
  struct Owner {
    std::string canonical;
    std::size_t line = 0;
  };

  void read_person(const std::vector<std::string_view>& columns) {
    const std::string canonical(trim(columns[0]));
    if (canonical.empty())
      return complain("no canonical name in the first column", "write " + std::string(kColumns));
    std::vector<std::string_view> names = {canonical};
    if (columns.size() > 1 && !trim(columns[1]).empty())
      for (const std::string_view alias : split(columns[1], '|')) names.push_back(trim(alias));
    std::vector<std::vector<std::string>> keys;
    for (const std::string_view name : names) {
      keys.push_back(name.size() > kMostNameBytes ? std::vector<std::string>{}
                                                  : folded_words(name));
      if (!is_sound(name, keys.back(), canonical)) return;
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (!owners_.try_emplace(std::move(keys[i]), Owner{canonical, number_}).second) continue;
      const CaseRule rule = i == 0 ? CaseRule::capitalised : case_rule_of(names[i]);
      builder_.add_entry(EntryKind::person, rule, names[i], canonical);
    }
  }

  bool is_sound(std::string_view name, const std::vector<std::string>& key,
                const std::string& canonical) {
    if (name.size() > kMostNameBytes || key.size() > kMostNameWords) {
      complain(quoted(name) + " is too long for a name",
               "keep it within " + std::to_string(kMostNameBytes) + " bytes and " +
                   std::to_string(kMostNameWords) + " words");
      return false;
    }
    if (key.empty()) {
      complain("a name without any word: " + quoted(name),
               "write letters or digits, or take the | away");
      return false;
    }
    const auto owner = owners_.find(key);
    if (owner == owners_.end() || owner->second.canonical == canonical) return true;
    complain(quoted(name) + " belongs to " + owner->second.canonical + " already (line " +
                 std::to_string(owner->second.line) + ")",
             "leave it to one of them; case, accents and hyphens do not count");
    return false;
  }

  void complain(std::string what, std::string cure) {
    result_.bad_lines.push_back({number_, std::move(what), std::move(cure)});
  }

  std::size_t number_ = 0;
  LexiconBuilder builder_;
  std::map<std::vector<std::string>, Owner> owners_;  // by folded words
  CompiledAliases result_;
};

}  // namespace

CompiledAliases compile_aliases(std::istream& in) {
  AliasCompiler compiler;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (number == 1 && line.starts_with(kByteOrderMark)) line.erase(0, kByteOrderMark.size());
    if (line.ends_with('\r')) line.pop_back();
    compiler.read_line(number, line);
  }
  return compiler.take();
}

}  // namespace kiosque
