// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/readers/xml/html_fragment.h"

#include <gtest/gtest.h>

#include "src/text/utf8.h"

namespace kiosque {
namespace {

TEST(HtmlFragment, BecomesTheTextThatAPageShows) {
  const struct {
    const char* html;
    const char* text;
  } cases[] = {
      {"", ""},
      {"  un \n deux\t", "un deux"},
      {"<p>un</p><p>deux</p>", "un\ndeux"},
      {"<P CLASS=x>un<P>deux", "un\ndeux"},
      {"un<br>deux<br/>trois<br />", "un\ndeux\ntrois"},
      {"<ul><li>un</li> <li>deux</li></ul>", "un\ndeux"},
      {"<h2>Titre</h2>texte", "Titre\ntexte"},
      {"<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>", "1 2\n3"},
      {"mot<b>s</b> et <i>mots</i>", "mots et mots"},
      {"<a href='/x?a=1&b=2>3' title=\"a>b\">lien</a>", "lien"},
      {"&eacute;&#233;&#xE9; &amp;amp; &nbsp;x", "ééé &amp; \u00A0x"},
      {"l&#146;&#x92;&#156;uvre &#128;", "l’’œuvre €"},
      {"&#0;&#8;a&#55296;&#x110000;&#99999999999999999999;b",
       "a\uFFFD\uFFFD&#99999999999999999999;b"},
      {"R&D & &inconnu; &;", "R&D & &inconnu; &;"},
      {"a < b > c <3 </3 <", "a < b > c <3 </3 <"},
      {"a<script>if (a<b) {}</script>b<style>p{}</style>c", "abc"},
      {"a<SCRIPT>x</Script >b", "ab"},
      {"a<script>sans fin", "a"},
      {"a<noscript>x</noscript>b<svg><text>y</text></svg>c", "abc"},
      {"a<svg>sans fin", "asans fin"},
      {"a<!-- <b>x</b> -->b<!doctype html>c<?php x ?>d", "abcd"},
      {"a<!-- sans fin", "a"},
      {"a<b", "a"},
      {"a<b title=\"x>c", "ac"},
      {"<html><head><title>x</title></head><body>un</body></html>", "un"},
  };
  for (const auto& c : cases) EXPECT_EQ(html_fragment_text(c.html), c.text) << c.html;
}

TEST(HtmlFragment, TakesHostileMarkupInItsStride) {
  const auto repeated = [](const std::string& text) {
    std::string all;
    while (all.size() < 4'000'000) all += text;
    return all;
  };
  for (const char* piece : {"<b>", "</b>", "<svg>", "<script", "<a b=\"", "<a b='\">", "<!--", "<!",
                            "</", "<", "&", "&#", "<noscript><", "<body><b></x>", "<a b=\"'\" "}) {
    const std::string text = html_fragment_text(repeated(piece));
    EXPECT_EQ(find_ill_formed(text), std::string::npos) << piece;
  }
}

}  // namespace
}  // namespace kiosque
