// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/readers/html/json_ld.h"

#include <simdjson.h>

#include <algorithm>
#include <vector>

#include "indexer/readers/html/references.h"

namespace kiosque {
namespace {

namespace sj = simdjson;

constexpr std::size_t kMaxScriptBytes = 2U << 20;  // simdjson takes some ten times as much
constexpr std::size_t kMaxDepth = 64;

bool is_article_type(std::string_view type) {
  if (const std::size_t slash = type.rfind('/'); slash != std::string_view::npos)
    type.remove_prefix(slash + 1);  // http://schema.org/NewsArticle
  return type.ends_with("Article") || type == "BlogPosting" || type == "LiveBlogPosting" ||
         type == "Report";
}

bool has_article_type(sj::dom::object object) {
  sj::dom::element type;
  if (object["@type"].get(type) != sj::SUCCESS) return false;
  std::string_view name;
  if (type.get(name) == sj::SUCCESS) return is_article_type(name);
  sj::dom::array names;
  if (type.get(names) != sj::SUCCESS) return false;
  return std::any_of(names.begin(), names.end(), [](sj::dom::element element) {
    std::string_view one;
    return element.get(one) == sj::SUCCESS && is_article_type(one);
  });
}

// A string, or what a thing calls itself.
std::string one_text(sj::dom::element value, const char* member) {
  std::string_view text;
  sj::dom::object object;
  if (value.get(text) == sj::SUCCESS) return collapse_blanks(decode_references(text));
  if (value.get(object) == sj::SUCCESS && object[member].get(text) == sj::SUCCESS)
    return collapse_blanks(decode_references(text));
  return {};
}

// The same of a list of them, joined.
std::string text_of(sj::dom::object object, const char* key, const char* member = "name") {
  sj::dom::element value;
  if (object[key].get(value) != sj::SUCCESS) return {};
  sj::dom::array list;
  if (value.get(list) != sj::SUCCESS) return one_text(value, member);
  constexpr int kMost = 20;
  int count = 0;
  std::string joined;
  for (const sj::dom::element element : list) {
    if (++count > kMost) break;
    const std::string text = one_text(element, member);
    if (text.empty()) continue;
    if (!joined.empty()) joined += ", ";
    joined += text;
  }
  return joined;
}

// Line by line, as a body keeps its paragraphs.
std::string body_of(sj::dom::object object) {
  std::string_view rest;
  if (object["articleBody"].get(rest) != sj::SUCCESS) return {};
  std::string body;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string line = collapse_blanks(decode_references(rest.substr(0, end)));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.empty()) continue;
    if (!body.empty()) body += '\n';
    body += line;
  }
  return body;
}

LinkedArticle read_article(sj::dom::object object) {
  LinkedArticle article;
  article.headline = text_of(object, "headline");
  if (article.headline.empty()) article.headline = text_of(object, "name");
  article.published = text_of(object, "datePublished");
  article.modified = text_of(object, "dateModified");
  article.author = text_of(object, "author");
  article.publisher = text_of(object, "publisher");
  article.section = text_of(object, "articleSection");
  article.body = body_of(object);
  article.language = text_of(object, "inLanguage", "alternateName");
  for (const char* key : {"url", "mainEntityOfPage", "@id"})
    if (article.url = text_of(object, key, "@id"); article.url.starts_with("http")) break;
  return article;
}

std::optional<LinkedArticle> find_article(sj::dom::element root) {
  constexpr std::size_t kMostThings = 1000;
  std::vector<sj::dom::element> things{root};
  for (std::size_t i = 0; i < things.size(); ++i) {
    sj::dom::array list;
    sj::dom::object object;
    if (things[i].get(list) == sj::SUCCESS) {
      for (const sj::dom::element element : list)
        if (things.size() < kMostThings) things.push_back(element);
    } else if (things[i].get(object) == sj::SUCCESS) {
      if (has_article_type(object)) return read_article(object);
      for (const char* key : {"@graph", "mainEntity", "mainEntityOfPage"}) {
        sj::dom::element inner;
        if (object[key].get(inner) == sj::SUCCESS && things.size() < kMostThings)
          things.push_back(inner);
      }
    }
  }
  return std::nullopt;
}

// The text without what comes before its first brace and after its last one: comments, CDATA
// marks, semicolons.
std::string_view trim_to_braces(std::string_view json) {
  constexpr std::string_view kOpen = "<![CDATA[";
  if (const std::size_t open = json.find(kOpen); open < json.find('{'))
    json = json.substr(open + kOpen.size());
  json = json.substr(0, json.rfind("]]>"));
  const std::size_t begin = std::min(json.find_first_of("{["), json.size());
  const std::size_t end = json.find_last_of("}]");
  return end == std::string_view::npos || end < begin ? std::string_view{}
                                                      : json.substr(begin, end - begin + 1);
}

// Escapes line breaks inside strings, drops other controls, escapes that JSON does not have, and
// commas before a closing brace.
std::string mend(std::string_view json) {
  std::string mended;
  mended.reserve(json.size() + json.size() / 16);
  bool in_string = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (!in_string && (c == '}' || c == ']')) {
      const std::size_t last = mended.find_last_not_of(" \t\r\n");
      if (last != std::string::npos && mended[last] == ',') mended.resize(last);
    }
    if (in_string && c == '\\') {
      const char next = i + 1 < json.size() ? json[i + 1] : ' ';
      if (std::string_view("\"\\/bfnrtu").find(next) == std::string_view::npos) continue;
      mended += c;
      mended += next;
      ++i;
      continue;
    }
    if (c == '"') in_string = !in_string;
    if (in_string && c == '\n')
      mended += "\\n";
    else
      mended += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return mended;
}

}  // namespace

std::optional<LinkedArticle> parse_linked_article(std::string_view json) {
  if (json.size() > kMaxScriptBytes) return std::nullopt;
  sj::dom::parser parser;
  sj::dom::element root;
  const sj::padded_string whole(json);
  if (parser.allocate(whole.size(), kMaxDepth) != sj::SUCCESS) return std::nullopt;
  if (parser.parse(whole).get(root) == sj::SUCCESS) return find_article(root);
  const sj::padded_string mended(mend(trim_to_braces(json)));
  if (parser.parse(mended).get(root) == sj::SUCCESS) return find_article(root);
  return std::nullopt;
}

std::optional<LinkedArticle> find_linked_article(const Page& page) {
  const auto& nodes = page.nodes();
  constexpr int kMostScripts = 50;
  int scripts = 0;
  for (std::uint32_t i = 1; i + 1 < nodes.size(); ++i) {
    if (nodes[i].tag != Tag::script || !nodes[i + 1].is_text || nodes[i].end <= i + 1) continue;
    const auto type = page.attribute(i, "type");
    if (!type || type->find("ld+json") == std::string::npos) continue;
    if (++scripts > kMostScripts) break;
    if (auto article = parse_linked_article(nodes[i + 1].content)) return article;
  }
  return std::nullopt;
}

}  // namespace kiosque
