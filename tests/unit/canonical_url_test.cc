// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/input/canonical_url.h"

#include <gtest/gtest.h>

#include <string>

namespace kiosque {
namespace {

TEST(CanonicalUrl, LeavesOutWhatChangesFromVisitToVisit) {
  const std::pair<const char*, const char*> kCases[] = {
      {"https://a.example/b?utm_source=x&utm_medium=y", "https://a.example/b"},
      {"https://a.example/b?id=7&fbclid=Z&page=2", "https://a.example/b?id=7&page=2"},
      {"https://a.example/b?UTM_Source=x", "https://a.example/b"},
      {"https://a.example/b#xtor=RSS-1", "https://a.example/b"},
      {"https://a.example/b?xtor=RSS-1#suite", "https://a.example/b"},
      {"https://a.example/b?at_medium=x&a=1", "https://a.example/b?a=1"},
      {"https://a.example/#!/b", "https://a.example/#!/b"},
      {"HTTPS://Presse.Example:443/Article", "https://presse.example/Article"},
      {"http://a.example:80", "http://a.example"},
      {"http://a.example:8080/b", "http://a.example:8080/b"},
      {"https://a.example?gclid=1", "https://a.example"},
  };
  for (const auto& [url, canonical] : kCases) EXPECT_EQ(canonical_url(url), canonical) << url;
}

TEST(CanonicalUrl, LeavesAllElseAlone) {
  for (const char* url : {"", "u", "ftp://A.example/#x", "tag:a.example,2019:1", "://", "http://",
                          "https://a.example/b?a=1&b=2", "https://a.example/utm_source=x",
                          "https://a.example/b?data=utm_source", "urn:newsml:A:20190418:1"})
    EXPECT_EQ(canonical_url(url), url);
}

}  // namespace
}  // namespace kiosque
