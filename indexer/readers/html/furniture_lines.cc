// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <algorithm>
#include <array>
#include <string>

#include "indexer/readers/html/furniture.h"
#include "src/text/fold.h"

namespace kiosque {
namespace {

// All as fold() leaves it, with straight apostrophes.

// A line that begins so and is not long is furniture.
constexpr auto kBeginnings =
    std::to_array<std::string_view>({"lire aussi",
                                     "a lire aussi",
                                     "lire egalement",
                                     "a lire egalement",
                                     "voir aussi",
                                     "a voir aussi",
                                     "voir egalement",
                                     "a voir egalement",
                                     "ecouter aussi",
                                     "a ecouter aussi",
                                     "a lire :",
                                     "lire :",
                                     "a voir :",
                                     "a ecouter :",
                                     "lire la suite",
                                     "lire notre article",
                                     "lire l'article",
                                     "lire le decryptage",
                                     "lire notre",
                                     "lire nos",
                                     "relire notre",
                                     "notre dossier",
                                     "sur le meme sujet",
                                     "sur le meme theme",
                                     "dans la meme rubrique",
                                     "a decouvrir aussi",
                                     "suivez-nous sur",
                                     "suivez toute l'actualite",
                                     "retrouvez toute l'actualite",
                                     "retrouvez tous nos",
                                     "retrouvez-nous sur",
                                     "abonnez-vous",
                                     "inscrivez-vous a notre",
                                     "inscrivez-vous a la newsletter",
                                     "inscrivez-vous gratuitement",
                                     "s'inscrire a la newsletter",
                                     "recevez notre newsletter",
                                     "recevez gratuitement",
                                     "recevez chaque",
                                     "partager sur",
                                     "partager cet article",
                                     "partager l'article",
                                     "partagez cet article",
                                     "partagez l'article",
                                     "partager par",
                                     "envoyer par e-mail",
                                     "envoyer par mail",
                                     "copier le lien",
                                     "cet article est reserve aux",
                                     "article reserve aux abonnes",
                                     "contenu reserve aux abonnes",
                                     "la suite de cet article est reservee",
                                     "la suite est reservee",
                                     "deja abonne",
                                     "pour lire la suite",
                                     "temps de lecture",
                                     "telechargez l'application",
                                     "telecharger l'application",
                                     "tous droits reserves",
                                     "reproduction interdite",
                                     "credit photo",
                                     "photo d'illustration",
                                     "nous utilisons des cookies",
                                     "en poursuivant votre navigation",
                                     "ajouter a vos selections",
                                     "ajouter aux favoris",
                                     "offrir l'article",
                                     "offrir cet article",
                                     "vous avez repere une"});

// A short line that begins so and is no sentence is furniture.
constexpr auto kShortBeginnings = std::to_array<std::string_view>(
    {"publie le", "publie par", "publie a", "publie hier", "mis a jour le", "mis a jour a",
     "mise a jour le", "modifie le", "poste le", "ecrit par", "redige par", "par la redaction"});

// A line that has nothing but this, and perhaps a number or a mark, is furniture.
constexpr auto kWholes = std::to_array<std::string_view>({"partager",
                                                          "partages",
                                                          "imprimer",
                                                          "envoyer",
                                                          "publicite",
                                                          "advertisement",
                                                          "annonce",
                                                          "facebook",
                                                          "twitter",
                                                          "linkedin",
                                                          "whatsapp",
                                                          "messenger",
                                                          "e-mail",
                                                          "email",
                                                          "pinterest",
                                                          "reagir",
                                                          "commenter",
                                                          "favoris",
                                                          "newsletter",
                                                          "nos newsletters",
                                                          "la newsletter",
                                                          "a lire",
                                                          "a voir",
                                                          "a ecouter",
                                                          "a la une",
                                                          "les plus lus",
                                                          "les plus lues",
                                                          "mots-cles",
                                                          "tags",
                                                          "retour",
                                                          "haut de page",
                                                          "retour en haut",
                                                          "retour a l'accueil",
                                                          "accueil",
                                                          "s'abonner",
                                                          "se connecter",
                                                          "je m'abonne",
                                                          "m'abonner",
                                                          "j'en profite",
                                                          "article suivant",
                                                          "article precedent",
                                                          "min de lecture",
                                                          "minutes de lecture",
                                                          "lecture min",
                                                          "sauvegarder",
                                                          "suivre",
                                                          "voir plus",
                                                          "lire plus",
                                                          "en savoir plus",
                                                          "lire la video",
                                                          "vos reactions",
                                                          "nos lecteurs ont lu ensuite",
                                                          "articles lies",
                                                          "articles similaires",
                                                          "ecouter l'article"});

constexpr auto kComments = std::to_array<std::string_view>(
    {"commentaires", "commentaire", "laisser un commentaire", "vos commentaires",
     "reagir a cet article", "reagissez", "vos reactions", "reactions", "aucun commentaire",
     "ajouter un commentaire", "contributions", "les commentaires", "commentez cet article"});

std::string folded_line(std::string_view line) {
  std::string folded = fold(line);
  for (std::size_t at = folded.find("’"); at != std::string::npos; at = folded.find("’", at + 1))
    folded.replace(at, std::string_view("’").size(), "'");
  return folded;
}

// Folded French has no letters but these.
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

// Without numbers and marks at both ends.
std::string_view bare_words(std::string_view folded) {
  while (!folded.empty() && !is_letter(folded.front())) folded.remove_prefix(1);
  while (!folded.empty() && !is_letter(folded.back())) folded.remove_suffix(1);
  return folded;
}

template <typename List>
bool holds(const List& list, std::string_view words) {
  return std::find(list.begin(), list.end(), words) != list.end();
}

bool begins_with_words(std::string_view text, std::string_view beginning) {
  return text.starts_with(beginning) &&
         (text.size() == beginning.size() || !is_letter(text[beginning.size()]));
}

template <typename List>
bool begins_with_any(const List& list, std::string_view text) {
  return std::any_of(list.begin(), list.end(), [&](std::string_view beginning) {
    return begins_with_words(text, beginning);
  });
}

constexpr std::size_t kLongestLine = 280;
constexpr std::size_t kShortLine = 100;
constexpr std::size_t kLongestMark = 12;  // "• • •": longer ones may be of another script

}  // namespace

bool is_furniture(std::string_view line) {
  if (line.size() > kLongestLine) return false;
  const std::string folded = folded_line(line);
  const std::string_view words = bare_words(folded);
  if (words.empty()) return line.size() <= kLongestMark;
  if (holds(kWholes, words)) return true;
  if (folded.find("% de cet article a lire") != std::string::npos) return true;
  std::string_view from_word = folded;
  from_word.remove_prefix(static_cast<std::size_t>(words.data() - folded.data()));
  if (begins_with_any(kBeginnings, from_word)) return true;
  return line.size() <= kShortLine && !line.ends_with('.') &&
         begins_with_any(kShortBeginnings, from_word);
}

bool begins_comments(std::string_view line) {
  constexpr std::size_t kLongest = 60;
  if (line.size() > kLongest) return false;
  const std::string folded = folded_line(line);
  return holds(kComments, bare_words(folded));
}

}  // namespace kiosque
