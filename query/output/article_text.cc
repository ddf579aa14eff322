// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include "query/output/article_printer.h"
#include "query/output/styled_text.h"
#include "query/output/wrap.h"
#include "src/cli/terminal.h"

namespace kiosque {
namespace {

constexpr std::size_t kIndent = 4;
constexpr std::size_t kWidestText = 90;  // longer lines read badly
constexpr std::size_t kCountColumns = 5;

// How a kind of mention is marked.
struct Kind {
  std::string_view ink;
  std::string_view opening;
  std::string_view closing;
};
constexpr Kind kPerson = {ink::person, "[", "]"};
constexpr Kind kCountry = {ink::country, "{", "}"};

struct Mark {
  std::size_t begin;
  std::size_t end;
  const Kind* kind;
};

struct Counted {
  std::string name;
  std::size_t mentions;
};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

void add_marks(const std::vector<Mention>& mentions, TextPart part, const Kind& kind,
               std::vector<Mark>& marks) {
  for (const Mention& mention : mentions)
    if (mention.part == part) marks.push_back({mention.begin, mention.end, &kind});
}

// In the order of the text. A mention within another, or across its end, is not marked.
std::vector<Mark> marks_of(const Entities& entities, TextPart part) {
  std::vector<Mark> marks;
  for (const PersonEntity& person : entities.persons)
    add_marks(person.mentions, part, kPerson, marks);
  for (const CountryEntity& country : entities.countries)
    add_marks(country.mentions, part, kCountry, marks);
  std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  std::size_t end = 0;
  std::erase_if(marks, [&end](const Mark& mark) {
    if (mark.begin < end) return true;
    end = mark.end;
    return false;
  });
  return marks;
}

class ArticleText {
 public:
  ArticleText(const Article& article, const Entities& entities, const Lexicon& lexicon,
              const PrintStyle& style, std::ostream& out)
      : article_(article), entities_(entities), lexicon_(lexicon), style_(style), out_(out) {}

  void print() {
    print_title();
    print_facts();
    print_body();
    std::vector<Counted> persons;
    persons.reserve(entities_.persons.size());
    for (const PersonEntity& person : entities_.persons)
      persons.push_back({person.name, person.mentions.size()});
    print_list("persons", "in brackets", kPerson, std::move(persons));
    std::vector<Counted> countries;
    countries.reserve(entities_.countries.size());
    for (const CountryEntity& country : entities_.countries) {
      const std::string_view label = lexicon_.country_label(country.code);
      countries.push_back(
          {label.empty() ? country.code : std::string(label), country.mentions.size()});
    }
    print_list("countries", "in braces", kCountry, std::move(countries));
  }

 private:
  // `indent` columns stand before each line.
  void print(const StyledText& text, std::size_t indent) {
    std::size_t width = 0;
    if (style_.width != 0) {
      width = std::min(style_.width, kWidestText);
      width = width > indent ? width - indent : 1;
    }
    for (const StyledText& line : wrap(text, width))
      out_ << std::string(indent, ' ') << render(line, style_.color) << '\n';
  }

  // A part of a text, from `begin` to `end`, with those of the marks that reach into it.
  StyledText marked(std::string_view text, std::size_t begin, std::size_t end,
                    const std::vector<Mark>& marks, std::string_view base) const {
    StyledText result;
    const auto first =
        std::lower_bound(marks.begin(), marks.end(), begin,
                         [](const Mark& mark, std::size_t place) { return mark.end <= place; });
    std::size_t at = begin;
    for (auto mark = first; mark != marks.end() && mark->begin < end; ++mark) {
      const std::size_t from = std::max(mark->begin, at);
      const std::size_t to = std::min(mark->end, end);
      append(result, sanitize(text.substr(at, from - at)), base);
      if (!style_.color) append(result, mark->kind->opening);
      append(result, sanitize(text.substr(from, to - from)),
             style_.color ? mark->kind->ink : ink::plain);
      if (!style_.color) append(result, mark->kind->closing);
      at = to;
    }
    append(result, sanitize(text.substr(at, end - at)), base);
    return result;
  }

  void print_title() {
    const std::string_view title = article_.title;
    if (sanitize(title).find_first_not_of(' ') == std::string::npos) {
      print({{sanitize(article_.id), ink::bold}}, 0);
      return;
    }
    print(marked(title, 0, title.size(), marks_of(entities_, TextPart::title), ink::bold), 0);
  }

  void print_facts() {
    print_fact("source   ", article_.source);
    print_fact("date     ", article_.date ? to_french(*article_.date) : "");
    print_fact("language ", article_.language);
    print_fact("author   ", article_.author);
    print_fact("section  ", article_.section);
    print_fact("url      ", article_.url);
    print_fact("path     ", to_place(article_));
    for (const std::string& copy : article_.copies) print_fact("also at  ", copy);
    print_fact("id       ", article_.id);
  }

  void print_fact(std::string_view name, const std::string& value) {
    if (value.empty()) return;
    const std::size_t indent = kIndent + name.size();
    std::size_t width = 0;
    if (style_.width != 0) width = style_.width > indent ? style_.width - indent : 1;
    StyledText text;
    append(text, std::string(kIndent, ' '));
    append(text, name, ink::dim);
    for (const StyledText& line : wrap({{sanitize(value), ink::plain}}, width)) {
      for (const Span& span : line) append(text, span.text, span.ink);
      out_ << render(text, style_.color) << '\n';
      text = {{std::string(indent, ' '), ink::plain}};
    }
  }

  void print_body() {
    const std::string_view body = article_.body;
    const std::vector<Mark> marks = marks_of(entities_, TextPart::body);
    for (std::size_t at = 0; at < body.size();) {
      const std::size_t end = std::min(body.find('\n', at), body.size());
      std::size_t last = end;
      while (last > at && is_blank(body[last - 1])) --last;
      if (last > at) {
        out_ << '\n';
        print(marked(body, at, last, marks, ink::plain), kIndent);
      }
      at = end + 1;
    }
  }

  void print_list(const std::string& heading, const std::string& how, const Kind& kind,
                  std::vector<Counted> items) {
    if (items.empty()) return;
    std::stable_sort(items.begin(), items.end(),
                     [](const Counted& a, const Counted& b) { return a.mentions > b.mentions; });
    StyledText line;
    append(line, heading, ink::bold);
    if (!style_.color)
      append(line, ' ' + std::string(kind.opening) + how + std::string(kind.closing));
    out_ << '\n';
    print(line, 0);
    for (const Counted& item : items) {
      const std::string count = std::to_string(item.mentions);
      const std::size_t pad = kCountColumns - std::min(count.size(), kCountColumns);
      const std::size_t indent = kCountColumns + 2;
      std::string begin = std::string(pad, ' ') + count + "  ";
      const std::size_t width = style_.width == 0 ? 0 : std::max(style_.width, indent + 1) - indent;
      for (const StyledText& part : wrap({{sanitize(item.name), kind.ink}}, width)) {
        out_ << begin << render(part, style_.color) << '\n';
        begin.assign(indent, ' ');
      }
    }
  }

  const Article& article_;
  const Entities& entities_;
  const Lexicon& lexicon_;
  const PrintStyle& style_;
  std::ostream& out_;
};

}  // namespace

void print_article_text(const Article& article, const Entities& entities, const Lexicon& lexicon,
                        const PrintStyle& style, std::ostream& out) {
  ArticleText(article, entities, lexicon, style, out).print();
}

}  // namespace kiosque
