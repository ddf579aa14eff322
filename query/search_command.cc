// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/search_command.h"

#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <optional>
#include <ostream>
#include <sstream>
#include <utility>

#include "query/language/acronyms.h"
#include "query/language/compiler.h"
#include "query/language/field_compiler.h"
#include "query/language/parser.h"
#include "query/language/query_text.h"
#include "query/language/suggestions.h"
#include "query/options.h"
#include "query/output/explain_printer.h"
#include "query/output/pager.h"
#include "query/output/query_in_words.h"
#include "query/output/table_cell.h"
#include "query/read_list.h"
#include "query/search/open_index.h"
#include "query/search/reread.h"
#include "query/search/searcher.h"
#include "query/search/similar.h"
#include "query/search_order.h"
#include "query/show_command.h"
#include "src/cli/load_aliases.h"
#include "src/cli/report_error.h"

namespace kiosque {
namespace {

constexpr std::string_view kByteOrderMark = "\uFEFF";
constexpr std::size_t kTerminalMargin = 1;

Acronyms load_acronyms(const std::string& file, const std::string& own) {
  return file.empty() ? Acronyms::builtin() : Acronyms::with_own(own, file);
}

// One run: the order of the stages from the query's text to the printed answer.
class SearchCommand {
 public:
  SearchCommand(const QueryOptions& options, std::ostream& out, std::ostream& err)
      : options_(options),
        out_(out),
        err_(err),
        aliases_(load_aliases(options.aliases_file, "kiosque-query", err)),
        lexicon_(Lexicon::builtin().with_aliases(aliases_)),
        own_acronyms_(options.acronyms_file.empty()
                          ? std::string()
                          : read_list(options.acronyms_file, "--acronyms")),
        acronyms_(load_acronyms(options.acronyms_file, own_acronyms_)),
        analyzer_(lexicon_),
        database_(open_index(options.index_folder, lexicon_, err)),
        printer_(make_printer(options.format, style(), lexicon_)) {}

  ExitCode run() {
    if (options_.task == Task::show) {
      read_index([&] { show_article(options_, database_, lexicon_, analyzer_, style(), out_); });
      return ExitCode::success;
    }
    const ExitCode code = options_.batch_file.empty() ? run_one() : run_batch();
    if (begun_) printer_->end(out_);
    return code;
  }

 private:
  PrintStyle style() const {
    PrintStyle style;
    style.color = use_color(options_.color, STDOUT_FILENO);
    style.batch = !options_.batch_file.empty();
    if (isatty(STDOUT_FILENO) == 1)
      style.width = std::max(terminal_width(STDOUT_FILENO), kTerminalMargin + 1) - kTerminalMargin;
    return style;
  }

  // The newest state where an indexer overtakes: perhaps of another generation.
  template <typename Read>
  void read_index(const Read& read) {
    reread(read, [this] { database_ = open_live_generation(options_.index_folder); });
  }

  [[noreturn]] void throw_unreadable_batch() const {
    throw Error(ExitCode::failure, "cannot read " + options_.batch_file,
                "name a file with lines of: id TAB query");
  }

  ExitCode run_one() {
    return answer("1", options_.query) ? ExitCode::success : ExitCode::incomplete;
  }

  // A query that fails is reported by its line, and the others are answered.
  ExitCode run_batch() {
    std::ifstream in(options_.batch_file);
    if (!in) throw_unreadable_batch();
    bool any_found = false;
    ExitCode worst = ExitCode::success;
    std::string line;
    for (std::size_t number = 1; out_.good() && std::getline(in, line); ++number) {
      if (number == 1 && line.starts_with(kByteOrderMark)) line.erase(0, kByteOrderMark.size());
      if (line.ends_with('\r')) line.pop_back();
      if (line.empty() || line.front() == '#') continue;
      place_ = options_.batch_file + ':' + std::to_string(number);
      try {
        const std::size_t tab = line.find('\t');
        if (tab == std::string::npos)
          throw Error(ExitCode::failure, "the line has no tab", "write: id TAB query");
        if (tab == 0) throw Error(ExitCode::failure, "the line has no id", "write: id TAB query");
        any_found |= answer(line.substr(0, tab), line.substr(tab + 1));
      } catch (...) {
        worst = std::max(worst, report_current_exception(place_, err_));
      }
    }
    if (in.bad()) throw_unreadable_batch();
    if (worst != ExitCode::success) return worst;
    return any_found ? ExitCode::success : ExitCode::incomplete;
  }

  // A query that was compiled and run. It stays where it is: the search refers to the query.
  struct Run {
    CompiledQuery compiled;
    std::optional<Search> search;
    Answer answer;
  };

  bool answer(const std::string& id, const std::string& text) {
    const std::optional<Node> tree = parse(text);
    Run run;
    std::ostringstream explanation;
    read_index([&] {
      start(id, text, tree, run);
      explanation.str({});
      if (options_.explain)
        print_explanation(run.answer.parsed, run.compiled, database_, explanation);
    });
    err_ << explanation.view();
    print_notes(run.answer);
    switch (options_.task) {
      case Task::count:
        print_id(id);
        out_ << (counts_stories() ? run.answer.story_count.value_or(0) : run.answer.match_count)
             << '\n';
        break;
      case Task::facet:
        print_facet(id, *run.answer.facets);
        break;
      default:
        print(run);
    }
    return run.answer.match_count > 0;
  }

  // Nothing where articles like another one are asked for, whatever they say.
  std::optional<Node> parse(const std::string& text) const {
    if (text.empty() && !options_.similar_to.empty()) return std::nullopt;
    const auto juxtaposition = options_.any ? Juxtaposition::any : Juxtaposition::all;
    return options_.plain ? parse_plain_query(text, juxtaposition)
                          : parse_query(text, juxtaposition);
  }

  void start(const std::string& id, const std::string& text, const std::optional<Node>& tree,
             Run& run) {
    run.search.reset();
    run.compiled = compile(tree, text, false);
    run.search.emplace(database_, run.compiled,
                       make_search_order(options_, isatty(STDOUT_FILENO) == 1), lexicon_,
                       analyzer_);
    run.search->read_ahead();
    Answer& answer = run.answer;
    answer = {};
    answer.query_id = id;
    answer.text = text;
    if (tree) answer.parsed = to_string(*tree);
    if (tree && options_.format == OutputFormat::html)
      answer.in_words = query_in_words(*tree, lexicon_);
    answer.similar_to = options_.similar_to;
    answer.match_count = run.search->match_count();
    answer.story_count = run.search->story_count();
    answer.grouped = options_.order.group;
    answer.offset = options_.order.offset;
    answer.hit_count = run.search->hit_count();
    answer.facets = run.search->facets();
    answer.dates = options_.dates;
    answer.sort = options_.order.sort;
    answer.detail = options_.order.detail;
    if (options_.format == OutputFormat::html) answer.months = run.search->months();
    answer.notes = run.compiled.notes;
    if (!tree) return;
    if (const std::uint64_t undated = count_undated(tree, text, run.compiled); undated > 0)
      answer.notes.push_back(std::to_string(undated) +
                             (undated == 1
                                  ? " article without a date matches too; it is left out"
                                  : " articles without a date match too; they are left out"));
    if (wants_suggestions())
      answer.suggestions = suggest_spellings(*tree, text, database_, analyzer_);
  }

  CompiledQuery compile(const std::optional<Node>& tree, const std::string& text, bool any_date) {
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

  void add_similarity(bool filter, CompiledQuery& compiled) {
    auto similar = find_similar(database_, options_.similar_to, analyzer_);
    if (!similar)
      throw Error(ExitCode::incomplete,
                  "no article has the id " + in_guillemets(options_.similar_to),
                  "--format json shows the ids of what is found");
    similar->country_evidence = options_.country_evidence;
    if (filter) {
      similar->query = Xapian::Query(Xapian::Query::OP_FILTER, similar->query, compiled.query);
      similar->notes = std::move(compiled.notes);
      similar->has_dates = compiled.has_dates;
    }
    compiled = std::move(*similar);
  }

  // The articles that only lack a date to be found.
  std::uint64_t count_undated(const std::optional<Node>& tree, const std::string& text,
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

  // In a batch only where a program reads them.
  bool wants_suggestions() const {
    return !options_.plain &&
           (options_.batch_file.empty() || options_.format == OutputFormat::json);
  }

  bool counts_stories() const { return options_.order.facet_unit == CountUnit::stories; }

  // On standard error: standard output stays what a script expects.
  void print_notes(const Answer& answer) {
    for (const std::string& note : answer.notes)
      err_ << sanitize(place_) << ": note: " << sanitize(note) << '\n';
    if (answer.suggestions.empty() || !options_.batch_file.empty()) return;
    err_ << sanitize(place_)
         << ": did you mean: " << sanitize(apply_suggestions(answer.text, answer.suggestions))
         << '\n';
  }

  // The heading comes with the first hit: a mistake, or an index that cannot be read, leaves
  // standard output empty.
  void print(Run& run) {
    std::optional<Hit> hit = run.search->next();
    if (!std::exchange(begun_, true)) printer_->begin(out_);
    printer_->begin_answer(run.answer, out_);
    // Nobody reads on where a pager was left.
    for (; hit && out_.good(); hit = run.search->next())
      printer_->print_hit(run.answer, *hit, out_);
    printer_->end_answer(run.answer, out_);
  }

  // A batch names the query of each line.
  void print_id(const std::string& id) {
    if (!options_.batch_file.empty()) out_ << to_table_cell(id) << '\t';
  }

  void print_facet(const std::string& id, const Facets& facets) {
    for (const FacetValue& value : facet_of(facets, options_.facet)) {
      print_id(id);
      out_ << to_table_cell(value.value) << '\t' << to_table_cell(value.label) << '\t'
           << value.count << '\n';
    }
  }

  const QueryOptions& options_;
  std::ostream& out_;
  std::ostream& err_;
  const std::string aliases_;  // the lexicon's, which must live as long
  const Lexicon lexicon_;
  const std::string own_acronyms_;  // likewise
  const Acronyms acronyms_;
  Analyzer analyzer_;
  Xapian::Database database_;
  std::unique_ptr<Printer> printer_;
  std::string place_ = "kiosque-query";  // before each note: the program, or a batch's line
  bool begun_ = false;
};

// Text for a person at a terminal alone goes through a pager.
std::string pager_for(const QueryOptions& options) {
  const bool paged =
      options.pager && options.format == OutputFormat::text && isatty(STDOUT_FILENO) == 1;
  return paged ? pager_command() : "";
}

}  // namespace

int run_query(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err) {
  try {
    const auto options = parse_query_options(arguments, out);
    ExitCode code = ExitCode::success;
    if (options) {
      PagedOutput paged(out, pager_for(*options), terminal_rows(STDOUT_FILENO));
      code = SearchCommand(*options, paged.stream(), err).run();
      paged.finish();
    }
    out.flush();
    if (!out)
      throw Error(ExitCode::failure, "cannot write the answer",
                  "check that there is room where it goes");
    return static_cast<int>(code);
  } catch (...) {
    return static_cast<int>(report_current_exception("kiosque-query", err));
  }
}

}  // namespace kiosque
