// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/readers/html/metadata.h"

#include <algorithm>
#include <array>
#include <optional>

#include "indexer/readers/html/json_ld.h"
#include "indexer/readers/html/page_title.h"

namespace kiosque {
namespace {

std::string lower_ascii(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

// What the page's elements say, in their order.
struct Collected {
  struct Meta {
    std::string name;  // in small letters
    std::string content;
  };
  std::vector<Meta> metas;
  std::string canonical;
  std::string window_title;
  std::vector<std::string> headings;  // h1, those inside an article or main first
  std::string language;
  std::vector<std::string> times;
  std::string author;

  // The first of the names that has a content.
  std::string first_of(std::initializer_list<std::string_view> names) const {
    for (const std::string_view name : names)
      for (const Meta& meta : metas)
        if (meta.name == name && !meta.content.empty()) return meta.content;
    return {};
  }
  std::string all_of(std::string_view name) const {
    std::string joined;
    for (const Meta& meta : metas) {
      if (meta.name != name || joined.find(meta.content) != std::string::npos) continue;
      if (!joined.empty()) joined += ", ";
      joined += meta.content;
    }
    return joined;
  }
};

class Collector {
 public:
  explicit Collector(const Page& page) : page_(page), nodes_(page.nodes()) {}

  Collected collect() {
    for (std::uint32_t i = 1; i < nodes_.size(); ++i) {
      if (nodes_[i].is_text) continue;
      look_at(i);
      look_at_property(i);
    }
    found_.headings.insert(found_.headings.end(), other_headings_.begin(), other_headings_.end());
    return std::move(found_);
  }

 private:
  static constexpr std::size_t kMost = 200;  // of a kind

  std::string value(std::uint32_t i, std::string_view name) const {
    return collapse_blanks(page_.attribute(i, name).value_or(""));
  }

  void look_at(std::uint32_t i) {
    switch (nodes_[i].tag) {
      case Tag::meta:
        add_meta(i);
        break;
      case Tag::link:
        if (found_.canonical.empty() && lower_ascii(value(i, "rel")) == "canonical")
          found_.canonical = value(i, "href");
        break;
      case Tag::html:
        if (found_.language.empty()) found_.language = value(i, "lang");
        if (found_.language.empty()) found_.language = value(i, "xml:lang");
        break;
      case Tag::title:
        if (found_.window_title.empty()) found_.window_title = page_.text_of(i);
        break;
      case Tag::h1:
        add_heading(i);
        break;
      case Tag::time:
        if (found_.times.size() < kMost && is_in_article(i)) found_.times.push_back(time_of(i));
        break;
      default:
        break;
    }
  }

  bool is_in_article(std::uint32_t i) const {
    return page_.find_above(i, Tag::article) || page_.find_above(i, Tag::main);
  }

  std::string time_of(std::uint32_t i) const {
    std::string time = value(i, "datetime");
    return time.empty() ? page_.text_of(i) : time;
  }

  void add_meta(std::uint32_t i) {
    if (found_.metas.size() >= kMost) return;
    for (const char* key : {"property", "name", "itemprop"}) {
      std::string name = lower_ascii(value(i, key));
      if (name.empty()) continue;
      found_.metas.push_back({std::move(name), value(i, "content")});
      return;
    }
  }

  void add_heading(std::uint32_t i) {
    auto& headings = is_in_article(i) ? found_.headings : other_headings_;
    if (headings.size() >= kMost) return;
    std::string text = page_.text_of(i);
    if (!is_blank_text(text)) headings.push_back(std::move(text));
  }

  // Microdata, and the older rel=author.
  void look_at_property(std::uint32_t i) {
    if (nodes_[i].tag == Tag::meta || found_.metas.size() >= kMost) return;
    const std::string property = value(i, "itemprop");
    if (property == "datePublished") {
      found_.metas.push_back({"datepublished", time_of(i)});
    } else if (found_.author.empty() &&
               (property == "author" || lower_ascii(value(i, "rel")) == "author") &&
               nodes_[i].tag != Tag::link) {
      found_.author = page_.text_of(i);
    }
  }

  const Page& page_;
  const std::vector<Node>& nodes_;
  Collected found_;
  std::vector<std::string> other_headings_;
};

bool is_address(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://");
}

// http or https with a host, and nothing that an address cannot have.
bool is_usable_url(std::string_view url) {
  constexpr std::size_t kLongest = 2000;
  if (!is_address(url) || url.size() > kLongest || url.size() < 10) return false;
  return std::none_of(url.begin(), url.end(), [](char c) {
    return static_cast<unsigned char>(c) <= 0x20 || c == '<' || c == '>' || c == '"';
  });
}

// "fr-FR", "fr_FR", "FR" → "fr"
std::string language_code(std::string_view text) {
  const std::string code = lower_ascii(std::string(text.substr(0, 3)));
  if (code.size() < 2 || (code.size() == 3 && code[2] != '-' && code[2] != '_')) return {};
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  return is_letter(code[0]) && is_letter(code[1]) ? code.substr(0, 2) : std::string{};
}

// Without "Par "; nothing for the address of a profile.
std::string author_name(std::string text) {
  constexpr std::size_t kLongest = 300;
  if (is_address(text) || text.size() > kLongest) return {};
  for (const std::string_view by : {"Par ", "par ", "PAR ", "By "})
    if (text.starts_with(by)) return text.substr(by.size());
  return text;
}

template <typename... Texts>
std::string first_text(const Texts&... texts) {
  std::string first;
  ((first.empty() ? void(first = texts) : void()), ...);
  return first;
}

std::vector<std::string> dates_of(const Collected& page, const LinkedArticle& linked) {
  std::vector<std::string> dates = {
      linked.published,
      page.first_of({"article:published_time", "og:article:published_time", "og:published_time"}),
      page.first_of({"datepublished", "date", "pubdate", "publish-date", "publication_date",
                     "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.created",
                     "dcterms.date", "parsely-pub-date", "sailthru.date",
                     "cxenseparse:recs:publishtime", "citation_publication_date",
                     "citation_date"})};
  if (!page.times.empty()) dates.push_back(page.times[0]);
  dates.push_back(linked.modified);
  dates.push_back(page.first_of({"article:modified_time", "og:updated_time"}));
  std::erase(dates, std::string{});
  return dates;
}

std::string url_of(const Collected& page, const LinkedArticle& linked) {
  for (const std::string& url : {page.canonical, page.first_of({"og:url"}), linked.url})
    if (is_usable_url(url)) return url;
  return {};
}

}  // namespace

PageMetadata find_metadata(const Page& page) {
  const Collected found = Collector(page).collect();
  const LinkedArticle linked = find_linked_article(page).value_or(LinkedArticle{});
  PageMetadata metadata;
  metadata.source =
      first_text(linked.publisher,
                 found.first_of({"og:site_name", "application-name", "dc.publisher",
                                 "dcterms.publisher", "citation_journal_title", "publisher"}));
  metadata.url = url_of(found, linked);
  const std::string declared = first_text(
      linked.headline,
      found.first_of({"og:title", "parsely-title", "citation_title", "dc.title", "twitter:title"}));
  metadata.has_headline = !declared.empty() || !found.headings.empty();
  metadata.title = choose_title(declared, found.headings, found.window_title, metadata.source);
  metadata.author =
      first_text(author_name(linked.author), author_name(found.all_of("article:author")),
                 author_name(found.all_of("author")), author_name(found.all_of("parsely-author")),
                 author_name(found.first_of({"dc.creator", "dcterms.creator"})),
                 author_name(found.all_of("citation_author")), author_name(found.author));
  metadata.section = first_text(
      linked.section, found.first_of({"article:section", "og:article:section", "parsely-section"}));
  metadata.language = first_text(
      language_code(found.language), language_code(linked.language),
      language_code(found.first_of({"og:locale", "dc.language", "content-language", "language"})));
  metadata.dates = dates_of(found, linked);
  metadata.body = linked.body;
  return metadata;
}

}  // namespace kiosque
