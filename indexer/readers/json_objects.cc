// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/readers/json_objects.h"

#include <algorithm>
#include <array>
#include <ios>
#include <utility>
#include <vector>

#include "indexer/readers/article_checks.h"
#include "indexer/readers/json_article.h"
#include "indexer/readers/json_cursor.h"

namespace kiosque {
namespace {

constexpr std::size_t kMaxDepth = 1000;
constexpr std::size_t kMaxOuterDepth = 64;
constexpr std::array<std::string_view, 13> kListNames = {
    "articles", "items",   "data",    "results", "documents", "docs", "entries",
    "news",     "records", "stories", "posts",   "hits",      "rows"};
constexpr const char* kCure = "mend the JSON there, or write one JSON object a line";

bool is_list_name(std::string_view name) {
  return std::find(kListNames.begin(), kListNames.end(), name) != kListNames.end();
}

class JsonObjects {
 public:
  JsonObjects(const Document& document, char first, std::uint64_t line, const ReadOptions& options,
              const TakeResult& take)
      : cursor_(*document.in.rdbuf(), first, line),
        map_(options.map),
        reader_(options, document.charset, kCure, take) {}

  void read() {
    int c = cursor_.next_significant();
    for (const int mark : {0xEF, 0xBB, 0xBF})
      if (c == mark) c = cursor_.next_significant();
    const bool empty = c == JsonCursor::kEnd;
    for (; c != JsonCursor::kEnd && !gave_up_; c = cursor_.next_significant()) read_outside(c);
    if (empty)
      reader_.reject(Problem::Kind::empty, 0, "the file is empty", "remove it");
    else if (!outer_.empty() && !gave_up_ && !cut_off_)
      reject("the file ends before its last bracket", cursor_.line());
    else if (!any_)
      reader_.reject(Problem::Kind::empty, 0, "it holds no article", "remove it");
  }

 private:
  void reject(std::string message, std::uint64_t line, const char* cure = kCure) {
    any_ = true;
    reader_.reject(Problem::Kind::syntax, line, std::move(message), cure);
  }

  // A character between the articles.
  void read_outside(int c) {
    if (!outer_.empty() && outer_.back() == '{') {
      read_wrapper_member(c);
      return;
    }
    if (c == '{') {
      stray_ = false;
      read_object();
    } else if (c == '[') {
      open('[');
    } else if (c == ']' && !outer_.empty()) {
      outer_.pop_back();
    } else if (c == '"') {
      tell_stray();
      skip_string();
    } else if (c != ',') {
      tell_stray();
    }
  }

  void open(char bracket) {
    outer_.push_back(bracket);
    if (outer_.size() <= kMaxOuterDepth) return;
    reject("lists are nested too deeply; the rest is not read", cursor_.line());
    gave_up_ = true;
  }

  // One of a row of them stands for all.
  void tell_stray() {
    if (!stray_)
      reject("something that is not a JSON object where an article should be", cursor_.line());
    stray_ = true;
  }

  // What else an object has that holds a list of articles.
  void read_wrapper_member(int c) {
    if (c == '"')
      skip_string(&name_);
    else if (c == '[' && is_list_name(name_))
      open('[');
    else if (c == '[' || c == '{')
      skip_value();
    else if (c == '}')
      outer_.pop_back();
  }

  void skip_string(std::string* content = nullptr) {
    constexpr std::size_t kLongestName = 64;
    if (content != nullptr) content->clear();
    for (int c = cursor_.next(); c != '"' && c != '\n' && c != JsonCursor::kEnd;
         c = cursor_.next()) {
      if (c == '\\') c = cursor_.next();
      if (content != nullptr && content->size() < kLongestName) *content += static_cast<char>(c);
    }
  }

  void skip_value() {
    for (std::uint64_t depth = 1; depth > 0;) {
      const int c = cursor_.next();
      if (c == JsonCursor::kEnd) return;
      if (c == '"') skip_string();
      if (c == '{' || c == '[') ++depth;
      if (c == '}' || c == ']') --depth;
    }
  }

  // The state of the object that is being cut out.
  struct Object {
    std::uint64_t line = 0;
    std::size_t indent = 0;
    std::string bytes;
    std::vector<char> open = {'{'};  // its brackets down to kMaxDepth
    std::uint64_t deeper = 0;        // how many are open below that
    int before = '{';                // the last significant character
    bool in_string = false;
    bool escaped = false;
    std::size_t name_begin = 0;  // in bytes, of the member's name at the top
    std::string name;
    bool has_body = false;
    bool may_be_wrapper = false;  // [ has just opened such a list
    bool too_large = false;
    bool too_deep = false;
  };

  enum class Step { on, end, wrapper, unclosed, broken, restart };

  void read_object() {
    begin_object();
    while (true) {
      const int c = cursor_.next();
      if (c == JsonCursor::kEnd) {
        cut_off_ = true;
        reject("the file ends within this object", object_.line,
               "fetch the file again: it is cut off");
        return;
      }
      switch (step(c)) {
        case Step::on:
          break;
        case Step::end:
          finish_object();
          return;
        case Step::unclosed:
          return;
        case Step::wrapper:
          outer_.push_back('{');
          outer_.push_back('[');
          cursor_.give_back(c);
          return;
        case Step::restart:
          reject("the object is not closed before the next one begins", object_.line);
          begin_object();
          break;
        case Step::broken:
          find_next_object();
          return;
      }
    }
  }

  void begin_object() {
    std::string bytes = std::move(object_.bytes);  // keeps its memory
    object_ = {};
    object_.bytes = std::move(bytes);
    object_.bytes = '{';
    object_.line = cursor_.line();
    object_.indent = cursor_.indent();
  }

  Step step(int c) {
    Object& o = object_;
    if (o.too_large || o.bytes.size() >= kMaxArticleBytes)
      o.too_large = true;
    else
      o.bytes += static_cast<char>(c);
    if (o.in_string) return step_in_string(c);
    if (is_json_blank(c)) return Step::on;
    const bool may_be_wrapper = std::exchange(o.may_be_wrapper, false);
    if (may_be_wrapper && (c == '{' || c == ']')) return Step::wrapper;
    const int before = std::exchange(o.before, c);
    const bool at_top = o.open.size() == 1 && o.deeper == 0;
    switch (c) {
      case '"':
        o.in_string = true;
        o.name_begin = at_top && (before == '{' || before == ',') ? o.bytes.size() : 0;
        return Step::on;
      case '{':
      case '[':
        return open_bracket(static_cast<char>(c), before, at_top);
      case '}':
      case ']':
        return close_bracket(static_cast<char>(c));
      default:
        return Step::on;
    }
  }

  Step step_in_string(int c) {
    Object& o = object_;
    if (std::exchange(o.escaped, false)) return c == '\n' ? broken_string() : Step::on;
    if (c == '\n') return broken_string();
    o.escaped = c == '\\';
    if (c != '"') return Step::on;
    o.in_string = false;
    o.before = '"';
    if (o.name_begin == 0 || o.too_large) return Step::on;
    o.name = o.bytes.substr(o.name_begin, o.bytes.size() - 1 - o.name_begin);
    const auto& bodies = map_.names(JsonField::body);
    o.has_body = o.has_body || std::find(bodies.begin(), bodies.end(), o.name) != bodies.end();
    return Step::on;
  }

  Step broken_string() {
    reject("a string is not closed at its line's end", cursor_.line());
    return Step::broken;
  }

  Step open_bracket(char c, int before, bool at_top) {
    Object& o = object_;
    const bool in_list = o.deeper == 0 && o.open.back() == '[';
    const bool in_place =
        o.deeper > 0 || before == ':' || (in_list && (before == '[' || before == ','));
    if (!in_place && c == '{') return Step::restart;
    o.may_be_wrapper = c == '[' && at_top && before == ':' && outer_.empty() && !o.has_body &&
                       is_list_name(o.name);
    if (o.open.size() < kMaxDepth) {
      o.open.push_back(c);
    } else {
      o.too_deep = true;
      ++o.deeper;
    }
    return Step::on;
  }

  Step close_bracket(char c) {
    Object& o = object_;
    if (o.deeper > 0) {
      --o.deeper;
      return Step::on;
    }
    const char opening = c == '}' ? '{' : '[';
    const auto match = std::find(o.open.rbegin(), o.open.rend(), opening);
    if (match == o.open.rend()) {  // the end of the list of articles
      reject("the object is not closed before its list is", o.line);
      cursor_.give_back(c);
      return Step::unclosed;
    }
    // Brackets that are left open inside are for the parser to tell.
    o.open.erase(match.base(), o.open.end());
    o.open.pop_back();
    return o.open.empty() ? Step::end : Step::on;
  }

  void finish_object() {
    any_ = true;
    if (object_.too_deep)
      reject("an object is nested too deeply", object_.line, "take the nested part out of it");
    else if (object_.too_large)
      reader_.reject(Problem::Kind::too_large, object_.line,
                     "an object of more than " + std::to_string(kMaxArticleBytes >> 20) + " MiB",
                     "split it, or remove it");
    else
      reader_.read(object_.bytes, object_.line);
  }

  int next_of_line() {
    int c = cursor_.next();
    while (c == ' ' || c == '\t' || c == '\r') c = cursor_.next();
    return c;
  }

  // After a mistake: at the next line that begins with a brace no further in than the broken
  // object did, or with the list's end.
  void find_next_object() {
    while (true) {
      int c = 0;
      while (!cursor_.at_line_end() && c != JsonCursor::kEnd) c = cursor_.next();
      c = next_of_line();
      const std::size_t indent = cursor_.indent();
      if (c == ',') c = next_of_line();
      if (c == JsonCursor::kEnd) {
        cut_off_ = true;
        return;
      }
      if ((c == '{' || (c == ']' && !outer_.empty())) && indent <= object_.indent) {
        cursor_.give_back(c);
        return;
      }
    }
  }

  JsonCursor cursor_;
  const FieldMap& map_;
  JsonArticleReader reader_;
  Object object_;
  std::vector<char> outer_;  // the brackets around articles
  std::string name_;         // of the wrapper's member
  bool any_ = false;
  bool stray_ = false;
  bool cut_off_ = false;
  bool gave_up_ = false;
};

}  // namespace

void read_json_objects(const Document& document, char first, std::uint64_t line,
                       const ReadOptions& options, const TakeResult& take) {
  try {
    JsonObjects(document, first, line, options, take).read();
  } catch (const std::ios_base::failure&) {
    document.in.setstate(std::ios::badbit);
    tell_broken_off(take);
  }
}

void read_json_array(const Document& document, const ReadOptions& options, const TakeResult& take) {
  read_json_objects(document, 0, 1, options, take);
}

}  // namespace kiosque
