// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/search/open_index.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <fstream>
#include <thread>

#include "src/cli/error.h"
#include "src/index/metadata.h"
#include "src/index/schema.h"
#include "tests/support/temp_folder.h"

namespace kiosque {
namespace {

namespace fs = std::filesystem;

// A generation of one document.
void make_generation(const fs::path& folder) {
  Xapian::WritableDatabase database(folder.string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
  write_metadata(database, {kSchemaVersion, "a"});
  Xapian::Document document;
  document.set_data("un tigre");
  document.add_term("tigre");
  database.add_document(document);
  database.commit();
}

void set_stub(const fs::path& folder, const std::string& content) {
  std::ofstream(folder / "fresh") << content;
  fs::rename(folder / "fresh", folder / "XAPIANDB");
}

bool has_text(const Xapian::Database& database) {
  return database.get_document(1).get_data() == "un tigre";
}

// Xapian alone fails here, or takes the file with the texts, gone already, for none at all.
TEST(OpenIndex, OpensOneGenerationWholeWhileTheyAreReplacedAndRemoved) {
  const TempFolder folder;
  const fs::path index = folder.path();
  const fs::path model = index / "model";
  make_generation(model);
  fs::copy(model, index / "gen-000001");
  set_stub(index, "auto gen-000001\n");
  std::atomic<bool> ended = false;
  std::thread indexer([&] {
    fs::path live = index / "gen-000001";
    for (int number = 2; !ended; ++number) {
      const std::string name = "gen-" + std::to_string(100'000 + number);
      fs::copy(model, index / name);
      set_stub(index, "auto " + name + '\n');
      fs::remove_all(live);
      live = index / name;
    }
  });
  const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(700);
  int opened = 0;
  int whole = 0;
  std::string error;
  while (error.empty() && std::chrono::steady_clock::now() < end) {
    try {
      whole += has_text(open_live_generation(index)) ? 1 : 0;
      ++opened;
    } catch (const Xapian::Error& wrong) {
      error = wrong.get_description();
    } catch (const Error& wrong) {
      error = wrong.what();
    }
  }
  ended = true;
  indexer.join();
  EXPECT_EQ(error, "");
  EXPECT_EQ(whole, opened);
  EXPECT_GT(opened, 0);
}

TEST(OpenIndex, SaysAtOnceThatALiveGenerationIsMissingOrDamaged) {
  const TempFolder folder;
  const auto begin = std::chrono::steady_clock::now();
  set_stub(folder.path(), "auto gen-000001\n");
  EXPECT_THROW(open_live_generation(folder.path()), Xapian::DatabaseOpeningError);
  folder.write("gen-000001/iamglass", "not a database");
  EXPECT_THROW(open_live_generation(folder.path()), Xapian::DatabaseError);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(1));
}

}  // namespace
}  // namespace kiosque
