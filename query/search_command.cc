// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/search_command.h"

#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <limits>
#include <ostream>
#include <utility>

#include "query/language/compiler.h"
#include "query/language/field_compiler.h"
#include "query/language/parser.h"
#include "query/open_index.h"
#include "query/options.h"
#include "query/output/pager.h"
#include "query/output/table_cell.h"
#include "query/search/searcher.h"
#include "query/show_article.h"
#include "src/cli/load_aliases.h"
#include "src/cli/report_error.h"

namespace kiosque {
namespace {

constexpr std::string_view kByteOrderMark = "\uFEFF";
constexpr std::size_t kAllValues = std::numeric_limits<std::size_t>::max();
constexpr std::size_t kTerminalFacetValues = 5;  // where nobody said how many
constexpr std::size_t kTerminalMargin = 1;

// One run: the order of the stages from the query's text to the printed answer.
class SearchCommand {
 public:
  SearchCommand(const QueryOptions& options, std::ostream& out, std::ostream& err)
      : options_(options),
        out_(out),
        err_(err),
        aliases_(load_aliases(options.aliases_file, "kiosque-query", err)),
        lexicon_(Lexicon::builtin().with_aliases(aliases_)),
        analyzer_(lexicon_),
        database_(open_index(options.index_folder, lexicon_, err)),
        printer_(make_printer(options.format, style(), lexicon_)) {}

  ExitCode run() {
    if (options_.task == Task::show) {
      show_article(options_, database_, lexicon_, analyzer_, style(), out_);
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
      try {
        const std::size_t tab = line.find('\t');
        if (tab == std::string::npos)
          throw Error(ExitCode::failure, "the line has no tab", "write: id TAB query");
        any_found |= answer(line.substr(0, tab), line.substr(tab + 1));
      } catch (...) {
        const std::string place = options_.batch_file + ':' + std::to_string(number);
        worst = std::max(worst, report_current_exception(place, err_));
      }
    }
    if (in.bad()) throw_unreadable_batch();
    if (worst != ExitCode::success) return worst;
    return any_found ? ExitCode::success : ExitCode::incomplete;
  }

  bool answer(const std::string& id, const std::string& text) {
    const auto juxtaposition = options_.any ? Juxtaposition::any : Juxtaposition::all;
    const Node tree =
        options_.plain ? parse_plain_query(text, juxtaposition) : parse_query(text, juxtaposition);
    try {
      return answer_parsed(id, text, tree);
    } catch (const Xapian::DatabaseModifiedError&) {
      // The indexer committed twice since the index was opened.
      database_.reopen();
      return answer_parsed(id, text, tree);
    }
  }

  bool answer_parsed(const std::string& id, const std::string& text, const Node& tree) {
    CompiledQuery compiled =
        compile_query(tree, text, database_, lexicon_, analyzer_, options_.country_evidence);
    if (options_.dates.first || options_.dates.last)
      compiled.query = Xapian::Query(Xapian::Query::OP_FILTER, compiled.query,
                                     FieldCompiler::compile(DateNode{options_.dates}));
    if (options_.explain) explain(tree, compiled);
    Search search(database_, compiled, search_order(), lexicon_, analyzer_);
    switch (options_.task) {
      case Task::count:
        print_id(id);
        out_ << search.match_count() << '\n';
        break;
      case Task::facet:
        print_facet(id, *search.facets());
        break;
      default:
        print({id, text, to_string(tree), search.match_count(), options_.order.offset,
               search.hit_count(), search.facets()},
              search);
    }
    return search.match_count() > 0;
  }

  SearchOrder search_order() const {
    SearchOrder order = options_.order;
    order.facet_limit = facet_limit();
    if (options_.task != Task::search || options_.facet_only) order.limit = 0;
    return order;
  }

  std::size_t facet_limit() const {
    if (options_.task == Task::count) return 0;
    if (options_.task == Task::facet) return kAllValues;
    if (options_.facet_values) return *options_.facet_values;
    if (options_.facet_only || options_.format == OutputFormat::html) return kFacetValues;
    const bool screen = options_.format == OutputFormat::text && options_.batch_file.empty() &&
                        isatty(STDOUT_FILENO) == 1;
    return screen ? kTerminalFacetValues : 0;
  }

  // The heading comes with the first answer: a mistake leaves standard output empty.
  void print(const Answer& answer, Search& search) {
    if (!std::exchange(begun_, true)) printer_->begin(out_);
    printer_->begin_answer(answer, out_);
    // Nobody reads on where a pager was left.
    while (out_.good()) {
      const auto hit = search.next();
      if (!hit) break;
      printer_->print_hit(answer, *hit, out_);
    }
    printer_->end_answer(answer, out_);
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

  // On standard error: standard output stays what a script expects.
  void explain(const Node& tree, const CompiledQuery& compiled) {
    err_ << "tree:   " << sanitize(to_string(tree)) << '\n';
    for (const Explanation& leaf : compiled.explanations)
      err_ << "  " << sanitize(leaf.typed) << ": " << sanitize(leaf.reading) << '\n';
    err_ << "xapian: " << sanitize(compiled.query.get_description()) << '\n';
  }

  const QueryOptions& options_;
  std::ostream& out_;
  std::ostream& err_;
  const std::string aliases_;  // the lexicon's, which must live as long
  const Lexicon lexicon_;
  Analyzer analyzer_;
  Xapian::Database database_;
  std::unique_ptr<Printer> printer_;
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
