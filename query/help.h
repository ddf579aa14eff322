// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

namespace kiosque {

// What --help prints: a screen of 80 columns. A test compares it with the options.
inline constexpr const char* kQueryHelp =
    R"(Usage: kiosque-query [OPTIONS] QUERY...
Searches an index of French news articles.

QUERY: words side by side are all required; AND/ET OR/OU NOT/SAUF in capitals;
parentheses; "a phrase" « une phrase »; a NEAR/4 b; a ADJ/2 b; sanction*; =été;
poutin~; sanctions>=3; 2 of (a, b, c); titre: personne: pays: source: auteur:
date: langue: before a value. All of it: man kiosque-query-syntax

Search:
  --index DIR          the index [$KIOSQUE_INDEX, else the user's data folder]
  --from D, --to D     articles of these days: 2019, 2019-04, 2019-04-18, hier
  --since TIME         articles of the last "3 mois", "10 jours", 6w
  --any, --plain       words are alternatives; QUERY is words only
  --stem-phrases       phrases match in all inflections, like "a phrase"~
  --strict-countries   pays: by name or demonym alone, not by capital or town
  --similar ID         articles like that one, among those of QUERY if given
  --aliases FILE       your names of persons, as the index was built with
  --acronyms FILE      your acronyms, before the built-in ones
  --batch FILE         answers lines of: id TAB query
Output:
  -n, --limit N|all    hits to show [10; html: all];  --offset N to pass over
  --sort ORDER         relevance, newest or oldest
  --recent             newer articles a little before; --no-proximity: words
                       near each other no longer before
  --no-group           every copy of a story, not the earliest alone; --group:
                       stories in csv, jsonl and trec too
  --format FORMAT      text json jsonl csv trec, html (a press dossier; --full)
  --facets[=N]         persons, countries, sources, years; --facet-only: no hits
  --facet NAME         all of person, country, source, year or month, as TSV
  --count, --explain   the number of matches alone; how QUERY is understood
  --count-stories      numbers and facets count stories, not all their copies
  --show ID            one article whole, with [persons] and {countries} marked
  --color WHEN         auto, always or never;  --no-pager
  --help, --version
Saved searches:
  --save NAME          keeps QUERY; what it finds today is no news, or else with
                       --from-start;  --saved lists them, --forget NAME drops
  --run-saved [--new]  reports what is new for each, once;  --reports FOLDER:
                       as files there (html)

Exit status: 0 found, 1 nothing found, 2 bad query or options, 3 no index.

Examples:
  kiosque-query Kim AND Poutine AND sanctions
  kiosque-query --facets 'pays:Mali date:2020..2022'
  kiosque-query '« levée des sanctions » SAUF Merkel'
  kiosque-query --format html --full 'titre:sommet' > dossier.html
  kiosque-query --explain 'Conseil NEAR/4 sécurité'
)";

}  // namespace kiosque
