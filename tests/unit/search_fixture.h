// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <xapian.h>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/problem.h"
#include "indexer/writing/bulk_builder.h"
#include "query/language/compiler.h"
#include "query/language/parser.h"
#include "query/search/searcher.h"
#include "src/analysis/analyzer.h"
#include "src/analysis/lexicon_builder.h"
#include "src/index/schema.h"
#include "src/index/stored_article.h"
#include "tests/support/common_words.h"
#include "tests/support/no_memory.h"
#include "tests/support/temp_folder.h"

namespace kiosque {

// Word lists of the tests' own: what data/ holds makes no difference to them.
inline std::string test_word_lists() {
  LexiconBuilder lists;
  for (const char* word : {"a", "à", "de", "des", "du", "en", "est", "et", "il", "l", "la", "le",
                           "les", "on", "ou", "par", "sur", "un", "une"})
    lists.add_stop_word(word);
  for (const char* name : {"Donald", "Emmanuel", "Jean", "Luc", "Rachida", "Vladimir"})
    lists.add_word(name, kFirstName);
  lists.add_word("Kim", kFamilyNameFirst);
  lists.add_word("Poutine", kSurname);
  lists.add_word("M", kCivility);
  lists.add_entry(EntryKind::person, CaseRule::capitalised, "Vladimir Poutine", "Vladimir Poutine");
  lists.add_entry(EntryKind::person, CaseRule::capitalised, "Poutine", "Vladimir Poutine");
  const std::vector<std::pair<const char*, const char*>> countries = {
      {"RU", "Russie"}, {"KP", "Corée du Nord"}, {"ML", "Mali"}, {"FR", "France"}};
  for (const auto& [code, name] : countries) {
    lists.add_country(code, name);
    lists.add_entry(EntryKind::country, CaseRule::capitalised, name, code);
  }
  lists.add_entry(EntryKind::demonym, CaseRule::any, "russe", "RU");
  lists.add_entry(EntryKind::demonym, CaseRule::any, "russes", "RU");
  lists.add_entry(EntryKind::demonym, CaseRule::any, "nord-coréen", "KP");
  lists.add_entry(EntryKind::seat_of_power, CaseRule::capitalised, "Pyongyang", "KP");
  lists.add_entry(EntryKind::place, CaseRule::capitalised, "Tours", "FR");
  add_common_words(lists);
  return lists.build();
}

inline Article make_article(std::string id, std::string body, std::string title = "") {
  Article article;
  article.id = std::move(id);
  article.title = std::move(title);
  article.body = std::move(body);
  article.path = "/articles/" + article.id + ".txt";
  return article;
}

// What a search found, all at once.
struct SearchResult {
  std::uint64_t match_count = 0;
  std::optional<std::uint64_t> story_count;
  std::vector<Hit> hits;
  std::optional<Facets> facets;
};

inline SearchResult search_all(const Xapian::Database& database, const CompiledQuery& compiled,
                               const SearchOrder& order, const Lexicon& lexicon,
                               Analyzer& analyzer) {
  Xapian::Database own = database;
  PersonNames names;
  Search search(own, compiled, order, lexicon, analyzer, names);
  SearchResult result{search.match_count(), search.story_count(), {}, search.facets()};
  while (auto hit = search.next()) result.hits.push_back(std::move(*hit));
  return result;
}

// Which articles are copies of one another: the story of each, by id. The others have none.
using Stories = std::map<std::string, std::string>;

// A real index of a few articles, in a folder of its own, and what it takes to search it.
class SmallIndex {
 public:
  explicit SmallIndex(std::vector<Article> articles, const Stories& stories = {})
      : lists_(test_word_lists()), lexicon_(lists_), analyzer_(lexicon_) {
    NoMemory memory;
    BulkBuilder builder(folder_.path(), lexicon_, memory.files, 1, [](const Problem&) {});
    for (Article& article : articles) builder.add(std::move(article));
    builder.finish(folder_ / "index");
    if (!stories.empty()) set_stories(stories);
    database_ = Xapian::Database(path());
  }

  std::string path() const { return (folder_ / "index").string(); }
  const Xapian::Database& database() const { return database_; }
  const Lexicon& lexicon() const { return lexicon_; }
  Analyzer& analyzer() { return analyzer_; }

  CompiledQuery compile(const std::string& query, Juxtaposition side_by_side = Juxtaposition::all,
                        CountryEvidence country_evidence = CountryEvidence::any) {
    return compile_query(parse_query(query, side_by_side), query, database_, lexicon_, analyzer_,
                         {.country_evidence = country_evidence});
  }

  SearchResult search(const std::string& query, const SearchOrder& order = {}) {
    return search_all(database_, compile(query), order, lexicon_, analyzer_);
  }

  // The ids of what a query finds, in their order as strings: "a b c".
  std::string find(const std::string& query, Juxtaposition side_by_side = Juxtaposition::all) {
    SearchOrder everything;
    everything.limit = database_.get_doccount();
    std::set<std::string> ids;
    for (const Hit& hit :
         search_all(database_, compile(query, side_by_side), everything, lexicon_, analyzer_).hits)
      ids.insert(hit.article.id);
    std::string list;
    for (const std::string& id : ids) list += (list.empty() ? "" : " ") + id;
    return list;
  }

 private:
  void set_stories(const Stories& stories) {
    Xapian::WritableDatabase database(path());
    // A new index numbers its articles from 1 without a gap.
    for (Xapian::docid id = 1; id <= database.get_lastdocid(); ++id) {
      Xapian::Document document = database.get_document(id);
      if (!document.get_value(slot::story).empty()) document.remove_value(slot::story);
      const auto story = stories.find(load_article(document.get_data()).id);
      if (story != stories.end()) document.add_value(slot::story, story->second);
      database.replace_document(id, document);
    }
    database.commit();
  }

  TempFolder folder_;
  std::string lists_;
  Lexicon lexicon_;
  Analyzer analyzer_;
  Xapian::Database database_;
};

}  // namespace kiosque
