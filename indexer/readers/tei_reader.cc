// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <algorithm>
#include <array>

#include "indexer/readers/article_checks.h"
#include "indexer/readers/reader.h"
#include "indexer/readers/xml/paragraphs.h"
#include "indexer/readers/xml/xml_article.h"
#include "indexer/readers/xml/xml_stream.h"
#include "src/article/date.h"

namespace kiosque {
namespace {

template <std::size_t size>
bool is_one_of(std::string_view name, const std::array<std::string_view, size>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// What is no part of the running text.
bool is_beside_the_text(std::string_view name) {
  constexpr std::array<std::string_view, 11> kNames = {
      "byline", "closer", "dateline", "docAuthor", "docDate", "figDesc",
      "figure", "fw",     "index",    "note",      "opener"};
  return is_one_of(name, kNames);
}

bool is_division(std::string_view name) {
  return name == "div" || (name.size() == 4 && name.starts_with("div") && name[3] <= '9');
}

bool is_article(std::string_view type) {
  constexpr std::array<std::string_view, 9> kTypes = {"article",   "depeche", "dépêche",
                                                      "breve",     "brève",   "editorial",
                                                      "éditorial", "news",    "interview"};
  return is_one_of(type, kTypes);
}

// "L'Est Républicain" of "L'Est Républicain : édition du 2 janvier 2003".
std::string newspaper(std::string title) {
  for (const std::string_view mark : {" : ", "\u00A0: ", " – ", " - "})
    title.resize(std::min(title.find(mark), title.size()));
  return title;
}

// A date as an attribute says it, else as it is written.
std::string date_of(const XmlElement& date) {
  for (const std::string_view name : {"when", "when-iso", "value"})
    if (const std::string_view value = date.attribute(name); !value.empty())
      return std::string(value);
  return date.text();
}

// The day that a place in an article tells; nothing for "NANCY, 3 mai", which names no year.
std::string readable_date(const XmlElement& place) {
  const XmlElement date = place.name() == "date" ? place : place.search("date");
  std::string text = date ? date_of(date) : date_of(place);
  return parse_press_date(text) ? text : std::string();
}

// What the header of a text or a corpus says of all that is in it.
struct TeiHeader {
  std::string title;
  std::string author;
  std::string source;
  std::string language;
  std::string date;  // one that can be read, or none
};

void set_unless_empty(std::string& target, std::string&& value) {
  if (!value.empty()) target = std::move(value);
}

void read_header(const XmlElement& header, TeiHeader& read, const TakeResult& take) {
  const XmlElement file = header.find("fileDesc");
  const XmlElement title = file.find("titleStmt/title");
  const XmlElement source = file.find("sourceDesc");
  set_unless_empty(read.title, title.text());
  set_unless_empty(read.author, file.find("titleStmt/author").text());
  for (std::string name : {newspaper(source.search("title").text()), newspaper(title.text()),
                           file.find("publicationStmt/publisher").text()}) {
    if (name.empty()) continue;
    read.source = std::move(name);
    break;
  }
  set_unless_empty(read.language,
                   two_letter_language(header.search("language").attribute("ident")));
  for (const XmlElement& place : {title, source, file.find("publicationStmt")}) {
    const XmlElement date = place.search("date");
    if (!date) continue;
    Article article;  // tells once, not with each article, that it cannot be read
    set_date(article, date_of(date), date.line(), take);
    if (article.date) read.date = date_of(date);
    break;
  }
}

// An article's own title: of several heads the one that says so, else the longest.
XmlElement title_of(const XmlElement& division) {
  XmlElement longest;
  for (const XmlElement& head : division.children("head")) {
    const std::string_view type = head.attribute("type");
    if (type == "main" || type == "titre" || type == "title") return head;
    if (!longest || head.text().size() > longest.text().size()) longest = head;
  }
  return longest;
}

std::string author_of(const XmlElement& division) {
  for (const std::string_view name : {"docAuthor", "byline", "signed"})
    if (const XmlElement found = division.search(name)) return without_par(found.text());
  return {};
}

std::string date_in(const XmlElement& division) {
  for (const std::string_view name : {"docDate", "dateline", "opener", "closer"})
    if (const XmlElement place = division.search(name))
      if (std::string date = readable_date(place); !date.empty()) return date;
  const XmlElement date = division.find("date");
  return date ? readable_date(date) : std::string();
}

// A head, a paragraph or what else stands in a division, as lines of its text.
std::string lines_of(const XmlElement& element) {
  return is_beside_the_text(element.name()) ? std::string()
                                            : paragraphs(element, &is_beside_the_text);
}

class TeiVisitor : public XmlVisitor {
 public:
  explicit TeiVisitor(const TakeResult& take) : take_(take) {}

  XmlStep open(const XmlElement& element) override {
    const std::string_view name = element.name();
    if (root_.empty()) root_ = name;
    if (name == "teiHeader") return XmlStep::collect;
    if (name == "TEI" || name == "TEI.2") begin_text(element);
    constexpr std::array<std::string_view, 7> kHolders = {
        "TEI", "TEI.2", "teiCorpus", "teiCorpus.2", "text", "body", "group"};
    if (is_one_of(name, kHolders)) {
      set_unless_empty(header_.language, two_letter_language(element.attribute("xml:lang")));
      if (name == "body") is_in_body_ = true;
      return XmlStep::enter;
    }
    if (!is_in_body_) return XmlStep::skip;
    if (!is_division(name) || is_article(element.attribute("type"))) return XmlStep::collect;
    sections_.emplace_back();
    return XmlStep::enter;
  }

  void close(std::string_view name) override {
    if (name == "body") is_in_body_ = false;
    if (is_division(name)) sections_.pop_back();
    if (name == "TEI" || name == "TEI.2") end_text();
  }

  void take_part(const XmlElement& part) override {
    if (part.name() == "teiHeader") {
      read_header(part, is_in_text_ ? header_ : corpus_header_, take_);
      if (!is_in_text_) header_ = corpus_header_;
    } else if (is_division(part.name())) {
      take_article(part);
    } else {
      take_loose(part);
    }
  }

  void miss_part() override { has_articles_ = true; }

  void finish() const {
    if (!any_text_)
      take_(Problem{Problem::Kind::syntax, 0, "no TEI: there is no element <TEI>",
                    "look what it is"});
  }

 private:
  void begin_text(const XmlElement& element) {
    header_ = corpus_header_;
    is_in_text_ = any_text_ = true;
    has_articles_ = false;
    whole_ = Article();
    whole_date_.clear();
    text_line_ = element.line();
  }

  void take_article(const XmlElement& division) {
    has_articles_ = true;
    Article article;
    article.line = division.line();
    const XmlElement title = title_of(division);
    article.title = title.text();
    article.author = author_of(division);
    article.source = header_.source;
    article.language = two_letter_language(division.attribute("xml:lang"));
    if (article.language.empty()) article.language = header_.language;
    for (const std::string& section : sections_)
      if (!section.empty()) article.section = section;
    for (const XmlElement& child : division.children())
      if (child.index() != title.index() || !title)
        append_joined(article.body, lines_of(child), "\n");
    std::string date = date_in(division);
    if (date.empty()) date = header_.date;
    pass_on(std::move(article), date, division.line(), take_);
  }

  // What stands in no article: of a text without articles it is all there is.
  void take_loose(const XmlElement& part) {
    const bool is_head = part.name() == "head";
    if (is_head && !sections_.empty()) sections_.back() = part.text();
    if (has_articles_) return;
    if (whole_date_.empty() && is_beside_the_text(part.name())) whole_date_ = readable_date(part);
    if (is_head && whole_.title.empty() && whole_.body.empty()) {
      whole_.title = part.text();
    } else if (whole_.body.size() <= kMaxArticleBytes) {
      append_joined(whole_.body, lines_of(part), "\n");
    }
  }

  void end_text() {
    is_in_text_ = false;
    if (has_articles_) return;
    if (whole_.body.size() > kMaxArticleBytes) {
      take_(Problem{Problem::Kind::too_large, text_line_,
                    "an article of more than " + std::to_string(kMaxArticleBytes >> 20) + " MiB",
                    "split it, or mark its articles as <div type=\"article\">"});
      return;
    }
    const bool is_alone = root_ == "TEI" || root_ == "TEI.2";
    if (!is_alone) whole_.line = text_line_;
    if (whole_.title.empty()) whole_.title = header_.title;
    whole_.author = header_.author;
    whole_.source = header_.source;
    whole_.language = header_.language;
    pass_on(std::move(whole_), whole_date_.empty() ? header_.date : whole_date_, text_line_, take_);
  }

  const TakeResult& take_;
  std::string root_;
  TeiHeader corpus_header_;
  TeiHeader header_;  // of the text that is being read
  bool any_text_ = false;
  bool is_in_text_ = false;
  bool is_in_body_ = false;
  bool has_articles_ = false;          // in this text
  std::vector<std::string> sections_;  // heads of the open divisions that hold articles
  Article whole_;                      // of this text, as long as it has no articles
  std::string whole_date_;
  std::uint64_t text_line_ = 0;
};

}  // namespace

void read_tei(const Document& document, const ReadOptions& /*options*/, const TakeResult& take) {
  TeiVisitor visitor(take);
  if (read_xml(document, visitor, take)) visitor.finish();
}

}  // namespace kiosque
