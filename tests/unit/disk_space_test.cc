// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/writing/disk_space.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "indexer/input/file_names.h"
#include "indexer/input/sources.h"
#include "src/cli/error.h"
#include "tests/support/temp_folder.h"

namespace kiosque {
namespace {

using testing::HasSubstr;

TEST(DiskSpace, WhatABuildTakesIsEstimatedFromTheTextOrTheIndexBefore) {
  EXPECT_EQ(estimate_build({0, 0}), 0U);
  EXPECT_EQ(estimate_build({1000, 0}), 5000U);
  EXPECT_EQ(estimate_build({1000, 2'000'000}), 3'000'000U);
}

TEST(DiskSpace, ABuildThatDoesNotFitIsRefusedWithBothNumbers) {
  EXPECT_NO_THROW(require_room(0, 0, "/index", false));
  EXPECT_NO_THROW(require_room(300, 300, "/index", false));
  for (const bool beside_live : {false, true}) {
    try {
      require_room(1'234'000'000, 300'000'000, "/index", beside_live);
      ADD_FAILURE() << "no error";
    } catch (const Error& error) {
      EXPECT_EQ(error.exit_code(), ExitCode::failure);
      EXPECT_EQ(std::string(error.what()), std::string("a new index needs about 1.2 GB") +
                                               (beside_live ? " beside the live one" : "") +
                                               ", and 300 MB are free on /index");
      EXPECT_THAT(error.hint(), HasSubstr("free some space"));
    }
  }
}

TEST(DiskSpace, IsReadWhereItIsKnown) {
  const TempFolder temp;
  EXPECT_GT(free_bytes(temp.path()), 0U);
  EXPECT_LT(free_bytes(temp.path()), std::numeric_limits<std::uint64_t>::max());
  EXPECT_EQ(free_bytes(temp / "absent"), std::numeric_limits<std::uint64_t>::max());
}

TEST(DiskSpace, AFoldersBytesAreThoseOnTheDisk) {
  const TempFolder temp;
  EXPECT_EQ(folder_bytes(temp / "absent"), 0U);
  temp.write("a/b/c", std::string(100'000, 'x'));
  EXPECT_GE(folder_bytes(temp.path()), 100'000U);
  EXPECT_LT(folder_bytes(temp.path()), 1'000'000U);
}

TEST(DiskSpace, ASourcesTextIsEstimatedByItsFilesNames) {
  const TempFolder temp;
  const std::string thousand(1000, 'x');
  for (const char* name : {"a.txt", "b.jsonl", "c.jsonl.zst", "d.html", "e.xml", "f.jpg"})
    temp.write(name, thousand);
  const SourceSize size = measure_sources({temp.path().string()});
  EXPECT_EQ(size.bytes, 5000U);
  EXPECT_EQ(size.text_bytes, 1000U + 1000U + 2500U + 30U + 300U);
  const std::string one = (temp / "b.jsonl").string();
  EXPECT_EQ(measure_sources({"-", one}).text_bytes, 1000U);
}

// An archive may hold anything.
TEST(DiskSpace, AnArchiveCountsLittle) {
  for (const char* name : {"a.zip", "a.tar", "a.tar.gz", "a.warc", "a.warc.gz", "a", "a.gz"})
    EXPECT_LT(share_of_text(name), 0.1) << name;
}

}  // namespace
}  // namespace kiosque
