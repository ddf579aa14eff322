// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/output/progress_line.h"

#include <gtest/gtest.h>

#include <sstream>

namespace kiosque {
namespace {

TEST(ProgressLine, TellsHowFarTheRunIs) {
  const struct {
    Progress progress;
    std::uint64_t total;
    const char* text;
  } cases[] = {
      {{0, 0, 0, 0.0}, 1000, "0 articles · 0.0 MB/s · 0 %"},
      {{12'340, 32'000'000, 0, 10.0}, 64'000'000, "12 340 articles · 3.2 MB/s · 50 % · 10 s left"},
      {{1'234'567, 32'000'000, 3, 100.0},
       64'000'000,
       "1 234 567 articles · 0.3 MB/s · 50 % · 1 min 40 s left · 3 rejected"},
      {{7, 10'000'000, 0, 10'000.0}, 20'000'000, "7 articles · 0.0 MB/s · 50 % · 2 h 46 min left"},
      {{7, 10'000'000, 0, 10.0}, 0, "7 articles · 1.0 MB/s"},
      {{7, 30, 0, 10.0}, 20, "7 articles · 0.0 MB/s · 100 % · 0 s left"},  // a file that grew
  };
  for (const auto& c : cases) EXPECT_EQ(to_string(c.progress, c.total), c.text);
}

TEST(ProgressLine, IsErasedBeforeAnythingElseIsWritten) {
  std::ostringstream err;
  {
    ProgressLine line(err, 0);
    EXPECT_TRUE(line.is_due());
    line.erase();
    EXPECT_EQ(err.str(), "");
    line.draw(std::string("un"));
    EXPECT_FALSE(line.is_due());
  }
  EXPECT_EQ(err.str(), "\run\033[K\r\033[K");
}

}  // namespace
}  // namespace kiosque
