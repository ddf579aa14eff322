// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/search/reread.h"

#include <gtest/gtest.h>

namespace kiosque {
namespace {

TEST(Reread, ReadsAgainAfterEachRenewal) {
  int renewals = 0;
  const auto read = [&] {
    if (renewals < 7) throw Xapian::DatabaseModifiedError("overtaken");
    return 42;
  };
  EXPECT_EQ(reread(read, [&] { ++renewals; }), 42);
  EXPECT_EQ(renewals, 7);
}

TEST(Reread, EndsAtLast) {
  int readings = 0;
  const auto read = [&] {
    ++readings;
    throw Xapian::DatabaseModifiedError("overtaken");
  };
  EXPECT_THROW(reread(read, [] {}), Xapian::DatabaseModifiedError);
  EXPECT_EQ(readings, kMostReadings);
}

TEST(Reread, LeavesOtherErrorsAsTheyAre) {
  const auto read = [] { throw Xapian::DatabaseCorruptError("damaged"); };
  EXPECT_THROW(reread(read, [] { FAIL() << "renewed"; }), Xapian::DatabaseCorruptError);
}

}  // namespace
}  // namespace kiosque
