// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/writing/check_generation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <fstream>

#include "indexer/writing/bulk_builder.h"
#include "src/cli/error.h"
#include "src/index/schema.h"
#include "src/index/stored_article.h"
#include "tests/support/no_memory.h"
#include "tests/support/temp_folder.h"

namespace kiosque {
namespace {

namespace fs = std::filesystem;
using testing::AnyOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class CheckGeneration : public testing::Test {
 protected:
  void build(unsigned articles) const {
    fs::create_directory(folder_ / "segments");
    NoMemory memory;
    BulkBuilder builder(folder_ / "segments", lexicon_, memory.files, 1, [](const Problem&) {});
    for (unsigned i = 1; i <= articles; ++i) {
      const std::string n = std::to_string(i);
      builder.add({.id = n, .title = "Titre " + n, .body = "Texte " + n, .path = "-"});
    }
    builder.finish(built());
  }

  fs::path built() const { return folder_ / "built"; }

  std::vector<std::string> faults(std::optional<std::uint64_t> articles = std::nullopt,
                                  bool every_block = false) const {
    return check_generation(built(), {articles, &lexicon_, every_block}).faults;
  }

  void change(const std::function<void(Xapian::WritableDatabase&)>& edit) const {
    Xapian::WritableDatabase database(built().string(), Xapian::DB_OPEN);
    edit(database);
    database.commit();
  }

  void replace_data(Xapian::docid number, const std::string& data) const {
    change([&](Xapian::WritableDatabase& database) {
      Xapian::Document document = database.get_document(number);
      document.set_data(data);
      database.replace_document(number, document);
    });
  }

  const TempFolder folder_;
  const Lexicon lexicon_ = Lexicon::builtin();
};

TEST_F(CheckGeneration, FindsNothingInWhatABuildMade) {
  for (const unsigned articles : {0U, 1U, 49U, 50U, 51U, 1000U}) {
    SCOPED_TRACE(articles);
    fs::remove_all(built());
    fs::remove_all(folder_ / "segments");
    build(articles);
    EXPECT_THAT(faults(articles, true), IsEmpty());
    EXPECT_NO_THROW(require_sound(built(), {articles, &lexicon_, true}));
    EXPECT_EQ(check_generation(built(), {}).articles, articles);
    EXPECT_EQ(count_articles(built()), articles);
  }
}

TEST_F(CheckGeneration, GapsInTheNumbersAreNoFault) {
  build(30);
  change([](Xapian::WritableDatabase& database) {
    for (Xapian::docid number = 1; number <= 30; ++number)
      if (number % 7 != 3) database.delete_document(number);
  });
  EXPECT_THAT(faults(4, true), IsEmpty());
}

TEST_F(CheckGeneration, TellsAWrongNumberOfArticles) {
  build(3);
  EXPECT_THAT(faults(4), ElementsAre("it holds 3 articles instead of 4"));
  try {
    require_sound(built(), {4, &lexicon_, false});
    ADD_FAILURE() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.exit_code(), ExitCode::failure);
    EXPECT_STREQ(error.what(), "the new index has a fault: it holds 3 articles instead of 4");
    EXPECT_THAT(error.hint(), HasSubstr("nothing was changed"));
  }
}

TEST_F(CheckGeneration, TellsArticlesThatAreNotAsWritten) {
  build(3);
  replace_data(2, "");
  EXPECT_THAT(faults(), ElementsAre("article 2 has lost its text or place"));
  replace_data(2, store_article({.id = "2", .title = "Autre", .body = "Texte 2", .path = "-"}));
  EXPECT_THAT(faults(), ElementsAre("article 2 is not the one that was written"));
  replace_data(2, store_article({.id = "7", .title = "Titre 2", .body = "Texte 2", .path = "-"}));
  EXPECT_THAT(faults(), ElementsAre("article 2 is not found by its id « 7 »",
                                    "article 2 is not the one that was written"));
}

TEST_F(CheckGeneration, TellsMetadataThatAreNotThisProgramsOwn) {
  build(1);
  change([](Xapian::WritableDatabase& database) {
    database.set_metadata("kiosque.analyzer", "another");
  });
  EXPECT_THAT(faults(), ElementsAre("it does not say that this program built it"));
  EXPECT_THAT(check_generation(built(), {}).faults, IsEmpty());  // it may answer for all that
  for (const char* version : {"0", "99", "x", ""}) {
    change([&](Xapian::WritableDatabase& database) {
      database.set_metadata("kiosque.schema", version);
    });
    EXPECT_THAT(check_generation(built(), {}).faults,
                ElementsAre(AnyOf(HasSubstr("of the index format"), HasSubstr("does not say"))));
  }
}

TEST_F(CheckGeneration, TellsDamagedTablesInAFewLines) {
  build(2000);
  for (const char* table : {"postlist.glass", "docdata.glass", "termlist.glass"}) {
    SCOPED_TRACE(table);
    const fs::path file = built() / table;
    const std::string content = read_whole_file(file);
    for (const std::size_t at : {std::size_t{0}, content.size() / 2}) {
      std::string damaged = content;
      damaged.replace(at, damaged.size() - at, damaged.size() - at, '\xA5');
      std::ofstream(file, std::ios::binary) << damaged;
      const auto found = faults(std::nullopt, true);
      EXPECT_THAT(found, testing::Not(IsEmpty()));
      EXPECT_LE(found.size(), 10U);
      for (const std::string& fault : found) EXPECT_THAT(fault, SizeIs(testing::Le(200U)));
    }
    std::ofstream(file, std::ios::binary) << content;
  }
  EXPECT_THAT(faults(2000, true), IsEmpty());
  fs::remove(built() / "iamglass");
  EXPECT_THAT(faults(), SizeIs(1));
}

}  // namespace
}  // namespace kiosque
