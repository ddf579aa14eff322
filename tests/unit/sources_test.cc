// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/input/sources.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "src/cli/error.h"
#include "tests/support/temp_folder.h"
#include "tests/unit/read_results.h"

namespace kiosque {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;

TEST(Sources, AreAbsoluteSortedAndNamedOnce) {
  const TempFolder folder;
  const std::string file = folder.write("a/b.txt", "x").string();
  fs::create_directory_symlink(folder / "a", folder / "lien");
  const std::string through_link = (folder / "lien/b.txt").string();
  const std::string with_dots = (folder / "a/../a").string();
  EXPECT_THAT(resolve_sources({file, with_dots, "-", through_link}),
              ElementsAre("-", (folder / "a").string(), file));
}

TEST(Sources, MissingOneEndsTheRunBeforeAnythingIsDone) {
  const TempFolder folder;
  fs::create_symlink("nulle-part", folder / "lien");
  for (const std::string& source :
       {(folder / "absent").string(), (folder / "lien").string(), std::string()}) {
    SCOPED_TRACE("source: " + source);
    try {
      resolve_sources({folder.path().string(), source});
      ADD_FAILURE() << "no error";
    } catch (const Error& error) {
      EXPECT_EQ(error.exit_code(), ExitCode::failure);
      EXPECT_THAT(error.what(), testing::HasSubstr(source));
      EXPECT_THAT(error.hint(), testing::HasSubstr("nothing was changed"));
    }
  }
}

TEST(Sources, ReadsStandardInputAndEachFile) {
  const TempFolder folder;
  folder.write("a.txt", "Le corps du premier.");
  folder.write("b/c.jsonl", "{\"body\":\"deux\"}\n{\"body\":\"trois\"}\n");
  std::istringstream in("{\"id\":\"e\",\"body\":\"zéro\"}\n");
  ReadResults results;
  InputCounts counts;
  read_sources(resolve_sources({folder.path().string(), (folder / "b").string(), "-"}), {}, in,
               counts, FileVisitor{}, results.taker());
  EXPECT_EQ(counts.files, 3U);
  std::vector<std::string> ids;
  for (const Article& article : results.articles) ids.push_back(article.id);
  const std::string lines = (folder / "b/c.jsonl").string();
  EXPECT_THAT(ids, ElementsAre("e", (folder / "a.txt").string(), lines + ":1", lines + ":2"));
  EXPECT_TRUE(results.problems.empty());
}

}  // namespace
}  // namespace kiosque
