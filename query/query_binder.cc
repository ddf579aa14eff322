// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/query_binder.h"

#include <utility>

#include "query/language/compiler.h"
#include "query/language/field_compiler.h"
#include "query/language/parser.h"
#include "query/language/query_text.h"
#include "query/read_list.h"
#include "query/search/open_index.h"
#include "query/search/similar.h"
#include "src/cli/error.h"
#include "src/cli/load_aliases.h"
#include "src/index/schema.h"

namespace kiosque {
namespace {

Acronyms load_acronyms(const std::string& file, const std::string& own) {
  return file.empty() ? Acronyms::builtin() : Acronyms::with_own(own, file);
}

}  // namespace

QueryBinder::QueryBinder(const QueryOptions& options, std::ostream& err)
    : options_(options),
      aliases_(load_aliases(options.aliases_file, "kiosque-query", err)),
      lexicon_(Lexicon::builtin().with_aliases(aliases_)),
      own_acronyms_(options.acronyms_file.empty() ? std::string()
                                                  : read_list(options.acronyms_file, "--acronyms")),
      acronyms_(load_acronyms(options.acronyms_file, own_acronyms_)),
      analyzer_(lexicon_),
      database_(open_index(options.index_folder, lexicon_, err)) {}

std::optional<Node> QueryBinder::parse(const std::string& text) const {
  if (text.empty() && !options_.similar_to.empty()) return std::nullopt;
  const auto juxtaposition = options_.any ? Juxtaposition::any : Juxtaposition::all;
  return options_.plain ? parse_plain_query(text, juxtaposition) : parse_query(text, juxtaposition);
}

CompiledQuery QueryBinder::compile(const std::optional<Node>& tree, const std::string& text,
                                   bool any_date) {
  CompileOptions options;
  options.country_evidence = options_.country_evidence;
  options.stem_phrases = options_.stem_phrases;
  options.hints = !options_.plain;
  options.any_date = any_date;
  options.acronyms = &acronyms_;
  CompiledQuery compiled;
  if (tree) compiled = compile_query(*tree, text, database_, lexicon_, analyzer_, options);
  if (!options_.similar_to.empty()) add_similarity(tree.has_value(), compiled);
  if (!any_date && (options_.dates.first || options_.dates.last)) {
    compiled.has_dates = true;
    compiled.query = Xapian::Query(Xapian::Query::OP_FILTER, compiled.query,
                                   FieldCompiler::compile(DateNode{options_.dates}));
  }
  return compiled;
}

void QueryBinder::add_similarity(bool filter, CompiledQuery& compiled) {
  auto similar = find_similar(database_, options_.similar_to, analyzer_);
  if (!similar)
    throw Error(ExitCode::incomplete, "no article has the id " + in_guillemets(options_.similar_to),
                "--format json shows the ids of what is found");
  similar->country_evidence = options_.country_evidence;
  if (filter) {
    similar->query = Xapian::Query(Xapian::Query::OP_FILTER, similar->query, compiled.query);
    similar->notes = std::move(compiled.notes);
    similar->has_dates = compiled.has_dates;
  }
  compiled = std::move(*similar);
}

std::uint64_t QueryBinder::count_undated(const std::optional<Node>& tree, const std::string& text,
                                         const CompiledQuery& compiled) {
  if (!compiled.has_dates || database_.get_value_freq(slot::date) == database_.get_doccount())
    return 0;
  const Xapian::Query at_any_date = compile(tree, text, true).query;
  const Xapian::Query dated(Xapian::Query::OP_VALUE_GE, slot::date, "0");
  Xapian::Enquire enquire(database_);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(Xapian::Query(Xapian::Query::OP_AND_NOT, at_any_date,
                                  Xapian::Query(Xapian::Query::OP_OR, dated, compiled.query)));
  return enquire.get_mset(0, 0, database_.get_doccount()).get_matches_estimated();
}

}  // namespace kiosque
