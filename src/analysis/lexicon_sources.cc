// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/analysis/lexicon_sources.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <vector>

#include "src/analysis/lexicon_builder.h"
#include "src/analysis/word_form.h"
#include "src/cli/error.h"
#include "src/text/characters.h"
#include "src/text/fold.h"
#include "src/text/utf8.h"

namespace kiosque {
namespace {

std::vector<std::string> split(const std::string& line, char separator) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  for (std::size_t end = line.find(separator); end != std::string::npos;
       begin = end + 1, end = line.find(separator, begin))
    parts.push_back(line.substr(begin, end - begin));
  parts.push_back(line.substr(begin));
  return parts;
}

// What makes a line's words never match, though they look right; empty when nothing does.
std::string fault_in(const std::string& line) {
  if (find_ill_formed(line) != std::string_view::npos) return "the line is not UTF-8";
  for (const char c : line)
    if (c != '\t' && static_cast<unsigned char>(c) < 0x20) return "a control character in the line";
  for (const std::string& column : split(line, '\t')) {
    if (column.empty()) continue;
    for (const std::string& item : split(column, '|')) {
      if (item.empty()) return "nothing before or behind a « | »";
      if (item.front() == ' ' || item.back() == ' ')
        return "a blank too many around « " + item + " »";
    }
  }
  return {};
}

// Throws std::string unless the text is one word of the tokenizer's.
const std::string& one_word(const std::string& text) {
  if (folded_words(text) != std::vector{fold(text)})
    throw std::string("not one plain word: « ") + text + " »";
  return text;
}

// Calls take(columns) for each line that is neither empty nor a comment. `take` throws
// std::string to say what is wrong with a line.
void read_table(const std::filesystem::path& file, std::size_t columns,
                const std::function<void(const std::vector<std::string>&)>& take) {
  std::ifstream in(file);
  if (!in) throw Error(ExitCode::failure, "cannot read " + file.string());
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line.front() == '#') continue;
    const auto fail = [&](const std::string& what) {
      return Error(ExitCode::failure, file.string() + ":" + std::to_string(number) + ": " + what,
                   "mend that line; its columns are described at the file's top");
    };
    if (const std::string fault = fault_in(line); !fault.empty()) throw fail(fault);
    const std::vector<std::string> row = split(line, '\t');
    if (row.size() != columns)
      throw fail(std::to_string(columns) + " columns are expected, " + std::to_string(row.size()) +
                 " found");
    try {
      take(row);
    } catch (const std::string& what) {
      throw fail(what);
    }
  }
  if (in.bad()) throw Error(ExitCode::failure, "cannot read " + file.string());
}

// The file that tools/list_common_words.py writes: 32-bit little-endian numbers.
std::vector<std::uint32_t> read_hashes(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::vector<std::uint32_t> hashes;
  for (std::array<char, 4> raw{}; in.read(raw.data(), raw.size());) {
    std::uint32_t hash = 0;
    for (std::size_t i = 0; i < raw.size(); ++i)
      hash |= static_cast<std::uint32_t>(static_cast<unsigned char>(raw[i])) << 8 * i;
    hashes.push_back(hash);
  }
  if (!in.eof() || in.gcount() != 0 || hashes.empty())
    throw Error(ExitCode::failure, "cannot read " + file.string(),
                "tools/list_common_words.py makes it");
  return hashes;
}

class Sources {
 public:
  explicit Sources(std::filesystem::path folder) : folder_(std::move(folder)) {}

  std::string compile() {
    read_table(folder_ / "stop-words-fr.txt", 1,
               [&](const auto& row) { builder_.add_stop_word(one_word(row[0])); });
    read_table(folder_ / "first-names-fr.txt", 1, [&](const auto& row) { add_first_name(row[0]); });
    read_table(folder_ / "first-names-world.txt", 1,
               [&](const auto& row) { add_first_name(row[0]); });
    for (const char* list : {"surnames-fr.txt", "surnames-world.txt"})
      read_table(folder_ / list, 1,
                 [&](const auto& row) { builder_.add_word(one_word(row[0]), kSurname); });
    read_table(folder_ / "organisations-fr.txt", 1, [&](const auto& row) {
      for (const std::string& name : split(row[0], '|'))
        add_all(EntryKind::organisation, case_rule_of(name), name, "organisation");
    });
    builder_.add_common_words(read_hashes(folder_ / "common-words-fr.bin"));
    read_table(folder_ / "name-words-fr.tsv", 2, [&](const auto& row) { add_name_word(row); });
    read_table(folder_ / "countries-fr.tsv", 5, [&](const auto& row) { add_country(row); });
    read_table(folder_ / "not-countries-fr.txt", 1,
               [&](const auto& row) { add_all(EntryKind::other, CaseRule::any, row[0], "other"); });
    read_table(folder_ / "places-fr.tsv", 3, [&](const auto& row) { add_place(row); });
    read_table(folder_ / "persons-fr.tsv", 3, [&](const auto& row) { add_person(row); });
    return builder_.build();
  }

 private:
  void add_all(EntryKind kind, CaseRule rule, const std::string& spellings,
               const std::string& label) {
    if (spellings.empty()) return;
    for (const std::string& spelling : split(spellings, '|'))
      if (!builder_.add_entry(kind, rule, spelling, label))
        throw std::string("an entry without a word: « ") + spelling + " »";
  }

  // Jean-Luc is two tokens; the de of Jean-de-Dieu is no first name.
  void add_first_name(const std::string& name) {
    bool has_capital = false;
    for (const std::string& part : split(name, '-')) {
      if (part.empty()) throw std::string("a hyphen too many");
      if (!is_upper(decode_code_point(part, 0).value)) continue;
      has_capital = true;
      builder_.add_word(one_word(part), kFirstName);
    }
    if (!has_capital) throw std::string("a first name begins with a capital");
  }

  void add_name_word(const std::vector<std::string>& row) {
    static const std::map<std::string, WordFlag> kFlags = {
        {"civility", kCivility},
        {"particle", kParticle},
        {"family-name-first", kFamilyNameFirst},
        {"function", kFunction},
        {"place-word", kPlaceWord},
        {"speech", kSpeech},
        {"organisation-word", kOrganisationWord}};
    const auto flag = kFlags.find(row[1]);
    if (flag == kFlags.end())
      throw std::string(
          "the second column is civility, particle, function, family-name-first, place-word, "
          "speech or organisation-word");
    builder_.add_word(one_word(row[0]), flag->second);
  }

  void add_country(const std::vector<std::string>& row) {
    const std::string& code = row[0];
    const bool is_code = code.size() == 2 && std::all_of(code.begin(), code.end(), [](char c) {
                           return c >= 'A' && c <= 'Z';
                         });
    if (!is_code) throw std::string("the first column is a code of two capital letters");
    if (!codes_.insert(code).second) throw code + " stands in an earlier line";
    if (row[1].empty()) throw std::string("the second column, the country's name, is empty");
    builder_.add_country(code, row[1]);
    for (const std::string& name : split(row[2], '|'))
      add_all(EntryKind::country, case_rule_of(name), name, code);
    if (!row[3].empty())
      for (const std::string& adjective : split(row[3], '|'))
        add_all(adjective.ends_with('-') ? EntryKind::combining : EntryKind::demonym, CaseRule::any,
                adjective, code);
    if (!row[4].empty())
      for (const std::string& seat : split(row[4], '|'))
        add_all(EntryKind::seat_of_power, case_rule_of(seat), seat, code);
  }

  void add_place(const std::vector<std::string>& row) {
    if (row[0].empty()) throw std::string("the first column, the place's names, is empty");
    if (!codes_.contains(row[1])) throw "no country of countries-fr.tsv has the code " + row[1];
    for (const std::string& name : split(row[0], '|'))
      add_all(EntryKind::place, case_rule_of(name), name, row[1]);
  }

  void add_person(const std::vector<std::string>& row) {
    if (row[0].empty()) throw std::string("the first column, the person's name, is empty");
    add_surname(row[0]);
    add_all(EntryKind::person, CaseRule::capitalised, row[0], row[0]);
    if (row[1].empty()) return;
    for (const std::string& alias : split(row[1], '|'))
      add_all(EntryKind::person, case_rule_of(alias), alias, row[0]);
  }

  // What ends a well-known person's name ends others' as well.
  void add_surname(const std::string& name) {
    const std::vector<WordForm> words = word_forms(name);
    if (words.size() >= 2 && words.back().capitalised && words.back().folded.size() > 2)
      builder_.add_word(words.back().folded, kSurname);
  }

  std::filesystem::path folder_;
  LexiconBuilder builder_;
  std::set<std::string> codes_;
};

}  // namespace

std::string compile_lexicon(const std::filesystem::path& data_folder) {
  return Sources(data_folder).compile();
}

}  // namespace kiosque
