// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "tests/soak/index_content.h"

#include <xapian.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <set>
#include <sstream>

#include "indexer/writing/index_folder.h"
#include "src/index/schema.h"
#include "src/index/stored_article.h"

namespace kiosque {
namespace {

constexpr std::size_t kMostShown = 10;

class Complaints {
 public:
  void add(const std::string& line) {
    if (count_++ < kMostShown) lines_ += line + '\n';
  }
  std::string take() && {
    if (count_ > kMostShown) lines_ += "… " + std::to_string(count_) + " in all\n";
    return std::move(lines_);
  }

 private:
  std::string lines_;
  std::size_t count_ = 0;
};

std::string hex(const std::string& bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const char byte : bytes) {
    const auto value = static_cast<unsigned char>(byte);
    text += kDigits[value >> 4U];
    text += kDigits[value & 15U];
  }
  return text;
}

void write_article(const Article& article, std::ostream& out) {
  out << "id " << article.id << "\ntitle " << article.title << "\nbody " << article.body
      << "\nfields " << article.source << '|' << article.author << '|' << article.section << '|'
      << article.url << '|' << article.language << '|' << article.version << "\nplace "
      << to_place(article) << '\n';
  for (const std::string& copy : article.copies) out << "copy " << copy << '\n';
}

void write_terms(const Xapian::Database& database, Xapian::docid document, std::ostream& out) {
  for (auto t = database.termlist_begin(document); t != database.termlist_end(document); ++t) {
    out << "term " << *t << ' ' << t.get_wdf() << '\n';
  }
  out << "length " << database.get_doclength(document) << '\n';
}

std::string first_difference(const std::string& found, const std::string& wanted) {
  std::istringstream one(found);
  std::istringstream other(wanted);
  std::string line;
  std::string other_line;
  while (true) {
    const bool more = static_cast<bool>(std::getline(one, line));
    const bool others = static_cast<bool>(std::getline(other, other_line));
    if (!more && !others) return "nothing";
    if (!more) line = "(end)";
    if (!others) other_line = "(end)";
    if (line != other_line)
      return "« " + line.substr(0, 200) + " » instead of « " + other_line.substr(0, 200) + " »";
  }
}

std::set<std::string> texts_of(const IndexContent& content, const std::string& id) {
  std::set<std::string> texts;
  const auto [begin, end] = content.documents.equal_range(id);
  for (auto d = begin; d != end; ++d) texts.insert(d->second.text);
  return texts;
}

}  // namespace

namespace {

IndexContent read_content(const std::filesystem::path& index_folder) {
  const Xapian::Database database(index_folder.string());
  IndexContent content;
  std::map<std::string, std::set<std::string>> stories;
  const auto end = database.postlist_end("");
  for (auto d = database.postlist_begin(""); d != end; ++d) {
    const Xapian::Document document = database.get_document(*d);
    if (const std::string story = document.get_value(slot::story); !story.empty())
      stories[story].insert(load_article(document.get_data()).id);
  }
  for (auto d = database.postlist_begin(""); d != end; ++d) {
    const Xapian::Document document = database.get_document(*d);
    const Article article = load_article(document.get_data());
    std::ostringstream whole;
    write_article(article, whole);
    whole << "data " << hex(document.get_data()) << '\n';
    for (auto v = document.values_begin(); v != document.values_end(); ++v) {
      if (v.get_valueno() != slot::story) {
        whole << "value " << v.get_valueno() << ' ' << hex(*v) << '\n';
        continue;
      }
      whole << "story";
      for (const std::string& id : stories[*v]) whole << ' ' << id;
      whole << '\n';
    }
    write_terms(database, *d, whole);
    content.documents.emplace(
        article.id,
        IndexContent::Document{article.title + '\n' + article.body, std::move(whole).str()});
  }
  for (auto k = database.metadata_keys_begin(); k != database.metadata_keys_end(); ++k)
    content.metadata[*k] = database.get_metadata(*k);
  return content;
}

}  // namespace

IndexContent read_index_content(const std::filesystem::path& index_folder) {
  try {
    return read_content(index_folder);
  } catch (const Xapian::Error& error) {
    std::cout << "WRONG: " << index_folder << " cannot be read: " << error.get_description()
              << '\n';
    std::exit(1);
  }
}

std::string differences(const IndexContent& found, const IndexContent& wanted) {
  Complaints complaints;
  auto f = found.documents.begin();
  auto w = wanted.documents.begin();
  while (f != found.documents.end() || w != wanted.documents.end()) {
    const bool all_found = f == found.documents.end();
    const bool all_wanted = w == wanted.documents.end();
    if (all_wanted || (!all_found && f->first < w->first)) {
      complaints.add("too many: " + f->first);
      ++f;
    } else if (all_found || w->first < f->first) {
      complaints.add("missing: " + w->first);
      ++w;
    } else {
      if (f->second.whole != w->second.whole)
        complaints.add("differs: " + f->first + ": " +
                       first_difference(f->second.whole, w->second.whole));
      ++f;
      ++w;
    }
  }
  if (found.metadata != wanted.metadata) complaints.add("metadata differ");
  return std::move(complaints).take();
}

std::string half_states(const IndexContent& found, const IndexContent& before,
                        const IndexContent& after) {
  Complaints complaints;
  for (const auto& [id, document] : found.documents) {
    // A commit in the middle of a run may know of a new article at a place, and not yet where the
    // one went that was there.
    if (found.documents.count(id) > 1 && !id.starts_with('/')) complaints.add("twice: " + id);
    // Of several versions in several files, an interrupted run may have met the last but one.
    if (id.starts_with("depeche-")) continue;
    if (!texts_of(before, id).contains(document.text) &&
        !texts_of(after, id).contains(document.text))
      complaints.add("as neither before nor after: " + id);
  }
  for (const auto& [id, document] : before.documents)
    if (after.documents.contains(id) && !found.documents.contains(id))
      complaints.add("lost: " + id);
  return std::move(complaints).take();
}

std::string check_database(const std::filesystem::path& index_folder) {
  const auto live = find_live_generation(index_folder);
  if (!live) return "no live generation\n";
  std::ostringstream said;
  const std::size_t errors = Xapian::Database::check(live->string(), 0, &said);
  return errors == 0 ? "" : said.str();
}

}  // namespace kiosque
