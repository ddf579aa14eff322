// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/search_command.h"

#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <fstream>
#include <ostream>
#include <utility>

#include "query/language/compiler.h"
#include "query/language/field_compiler.h"
#include "query/language/parser.h"
#include "query/options.h"
#include "query/search/searcher.h"
#include "src/cli/load_aliases.h"
#include "src/cli/report_error.h"
#include "src/index/metadata.h"

namespace kiosque {
namespace {

constexpr std::string_view kByteOrderMark = "\uFEFF";
constexpr std::size_t kTerminalMargin = 2;
constexpr std::size_t kWidestText = 100;  // longer lines read badly

// An index, or a Xapian database of another program.
bool holds_database(const std::filesystem::path& folder) {
  for (const char* file : {"XAPIANDB", "iamglass"}) {
    std::error_code error;
    if (std::filesystem::exists(folder / file, error)) return true;
    if (error)
      throw Error(ExitCode::unavailable,
                  "cannot read the index in " + folder.string() + ": " + error.message(),
                  "check that the path is right and that you may read there");
  }
  return false;
}

Xapian::Database open_index(const QueryOptions& options, const Lexicon& lexicon,
                            std::ostream& err) {
  const std::string folder = options.index_folder.string();
  if (!holds_database(options.index_folder))
    throw Error(ExitCode::unavailable, "there is no index in " + folder,
                "build one with: kiosque-indexer --index " + folder +
                    " SOURCE..., or name another folder with --index");
  Xapian::Database database(folder);
  const IndexMetadata metadata = require_compatible(database, options.index_folder);
  const std::string own = Analyzer::fingerprint(lexicon);
  if (Analyzer::differ_in_aliases_alone(metadata.analyzer, own))
    err << "kiosque-query: note: the index was built with other aliases of persons; name the same "
           "file with --aliases, or build it again with kiosque-indexer --rebuild\n";
  else if (metadata.analyzer != own)
    err << "kiosque-query: note: the index was built with another analysis of the language; some "
           "words may be missed until it is built again with kiosque-indexer --rebuild\n";
  return database;
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
        analyzer_(lexicon_),
        database_(open_index(options, lexicon_, err)),
        printer_(make_printer(options.format, style(), lexicon_)) {}

  ExitCode run() {
    if (options_.batch_file.empty()) {
      const bool found = answer("1", options_.query);
      return found ? ExitCode::success : ExitCode::incomplete;
    }
    return run_batch();
  }

 private:
  PrintStyle style() const {
    PrintStyle style;
    style.color = use_color(options_.color, STDOUT_FILENO);
    style.batch = !options_.batch_file.empty();
    if (isatty(STDOUT_FILENO) == 1)
      style.width = std::min(terminal_width(STDOUT_FILENO) - kTerminalMargin, kWidestText);
    return style;
  }

  [[noreturn]] void throw_unreadable_batch() const {
    throw Error(ExitCode::failure, "cannot read " + options_.batch_file,
                "name a file with lines of: id TAB query");
  }

  // A query that fails is reported by its line, and the others are answered.
  ExitCode run_batch() {
    std::ifstream in(options_.batch_file);
    if (!in) throw_unreadable_batch();
    bool any_found = false;
    ExitCode worst = ExitCode::success;
    std::string line;
    for (std::size_t number = 1; std::getline(in, line); ++number) {
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
    SearchOrder order = options_.order;
    if (options_.count) order.limit = order.facet_limit = 0;
    order.with_articles = options_.format != OutputFormat::trec;
    const Answer answer{id, text, to_string(tree),
                        search(database_, compiled, order, lexicon_, analyzer_)};
    if (options_.count)
      print_count(answer);
    else
      print(answer);
    return answer.result.match_count > 0;
  }

  // The heading comes with the first answer: a mistake leaves standard output empty.
  void print(const Answer& answer) {
    if (!std::exchange(begun_, true)) printer_->begin(out_);
    printer_->print(answer, out_);
  }

  void print_count(const Answer& answer) {
    if (!options_.batch_file.empty()) out_ << answer.query_id << '\t';
    out_ << answer.result.match_count << '\n';
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

}  // namespace

int run_query(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err) {
  try {
    const auto options = parse_query_options(arguments, out);
    ExitCode code = ExitCode::success;
    if (options) code = SearchCommand(*options, out, err).run();
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
