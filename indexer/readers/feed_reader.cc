// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/readers/reader.h"
#include "indexer/readers/xml/html_fragment.h"
#include "indexer/readers/xml/paragraphs.h"
#include "indexer/readers/xml/xml_article.h"
#include "indexer/readers/xml/xml_stream.h"

namespace kiosque {
namespace {

bool is_web_address(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://");
}

// Titles and names: markup and entities are often in them, escaped once more than they should be.
std::string one_line(const XmlElement& element) { return collapse_blanks(html_text(element)); }

// The texts of all elements of that name.
std::string joined(const XmlElement& item, std::string_view name) {
  std::string list;
  for (const XmlElement& element : item.children(name))
    append_joined(list, one_line(element), ", ");
  return list;
}

// The first that is not empty.
template <class... Texts>
std::string first_of(std::string text, Texts&&... others) {
  if constexpr (sizeof...(others) > 0)
    return text.empty() ? first_of(std::forward<Texts>(others)...) : text;
  else
    return text;
}

// "Anne Roy" of "redaction@journal.example (Anne Roy)".
std::string name_of_mailbox(const std::string& author) {
  const std::size_t open = author.find(" (");
  if (author.find('@') > open || !author.ends_with(')')) return author;
  return author.substr(open + 2, author.size() - open - 3);
}

// The elements of Atom, whose namespace some feeds forget.
XmlElement atom(const XmlElement& entry, const std::string& name) {
  const XmlElement found = entry.find("atom:" + name);
  return found ? found : entry.find(name);
}

// A text of Atom by its type; nothing where it is data, or lies elsewhere.
std::string atom_text(const XmlElement& element) {
  const std::string_view type = element.attribute("type");
  if (type == "html" || type == "text/html") return html_text(element);
  if (element.has_elements()) return paragraphs(element, &is_no_text);
  const bool is_text = type.find('/') == std::string_view::npos || type.starts_with("text/");
  return is_text ? plain_lines(element.raw_text()) : std::string();
}

class FeedVisitor : public XmlVisitor {
 public:
  explicit FeedVisitor(const TakeResult& take) : take_(take) {}

  XmlStep open(const XmlElement& element) override {
    const std::string_view name = element.name();
    if (root_.empty()) {
      root_ = name;
      is_feed_ = name == "rss" || name == "rdf:RDF" || name == "atom:feed" || name == "feed";
      language_ = two_letter_language(element.attribute("xml:lang"));
      return is_feed_ ? XmlStep::enter : XmlStep::skip;
    }
    if (name == "channel") return XmlStep::enter;
    constexpr std::string_view kParts[] = {"item",       "entry",      "title",
                                           "language",   "author",     "dc:language",
                                           "atom:entry", "atom:title", "atom:author"};
    for (const std::string_view part : kParts)
      if (name == part) return XmlStep::collect;
    return XmlStep::skip;
  }

  void take_part(const XmlElement& part) override {
    const std::string_view name = part.name();
    const bool is_atom = root_ == "atom:feed" || root_ == "feed";
    if (name == "item") {
      take_item(part);
    } else if (name == "atom:entry" || name == "entry") {
      take_entry(part);
    } else if (name == "title" || (is_atom && name == "atom:title")) {
      title_ = is_atom ? collapse_blanks(atom_text(part)) : one_line(part);
    } else if (local_name(name) == "language") {
      const std::string language = two_letter_language(part.text());
      if (!language.empty()) language_ = language;
    } else if (is_atom) {
      author_ = atom(part, "name").text();
    }
  }

  void miss_part() override { has_entries_ = true; }

  void finish() const {
    if (!is_feed_)
      take_(Problem{Problem::Kind::syntax, 0, "no RSS or Atom feed", "look what it is"});
    else if (!has_entries_)
      take_(Problem{Problem::Kind::empty, 0, "a feed without entries",
                    "fetch it again or remove it"});
  }

 private:
  Article begin_article(const XmlElement& part) {
    has_entries_ = true;
    Article article;
    article.line = part.line();
    article.source = title_;
    const std::string language = two_letter_language(
        first_of(std::string(part.attribute("xml:lang")), part.find("dc:language").text()));
    article.language = language.empty() ? language_ : language;
    return article;
  }

  void take_item(const XmlElement& item) {
    Article article = begin_article(item);
    article.title = one_line(item.find("title"));
    const XmlElement guid = item.find("guid");
    article.id = first_of(guid.text(), item.find("dc:identifier").text());
    article.url = item.find("link").text();
    if (article.url.empty() && guid.attribute("isPermaLink") != "false" &&
        is_web_address(article.id))
      article.url = article.id;
    if (article.url.empty()) article.url = item.attribute("rdf:about");
    article.author =
        first_of(joined(item, "dc:creator"), name_of_mailbox(one_line(item.find("author"))));
    article.section = first_of(one_line(item.find("category")), one_line(item.find("dc:subject")));
    const std::string source =
        first_of(one_line(item.find("source")), one_line(item.find("dc:source")));
    if (!source.empty() && !is_web_address(source)) article.source = source;
    article.body =
        first_of(html_text(item.find("content:encoded")), html_text(item.find("body")),
                 html_text(item.find("description")), atom_text(item.find("atom:content")),
                 atom_text(item.find("atom:summary")));
    const std::string date =
        first_of(item.find("pubDate").text(), item.find("dc:date").text(),
                 item.find("dcterms:created").text(), item.find("atom:published").text(),
                 item.find("atom:updated").text());
    pass_on(std::move(article), date, item.line(), take_);
  }

  void take_entry(const XmlElement& entry) {
    Article article = begin_article(entry);
    article.title = collapse_blanks(atom_text(atom(entry, "title")));
    article.id = atom(entry, "id").text();
    article.url = entry_link(entry);
    article.author = atom_authors(entry);
    const XmlElement category = atom(entry, "category");
    article.section = first_of(collapse_blanks(category.attribute("label")),
                               collapse_blanks(category.attribute("term")));
    const std::string source =
        first_of(collapse_blanks(atom_text(atom(atom(entry, "source"), "title"))),
                 one_line(entry.find("dc:source")));
    if (!source.empty() && !is_web_address(source)) article.source = source;
    article.body = first_of(atom_text(atom(entry, "content")), atom_text(atom(entry, "summary")));
    const std::string date = first_of(atom(entry, "published").text(), atom(entry, "issued").text(),
                                      atom(entry, "updated").text(), atom(entry, "modified").text(),
                                      entry.find("dc:date").text());
    pass_on(std::move(article), date, entry.line(), take_);
  }

  static std::string entry_link(const XmlElement& entry) {
    for (const XmlElement& link : entry.children()) {
      const std::string_view relation = link.attribute("rel");
      if (local_name(link.name()) == "link" && (relation.empty() || relation == "alternate"))
        return std::string(link.attribute("href"));
    }
    return {};
  }

  std::string atom_authors(const XmlElement& entry) const {
    std::string list;
    for (const XmlElement& child : entry.children())
      if (child.name() == "atom:author" || child.name() == "author")
        append_joined(list, first_of(atom(child, "name").text(), child.text()), ", ");
    return first_of(list, joined(entry, "dc:creator"), author_);
  }

  const TakeResult& take_;
  std::string root_;
  std::string title_;
  std::string language_;
  std::string author_;  // of an Atom feed's entries that name none
  bool is_feed_ = false;
  bool has_entries_ = false;
};

}  // namespace

void read_feed(const Document& document, const ReadOptions& /*options*/, const TakeResult& take) {
  FeedVisitor visitor(take);
  if (read_xml(document, visitor, take)) visitor.finish();
}

}  // namespace kiosque
