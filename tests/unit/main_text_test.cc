// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/readers/html/main_text.h"

#include <gtest/gtest.h>

#include "indexer/readers/html/furniture.h"

namespace kiosque {
namespace {

const std::string kOne = "Le pont de bois rouvre aux promeneurs, après deux ans de travaux.";
const std::string kTwo = "Les planches de chêne viennent d'une forêt voisine, à vingt kilomètres.";
const std::string kThree = "Un détour reste fléché par le quai, jusqu'au premier dimanche de mai.";

std::string p(const std::string& text) { return "<p>" + text + "</p>\n"; }
std::string text_of(const std::string& html) { return main_text(Page(html), {"Le pont rouvre"}); }

struct Case {
  std::string html;
  std::string text;
};

void expect_texts(const std::vector<Case>& cases) {
  for (const auto& [html, text] : cases) EXPECT_EQ(text_of(html), text) << html;
}

// What a piece of a page between paragraphs leaves of itself, "" for nothing.
void expect_left_of(const std::string& piece, const std::string& left) {
  std::string expected = kOne + '\n';
  if (!left.empty()) expected += left + '\n';
  EXPECT_EQ(text_of("<div>" + p(kOne) + piece + p(kThree) + p(kOne) + "</div>"),
            expected + kThree + '\n' + kOne)
      << piece;
}

TEST(MainText, KeepsParagraphsHeadingsListsAndBreaks) {
  expect_texts({
      {p(kOne) + p(kTwo), kOne + '\n' + kTwo},
      {"<p>" + kOne + "<p>" + kTwo, kOne + '\n' + kTwo},
      {"<div>" + kOne + "<br><br/>" + kTwo + "<br>", kOne + '\n' + kTwo},
      {p(kOne) + "<h2>Du bois</h2>" + p(kTwo), kOne + "\nDu bois\n" + kTwo},
      {p(kOne) + "<ul><li>un<li> deux </ul>" + p(kTwo), kOne + "\nun\ndeux\n" + kTwo},
      {"<blockquote>" + kOne + "</blockquote>" + p(kTwo), kOne + '\n' + kTwo},
      {"<pre>" + kOne + "\n\n" + kTwo + "</pre>", kOne + '\n' + kTwo},
      {"<p>  Le <b>pont</b>\n\n de\tbois&nbsp;! rouvre aux <i>pro</i>meneurs,&#32;enfin.</p>",
       "Le pont de bois\u00A0! rouvre aux promeneurs, enfin."},
      {p("so\u00ADleil &lt;b&gt; " + kOne), "so\u00ADleil <b> " + kOne},
  });
}

TEST(MainText, LeavesFurnitureOut) {
  for (const std::string& furniture :
       std::vector<std::string>{"<nav>" + p(kTwo) + "</nav>",
                                "<aside>" + p(kTwo) + "</aside>",
                                "<footer>" + p(kTwo) + "</footer>",
                                "<script>" + p(kTwo) + "</script>",
                                "<noscript>" + p(kTwo) + "</noscript>",
                                "<template>" + p(kTwo) + "</template>",
                                "<style>p{}</style>",
                                "<form>" + p(kTwo) + "</form>",
                                "<div hidden>" + p(kTwo) + "</div>",
                                "<div style='display: none;'>" + p(kTwo) + "</div>",
                                "<div aria-hidden=true>" + p(kTwo) + "</div>",
                                "<div role=navigation>" + p(kTwo) + "</div>",
                                "<figure><img><figcaption>" + kTwo + "</figcaption></figure>",
                                "<div class='c-newsletter'>" + p(kTwo) + "</div>",
                                "<div id=relatedArticles>" + p(kTwo) + "</div>",
                                "<div class='lire-aussi'>" + p(kTwo) + "</div>",
                                "<div class='articleShare'>" + p(kTwo) + "</div>",
                                "<ul class='post-tags'><li>Ain</ul>",
                                p("Lire aussi : <a href=x>Un lavoir</a>"),
                                p("À LIRE AUSSI&nbsp;: Un lavoir rendu à son village"),
                                p("&gt; Voir aussi – Un lavoir"),
                                p("Partager sur Facebook"),
                                p("Il vous reste 72 % de cet article à lire."),
                                p("Inscrivez-vous à notre newsletter pour tout savoir."),
                                p("Publicité"),
                                p("• • •"),
                                p("Publié le 3 mai 2021 à 8h"),
                                p("<a href=x>Un lavoir rendu à son village, enfin.</a>"),
                                p("Cet article est réservé aux abonnés"),
                                "<h3>Sur le même sujet</h3>",
                                "<h3>Nos vidéos</h3><ul><li><a href=a>Un lavoir</a></ul>",
                                p("Par Le pont rouvre"),
                                "<h1>Le pont rouvre</h1>"})
    expect_left_of(furniture, "");
}

TEST(MainText, KeepsSentencesThatOnlyBeginLikeFurniture) {
  for (const std::string& sentence : std::vector<std::string>{
           "Publié le 3 mai, le rapport du cabinet compte deux cents pages et trois annexes.",
           "Il vous reste deux jours pour visiter le moulin.",
           "À lire son carnet, le meunier dormait peu.", "Partager le pain ne va pas de soi.",
           "Réagir vite, voilà leur métier.",
           "Commentaires et rumeurs vont bon train au village."}) {
    EXPECT_FALSE(is_furniture(sentence)) << sentence;
    EXPECT_FALSE(begins_comments(sentence)) << sentence;
    expect_left_of(p(sentence), sentence);
  }
}

TEST(MainText, EndsWhereTheCommentsBegin) {
  expect_texts({
      {p(kOne) + "<h3>12 commentaires</h3>" + p(kTwo), kOne},
      {p(kOne) + "<h3>Réagir à cet article</h3>" + p(kTwo), kOne},
      {p(kOne) + "<div id=comments>" + p(kTwo) + p(kTwo) + p(kTwo) + "</div>", kOne},
  });
}

TEST(MainText, FindsTheArticleAmongOtherTexts) {
  const std::string teasers = "<div>" + p("<a href=a>Un lavoir rendu à son village</a>") +
                              p("Une phrase qui annonce un autre article que celui-là, ailleurs.") +
                              "</div>";
  expect_texts({
      {teasers + "<div>" + p(kOne) + p(kTwo) + p(kThree) + "</div>" + teasers,
       kOne + '\n' + kTwo + '\n' + kThree},
      {"<div itemprop=articleBody>" + p(kOne) + "</div>" + teasers, kOne},
      {"<main><div>" + p(kOne) + p(kTwo) + "</div><div class=ad-slot></div><div>" + p(kThree) +
           "</div></main>",
       kOne + '\n' + kTwo + '\n' + kThree},
      {"<form id=aspnetForm><div>" + p(kOne) + p(kTwo) + "</div></form>", kOne + '\n' + kTwo},
      {"<div class=page-with-sidebar><h1>Le pont rouvre</h1>" + p(kOne) + "</div>", kOne},
      {"<article class='post tag-social category-partage'><div class=entry-content>" + p(kOne) +
           "</div></article>",
       kOne},
  });
}

TEST(MainText, PutsTheStandfirstBeforeTheText) {
  const std::string body = "<div class=article-body>" + p(kOne) + p(kTwo) + "</div>";
  expect_texts({
      {"<h1>Le pont rouvre</h1><p class=chapo>" + kThree + "</p>" + body,
       kThree + '\n' + kOne + '\n' + kTwo},
      {"<article><header><h1>Le pont rouvre</h1>" + p(kThree) + p("Par A") + "</header>" + body +
           "</article>",
       kThree + '\n' + kOne + '\n' + kTwo},
      {"<header><h1>Le Courrier</h1>" + p(kThree) + "</header>" + body, kOne + '\n' + kTwo},
  });
}

TEST(MainText, YieldsNothingWhereThereIsNoText) {
  for (const char* html : {"", "<a href=x>Un lavoir rendu à son village</a>", "<p>&nbsp;</p>",
                           "<p>1 | 2 | 3</p>", "<title>Un lavoir rendu à son village</title>"})
    EXPECT_EQ(text_of(html), "") << html;
}

}  // namespace
}  // namespace kiosque
