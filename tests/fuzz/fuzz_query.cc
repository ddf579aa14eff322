// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
// Parses, compiles and answers a query of any bytes. The first byte chooses the options.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "query/language/suggestions.h"
#include "query/output/explain_printer.h"
#include "query/output/printer.h"
#include "query/output/query_in_words.h"
#include "src/cli/error.h"
#include "src/text/utf8.h"
#include "tests/unit/search_fixture.h"

namespace kiosque {
namespace {

constexpr std::size_t kLongestQuery = 600;  // longer ones only cost time

void require(bool condition, const char* what) {
  if (condition) return;
  std::cerr << "broken promise: " << what << '\n';
  std::abort();
}

SmallIndex make_index() {
  std::vector<Article> articles = {
      make_article("kp", "Kim Jong-un a reçu Vladimir Poutine, M. Kim parle des sanctions.",
                   "Sommet"),
      make_article("onu", "Le Conseil de sécurité de l'ONU vote la levée des sanctions.",
                   "L’O.N.U."),
      make_article("long", "L'Organisation des Nations unies, à Tours, voit des tours."),
      make_article("marche", "Il marche au marché. Été, étés, 12 000 œuvres nord-coréennes."),
      make_article("empty", "")};
  articles[0].date = Date{2019, 4, 18};
  articles[1].date = Date{2020, 2, 29};
  articles[0].source = "Le Monde";
  articles[1].author = "Service politique";
  return SmallIndex(std::move(articles));
}

void answer(SmallIndex& index, const Node& tree, const std::string& text,
            const CompileOptions& options) {
  CompiledQuery compiled =
      compile_query(tree, text, index.database(), index.lexicon(), index.analyzer(), options);
  SearchOrder order;
  order.limit = 3;
  order.facet_limit = 3;
  const SearchResult found =
      search_all(index.database(), compiled, order, index.lexicon(), index.analyzer());
  require(found.hits.size() <= found.match_count, "more hits than matches");
  const auto suggestions = suggest_spellings(tree, text, index.database(), index.analyzer());
  const std::string corrected = apply_suggestions(text, suggestions);
  require(suggestions.empty() || corrected != text, "a suggestion that changes nothing");
  std::ostringstream explained;
  print_explanation(to_string(tree), compiled, index.database(), explained);
  require(find_ill_formed(explained.str()) == std::string::npos, "an explanation is not UTF-8");
  Answer whole{"1", text, to_string(tree)};
  whole.match_count = found.match_count;
  whole.hit_count = found.hits.size();
  whole.facets = found.facets;
  whole.suggestions = suggestions;
  whole.notes = compiled.notes;
  whole.in_words = query_in_words(tree, index.lexicon());
  for (const OutputFormat format : {OutputFormat::json, OutputFormat::text, OutputFormat::html}) {
    std::ostringstream out;
    const auto printer = make_printer(format, {}, index.lexicon());
    printer->begin(out);
    printer->begin_answer(whole, out);
    for (const Hit& hit : found.hits) printer->print_hit(whole, hit, out);
    printer->end_answer(whole, out);
    printer->end(out);
    require(find_ill_formed(out.str()) == std::string::npos, "what is printed is not UTF-8");
    for (const char c : out.str())
      require(c == '\n' || static_cast<unsigned char>(c) >= 0x20, "a control character is printed");
    if (format == OutputFormat::json)
      require(nlohmann::json::accept(out.str()), "what is printed is no JSON");
  }
}

void check_query(unsigned bits, const std::string& text) {
  static SmallIndex index = make_index();
  const auto juxtaposition = (bits & 1U) != 0 ? Juxtaposition::any : Juxtaposition::all;
  CompileOptions options;
  options.stem_phrases = (bits & 4U) != 0;
  options.any_date = (bits & 8U) != 0;
  if ((bits & 16U) != 0) options.country_evidence = CountryEvidence::named;
  try {
    const Node tree = (bits & 2U) != 0 ? parse_plain_query(text, juxtaposition)
                                       : parse_query(text, juxtaposition, Date{2026, 11, 26});
    require(tree.offset + tree.length <= text.size(), "a node outside of the text");
    answer(index, tree, text, options);
  } catch (const QuerySyntaxError& error) {
    require(error.offset() <= text.size(), "a mistake outside of the text");
    require(error.length() >= 1, "a mistake without a place");
    require(!error.hint().empty(), "a mistake without its cure");
  }
}

}  // namespace
}  // namespace kiosque

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0 || size > kiosque::kLongestQuery) return 0;
  kiosque::check_query(data[0], std::string(data + 1, data + size));
  return 0;
}
