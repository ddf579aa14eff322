// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace kiosque {

// Bits of what a single word is. Frozen together with the format of the lexicon's bytes.
enum WordFlag : std::uint32_t {
  kFirstName = 1U << 0,
  kCivility = 1U << 1,          // M., Mme, général: before a name, not part of it
  kParticle = 1U << 2,          // de, von, ben: inside a name
  kFamilyNameFirst = 1U << 3,   // Kim, Xi: the family name stands before the given name
  kFunction = 1U << 4,          // président, général: a name may stand right behind it
  kSurname = 1U << 5,           // of a dictionary's or a well-known person's
  kCommonWord = 1U << 6,        // written small in French, in some inflection
  kPlaceWord = 1U << 7,         // rue, stade, lycée: what follows is no person, or no more
  kSpeech = 1U << 8,            // déclare, estimé: who speaks stands beside it
  kOrganisationWord = 1U << 9,  // Airlines, FC, Pictures: part of an organisation's name
};

struct WordInfo {
  std::uint32_t flags = 0;
  std::uint32_t id = 0;        // of the words that gazetteer entries are made of; 0: in none
  std::uint32_t alias_id = 0;  // likewise, of the user's own aliases

  bool has(WordFlag flag) const { return (flags & flag) != 0; }
};

enum class EntryKind : std::uint8_t {
  person = 1,     // label: canonical name
  country,        // label: ISO 3166-1 alpha-2 code, as for the kinds below
  demonym,        // coréen, Russes
  combining,      // franco- in franco-allemand: only before a hyphen
  seat_of_power,  // capital or metonym: Pyongyang, Kremlin
  place,          // city, region or site that means one country
  other,          // holds a country's name but does not name it: Coupe de France
  organisation,   // or a product, a work, an event; label: "organisation"
};

// How the text's capitals must be for an entry to match.
enum class CaseRule : std::uint8_t {
  any = 1,      // they do not matter
  capitalised,  // a word that the entry has with a capital needs one; the others may have one
  exact,        // as the entry is written
};

struct GazetteerEntry {
  EntryKind kind;
  CaseRule case_rule;
  std::uint16_t capitals;  // bit i: the entry has its word i with a capital
  std::string_view label;
  std::string_view spelling;  // as the list has it
};

// The word lists that the analyzer works with: stop words, flags of single words, and the
// gazetteer as a trie of folded words. A view over bytes that LexiconBuilder made; nothing is
// parsed when it is opened, pages are read when a word is looked up. Thread-safe.
class Lexicon {
 public:
  // The bytes must outlive the lexicon. Throws std::invalid_argument when they are not a lexicon
  // of this format.
  explicit Lexicon(std::string_view bytes);

  // The lexicon that is linked into the program from data/.
  static Lexicon builtin();

  // This lexicon with the user's own aliases in front, as compile_aliases() made their bytes,
  // which must outlive the result; empty bytes add nothing.
  Lexicon with_aliases(std::string_view bytes) const;

  bool has_aliases() const { return !alias_bytes_.empty(); }
  // The user's aliases by themselves: their words' ids are WordInfo::alias_id. Only where
  // has_aliases().
  Lexicon aliases() const;

  // By the folded form. All zero for an unknown word, but for kCommonWord where it is one.
  WordInfo find(std::string_view folded) const;

  // By the lower-case form, accents kept: "sur" is a stop word, "sûr" is not.
  bool is_stop_word(std::string_view form) const;

  static constexpr std::uint32_t kRoot = 1;
  // The trie's node below `node` for a word's id; 0 where no entry goes on like that.
  std::uint32_t step(std::uint32_t node, std::uint32_t word_id) const;

  std::uint32_t entry_count(std::uint32_t node) const;
  // The entries that end at a node; `index` below entry_count(node).
  GazetteerEntry entry(std::uint32_t node, std::uint32_t index) const;

  // All entries, in no order that means anything.
  std::uint32_t entry_count() const;
  GazetteerEntry entry(std::uint32_t index) const;

  // The French name of a country for its code; empty for an unknown one.
  std::string_view country_label(std::string_view code) const;

  // Changes whenever a list of this lexicon's own changes, not the aliases in front of it. 16
  // hexadecimal digits.
  std::string fingerprint() const;

 private:
  std::string_view string_at(std::uint32_t offset) const;
  WordInfo look_up(std::string_view key) const;
  bool is_common_word(std::string_view folded) const;
  WordInfo find_marked(char mark, std::string_view key) const;

  std::string_view bytes_;
  std::string_view alias_bytes_;  // empty: none
};

}  // namespace kiosque
