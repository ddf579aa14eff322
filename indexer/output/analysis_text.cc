// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/output/analysis_text.h"

#include <algorithm>
#include <iomanip>
#include <ostream>
#include <string>
#include <vector>

#include "src/cli/terminal.h"
#include "src/text/characters.h"
#include "src/text/utf8.h"

namespace kiosque {
namespace {

constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kPerson = "\x1b[1;32m";
constexpr std::string_view kNamed = "\x1b[36m";
constexpr std::string_view kSuggested = "\x1b[2;36m";
constexpr std::string_view kUnderline = "\x1b[4m";  // a mention within another
constexpr std::string_view kReset = "\x1b[0m";
constexpr std::string_view kIndent = "    ";

// A mention to mark, by bytes of its text.
struct Mark {
  std::size_t begin;
  std::size_t end;
  std::string_view style;
  std::string tag;
};

void add_marks(const std::vector<Mention>& mentions, TextPart part, const std::string& code,
               std::vector<Mark>& marks) {
  for (const Mention& mention : mentions) {
    if (mention.part != part) continue;
    if (code.empty())
      marks.push_back({mention.begin, mention.end, kPerson, "P"});
    else if (mention.is_weak())
      marks.push_back({mention.begin, mention.end, kSuggested, code + '?'});
    else
      marks.push_back({mention.begin, mention.end, kNamed, code});
  }
}

bool stands_before(const Mark& one, const Mark& other) {
  return one.begin != other.begin ? one.begin < other.begin : one.end > other.end;
}

// In the order in which they open, each beside or within another: a person's mention may cross a
// country's, which is then cut where the first one ends.
std::vector<Mark> nested(std::vector<Mark> marks) {
  std::stable_sort(marks.begin(), marks.end(), stands_before);
  std::vector<std::size_t> open_ends;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    while (!open_ends.empty() && open_ends.back() <= marks[i].begin) open_ends.pop_back();
    if (!open_ends.empty() && open_ends.back() < marks[i].end) {
      Mark rest = marks[i];
      rest.begin = marks[i].end = open_ends.back();
      const auto next = marks.begin() + static_cast<std::ptrdiff_t>(i) + 1;
      const auto place = std::upper_bound(next, marks.end(), rest, stands_before);
      marks.insert(place, std::move(rest));
    }
    open_ends.push_back(marks[i].end);
  }
  return marks;
}

// Prints a text with its marks, a line a paragraph.
class MarkedText {
 public:
  MarkedText(std::string_view text, bool color, std::ostream& out)
      : text_(text), color_(color), out_(out) {}

  void print(const std::vector<Mark>& marks) {
    for (const Mark& mark : marks) {
      close_until(mark.begin);
      print_until(mark.begin);
      open(mark);
    }
    close_until(text_.size());
    print_until(text_.size());
    out_ << '\n';
  }

 private:
  void open(const Mark& mark) {
    indent();
    open_.push_back(&mark);
    if (!color_)
      out_ << '[';
    else
      out_ << (open_.size() > 1 ? kUnderline : "") << mark.style;
  }

  void close_until(std::size_t end) {
    while (!open_.empty() && open_.back()->end <= end) {
      print_until(open_.back()->end);
      const std::string tag = sanitize(open_.back()->tag);
      open_.pop_back();
      if (!color_) {
        out_ << '|' << tag << ']';
        continue;
      }
      out_ << kReset;
      for (const Mark* still : open_) out_ << still->style;
    }
  }

  // A break within a mention is a blank: it stays one piece.
  void print_until(std::size_t end) {
    while (at_ < end) {
      if (open_.empty() && text_[at_] == '\n') {
        out_ << '\n';
        line_begins_ = true;
        ++at_;
        continue;
      }
      const std::size_t stop = open_.empty() ? std::min(text_.find('\n', at_), end) : end;
      indent();
      out_ << sanitize(text_.substr(at_, stop - at_));
      at_ = stop;
    }
  }

  void indent() {
    if (line_begins_) out_ << kIndent;
    line_begins_ = false;
  }

  std::string_view text_;
  bool color_;
  std::ostream& out_;
  std::vector<const Mark*> open_;
  std::size_t at_ = 0;
  bool line_begins_ = true;
};

class TextAnalysis {
 public:
  TextAnalysis(const Article& article, const Entities& entities, const Lexicon& lexicon, bool color,
               std::ostream& out)
      : article_(article), entities_(entities), lexicon_(lexicon), color_(color), out_(out) {}

  void print() {
    out_ << styled(kBold, sanitize(article_.id)) << '\n';
    if (!article_.title.empty()) print_part(TextPart::title);
    print_origin();
    out_ << '\n';
    print_part(TextPart::body);
    print_persons();
    print_countries();
    out_ << '\n';
  }

 private:
  std::string styled(std::string_view style, const std::string& text) const {
    return color_ ? std::string(style) + text + std::string(kReset) : text;
  }

  std::string_view text_of(TextPart part) const {
    return part == TextPart::title ? article_.title : article_.body;
  }

  void print_part(TextPart part) {
    std::vector<Mark> marks;
    for (const PersonEntity& person : entities_.persons)
      add_marks(person.mentions, part, "", marks);
    for (const CountryEntity& country : entities_.countries)
      add_marks(country.mentions, part, country.code, marks);
    MarkedText(text_of(part), color_, out_).print(nested(std::move(marks)));
  }

  void print_origin() {
    std::string origin = article_.date ? to_french(*article_.date) : "";
    if (!article_.source.empty())
      origin += (origin.empty() ? "" : " · ") + sanitize(article_.source);
    if (!origin.empty()) out_ << kIndent << origin << '\n';
  }

  void print_persons() {
    out_ << '\n' << styled(kBold, entities_.persons.empty() ? "no persons" : "persons") << '\n';
    for (const PersonEntity& person : entities_.persons) {
      print_count(person.mentions);
      out_ << styled(kPerson, sanitize(person.name));
      print_evidence(person.mentions);
    }
  }

  void print_countries() {
    out_ << '\n'
         << styled(kBold, entities_.countries.empty() ? "no countries" : "countries") << '\n';
    for (const CountryEntity& country : entities_.countries) {
      print_count(country.mentions);
      const std::string_view label = lexicon_.country_label(country.code);
      const std::string name = country.code + (label.empty() ? "" : "  " + std::string(label));
      out_ << styled(country.is_named() ? kNamed : kSuggested, sanitize(name));
      const auto weak = std::count_if(country.mentions.begin(), country.mentions.end(),
                                      [](const Mention& mention) { return mention.is_weak(); });
      out_ << "  named=" << static_cast<std::ptrdiff_t>(country.mentions.size()) - weak
           << " weak=" << weak;
      print_evidence(country.mentions);
    }
  }

  void print_count(const std::vector<Mention>& mentions) {
    out_ << std::setw(8) << mentions.size() << "  ";
  }

  // Each kind of evidence and each form once, in the order in which they are met.
  void print_evidence(const std::vector<Mention>& mentions) {
    std::vector<std::string> reasons;
    std::vector<std::string> forms;
    for (const Mention& mention : mentions) {
      add_new(std::string(to_string(mention.by)), reasons);
      add_new(form_of(mention), forms);
    }
    out_ << "  by=" << join(reasons, ",") << "  forms: " << join(forms, ", ") << '\n';
  }

  // As the article has it, but that all blanks are alike.
  std::string form_of(const Mention& mention) const {
    const std::string_view seen =
        text_of(mention.part).substr(mention.begin, mention.end - mention.begin);
    std::string form;
    for (std::size_t at = 0; at < seen.size();) {
      const CodePoint next = decode_code_point(seen, at);
      if (classify(next.value) == CharClass::space)
        form += ' ';
      else
        form += seen.substr(at, next.length);
      at += next.length;
    }
    return sanitize(form);
  }

  static void add_new(std::string item, std::vector<std::string>& list) {
    if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(std::move(item));
  }

  static std::string join(const std::vector<std::string>& items, std::string_view separator) {
    std::string list;
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (i != 0) list += separator;
      list += items[i];
    }
    return list;
  }

  const Article& article_;
  const Entities& entities_;
  const Lexicon& lexicon_;
  bool color_;
  std::ostream& out_;
};

}  // namespace

void print_text(const Article& article, const AnalyzedArticle& analyzed, const Lexicon& lexicon,
                bool color, std::ostream& out) {
  TextAnalysis(article, analyzed.entities, lexicon, color, out).print();
}

}  // namespace kiosque
