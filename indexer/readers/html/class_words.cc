// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/readers/html/class_words.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace kiosque {
namespace {

// What themes, plug-ins and French papers call their furniture.
constexpr auto kFurniture = std::to_array<std::string_view>(
    {"abo",           "actions",      "addtoany",    "ads",          "advert",      "advertisement",
     "advertising",   "ariane",       "authorbox",   "autopromo",    "banner",      "breadcrumb",
     "breadcrumbs",   "button",       "buttons",     "byline",       "caption",     "captions",
     "consent",       "cookie",       "cookies",     "copyright",    "credit",      "credits",
     "didomi",        "dropdown",     "facebook",    "filariane",    "footer",      "gdpr",
     "goog",          "instagram",    "keywords",    "legend",       "legende",     "lireaussi",
     "login",         "masthead",     "menu",        "meta",         "metadata",    "metas",
     "modal",         "motscles",     "nav",         "navbar",       "navigation",  "newsletter",
     "newsletters",   "offscreen",    "outbrain",    "overlay",      "pagination",  "partage",
     "partager",      "paywall",      "popin",       "popup",        "premiumwall", "promo",
     "promos",        "pub",          "publicite",   "pubs",         "readalso",    "readmore",
     "recirculation", "recommend",    "recommended", "related",      "reseaux",     "rgpd",
     "rss",           "screenreader", "share",       "sharebar",     "sharedaddy",  "sharing",
     "sidebar",       "signature",    "signup",      "skip",         "social",      "socials",
     "sponsor",       "sponsored",    "subscribe",   "subscription", "taboola",     "tagcloud",
     "taglist",       "tags",         "teaser",      "teasers",      "tiktok",      "toc",
     "toolbar",       "toolbox",      "tooltip",     "trending",     "tweet",       "twitter",
     "utilities",     "widget",       "widgets",     "wallpaper"});

constexpr auto kComments =
    std::to_array<std::string_view>({"comment", "coral", "commentaire", "commentaires",
                                     "commentlist", "comments", "disqus", "reactions", "respond"});

constexpr auto kStandfirst =
    std::to_array<std::string_view>({"accroche", "chapeau", "chapo", "desc", "excerpt", "intro",
                                     "introduction", "lead", "lede", "standfirst", "subheadline"});

// Names that say it with two words: the article and its text.
constexpr auto kArticle =
    std::to_array<std::string_view>({"article", "entry", "post", "single", "story"});
constexpr auto kText =
    std::to_array<std::string_view>({"body", "content", "contenu", "corps", "text", "texte"});

// Classes of which the second half is a subject or a state, not what the element is.
constexpr auto kPrefixes =
    std::to_array<std::string_view>({"cat-", "category-", "has-", "is-", "no-", "rubrique-",
                                     "status-", "tag-", "type-", "with-", "without-"});

template <typename List>
bool holds(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// Small letters; parts at hyphens, underscores and between aB.
std::vector<std::string> split_name(std::string_view name) {
  std::vector<std::string> words(1);
  bool small_before = false;
  for (const char c : name) {
    const bool capital = c >= 'A' && c <= 'Z';
    const bool small = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if ((capital && small_before) || (!capital && !small)) words.emplace_back();
    if (capital || small) words.back() += capital ? static_cast<char>(c - 'A' + 'a') : c;
    small_before = small;
  }
  std::erase_if(words, [](const std::string& word) { return word.empty(); });
  return words;
}

ClassMeaning name_meaning(std::string_view name) {
  constexpr std::size_t kLongest = 100;
  name = name.substr(0, kLongest);
  for (const std::string_view prefix : kPrefixes)
    if (name.starts_with(prefix)) return ClassMeaning::none;
  if (name == "comments-open" || name == "comments-closed") return ClassMeaning::none;
  const std::vector<std::string> words = split_name(name);
  bool furniture = false;
  bool standfirst = false;
  bool article = false;
  bool text = false;
  std::string pair;  // "lire-aussi": two words that say it together
  for (const std::string& word : words) {
    if (holds(kComments, word)) return ClassMeaning::comments;
    pair += word;
    furniture = furniture || holds(kFurniture, word) || holds(kFurniture, pair);
    standfirst = standfirst || holds(kStandfirst, word);
    article = article || holds(kArticle, word);
    text = text || holds(kText, word);
    pair = word;
  }
  if (furniture) return ClassMeaning::furniture;
  if (standfirst) return ClassMeaning::standfirst;
  return article && text ? ClassMeaning::article_text : ClassMeaning::none;
}

}  // namespace

ClassMeaning class_meaning(std::string_view classes, std::string_view id) {
  ClassMeaning meaning = name_meaning(id);
  constexpr std::string_view kBlanks = " \t\r\n\f";
  constexpr int kMostNames = 40;
  for (int i = 0; i < kMostNames; ++i) {
    classes.remove_prefix(std::min(classes.find_first_not_of(kBlanks), classes.size()));
    if (classes.empty()) break;
    const std::size_t end = std::min(classes.find_first_of(kBlanks), classes.size());
    const ClassMeaning of_name = name_meaning(classes.substr(0, end));
    classes.remove_prefix(end);
    // What an element is counts more than what is in it: "article-body share" holds a text.
    meaning = std::max(meaning, of_name);
  }
  return meaning;
}

}  // namespace kiosque
