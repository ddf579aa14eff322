// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
//
// A database that SegmentWriter writes is compared with one that Xapian makes of the same
// documents.
#include "indexer/writing/glass/segment_writer.h"

#include <gtest/gtest.h>
#include <xapian.h>

#include <functional>
#include <random>
#include <sstream>

#include "tests/support/temp_folder.h"

namespace kiosque {
namespace {

// All that Xapian tells of a database, one line a fact.
std::string dump(const Xapian::Database& database) {
  std::ostringstream out;
  out << database.get_doccount() << ' ' << database.get_lastdocid() << ' '
      << database.get_total_length() << ' ' << database.get_doclength_lower_bound() << ' '
      << database.get_doclength_upper_bound() << ' ' << database.has_positions() << '\n';
  for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key)
    out << "metadata " << *key << ' ' << database.get_metadata(*key) << '\n';
  for (auto t = database.allterms_begin(); t != database.allterms_end(); ++t) {
    out << "term " << *t << ' ' << t.get_termfreq() << ' ' << database.get_collection_freq(*t)
        << ' ' << database.get_wdf_upper_bound(*t) << ':';
    for (auto p = database.postlist_begin(*t); p != database.postlist_end(*t); ++p)
      out << ' ' << *p << '*' << p.get_wdf() << '/' << p.get_doclength();
    out << '\n';
  }
  for (auto d = database.postlist_begin(""); d != database.postlist_end(""); ++d) {
    const Xapian::Document document = database.get_document(*d);
    out << "document " << *d << ' ' << d.get_doclength() << ' ' << document.get_data() << '\n';
    for (auto t = document.termlist_begin(); t != document.termlist_end(); ++t)
      out << ' ' << *t << '*' << t.get_wdf();
    for (auto v = document.values_begin(); v != document.values_end(); ++v)
      out << "\nvalue " << v.get_valueno() << ' ' << *v;
    out << '\n';
  }
  for (Xapian::valueno slot = 0; slot < 400; ++slot) {
    if (database.get_value_freq(slot) == 0) continue;
    out << "slot " << slot << ' ' << database.get_value_freq(slot) << ' '
        << database.get_value_lower_bound(slot) << ' ' << database.get_value_upper_bound(slot);
    for (auto v = database.valuestream_begin(slot); v != database.valuestream_end(slot); ++v)
      out << ' ' << v.get_docid() << '=' << *v;
    out << '\n';
  }
  return out.str();
}

void expect_sound(const std::filesystem::path& folder) {
  std::ostringstream report;
  EXPECT_EQ(Xapian::Database::check(folder.string(), Xapian::DBCHECK_SHOW_STATS, &report), 0U)
      << report.str();
}

using MakeDocument = std::function<void(std::uint32_t number, TermTable&, DocumentContents&)>;

struct Databases {
  TempFolder folder;
  std::filesystem::path ours = folder / "ours";
  std::filesystem::path xapian = folder / "xapian";
};

void write_both(const Databases& databases, std::uint32_t documents, const MakeDocument& make) {
  glass::SegmentWriter segment(databases.ours);
  Xapian::WritableDatabase reference(databases.xapian.string(), Xapian::DB_CREATE);
  DocumentContents contents;
  for (std::uint32_t number = 1; number <= documents; ++number) {
    contents.clear();
    make(number, segment.terms(), contents);
    segment.add(contents);
    reference.add_document(to_xapian(contents, segment.terms()));
  }
  for (const auto& [key, value] : {std::pair("b", "zwei"), std::pair("a", "eins")}) {
    segment.set_metadata(key, value);
    reference.set_metadata(key, value);
  }
  segment.finish();
  reference.commit();
}

// Also after Xapian has changed both, and after it has merged them.
void expect_the_same(std::uint32_t documents, const MakeDocument& make) {
  const Databases databases;
  write_both(databases, documents, make);
  expect_sound(databases.ours);
  ASSERT_EQ(dump(Xapian::Database(databases.ours.string())),
            dump(Xapian::Database(databases.xapian.string())));

  Xapian::Database both(databases.ours.string());
  both.add_database(Xapian::Database(databases.ours.string()));
  both.compact((databases.folder / "merged").string(), Xapian::Compactor::FULL);
  expect_sound(databases.folder / "merged");
  EXPECT_EQ(Xapian::Database((databases.folder / "merged").string()).get_doccount(), 2 * documents);

  for (const auto& folder : {databases.ours, databases.xapian}) {
    Xapian::WritableDatabase database(folder.string(), Xapian::DB_OPEN);
    for (std::uint32_t number = 1; number <= documents; number += 3)
      database.delete_document(number);
    Xapian::Document changed;
    changed.set_data("changed");
    changed.add_term("changed", 7);
    changed.add_value(1, "changed");
    for (std::uint32_t number = 2; number <= documents; number += 5)
      database.replace_document(number, changed);
    database.add_document(changed);
    database.commit();
  }
  expect_sound(databases.ours);
  EXPECT_EQ(dump(Xapian::Database(databases.ours.string())),
            dump(Xapian::Database(databases.xapian.string())));
}

TEST(SegmentWriter, WritesWhatXapianWouldOfRandomDocuments) {
  std::mt19937 random(7);
  const auto below = [&random](std::uint32_t bound) {
    return static_cast<std::uint32_t>(random() % bound);
  };
  expect_the_same(700, [&](std::uint32_t, TermTable& terms, DocumentContents& contents) {
    for (std::uint32_t i = below(120); i > 0; --i) {
      // Frequent and rare terms, some of them long, beginning alike, with bytes above 127.
      std::string term(1 + below(3), static_cast<char>('a' + below(4)));
      if (below(3) == 0) term += std::to_string(below(1U << below(24)));
      if (below(50) == 0) term += std::string(200 + below(25), 'x');
      if (below(10) == 0) term += "\xC3\xA9\xFF";
      contents.add(terms.number_of(term), below(4) == 0 ? 0 : below(1U << below(20)));
    }
    for (const std::uint32_t slot : {7U, 0U, 300U, 1U}) {
      if (below(3) > 0)
        contents.set_value(slot, std::string(1 + below(90), static_cast<char>('a' + below(26))));
    }
    contents.set_data(std::string(below(3) * below(3'000), static_cast<char>('0' + below(9))));
  });
}

TEST(SegmentWriter, WritesPostingListsAndTreesOfSeveralLevels) {
  // Some 100,000 keys: leaves, and two levels of branches.
  expect_the_same(6'000, [](std::uint32_t number, TermTable& terms, DocumentContents& contents) {
    contents.add(terms.number_of("everywhere"), number % 300);
    if (number % 2 == 0) contents.add(terms.number_of("often"), 1);
    for (std::uint32_t i = 0; i < 12; ++i)
      contents.add(terms.number_of("a rather long beginning of terms that occur once, number " +
                                   std::to_string(number * 12 + i)),
                   1);
    contents.set_data(std::to_string(number));
    contents.set_value(0, std::to_string(number % 17));
  });
}

TEST(SegmentWriter, WritesTagsOfManyBlocks) {
  std::mt19937 random(11);
  expect_the_same(5, [&random](std::uint32_t number, TermTable& terms, DocumentContents& contents) {
    std::string large(number == 3 ? 1'000'000 : 9'000, ' ');
    for (char& byte : large) byte = static_cast<char>(random());
    contents.set_data(large);
    contents.set_value(2, large.substr(0, 200'000));
    contents.add(terms.number_of("t"), 1);
    if (number != 4) return;
    for (std::uint32_t i = 0; i < 60'000; ++i)
      contents.add(terms.number_of("w" + std::to_string(random())), 1);
  });
}

TEST(SegmentWriter, WritesEmptyDocumentsAndEmptyDatabases) {
  expect_the_same(3, [](std::uint32_t number, TermTable& terms, DocumentContents& contents) {
    if (number == 2) contents.add(terms.number_of("only"), 0);
  });
  const Databases databases;
  write_both(databases, 0, {});
  EXPECT_EQ(dump(Xapian::Database(databases.ours.string())),
            dump(Xapian::Database(databases.xapian.string())));
}

TEST(SegmentWriter, WritesTheLongestTerms) {
  expect_the_same(300, [](std::uint32_t number, TermTable& terms, DocumentContents& contents) {
    contents.add(terms.number_of(std::string(244, 'k') + static_cast<char>('a' + number % 26)),
                 300);
    contents.add(terms.number_of(std::string(245, 'm')), 90'000);
  });
}

TEST(SegmentWriter, SaysWhichFileItCannotWrite) {
  const TempFolder folder;
  EXPECT_THROW(glass::SegmentWriter(folder / "missing" / "segment"),
               std::filesystem::filesystem_error);
  glass::SegmentWriter segment(folder / "segment");
  std::filesystem::remove(folder / "segment");
  DocumentContents contents;
  contents.add(segment.terms().number_of("t"), 1);
  segment.add(contents);
  EXPECT_THROW(segment.finish(), std::filesystem::filesystem_error);
}

TEST(TableWriter, RefusesKeysThatDoNotAscend) {
  const TempFolder folder;
  glass::TableWriter table(folder / "t.glass");
  table.add("b", "");
  for (const char* key : {"b", "a", ""}) EXPECT_THROW(table.add(key, ""), std::invalid_argument);
  EXPECT_THROW(table.add(std::string(256, 'c'), ""), std::invalid_argument);
}

}  // namespace
}  // namespace kiosque
