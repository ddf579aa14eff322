// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/config_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temp_folder.h"

namespace kiosque {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

// "line:key=[value|value]" of each setting, [] around lists alone.
std::string shown(std::string_view text) {
  std::string all;
  for (const Setting& setting : parse_config(text, "f")) {
    all += std::to_string(setting.line) + ":" + setting.key + (setting.is_boolean ? "?" : "=");
    if (setting.is_list) all += '[';
    for (std::size_t i = 0; i < setting.values.size(); ++i)
      all += (i > 0 ? "|" : "") + setting.values[i];
    if (setting.is_list) all += ']';
    all += ' ';
  }
  if (!all.empty()) all.pop_back();
  return all;
}

std::string mistake(std::string_view text) {
  try {
    return "no mistake: " + shown(text);
  } catch (const Error& error) {
    EXPECT_EQ(error.exit_code(), ExitCode::failure);
    EXPECT_FALSE(error.hint().empty()) << text;
    return error.what();
  }
}

TEST(ConfigFile, ReadsStringsNumbersBooleansAndLists) {
  const struct {
    std::string_view text;
    const char* settings;
  } cases[] = {
      {"", ""},
      {"# alone", ""},
      {"\xEF\xBB\xBF\n \t\r\n#x\na = 1", "4:a=1"},
      {"a=1", "1:a=1"},
      {"a = -1\nb = +10_000 # ten\r\nc = 0\r\n", "1:a=-1 2:b=10000 3:c=0"},
      {"quiet = true\nmax-ratio = false", "1:quiet?true 2:max-ratio?false"},
      {R"(index = "/srv/a # b/c")", "1:index=/srv/a # b/c"},
      {R"(index = "a\"b\\c\u00e9\U0001F4F0" # "x")", "1:index=a\"b\\cé📰"},
      {R"(index = 'C:\x "y"')", "1:index=C:\\x \"y\""},
      {"index = \"\"", "1:index="},
      {"index = \"caf\xE9\"", "1:index=caf\xE9"},  // paths are bytes
      {"source = []", "1:source=[]"},
      {R"(source = ["/a", '/b' , 3,])", "1:source=[/a|/b|3]"},
      {"source = [ # which\n  \"/a,b\", # first\n\n  \"[c]\"\n]\njobs = 2",
       "1:source=[/a,b|[c]] 6:jobs=2"},
      {"x = [true]", "1:x?[true]"},
  };
  for (const auto& c : cases) EXPECT_EQ(shown(c.text), c.settings) << c.text;
}

TEST(ConfigFile, RefusesEverythingElseByLine) {
  const struct {
    std::string_view text;
    const char* message;
  } cases[] = {
      {"\n[index]", "f:2: the file has no sections"},
      {"jobs", "f:1: « jobs » is no setting"},
      {"jobs 4\r\n", "f:1: « jobs 4 » is no setting"},
      {"= 4", "f:1: « = 4 » is no setting"},
      {"\"jobs\" = 4", "f:1: « \"jobs\" = 4 » is no setting"},
      {"a.b = 4", "f:1: « a.b = 4 » is no setting"},
      {"a =", "f:1: a has no value"},
      {"a = # 1", "f:1: a has no value"},
      {"index = /srv/x", "f:1: « /srv/x » is neither a number nor true nor false"},
      {"a = 200GB", "f:1: « 200GB » is neither"},
      {"a = 1.5", "f:1: « 1.5 » is neither"},
      {"a = True", "f:1: « True » is neither"},
      {"a = _1", "f:1: « _1 » is neither"},
      {"a = {b = 1}", "f:1: « {b » is neither"},
      {"a = 1 2", "f:1: something follows the value of a"},
      {"a = \"x\" y", "f:1: something follows the value of a"},
      {"a = \"x\"\"y\"", "f:1: something follows the value of a"},
      {"a = [1] 2", "f:1: something follows the value of a"},
      {"a = \"x", "f:1: the quote of a is not closed"},
      {"a = 'x\n'", "f:1: the quote of a is not closed"},
      {"a = \"x\\\n\"", "f:1: a backslash that stands for nothing"},
      {"a = \"\"\"x\"\"\"", "f:1: a string over several lines"},
      {"a = \"C:\\dir\"", "f:1: a backslash that stands for nothing"},
      {"a = \"\\u0000\"", "f:1: a backslash that stands for nothing"},
      {"a = \"\\uD800\"", "f:1: a backslash that stands for nothing"},
      {"a = \"\\u12", "f:1: a backslash that stands for nothing"},
      {"a = \"\\U00110000\"", "f:1: a backslash that stands for nothing"},
      {"a = \"\x1B[31m\"", "f:1: a control character in the value of a"},
      {std::string_view("a = \"\0\"", 7), "f:1: a control character in the value of a"},
      {"\na = [\"x\",\n\"y\"", "f:3: the values of a are not parted"},
      {"\na = [\"x\",\n", "f:2: the list of a has no end"},
      {"a = [\n\"x\"\n\"y\"]", "f:3: the values of a are not parted"},
      {"a = [[1]]", "f:1: a list in a list"},
      {"a = [,]", "f:1: a has no value"},
      {"a = 1\n\na = 2", "f:3: a is set again; line 1 sets it already"},
  };
  for (const auto& c : cases) EXPECT_THAT(mistake(c.text), StartsWith(c.message)) << c.text;
}

TEST(ConfigFile, ShowsLittleOfAnEndlessMistake) {
  EXPECT_LT(mistake(std::string(100'000, 'x')).size(), 120U);
  EXPECT_LT(mistake("a = " + std::string(100'000, 'x')).size(), 150U);
  EXPECT_THAT(mistake("a = " + std::string(100'000, '[')), HasSubstr("a list in a list"));
}

TEST(ConfigFile, AFileThatCannotBeReadIsNamed) {
  const TempFolder folder;
  const std::string cases[] = {(folder / "absent").string(), folder.path().string(),
                               folder.write("long", std::string((1U << 20) + 1, '\n')).string()};
  for (const std::string& file : cases) {
    try {
      read_config_file(file);
      ADD_FAILURE() << file;
    } catch (const Error& error) {
      EXPECT_THAT(error.what(), StartsWith("cannot read the configuration " + file + ": "));
      EXPECT_THAT(error.hint(), HasSubstr("--config"));
    }
  }
  EXPECT_EQ(read_config_file(folder.write("good", "a = 1\n").string()).size(), 1U);
}

}  // namespace
}  // namespace kiosque
