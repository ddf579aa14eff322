// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/input/file_names.h"

#include <gtest/gtest.h>

namespace kiosque {
namespace {

TEST(FileNames, KnowsWhichFilesMayHoldArticles) {
  const struct {
    const char* name;
    bool known;
  } cases[] = {{"a.txt", true},       {"a.TXT", true},   {"a.jsonl", true},   {"a.ndjson", true},
               {"a.json", true},      {"a.html", true},  {"a.HTM", true},     {"a.xml", true},
               {"a.rss", true},       {"a.warc", true},  {"a.warc.gz", true}, {"a.zip", true},
               {"a.tar.gz", true},    {"a.tgz", true},   {"a.txt.gz", true},  {"a.gz", true},
               {"a.jsonl.zst", true}, {"a.jpg", false},  {"a.jpg.gz", false}, {"a", false},
               {".txt", false},       {"a.txt~", false}, {"txt", false},      {"dir.txt/a", false},
               {"a.css", false},      {"a.pdf", false},  {"", false}};
  for (const auto& c : cases)
    EXPECT_EQ(has_known_extension(lower_file_name(c.name)), c.known) << c.name;
}

TEST(FileNames, PartsExtensions) {
  EXPECT_EQ(lower_file_name("/A/B.Xml"), "b.xml");
  EXPECT_EQ(extension_of("a.xml.gz"), ".xml.gz");
  EXPECT_EQ(extension_of("a.gz"), ".gz");
  EXPECT_EQ(extension_of("a"), "");
  EXPECT_EQ(extension_of(".bashrc"), "");
  EXPECT_EQ(without_compression("a.xml.gz"), "a.xml");
  EXPECT_EQ(without_compression("a.xml"), "a.xml");
}

}  // namespace
}  // namespace kiosque
