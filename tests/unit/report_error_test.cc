// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/cli/report_error.h"

#include <gtest/gtest.h>
#include <xapian.h>

#include <filesystem>
#include <functional>
#include <new>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/temp_folder.h"

namespace kiosque {
namespace {

struct Report {
  ExitCode exit_code = ExitCode::success;
  std::string text;
};

Report report(const std::function<void()>& fail) {
  std::ostringstream err;
  try {
    fail();
  } catch (...) {
    const ExitCode exit_code = report_current_exception("kiosque-query", err);
    return {exit_code, err.str()};
  }
  ADD_FAILURE() << "nothing was thrown";
  return {};
}

TEST(ReportError, PrintsMessageAndHint) {
  const Report with_hint =
      report([] { throw Error(ExitCode::unavailable, "no index here", "build one"); });
  EXPECT_EQ(with_hint.text, "kiosque-query: no index here\nhint: build one\n");
  EXPECT_EQ(with_hint.exit_code, ExitCode::unavailable);
  const Report without_hint = report([] { throw Error(ExitCode::failure, "no"); });
  EXPECT_EQ(without_hint.text, "kiosque-query: no\n");
  EXPECT_EQ(without_hint.exit_code, ExitCode::failure);
}

TEST(ReportError, NeutralisesWhatItPrints) {
  const Report hostile =
      report([] { throw Error(ExitCode::failure, "a\x1B[31m\nb", "c\u202E\xFF"); });
  EXPECT_EQ(hostile.text, "kiosque-query: a\uFFFD[31m b\nhint: c\uFFFD\uFFFD\n");
}

std::string place(const std::string& query, std::size_t offset, std::size_t length) {
  const Report shown =
      report([&] { throw QuerySyntaxError(query, offset, length, "a mistake", "the cure"); });
  EXPECT_EQ(shown.exit_code, ExitCode::failure) << query;
  const std::string_view before = "kiosque-query: a mistake\n";
  const std::string_view after = "hint: the cure\n";
  EXPECT_TRUE(shown.text.starts_with(before) && shown.text.ends_with(after)) << shown.text;
  return shown.text.substr(before.size(), shown.text.size() - before.size() - after.size());
}

TEST(ReportError, PutsACaretUnderTheMistake) {
  const struct {
    std::string query;
    std::size_t offset;
    std::size_t length;
    std::string shown;
  } kCases[] = {
      {"Kim AND", 7, 0, "  Kim AND\n         ^\n"},
      {"Kim AND", 4, 3, "  Kim AND\n      ^^^\n"},
      {"", 0, 0, "  \n  ^\n"},
      {"(Kim", 0, 1, "  (Kim\n  ^\n"},
      {"pays:", 0, 5, "  pays:\n  ^^^^^\n"},
      {"été AND", 6, 3, "  été AND\n      ^^^\n"},                          // two-byte letters
      {"e\u0301te\u0301 AND", 8, 3, "  e\u0301te\u0301 AND\n      ^^^\n"},  // combining accents
      {"日本 AND", 7, 3, "  日本 AND\n       ^^^\n"},                       // two columns each
      {"😀 (", 5, 1, "  😀 (\n     ^\n"},
      {"a é", 2, 2, "  a é\n    ^\n"},
      {"a é b", 2, 1, "  a é b\n    ^\n"},  // a length that ends inside a letter
      {"a\tb)", 3, 1, "  a b)\n     ^\n"},
      {"Kim AND", 99, 1, "  Kim AND\n         ^\n"},  // an offset behind the end
      {"Kim AND", 4, 99, "  Kim AND\n      ^^^\n"},
  };
  for (const auto& c : kCases)
    EXPECT_EQ(place(c.query, c.offset, c.length), c.shown) << c.query << " at " << c.offset;
}

TEST(ReportError, ShowsTheWholeQueryBesideAControlCharacter) {
  EXPECT_EQ(place("a\x01"
                  "bcd",
                  1, 1),
            "  a\uFFFDbcd\n   ^\n");
  EXPECT_EQ(place("a\xFF"
                  "bcd",
                  1, 1),
            "  a\uFFFDbcd\n   ^\n");
  EXPECT_EQ(place("\x1B\x1B"
                  "été",
                  1, 1),
            "  \uFFFD\uFFFDété\n   ^\n");
}

TEST(ReportError, ShowsALongQueryAroundTheMistakeOnly) {
  for (const std::string letter : {"(", "é", "日", "\xFF"}) {
    std::string query;
    for (int i = 0; i < 50'000; ++i) query += letter;
    const std::string shown = place(query, 25'000 / letter.size() * letter.size(), letter.size());
    EXPECT_LT(shown.size(), 600U) << letter;
    EXPECT_NE(shown.find('^'), std::string::npos) << letter;
  }
}

TEST(ReportError, NamesTheFileOfAFilesystemError) {
  const TempFolder folder;
  const std::string missing = (folder / "absent").string();
  const Report shown = report([&] { static_cast<void>(std::filesystem::file_size(missing)); });
  EXPECT_EQ(shown.text.find("kiosque-query: " + missing + ": No such file or directory\n"), 0U)
      << shown.text;
  EXPECT_NE(shown.text.find("hint: "), std::string::npos);
  EXPECT_EQ(shown.exit_code, ExitCode::failure);
}

TEST(ReportError, PrintsAFilesystemErrorWithoutAPath) {
  const Report shown = report([] {
    throw std::filesystem::filesystem_error("x",
                                            std::make_error_code(std::errc::permission_denied));
  });
  EXPECT_EQ(shown.text.find("kiosque-query: Permission denied\n"), 0U) << shown.text;
}

TEST(ReportError, TellsAFullDiskFromWhateverReportsIt) {
  const std::vector<std::function<void()>> kFailures = {
      [] { throw Xapian::DatabaseError("Error writing block", "", ENOSPC); },
      [] { throw Xapian::DatabaseError("Error writing block", "", EFBIG); },
      [] {
        throw std::filesystem::filesystem_error(
            "x", "/index/gen-1", std::make_error_code(std::errc::no_space_on_device));
      }};
  for (const auto& fail : kFailures) {
    const Report shown = report(fail);
    EXPECT_EQ(shown.text.find("kiosque-query: no room to write the index: "), 0U) << shown.text;
    EXPECT_NE(shown.text.find("hint: free some space"), std::string::npos) << shown.text;
    EXPECT_EQ(shown.exit_code, ExitCode::failure) << shown.text;
  }
}

TEST(ReportError, GivesTheCureForADamagedIndex) {
  const TempFolder folder;
  folder.write("index/iamglass", "not a database");
  const Report shown = report([&] { Xapian::Database((folder / "index").string()); });
  EXPECT_EQ(shown.text.find("kiosque-query: the index cannot be used: "), 0U) << shown.text;
  EXPECT_NE(shown.text.find("--rebuild"), std::string::npos) << shown.text;
  EXPECT_EQ(shown.exit_code, ExitCode::unavailable);
}

TEST(ReportError, GivesWhatTheProgramSaysForAnIndexThatCannotBeUsed) {
  const struct {
    std::function<void()> fail;
    ExitCode exit_code;
    std::string text;
  } kCases[] = {
      {[] { throw Xapian::DatabaseError("Error reading block", "", EIO); }, ExitCode::failure,
       "hint: check that disk"},
      {[] { throw Xapian::DatabaseOpeningError("Couldn't open", "", EMFILE); }, ExitCode::failure,
       "ulimit -n"},
      {[] { throw Xapian::DatabaseCorruptError("damaged"); }, ExitCode::failure, "--rebuild"},
      {[] { throw Xapian::DatabaseLockError("Unable to get write lock on x: already locked"); },
       ExitCode::unavailable, "another program is writing the index"},
  };
  for (const auto& c : kCases) {
    std::ostringstream err;
    try {
      c.fail();
    } catch (...) {
      EXPECT_EQ(report_current_exception("kiosque-indexer", err, ExitCode::failure), c.exit_code)
          << err.str();
    }
    EXPECT_NE(err.str().find(c.text), std::string::npos) << err.str();
  }
}

TEST(ReportError, HasAWordForEveryException) {
  const struct {
    std::function<void()> fail;
    std::string text;
  } kCases[] = {{[] { throw std::bad_alloc(); },
                 "kiosque-query: out of memory\nhint: close other programs or use fewer --jobs\n"},
                {[] { throw std::runtime_error("a\nb"); }, "kiosque-query: a b\n"}};
  for (const auto& c : kCases) {
    const Report shown = report(c.fail);
    EXPECT_EQ(shown.text, c.text);
    EXPECT_EQ(shown.exit_code, ExitCode::failure) << c.text;
  }
}

}  // namespace
}  // namespace kiosque
