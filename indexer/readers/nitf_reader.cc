// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <algorithm>
#include <array>

#include "indexer/readers/nitf.h"
#include "indexer/readers/reader.h"
#include "indexer/readers/xml/paragraphs.h"
#include "indexer/readers/xml/xml_article.h"
#include "indexer/readers/xml/xml_stream.h"

namespace kiosque {
namespace {

// What is no part of the running text: pictures with their captions, where and by whom.
bool is_beside_the_text(std::string_view name) {
  constexpr std::array<std::string_view, 8> kNames = {
      "byline", "dateline", "distributor", "media", "note", "rights", "series", "tagline"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end() || is_no_text(name);
}

bool is_withdrawn(std::string_view status) {
  return status == "killed" || status == "canceled" || status == "cancelled" ||
         status == "withheld";
}

std::string authors(const XmlElement& head) {
  std::string list;
  for (const XmlElement& byline : head.children("byline")) {
    const XmlElement person = byline.find("person");
    append_joined(list, person ? person.text() : without_par(byline.text()), ", ");
  }
  return list;
}

std::string joined_lines(const std::string& first, const std::string& second) {
  std::string text = first;
  append_joined(text, second, "\n");
  return text;
}

}  // namespace

NitfStory read_nitf_story(const XmlElement& nitf) {
  NitfStory story;
  Article& article = story.article;
  const XmlElement head = nitf.find("head");
  const XmlElement docdata = head.find("docdata");
  const XmlElement pubdata = head.find("pubdata");
  const XmlElement body = nitf.find("body");
  const XmlElement body_head = body.find("body.head");
  const XmlElement hedline = body_head.find("hedline");

  article.id = docdata.find("doc-id").attribute("id-string");
  article.version = to_version(docdata.find("du-key").attribute("version"));
  article.canceled = is_withdrawn(docdata.attribute("management-status"));
  article.title = hedline.find("hl1").text();
  if (article.title.empty()) article.title = head.find("title").text();
  article.author = authors(body_head);
  article.source = body_head.find("distributor").text();
  if (article.source.empty()) article.source = pubdata.attribute("name");
  if (article.source.empty()) article.source = docdata.find("doc.copyright").attribute("holder");
  article.section = pubdata.attribute("position.section");
  article.url = pubdata.attribute("ex-ref");
  article.language = two_letter_language(nitf.attribute("xml:lang"));
  if (article.language.empty()) article.language = two_letter_language(body.attribute("xml:lang"));

  const XmlElement content = body.find("body.content");
  std::string text = paragraphs(content, &is_beside_the_text);
  if (text.empty()) text = paragraphs(body_head.find("abstract"), &is_beside_the_text);
  std::string standfirst;
  for (const XmlElement& line : hedline.children("hl2"))
    append_joined(standfirst, line.text(), "\n");
  article.body = joined_lines(standfirst, text);
  article.body_line = content ? content.line() : 1;

  for (const XmlElement& date : {docdata.find("date.issue"), body_head.find("dateline/story.date"),
                                 docdata.find("date.release")}) {
    if (!story.date.empty()) break;
    story.date = without_basic_time(date.attribute("norm"));
    story.date_line = date.line();
  }
  if (story.date.empty()) {
    story.date = without_basic_time(pubdata.attribute("date.publication"));
    story.date_line = pubdata.line();
  }
  return story;
}

namespace {

class NitfVisitor : public XmlVisitor {
 public:
  explicit NitfVisitor(const TakeResult& take) : take_(take) {}

  XmlStep open(const XmlElement& element) override {
    if (element.name() == "nitf") return XmlStep::collect;
    is_wrapped_ = true;  // some deliveries put many stories into one element
    return XmlStep::enter;
  }

  void take_part(const XmlElement& part) override {
    found_ = true;
    NitfStory story = read_nitf_story(part);
    if (is_wrapped_) story.article.line = part.line();
    pass_on(std::move(story.article), story.date, is_wrapped_ ? part.line() : story.date_line,
            take_);
  }

  void finish() const {
    if (!found_)
      take_(Problem{Problem::Kind::syntax, 0, "no NITF: there is no element <nitf>",
                    "look what it is"});
  }

 private:
  const TakeResult& take_;
  bool found_ = false;
  bool is_wrapped_ = false;
};

}  // namespace

void read_nitf(const Document& document, const ReadOptions& /*options*/, const TakeResult& take) {
  NitfVisitor visitor(take);
  if (read_xml(document, visitor, take)) visitor.finish();
}

}  // namespace kiosque
