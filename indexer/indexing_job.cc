// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/indexing_job.h"

#include <chrono>
#include <optional>
#include <ostream>
#include <set>
#include <variant>

#include "indexer/input/sources.h"
#include "indexer/last_run.h"
#include "indexer/metadata/complete_article.h"
#include "indexer/metadata/language.h"
#include "indexer/output/analysis_json.h"
#include "indexer/output/analysis_text.h"
#include "indexer/writing/bulk_builder.h"
#include "indexer/writing/carry_over.h"
#include "indexer/writing/check_generation.h"
#include "indexer/writing/disk_space.h"
#include "indexer/writing/index_folder.h"
#include "indexer/writing/live_index.h"
#include "indexer/writing/outdated.h"
#include "src/analysis/analyzer.h"
#include "src/cli/error.h"
#include "src/cli/terminal.h"

namespace kiosque {
namespace {

// An article whose language is not known may be French.
bool is_left_out(const Article& article, const ReadOptions& options) {
  return options.only_french && !article.language.empty() && article.language != "fr";
}

std::uint64_t& count_of(RunReport::Counts& counts, Change change) {
  switch (change) {
    case Change::added:
      return counts.added;
    case Change::changed:
      return counts.changed;
    case Change::unchanged:
      return counts.unchanged;
    case Change::copy:
      return counts.copies;
    case Change::removed:
      return counts.removed;
    case Change::superseded:
    case Change::duplicate:
    case Change::none:
      break;
  }
  return counts.superseded;
}

using TakeArticle = std::function<Outcome(Article&&)>;

// One run: the order of the stages, and what they share.
class IndexingJob {
 public:
  IndexingJob(const IndexingOrder& order, const Lexicon& lexicon, std::istream& in,
              std::ostream& out, RunReport& report)
      : order_(order),
        lexicon_(lexicon),
        in_(in),
        out_(out),
        report_(report),
        sources_(resolve_sources(order.sources)) {}

  void run() {
    if (order_.show_progress) report_.show_progress(measure_sources(sources_).bytes);
    if (order_.dry_run)
      dry_run();
    else
      write();
  }

 private:
  void dry_run() {
    std::optional<std::filesystem::path> live;
    if (!order_.rebuild) live = find_live_generation(order_.index_folder);
    if (live && !is_outdated(*live)) {
      LiveIndex index(*live, order_.index_folder, lexicon_, false);
      update(index);
      return;
    }
    KnownArticles known;
    KnownArticles::Entry* entry = nullptr;
    const auto add = [&](Article&& article) {
      const KnownArticles::Meeting meeting = known.meet(article, entry);
      return outcome_in_new_index(meeting, *entry);
    };
    const auto carry_over = [&](CarriedArticle&& carried) {
      const KnownArticles::Meeting meeting = known.meet(carried.article, entry);
      return outcome_of_carried(meeting, *entry);
    };
    read_anew(live, add, carry_over);
  }

  void write() {
    IndexFolder folder(order_.index_folder, std::chrono::seconds(order_.wait_seconds));
    record_run(folder.path(), sources_, report_, [&](std::string& task) { write(folder, task); });
  }

  void write(IndexFolder& folder, std::string& task) {
    task = "build";
    std::optional<std::filesystem::path> live;
    if (!order_.rebuild) live = folder.live_generation();
    if (!live || is_outdated(*live)) {
      build(folder, live);
      return;
    }
    task = "incremental";
    LiveIndex index(*live, order_.index_folder, lexicon_, true);
    update(index);
    index.commit();
    report_.counts().articles = index.article_count();
  }

  // Such an index is built anew, which is what makes a new analysis or other aliases take effect.
  bool is_outdated(const std::filesystem::path& live) {
    const auto reason = why_outdated(live, order_.index_folder, lexicon_);
    if (reason)
      report_.note(*reason + ": it is built anew; until then the old one goes on answering");
    return reason.has_value();
  }

  // Builds a new generation of the sources, and of all that `old` has from elsewhere.
  void build(IndexFolder& folder, const std::optional<std::filesystem::path>& old) {
    const BuildSize size{measure_sources(sources_).text_bytes, old ? folder_bytes(*old) : 0};
    require_room(estimate_build(size), free_bytes(folder.path()), folder.path(), !folder.is_new());
    const std::filesystem::path building = folder.begin_generation();
    BulkBuilder builder(building, lexicon_, order_.jobs, take_problem());
    read_anew(
        old, [&](Article&& article) { return builder.add(std::move(article)); },
        [&](CarriedArticle&& carried) { return builder.carry_over(std::move(carried)); });
    report_.begin_phase("merging …");
    builder.finish(building / "merged");
    RunReport::Counts& counts = report_.counts();
    counts.articles = counts.added + counts.carried;
    if (order_.check) report_.begin_phase("checking …");
    require_sound(building / "merged", {counts.articles, &lexicon_, order_.check});
    folder.publish(building / "merged", order_.keep_generations);
  }

  // Reads the sources, then what stays of the old generation.
  void read_anew(const std::optional<std::filesystem::path>& old, const TakeArticle& add,
                 const std::function<Outcome(CarriedArticle&&)>& carry_over) {
    if (!old) {
      read(add);
      return;
    }
    CarryOver old_articles(*old, sources_, order_.keep_missing);
    read([&](Article&& article) {
      old_articles.was_read(article);
      return add(std::move(article));
    });
    // What is in `incomplete_` by now loses nothing.
    report_.begin_phase("indexing again what came from elsewhere …");
    old_articles.run(incomplete_, [&](CarriedArticle&& carried) {
      Article& article = carried.article;
      if (article.language.empty())  // older indexes have none
        article.language = detect_language(article.title, article.body);
      RunReport::Counts& counts = report_.counts();
      const std::size_t bytes = article.body.size();
      const Outcome outcome = carry_over(std::move(carried));
      if (outcome.instead_of) {
        --count_of(counts, *outcome.instead_of);
        ++counts.superseded;
      }
      if (outcome.change != Change::added) return;
      ++counts.carried;
      counts.bytes += bytes;
    });
  }

  void update(LiveIndex& index) {
    read([&](Article&& article) { return index.put(article, take_problem()); });
    RunReport::Counts& counts = report_.counts();
    if (!order_.keep_missing)
      for (const LiveIndex::Stale& stale : index.find_stale(sources_, incomplete_)) {
        index.remove(stale);
        ++counts.removed;
        print_change('-', stale.id);
        if (stale.outranked_others)
          report_.tell({Problem::Kind::changed, 0,
                        "a lower version of « " + stale.id +
                            " » was left out for one that is gone from here",
                        "run again to index it", stale.path});
      }
    const std::uint64_t moved = index.settle_places();
    counts.changed += moved;
    counts.unchanged -= moved;
  }

  // Reads the sources and counts what becomes of their articles.
  void read(const TakeArticle& take_article) {
    const auto take = [&](ReadResult&& result) {
      report_.advance();
      if (const auto* problem = std::get_if<Problem>(&result)) {
        tell(*problem);
        return;
      }
      Article& article = std::get<Article>(result);
      complete_article(article, [this](const Problem& problem) { tell(problem); });
      if (is_left_out(article, order_.input.read)) {
        ++report_.counts().foreign;
        return;
      }
      // What is told of it when it is gone.
      const Article place = {
          .id = article.id, .path = article.path, .entry = article.entry, .line = article.line};
      const std::size_t bytes = article.body.size();
      count(take_article(std::move(article)), place, bytes);
    };
    read_sources(sources_, order_.input, in_, report_.input(), take);
  }

  // What could not be read now must not be taken for vanished.
  void tell(const Problem& problem) {
    report_.tell(problem);
    if (problem.is_rejection() && problem.kind != Problem::Kind::duplicate_id)
      incomplete_.insert(problem.path);
  }

  std::function<void(const Problem&)> take_problem() {
    return [this](const Problem& problem) { report_.tell(problem); };
  }

  void count(const Outcome& outcome, const Article& place, std::size_t bytes) {
    RunReport::Counts& counts = report_.counts();
    const Change change = outcome.change;
    if (outcome.instead_of) {
      --count_of(counts, *outcome.instead_of);
      if (change == Change::added || change == Change::changed) ++counts.superseded;
    }
    if (change == Change::duplicate)
      tell({Problem::Kind::duplicate_id, place.line,
            "the id « " + place.id + " » is that of an article read before",
            "give each article an id of its own; the first one is kept", place.path, place.entry});
    else if (change != Change::none)
      ++count_of(counts, change);
    if (change == Change::added) print_change('+', place.id);
    if (change == Change::changed) print_change('~', place.id);
    if (change == Change::removed || (change == Change::superseded && outcome.instead_of))
      print_change('-', place.id);
    if (change == Change::added || change == Change::changed) counts.bytes += bytes;
  }

  void print_change(char sign, const std::string& id) {
    if (order_.dry_run || order_.verbose) out_ << sign << ' ' << sanitize(id) << '\n';
  }

  const IndexingOrder& order_;
  const Lexicon& lexicon_;
  std::istream& in_;
  std::ostream& out_;
  RunReport& report_;
  const std::vector<std::string> sources_;
  std::set<std::string> incomplete_;  // files and folders that were not read whole
};

}  // namespace

void run_indexing(const IndexingOrder& order, const Lexicon& lexicon, std::istream& in,
                  std::ostream& out, RunReport& report) {
  IndexingJob(order, lexicon, in, out, report).run();
}

void print_analysis(const std::vector<std::string>& sources, const InputOptions& options,
                    const Lexicon& lexicon, const AnalysisStyle& style, std::istream& in,
                    std::ostream& out, RunReport& report) {
  Analyzer analyzer(lexicon);
  const auto take = [&](ReadResult&& result) {
    if (const auto* problem = std::get_if<Problem>(&result)) {
      report.tell(*problem);
      return;
    }
    Article& article = std::get<Article>(result);
    complete_article(article, [&](const Problem& problem) { report.tell(problem); });
    if (is_left_out(article, options.read)) {
      ++report.counts().foreign;
      return;
    }
    const AnalyzedArticle analyzed = analyzer.analyze_article(article.title, article.body);
    switch (style.format) {
      case AnalysisFormat::json:
        print_json_line(article, analyzed, lexicon, out);
        break;
      case AnalysisFormat::text:
        print_text(article, analyzed, lexicon, style.color, out);
        break;
    }
  };
  read_sources(resolve_sources(sources), options, in, report.input(), take);
}

}  // namespace kiosque
