// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <vector>

#include "src/analysis/name_tagger.h"

namespace kiosque {

// Mends what the lists know better than the model, for the names of one part of an article:
// - a demonym before a name is no part of it: « l'Italienne Fiamingo »;
// - a place or another's surname before a full name is no part of it: « l'archevêque de Rouen
//   Dominique Lebrun »;
// - two people joined by a hyphen are two: « Kim-Trump »;
// - what the lists have in two words or more as something else is no person;
// - neither is a lone name that the lists have as an organisation, a country or a place, unless a
//   full name ends with it: Bloomberg, Washington;
// - a first name before a country's name makes a person of both: Marie France;
// - well-known people in two words or more are persons where the model saw nothing.
// Spans stay in reading order and do not overlap.
void correct_names(const NameText& text, std::vector<NameSpan>& spans);

}  // namespace kiosque
