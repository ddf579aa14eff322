// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <gtest/gtest.h>
#include <xapian.h>

#include <filesystem>

#include "indexer/writing/index_folder.h"
#include "tests/support/process.h"
#include "tests/support/sample_index.h"

namespace kiosque {
namespace {

namespace fs = std::filesystem;

struct Unusable {
  std::string folder;
  std::string message;
  std::string cure;
};

void expect_unusable(const Unusable& index, const std::string& query = "Kim") {
  SCOPED_TRACE(index.folder);
  const ProcessResult run = run_kiosque_query({"--index", index.folder, query});
  EXPECT_EQ(run.exit_code, 3) << run.err;
  EXPECT_EQ(run.out, "");
  EXPECT_TRUE(run.err.starts_with("kiosque-query: ")) << run.err;
  EXPECT_NE(run.err.find(index.message), std::string::npos) << run.err;
  EXPECT_NE(run.err.find("\nhint: "), std::string::npos) << run.err;
  EXPECT_NE(run.err.find(index.cure), std::string::npos) << run.err;
}

void make_foreign_database(const fs::path& folder) {
  Xapian::WritableDatabase database(folder.string(), Xapian::DB_CREATE);
  Xapian::Document document;
  document.add_term("kim");
  database.add_document(document);
  database.commit();
}

TEST(QueryIndexErrorsTest, WhereThereIsNoIndexTheCureBuildsOne) {
  const TempFolder folder;
  const std::string file = folder.write("file", "x").string();
  fs::create_directory(folder / "empty");
  fs::create_symlink(folder / "nowhere", folder / "dangling");
  for (const std::string& place : {(folder / "missing").string(), (folder / "empty").string(), file,
                                   (folder / "dangling").string()})
    expect_unusable({place, "there is no index in " + place, "kiosque-indexer --index " + place});
}

TEST(QueryIndexErrorsTest, AnIndexThatCannotBeReachedIsUnavailable) {
  const TempFolder folder;
  fs::create_symlink(folder / "loop", folder / "loop");
  expect_unusable({(folder / "loop").string(), "cannot read the index", "path is right"});
  expect_unusable({"/" + std::string(5000, 'a'), "cannot read the index", "path is right"});
}

TEST(QueryIndexErrorsTest, ADatabaseOfAnotherProgramIsNamedAsSuch) {
  const TempFolder folder;
  make_foreign_database(folder / "foreign");
  expect_unusable({(folder / "foreign").string(), "not an index of Kiosque", "--index"});
  folder.write("stub/XAPIANDB", "auto ../foreign\n");
  expect_unusable({(folder / "stub").string(), "not an index of Kiosque", "--index"});
}

TEST(QueryIndexErrorsTest, AnIndexOfAnotherVersionIsToBeBuiltAgain) {
  const SampleIndex index({(corpus_folder() / "sample/sport").string()});
  for (const char* version : {"99", "0", "x"}) {
    {
      Xapian::WritableDatabase database(find_live_generation(index.folder()).value().string());
      database.set_metadata("kiosque.schema", version);
      database.commit();
    }
    expect_unusable({index.folder(), "of the index format", "kiosque-indexer --rebuild"});
  }
}

TEST(QueryIndexErrorsTest, AStubThatLeadsNowhereIsUnavailable) {
  const TempFolder folder;
  folder.write("gone/XAPIANDB", "auto gen-000009\n");
  folder.write("garbage/XAPIANDB", std::string("\0\xFF\x01 rubbish\n", 12));
  folder.write("empty/XAPIANDB", "");
  fs::create_directories(folder / "folder" / "XAPIANDB");
  for (const char* name : {"gone", "garbage", "empty", "folder"})
    expect_unusable({(folder / name).string(), "", "hint: "});
}

// Each table cut at several places, and overwritten: an error or, where the query does not read
// what is lost, the answer; never a crash, never half an answer.
TEST(QueryIndexErrorsTest, ADamagedIndexIsToldAndNeverACrash) {
  const SampleIndex sample;
  const fs::path live = find_live_generation(sample.folder()).value();
  int errors = 0;
  for (const std::string table :
       {"postlist.glass", "docdata.glass", "termlist.glass", "iamglass"}) {
    for (const double keep : {0.0, 0.3, 0.9, -1.0}) {
      const TempFolder folder;
      fs::copy(live, folder / "gen-000001");
      folder.write("XAPIANDB", "auto gen-000001\n");
      const fs::path file = folder / "gen-000001" / table;
      const auto size = fs::file_size(file);
      if (keep < 0)
        folder.write("gen-000001/" + table, std::string(size, '\xA5'));
      else
        fs::resize_file(file, static_cast<std::uintmax_t>(static_cast<double>(size) * keep));
      const ProcessResult run =
          run_kiosque_query({"--index", folder.path().string(), "--format", "json", "--facets",
                             "Kim \"levée des sanctions\" nucl*"});
      EXPECT_TRUE(run.exit_code == 0 || run.exit_code == 3)
          << table << " cut to " << keep << ": " << run.exit_code << ' ' << run.err;
      if (run.exit_code == 0) continue;
      ++errors;
      EXPECT_EQ(run.out, "") << table;
      EXPECT_NE(run.err.find("hint: "), std::string::npos) << table << run.err;
      EXPECT_NE(run.err.find("--rebuild"), std::string::npos) << table << run.err;
    }
  }
  EXPECT_GE(errors, 8);
}

TEST(QueryIndexErrorsTest, TheFolderComesFromTheOptionElseTheEnvironmentElseTheHome) {
  const SampleIndex index({(corpus_folder() / "sample/sport").string()});
  const TempFolder home;
  const std::string nowhere = (home / "nowhere").string();
  const auto code = [](const std::vector<std::string>& arguments,
                       const std::map<std::string, std::string>& environment) {
    ProcessOptions options;
    options.environment = environment;
    return run_kiosque_query(arguments, options);
  };
  EXPECT_EQ(code({"date:2018..2022"}, {{"KIOSQUE_INDEX", index.folder()}}).exit_code, 0);
  EXPECT_EQ(
      code({"--index", index.folder(), "date:2018..2022"}, {{"KIOSQUE_INDEX", nowhere}}).exit_code,
      0);
  EXPECT_EQ(code({"--index", nowhere, "date:2018"}, {{"KIOSQUE_INDEX", index.folder()}}).exit_code,
            3);
  fs::create_directories(home / "data/kiosque");
  fs::create_directory_symlink(index.folder(), home / "data/kiosque/index");
  EXPECT_EQ(code({"date:2018..2022"},
                 {{"KIOSQUE_INDEX", ""}, {"XDG_DATA_HOME", (home / "data").string()}})
                .exit_code,
            0);
  fs::create_directories(home / ".local/share/kiosque");
  fs::create_directory_symlink(index.folder(), home / ".local/share/kiosque/index");
  EXPECT_EQ(code({"date:2018..2022"},
                 {{"KIOSQUE_INDEX", ""}, {"XDG_DATA_HOME", ""}, {"HOME", home.path().string()}})
                .exit_code,
            0);
  const ProcessResult none =
      code({"Kim"}, {{"KIOSQUE_INDEX", ""}, {"XDG_DATA_HOME", ""}, {"HOME", ""}});
  EXPECT_EQ(none.exit_code, 2);
  EXPECT_NE(none.err.find("hint: name it with --index DIR"), std::string::npos) << none.err;
}

}  // namespace
}  // namespace kiosque
