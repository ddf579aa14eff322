// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/index/metadata.h"

#include <gtest/gtest.h>
#include <xapian.h>

#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

#include "src/cli/error.h"
#include "src/index/schema.h"
#include "tests/support/temp_folder.h"

namespace kiosque {
namespace {

// A database on disk that holds `metadata`, or nothing of Kiosque's.
Xapian::Database made_database(const TempFolder& folder,
                               const std::optional<IndexMetadata>& metadata) {
  const std::string path = (folder / "db").string();
  Xapian::WritableDatabase writer(path, Xapian::DB_CREATE_OR_OVERWRITE);
  if (metadata) write_metadata(writer, *metadata);
  writer.commit();
  writer.close();
  return Xapian::Database(path);
}

TEST(Metadata, IsReadBack) {
  const TempFolder folder;
  for (const char* analyzer : {"analyzer 1, lexicon 0123456789abcdef", "", "é\xFF"}) {
    const auto read = read_metadata(made_database(folder, IndexMetadata{7, analyzer}));
    ASSERT_TRUE(read) << analyzer;
    EXPECT_EQ(read->schema_version, 7) << analyzer;
    EXPECT_EQ(read->analyzer, analyzer);
  }
}

TEST(Metadata, IsOverwritten) {
  const TempFolder folder;
  Xapian::WritableDatabase writer((folder / "db").string(), Xapian::DB_CREATE);
  write_metadata(writer, {1, "old"});
  write_metadata(writer, {2, "new"});
  writer.commit();
  EXPECT_EQ(read_metadata(writer)->schema_version, 2);
  EXPECT_EQ(read_metadata(writer)->analyzer, "new");
}

TEST(Metadata, IsNotInADatabaseOfAnotherProgram) {
  const TempFolder folder;
  EXPECT_FALSE(read_metadata(made_database(folder, std::nullopt)));
}

TEST(RequireCompatible, TakesThisVersionsIndexesWhateverTheAnalyzer) {
  const TempFolder folder;
  for (const char* analyzer : {"analyzer 1", "analyzer 999", ""}) {
    const auto database = made_database(folder, IndexMetadata{kSchemaVersion, analyzer});
    EXPECT_EQ(require_compatible(database, "/index").analyzer, analyzer);
  }
}

void expect_refused(const Xapian::Database& database, const std::string& message,
                    const std::string& cure) {
  try {
    require_compatible(database, "/some/index");
    ADD_FAILURE() << "not refused: " << message;
  } catch (const Error& error) {
    EXPECT_EQ(error.exit_code(), ExitCode::unavailable) << error.what();
    EXPECT_NE(std::string(error.what()).find(message), std::string::npos) << error.what();
    EXPECT_NE(std::string(error.what()).find("/some/index"), std::string::npos) << error.what();
    EXPECT_NE(error.hint().find(cure), std::string::npos) << error.hint();
  }
}

TEST(RequireCompatible, RefusesOtherVersionsWithTheCure) {
  const TempFolder folder;
  for (const int version : {kSchemaVersion - 1, kSchemaVersion + 1, 999})
    expect_refused(made_database(folder, IndexMetadata{version, "analyzer"}),
                   "version " + std::to_string(version), "--rebuild --index /some/index");
}

TEST(RequireReadable, TakesOlderVersionsAndNoNewerOnes) {
  const TempFolder folder;
  for (int version = 1; version <= kSchemaVersion; ++version) {
    const auto database = made_database(folder, IndexMetadata{version, "analyzer"});
    EXPECT_EQ(require_readable(database, "/index").schema_version, version);
  }
  for (const int version : {-1, 0, kSchemaVersion + 1}) {
    const auto database = made_database(folder, IndexMetadata{version, "analyzer"});
    EXPECT_THROW(require_readable(database, "/index"), Error) << version;
  }
}

TEST(RequireCompatible, RefusesOtherProgramsDatabases) {
  const TempFolder folder;
  expect_refused(made_database(folder, std::nullopt), "not an index of Kiosque", "--index");
}

TEST(RequireCompatible, RefusesAVersionThatIsNoNumber) {
  const TempFolder folder;
  const std::string path = (folder / "db").string();
  for (const std::string& version :
       std::vector<std::string>{"x", std::to_string(kSchemaVersion) + "x", "-"}) {
    Xapian::WritableDatabase writer(path, Xapian::DB_CREATE_OR_OVERWRITE);
    writer.set_metadata("kiosque.schema", version);
    writer.commit();
    expect_refused(writer, "index", "--index");
  }
}

class DefaultIndexFolder : public testing::Test {
 protected:
  static constexpr const char* kVariables[] = {"KIOSQUE_INDEX", "XDG_DATA_HOME", "HOME"};

  void SetUp() override {
    for (const char* name : kVariables) {
      const char* value = std::getenv(name);
      before_.emplace_back(value == nullptr ? std::nullopt : std::optional<std::string>(value));
      unsetenv(name);
    }
  }
  void TearDown() override {
    for (std::size_t i = 0; i < before_.size(); ++i) {
      unsetenv(kVariables[i]);
      if (before_[i]) setenv(kVariables[i], before_[i]->c_str(), 1);
    }
  }

 private:
  std::vector<std::optional<std::string>> before_;
};

TEST_F(DefaultIndexFolder, IsTheFirstThatTheEnvironmentNames) {
  setenv("HOME", "/home/a", 1);
  EXPECT_EQ(default_index_folder(), "/home/a/.local/share/kiosque/index");
  setenv("XDG_DATA_HOME", "/data", 1);
  EXPECT_EQ(default_index_folder(), "/data/kiosque/index");
  setenv("KIOSQUE_INDEX", "/index", 1);
  EXPECT_EQ(default_index_folder(), "/index");
}

TEST_F(DefaultIndexFolder, TakesEmptyVariablesForAbsentOnes) {
  setenv("KIOSQUE_INDEX", "", 1);
  setenv("XDG_DATA_HOME", "", 1);
  setenv("HOME", "/home/a", 1);
  EXPECT_EQ(default_index_folder(), "/home/a/.local/share/kiosque/index");
}

TEST_F(DefaultIndexFolder, SaysHowToNameOneWhenThereIsNone) {
  try {
    default_index_folder();
    ADD_FAILURE() << "a folder was found";
  } catch (const Error& error) {
    EXPECT_EQ(error.exit_code(), ExitCode::failure);
    EXPECT_NE(error.hint().find("--index"), std::string::npos) << error.hint();
  }
}

}  // namespace
}  // namespace kiosque
