// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
// The main of a program that holds the tests of several files: --file=NAME runs those of one.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <iostream>
#include <string>
#include <string_view>

namespace {

// A filter of GoogleTest for the tests of NAME.cc; nothing where there are none.
std::string tests_of(std::string_view name) {
  const testing::UnitTest& all = *testing::UnitTest::GetInstance();
  std::string filter;
  for (int i = 0; i < all.total_test_suite_count(); ++i) {
    const testing::TestSuite& suite = *all.GetTestSuite(i);
    for (int j = 0; j < suite.total_test_count(); ++j) {
      const testing::TestInfo& test = *suite.GetTestInfo(j);
      if (std::filesystem::path(test.file()).stem() != name) continue;
      filter.append(suite.name()).append(".").append(test.name()).append(":");
    }
  }
  return filter;
}

}  // namespace

int main(int argc, char** argv) {
  testing::InitGoogleMock(&argc, argv);
  constexpr std::string_view kFile = "--file=";
  const std::string_view argument = argc == 2 ? argv[1] : "";
  if (argument.substr(0, kFile.size()) == kFile) {
    const std::string filter = tests_of(argument.substr(kFile.size()));
    if (filter.empty()) {
      std::cerr << "no test is in a file of that name: " << argument << '\n';
      return 2;
    }
    GTEST_FLAG_SET(filter, filter);
  }
  return RUN_ALL_TESTS();
}
