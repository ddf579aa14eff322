// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/config_file.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <map>
#include <system_error>

#include "src/text/utf8.h"

namespace kiosque {
namespace {

constexpr std::size_t kMaxBytes = 1U << 20;
constexpr std::size_t kMostShown = 60;  // bytes of a mistake

bool is_key_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_';
}

bool is_integer(std::string_view word) {
  if (word.starts_with('+') || word.starts_with('-')) word.remove_prefix(1);
  return !word.empty() && word.front() != '_' && word.back() != '_' &&
         word.find_first_not_of("0123456789_") == std::string_view::npos &&
         word.find("__") == std::string_view::npos;
}

// The values that TOML writes with a letter behind the backslash, for its strings.
char escaped_character(char letter) {
  constexpr std::string_view kLetters = "btnfr\"\\";
  constexpr std::string_view kCharacters = "\b\t\n\f\r\"\\";
  const std::size_t at = kLetters.find(letter);
  return at == std::string_view::npos ? '\0' : kCharacters[at];
}

class ConfigParser {
 public:
  ConfigParser(std::string_view text, const std::string& file) : text_(text), file_(file) {
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
  }

  std::vector<Setting> parse() {
    std::vector<Setting> settings;
    std::map<std::string, std::size_t> lines;
    while (skip_to_content()) {
      Setting setting = read_setting();
      const auto [earlier, is_new] = lines.emplace(setting.key, setting.line);
      if (!is_new)
        refuse(setting.line,
               setting.key + " is set again; line " + std::to_string(earlier->second) +
                   " sets it already",
               "leave one of them out; several values go into a list: [\"…\", \"…\"]");
      settings.push_back(std::move(setting));
    }
    return settings;
  }

 private:
  [[noreturn]] void refuse(std::size_t line, const std::string& message,
                           const std::string& cure) const {
    throw config_mistake(file_, line, message, cure);
  }

  bool is_at_end() const { return at_ >= text_.size(); }
  char next() const { return is_at_end() ? '\n' : text_[at_]; }
  bool is_at_line_end() const {
    return next() == '\n' || (next() == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n');
  }

  void skip_blanks() {
    while (!is_at_end() && (next() == ' ' || next() == '\t')) ++at_;
  }

  // To what is neither blank, line end nor comment; false at the end of the file.
  bool skip_to_content() {
    while (true) {
      skip_blanks();
      if (next() == '#') at_ = std::min(text_.find('\n', at_), text_.size());
      if (is_at_end()) return false;
      if (!is_at_line_end()) return true;
      at_ = text_.find('\n', at_) + 1;
      ++line_;
    }
  }

  // What stands here up to a blank or a sign that ends a value.
  std::string_view next_word() const {
    const std::size_t end = std::min(text_.find_first_of(" \t\r\n#,]=", at_), text_.size());
    return text_.substr(at_, end - at_);
  }

  static std::string quoted(std::string_view text) {
    std::string shown = "« ";
    shown.append(truncate_utf8(text, kMostShown)).append(" »");
    return shown;
  }

  Setting read_setting() {
    if (next() == '[')
      refuse(line_, "the file has no sections", "leave the line out; all keys stand by themselves");
    Setting setting;
    setting.line = line_;
    const std::size_t begin = at_;
    while (!is_at_end() && is_key_character(next())) ++at_;
    setting.key = text_.substr(begin, at_ - begin);
    skip_blanks();
    if (setting.key.empty() || next() != '=') {
      at_ = begin;
      const std::size_t end = std::min(text_.find_first_of("\r\n", begin), text_.size());
      refuse(line_, quoted(text_.substr(begin, end - begin)) + " is no setting",
             "write KEY = VALUE; comments begin with #");
    }
    ++at_;
    skip_blanks();
    if (next() == '[')
      read_list(setting);
    else
      read_value(setting);
    skip_blanks();
    if (next() != '#' && !is_at_line_end())
      refuse(line_, "something follows the value of " + setting.key,
             "write one setting a line, and text between quotes");
    return setting;
  }

  void read_list(Setting& setting) {
    setting.is_list = true;
    ++at_;
    while (true) {
      if (!skip_to_content())
        refuse(setting.line, "the list of " + setting.key + " has no end", "write ] behind it");
      if (next() == ']') break;
      if (next() == '[')
        refuse(line_, "a list in a list", "write one list of all values: [\"…\", \"…\"]");
      read_value(setting);
      if (!skip_to_content() || (next() != ',' && next() != ']'))
        refuse(line_, "the values of " + setting.key + " are not parted",
               "write a comma between them, and ] behind the last one");
      if (next() == ',') ++at_;
    }
    ++at_;
  }

  void read_value(Setting& setting) {
    if (next() == '"' || next() == '\'') {
      setting.values.push_back(read_string(setting.key));
      return;
    }
    const std::string_view word = next_word();
    at_ += word.size();
    if (word == "true" || word == "false") {
      setting.is_boolean = true;
      setting.values.emplace_back(word);
    } else if (is_integer(word)) {
      std::string number(word);
      std::erase(number, '_');
      std::erase(number, '+');
      setting.values.push_back(std::move(number));
    } else if (word.empty()) {
      refuse(line_, setting.key + " has no value", "write it behind the =, or leave the line out");
    } else {
      refuse(line_, quoted(word) + " is neither a number nor true nor false",
             "write text between quotes: " + setting.key + " = \"…\"");
    }
  }

  // A string of one line, at its quote.
  std::string read_string(const std::string& key) {
    const char quote = next();
    if (text_.substr(at_, 3) == std::string(3, quote))
      refuse(line_, "a string over several lines", "write it on one line, between single quotes");
    ++at_;
    std::string value;
    while (is_at_line_end() || next() != quote) {
      if (is_at_line_end())
        refuse(line_, "the quote of " + key + " is not closed", "write the quote again at its end");
      const char c = next();
      ++at_;
      if (c == '\\' && quote == '"')
        read_escape(value);
      else if ((c >= 0 && c < ' ' && c != '\t') || c == '\x7F')
        refuse(line_, "a control character in the value of " + key, "take it out");
      else
        value += c;
    }
    ++at_;
    return value;
  }

  void read_escape(std::string& value) {
    const char letter = next();
    if (const char character = escaped_character(letter); character != '\0') {
      ++at_;
      value += character;
      return;
    }
    const std::size_t digits = letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
    std::uint32_t code_point = 0;
    if (digits > 0 && text_.size() - at_ > digits) {
      const char* begin = text_.data() + at_ + 1;
      if (std::from_chars(begin, begin + digits, code_point, 16).ptr != begin + digits)
        code_point = 0;
    }
    const bool is_surrogate = code_point >= 0xD800 && code_point < 0xE000;
    if (code_point == 0 || code_point > 0x10FFFF || is_surrogate)
      refuse(line_, "a backslash that stands for nothing",
             "write it twice, or the text between single quotes");
    append_code_point(value, code_point);
    at_ += 1 + digits;
  }

  std::string_view text_;
  const std::string& file_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
};

Error unreadable(const std::string& file, const std::string& reason) {
  return {ExitCode::failure, "cannot read the configuration " + file + ": " + reason,
          "name a text file with --config; the manual of kiosque-indexer shows one"};
}

}  // namespace

Error config_mistake(const std::string& file, std::size_t line, const std::string& message,
                     const std::string& cure) {
  return {ExitCode::failure, file + ":" + std::to_string(line) + ": " + message, cure};
}

std::vector<Setting> parse_config(std::string_view text, const std::string& file) {
  return ConfigParser(text, file).parse();
}

std::vector<Setting> read_config_file(const std::string& file) {
  std::error_code ignored;
  const auto reason = [](int error) { return std::generic_category().message(error); };
  if (std::filesystem::is_directory(file, ignored)) throw unreadable(file, reason(EISDIR));
  errno = 0;
  std::ifstream in(file, std::ios::binary);
  if (!in) throw unreadable(file, reason(errno));
  std::string text(kMaxBytes + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (in.bad()) throw unreadable(file, reason(EIO));
  text.resize(static_cast<std::size_t>(in.gcount()));
  if (text.size() > kMaxBytes) throw unreadable(file, "it is longer than 1 MiB");
  return parse_config(text, file);
}

}  // namespace kiosque
