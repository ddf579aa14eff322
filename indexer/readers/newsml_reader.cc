// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <algorithm>

#include "indexer/readers/nitf.h"
#include "indexer/readers/reader.h"
#include "indexer/readers/xml/html_fragment.h"
#include "indexer/readers/xml/paragraphs.h"
#include "indexer/readers/xml/xml_article.h"
#include "indexer/readers/xml/xml_stream.h"

namespace kiosque {
namespace {

// The word that ends a QCode or an address: "canceled" of "stat:canceled".
std::string_view code_of(const XmlElement& element) {
  std::string_view code = element.attribute("qcode");
  if (code.empty()) code = element.attribute("uri");
  return code.substr(code.find_last_of(":/") + 1);
}

// A party or a concept: its name, else what stands for it.
std::string name_of(const XmlElement& element) {
  std::string name;
  for (const XmlElement& child : element.children("name")) {
    const bool is_french = two_letter_language(child.attribute("xml:lang")) == "fr";
    if (name.empty() || is_french) name = child.text();
    if (is_french) break;
  }
  if (name.empty()) name = collapse_blanks(element.attribute("literal"));
  if (name.empty()) name = collapse_blanks(code_of(element));
  return name;
}

// Pictures, graphics, videos and sounds have captions, not articles.
bool is_text_item(const XmlElement& meta) {
  const std::string_view item_class = code_of(meta.find("itemClass"));
  return item_class.empty() || item_class == "text" || item_class == "composite";
}

std::string authors(const XmlElement& meta) {
  std::string list;
  for (const XmlElement& by : meta.children("by"))
    append_joined(list, without_par(by.text()), ", ");
  if (!list.empty()) return list;
  for (const XmlElement& creator : meta.children("creator"))
    append_joined(list, name_of(creator), ", ");
  return list;
}

std::string section(const XmlElement& meta) {
  for (const XmlElement& subject : meta.children("subject"))
    if (subject.find("name")) return name_of(subject);
  return meta.find("genre/name").text();
}

std::string source(const XmlElement& item) {
  for (const XmlElement& party :
       {item.find("itemMeta/provider"), item.find("contentMeta/infoSource"),
        item.find("rightsInfo/copyrightHolder")}) {
    std::string name = name_of(party);
    if (!name.empty()) return name;
  }
  return item.find("contentMeta/creditline").text();
}

std::string language(const XmlElement& item) {
  const std::string tagged =
      two_letter_language(item.find("contentMeta/language").attribute("tag"));
  return tagged.empty() ? two_letter_language(item.attribute("xml:lang")) : tagged;
}

void set_if_empty(std::string& text, std::string&& other) {
  if (text.empty()) text = std::move(other);
}

void read_content(const XmlElement& item, Article& article, std::string& date) {
  const XmlElement content = item.find("contentSet");
  for (const XmlElement& part : content.children()) {
    if (part.name() == "inlineXML") {
      if (const XmlElement nitf = part.search("nitf")) {
        NitfStory story = read_nitf_story(nitf);
        set_if_empty(article.title, std::move(story.article.title));
        set_if_empty(article.author, std::move(story.article.author));
        set_if_empty(article.body, std::move(story.article.body));
        set_if_empty(article.section, std::move(story.article.section));
        set_if_empty(date, std::move(story.date));
      } else if (article.body.empty()) {
        const XmlElement body = part.search("body");
        article.body = paragraphs(body ? body : part, &is_no_text);
      }
    } else if (part.name() == "inlineData" && article.body.empty()) {
      const std::string_view type = part.attribute("contenttype");
      const bool is_encoded = !part.attribute("encoding").empty();  // base64
      if (type.find("html") != std::string_view::npos)
        article.body = html_fragment_text(part.raw_text());
      else if (!is_encoded && (type.empty() || type.starts_with("text/")))
        article.body = plain_lines(part.raw_text());
    }
  }
  article.body_line = content ? content.line() : 1;
}

class NewsmlVisitor : public XmlVisitor {
 public:
  explicit NewsmlVisitor(const TakeResult& take) : take_(take) {}

  XmlStep open(const XmlElement& element) override {
    const std::string_view name = element.name();
    const bool is_root = root_.empty();
    if (is_root) root_ = name;
    if (name == "newsItem") return XmlStep::collect;
    constexpr std::string_view kHolders[] = {"newsMessage", "itemSet", "packageItem", "groupSet",
                                             "group"};
    const bool holds_items =
        std::find(std::begin(kHolders), std::end(kHolders), name) != std::end(kHolders);
    is_newsml_ = is_newsml_ || holds_items ||
                 (is_root && (name == "knowledgeItem" || name == "conceptItem"));
    return holds_items ? XmlStep::enter : XmlStep::skip;
  }

  void take_part(const XmlElement& item) override {
    is_newsml_ = true;
    const XmlElement meta = item.find("itemMeta");
    const XmlElement about = item.find("contentMeta");
    if (!is_text_item(meta)) return;
    Article article;
    if (root_ != "newsItem") article.line = item.line();
    article.id = item.attribute("guid");
    article.version = to_version(item.attribute("version"));
    const std::string_view status = code_of(meta.find("pubStatus"));
    article.canceled = status == "canceled" || status == "withheld";
    article.title = about.find("headline").text();
    if (article.title.empty()) article.title = meta.find("title").text();
    article.author = authors(about);
    article.source = source(item);
    article.section = section(about);
    article.language = language(item);
    std::string date;
    std::uint64_t date_line = 0;
    for (const XmlElement& time : {about.find("contentCreated"), about.find("contentModified"),
                                   meta.find("firstCreated"), meta.find("versionCreated")}) {
      if (!date.empty()) break;
      date = time.text();
      date_line = time.line();
    }
    read_content(item, article, date);
    pass_on(std::move(article), date, article.line == 0 ? date_line : item.line(), take_);
  }

  void miss_part() override { is_newsml_ = true; }

  void finish() const {
    if (!is_newsml_)
      take_(Problem{Problem::Kind::syntax, 0, "no NewsML-G2: there is no element <newsItem>",
                    "look what it is"});
  }

 private:
  const TakeResult& take_;
  std::string root_;
  bool is_newsml_ = false;
};

}  // namespace

void read_newsml(const Document& document, const ReadOptions& /*options*/, const TakeResult& take) {
  NewsmlVisitor visitor(take);
  if (read_xml(document, visitor, take)) visitor.finish();
}

}  // namespace kiosque
