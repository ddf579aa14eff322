// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <vector>

namespace Xapian {
class Query;
}

namespace kiosque {

// How much the readings of one typed word count against each other. docs/ranking.md says what each
// figure gained. A factor is relative to the weight that BM25 gives the same terms.

// The form as typed, on top of its inflections: sanctions before sanction for sanctions. A name is
// its own typed form, so it gets the same, and the two stay in balance.
inline constexpr double kTypedForm = 0.4;
// Where a name is meant, the same word not recognised as one.
inline constexpr double kWordBesideName = 0.6;
// Each word of a compound: États-Unis is two words of the text and one of what is asked for.
inline constexpr double kCompoundWord = 0.55;
// A guess at accents that were not typed: too little to come before what was.
inline constexpr double kGuessWeight = 0.05;
// What is left of a word's weight with each letter in which a close spelling differs.
inline constexpr double kWeightOfALetter = 0.4;
// The form as it was typed without accents, where the index has it with accents too: little for a
// word that is often written like that, since its accented forms are mostly inflections (annonce,
// annoncé); much where less than kRareShare of its articles have it so, and the accents were just
// not typed. Many leave out the accents of capitals alone: they mean nothing.
inline constexpr double kAsTyped = 0.15;
inline constexpr double kRareAsTyped = 2.0;
inline constexpr double kRareShare = 0.2;
// A query of one word names a subject, whatever its form: preferences count half.
inline constexpr double kOneWord = 0.5;

// The query times `factor`; queries that find nothing stay as they are.
Xapian::Query scaled(const Xapian::Query& query, double factor);

// `condition`, ranked by the preferences as well: they change no article's being found. `words`
// is how many the query has.
Xapian::Query with_preferences(const Xapian::Query& condition,
                               const std::vector<Xapian::Query>& preferences, std::size_t words);

}  // namespace kiosque
