// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "query/output/printer.h"
#include "tests/unit/search_fixture.h"

namespace kiosque {

struct WholeAnswer {
  Answer answer;
  std::vector<Hit> hits;
};

inline WholeAnswer whole_answer(const std::string& query_id, const std::string& text,
                                const std::string& parsed, std::uint64_t match_count,
                                std::vector<Hit> hits) {
  Answer answer{query_id, text, parsed};
  answer.match_count = match_count;
  answer.hit_count = hits.size();
  if (!hits.empty()) answer.offset = hits.front().rank - 1;
  for (const Hit& hit : hits)
    if (hit.article.date) answer.months.insert(to_iso(*hit.article.date).substr(0, 7));
  return {std::move(answer), std::move(hits)};
}

inline std::string print_with(Printer& printer, const WholeAnswer& whole) {
  std::ostringstream out;
  printer.begin(out);
  printer.begin_answer(whole.answer, out);
  for (const Hit& hit : whole.hits) printer.print_hit(whole.answer, hit, out);
  printer.end_answer(whole.answer, out);
  printer.end(out);
  return out.str();
}

// What a format makes of one answer.
inline std::string print_answer(OutputFormat format, const PrintStyle& style,
                                const WholeAnswer& whole) {
  const std::string lists = test_word_lists();
  const Lexicon lexicon{lists};
  return print_with(*make_printer(format, style, lexicon), whole);
}

}  // namespace kiosque
