// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/run_saved_command.h"

#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <limits>
#include <ostream>
#include <set>
#include <sstream>
#include <system_error>
#include <unordered_set>
#include <utility>

#include "query/find_news.h"
#include "query/make_answer.h"
#include "query/query_binder.h"
#include "query/saved/report_file.h"
#include "query/saved/run_lock.h"
#include "query/saved/saved_store.h"
#include "query/saved/search_name.h"
#include "query/saved_command.h"
#include "query/search/matching_documents.h"
#include "query/search_order.h"
#include "src/cli/report_error.h"
#include "src/cli/reports_place.h"
#include "src/index/schema.h"

namespace kiosque {
namespace {

// A search begins anew where the index was changed under it so often.
constexpr int kAttempts = 3;

std::string extension_of(OutputFormat format) {
  switch (format) {
    case OutputFormat::json:
      return ".json";
    case OutputFormat::html:
      return ".html";
    default:
      return ".txt";
  }
}

class SavedRun {
 public:
  SavedRun(const QueryOptions& options, std::ostream& out, std::ostream& err)
      : options_(options),
        out_(out),
        err_(err),
        lock_(options.index_folder),
        store_(options.index_folder, SavedStore::Mode::write) {}

  ExitCode run() {
    // Without it no search can be run: that is said once, and is no mistake of theirs.
    require_index(options_);
    ExitCode worst = ExitCode::success;
    for (const SavedSearch& search : store_.list()) {
      if (!out_.good()) break;
      worst = std::max(worst, run_one(search));
    }
    return worst;
  }

 private:
  ExitCode run_one(const SavedSearch& search) {
    const std::string place = "kiosque-query: saved search « " + sanitize(search.name) + " »";
    try {
      const QueryOptions options = options_of(search);
      if (search.pending)  // what it has written already, if anything, is replaced
        deliver(options, search, *search.pending, ReportFile::Existing::replace);
      search_news(options, search);
      return ExitCode::success;
    } catch (...) {
      std::ostringstream text;
      const ExitCode code = report_current_exception(place, text);
      err_ << text.str() << std::flush;
      const std::string mistake = text.str().substr(std::min(place.size() + 2, text.str().size()));
      store_.set_mistake(search, mistake.substr(0, mistake.find('\n')), std::time(nullptr));
      return std::max(code, ExitCode::failure);
    }
  }

  QueryOptions options_of(const SavedSearch& search) const {
    std::vector<std::string> arguments = {"--index", options_.index_folder.string()};
    arguments.insert(arguments.end(), search.arguments.begin(), search.arguments.end());
    std::ostream nowhere(nullptr);
    auto options = parse_query_options(std::move(arguments), nowhere);
    if (!options) throw Error(ExitCode::failure, "its arguments are no search", "save it again");
    options->format = options_.format;
    options->order.limit = std::numeric_limits<std::size_t>::max();
    options->order.group = false;  // every article is news by itself
    options->order.count_stories = false;
    options->order.detail = options_.order.detail;
    if (options->format == OutputFormat::html && options->order.sort == SortOrder::relevance)
      options->order.sort = SortOrder::newest;
    return std::move(*options);
  }

  // Runs work(binder) with the index just opened, anew where the index was changed under it.
  template <typename Work>
  void with_index(const QueryOptions& options, Work work) {
    for (int attempt = 1;; ++attempt) try {
        std::ostringstream notes;
        try {
          QueryBinder binder(options, notes);
          work(binder);
        } catch (...) {
          say_once(notes.str());
          throw;
        }
        say_once(notes.str());
        return;
      } catch (const Xapian::DatabaseError&) {
        if (attempt == kAttempts) throw;
      }
  }

  // Many searches have the same notes on the index.
  void say_once(const std::string& notes) {
    if (said_.insert(notes).second) err_ << notes << std::flush;
  }

  void search_news(const QueryOptions& options, const SavedSearch& search) {
    with_index(options, [&](QueryBinder& binder) {
      store_.begin_staging();
      stage_news(binder, binder.compile(binder.parse(options.query), options.query), search,
                 store_);
    });
    const std::int64_t number = free_number(search, search.reports + 1);
    if (!store_.settle(search, std::time(nullptr), number)) return;  // forgotten meanwhile
    if (store_.staged_articles() > 0) {
      const std::optional<SavedSearch> settled = store_.find(search.name);
      if (settled && settled->pending)
        deliver(options, *settled, *settled->pending, ReportFile::Existing::keep);
    } else if (options_.format == OutputFormat::text || !options_.reports_folder.empty()) {
      out_ << sanitize(search.name) << ": nothing new\n";
    }
  }

  std::string file_name(const SavedSearch& search, std::int64_t number, OutputFormat format) const {
    return report_file_name(search.name, number, extension_of(format));
  }

  // The first number from `number` on that no report in the folder has: there may be those of
  // another index, or of a store that was lost or restored.
  std::int64_t free_number(const SavedSearch& search, std::int64_t number) const {
    const auto is_taken = [&](OutputFormat format) {
      std::error_code error;
      return std::filesystem::exists(std::filesystem::symlink_status(
          std::filesystem::path(options_.reports_folder) / file_name(search, number, format),
          error));
    };
    if (options_.reports_folder.empty()) return number;
    while (is_taken(OutputFormat::text) || is_taken(OutputFormat::json) ||
           is_taken(OutputFormat::html))
      ++number;
    return number;
  }

  void deliver(const QueryOptions& options, const SavedSearch& search, PendingReport report,
               ReportFile::Existing existing) {
    if (options_.reports_folder.empty()) {
      print_out(options, search, report);
    } else {
      std::string file;
      while (!write(options, search, report, existing, file)) {
        report.number = free_number(search, report.number + 1);
        store_.renumber(search, report.number);
      }
      out_ << sanitize(search.name) << ": report " << report.number << ", " << news_in_words(search)
           << ": " << sanitize(file) << '\n';
    }
    store_.finish(search, report.number);
  }

  // False where its place was taken just now.
  bool write(const QueryOptions& options, const SavedSearch& search, const PendingReport& report,
             ReportFile::Existing existing, std::string& file) {
    bool published = false;
    with_index(options, [&](QueryBinder& binder) {
      ReportFile written(options_.reports_folder,
                         file_name(search, report.number, options_.format));
      bool begun = false;
      print(options, search, report, binder, written.stream(), begun);
      published = written.publish(existing);
      file = written.path().string();
    });
    return published;
  }

  std::string news_in_words(const SavedSearch& search) const {
    const std::size_t count = count_pending(search);
    return std::to_string(count) + (count == 1 ? " new article" : " new articles");
  }

  std::size_t count_pending(const SavedSearch& search) const {
    std::size_t count = 0;
    store_.for_each_pending(search, [&count](std::string_view, std::string_view) { ++count; });
    return count;
  }

  // What was printed cannot be taken back: a report that breaks off is left to the next run.
  void print_out(const QueryOptions& options, const SavedSearch& search,
                 const PendingReport& report) {
    if (options_.format == OutputFormat::text && std::exchange(printed_, true)) out_ << '\n';
    with_index(options, [&](QueryBinder& binder) {
      bool begun = false;
      try {
        print(options, search, report, binder, out_, begun);
      } catch (const Xapian::DatabaseError& error) {
        if (!begun) throw;
        out_ << '\n';
        throw Error(ExitCode::failure,
                    "the index went away while the report was printed: " + error.get_msg(),
                    "the next run prints it again");
      }
    });
    out_.flush();
    if (!out_)
      throw Error(ExitCode::failure, "cannot write the report",
                  "check that there is room where it goes; the next run writes it again");
  }

  // The articles of a report as they are now, in the search's order, and then those that the index
  // has lost. `begun` tells when the first of it is written.
  void print(const QueryOptions& options, const SavedSearch& search, const PendingReport& report,
             QueryBinder& binder, std::ostream& out, bool& begun) const {
    const std::optional<Node> tree = binder.parse(options.query);
    CompiledQuery compiled = binder.compile(tree, options.query);
    std::unordered_set<std::string> missing;
    compiled.query = Xapian::Query(
        Xapian::Query::OP_AND_MAYBE,
        documents_query(pending_documents(search, binder.database(), missing)), compiled.query);
    PersonNames names;
    Search found(binder.database(), compiled, make_search_order(options, false), binder.lexicon(),
                 binder.analyzer(), names);
    Answer answer = make_answer(options, options.query, tree, found, binder.lexicon());
    answer.query_id = search.name;
    answer.notes = compiled.notes;
    answer.report = {.name = search.name,
                     .number = report.number,
                     .made = report.made,
                     .since = report.since,
                     .new_count = missing.size()};
    const auto printer = make_printer(options.format, style(), binder.lexicon());
    begun = true;
    printer->begin(out);
    printer->begin_answer(answer, out);
    while (const std::optional<Hit> hit = found.next()) {
      printer->print_hit(answer, *hit, out);
      missing.erase(hit->article.id);
    }
    if (!missing.empty())
      store_.for_each_pending(search, [&](std::string_view id, std::string_view title) {
        if (missing.contains(std::string(id)))
          answer.report->gone.push_back({std::string(id), std::string(title)});
      });
    printer->end_answer(answer, out);
    printer->end(out);
  }

  // In ascending order; `ids` gets those of all of the report's articles, in the index or not.
  std::vector<Xapian::docid> pending_documents(const SavedSearch& search,
                                               const Xapian::Database& database,
                                               std::unordered_set<std::string>& ids) const {
    std::vector<Xapian::docid> documents;
    store_.for_each_pending(search, [&](std::string_view id, std::string_view) {
      ids.emplace(id);
      const std::string key = term(prefix::id, id);
      const auto document = database.postlist_begin(key);
      if (document != database.postlist_end(key)) documents.push_back(*document);
    });
    std::sort(documents.begin(), documents.end());
    return documents;
  }

  PrintStyle style() const {
    const bool here = options_.reports_folder.empty();
    PrintStyle style;
    style.color = here && use_color(options_.color, STDOUT_FILENO);
    style.batch = here && options_.format == OutputFormat::json;
    return style;
  }

  const QueryOptions& options_;
  std::ostream& out_;
  std::ostream& err_;
  const RunLock lock_;
  SavedStore store_;
  std::set<std::string> said_;
  bool printed_ = false;
};

}  // namespace

ExitCode run_saved(const QueryOptions& options, std::ostream& out, std::ostream& err) {
  if (!options.reports_folder.empty())
    require_reports_outside(options.reports_folder, options.index_folder);
  if (SavedStore::exists(options.index_folder)) return SavedRun(options, out, err).run();
  require_index(options);
  if (options.format == OutputFormat::text) out << "no search is saved\n";
  return ExitCode::success;
}

}  // namespace kiosque
