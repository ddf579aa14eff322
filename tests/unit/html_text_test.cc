// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/output/html_text.h"

#include <gtest/gtest.h>

namespace kiosque {
namespace {

TEST(HtmlTextTest, EscapesWhatMarkupIsMadeOf) {
  EXPECT_EQ(to_html("R&D <b> \"a\" 'b' ]]> &amp;"),
            "R&amp;D &lt;b&gt; &quot;a&quot; &#39;b&#39; ]]&gt; &amp;amp;");
  EXPECT_EQ(to_html("été, « l’Œuvre » 日本 😀"), "été, « l’Œuvre » 日本 😀");
  EXPECT_EQ(to_html(""), "");
}

TEST(HtmlTextTest, NeutralisesWhatIsUnsafe) {
  EXPECT_EQ(to_html("a\x1b[2J\u202E\u2028\x80z\n\tb\uFFFE"),
            "a\uFFFD[2J\uFFFD\uFFFD\uFFFDz  b\uFFFD");
}

TEST(HtmlTextTest, MarksWhatWasFound) {
  const Highlighted line{"<Kim> & Kim", {{0, 5}, {8, 11}}};
  EXPECT_EQ(to_html(line), "<mark>&lt;Kim&gt;</mark> &amp; <mark>Kim</mark>");
}

TEST(HtmlTextTest, OnlyWebAddressesAreLinked) {
  for (const char* url :
       {"https://a.example", "http://a.example/", "HTTPS://A.EXAMPLE/x?y=1&z=%20#f",
        "https://a.example:8080/x", "https://www.défense.example/é", "http://[::1]:80/",
        "https://a.example?q", "https://a.example/@b:c"})
    EXPECT_TRUE(is_web_address(url)) << url;
  for (const char* url : {"",
                          "javascript:alert(1)",
                          "JavaScript:alert(1)//https://a.example",
                          "data:text/html,x",
                          "vbscript:x",
                          "file:///etc/passwd",
                          "ftp://a.example",
                          "//a.example",
                          "/a",
                          "a.example",
                          "http:",
                          "http://",
                          "http:///a",
                          "https:a.example",
                          "https://?q",
                          "https://:80/",
                          "https://lemonde.fr@a.example/",
                          "https://a:b@a.example",
                          "https://a.example\\@b.example",
                          " https://a.example",
                          "https://a.example/ b",
                          "https://a.example/\"onclick=x",
                          "https://a.example/'",
                          "https://a.example/<b>",
                          "https://a.example/\n",
                          "java\tscript:x",
                          "https://a.example/\x1b",
                          "https://a.example/\u202Egpj",
                          "https://a.example:123456/",
                          "https://a.example:x/",
                          "https://[::1/",
                          "https://[x]/",
                          "https://a\x80.example/",
                          "https://a%20b/"})
    EXPECT_FALSE(is_web_address(url)) << url;
}

}  // namespace
}  // namespace kiosque
