// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/indexing_job.h"

#include <optional>
#include <ostream>
#include <set>
#include <unordered_map>
#include <variant>

#include "indexer/input/sources.h"
#include "indexer/metadata/complete_article.h"
#include "indexer/output/analysis_json.h"
#include "indexer/output/analysis_text.h"
#include "indexer/writing/bulk_builder.h"
#include "indexer/writing/index_folder.h"
#include "indexer/writing/live_index.h"
#include "src/analysis/analyzer.h"
#include "src/cli/error.h"
#include "src/cli/terminal.h"

namespace kiosque {
namespace {

// An article whose language is not known may be French.
bool is_left_out(const Article& article, const ReadOptions& options) {
  return options.only_french && !article.language.empty() && article.language != "fr";
}

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
    if (order_.show_progress) report_.show_progress(measure_sources(sources_));
    if (order_.dry_run)
      dry_run();
    else
      write();
  }

 private:
  void dry_run() {
    std::optional<std::filesystem::path> live;
    if (!order_.rebuild) live = find_live_generation(order_.index_folder);
    if (!live) {
      read([this](Article&& article) { count(Change::added, article); });
      return;
    }
    LiveIndex index(*live, order_.index_folder, lexicon_, false);
    update(index);
  }

  void write() {
    IndexFolder folder(order_.index_folder);
    std::optional<std::filesystem::path> live;
    if (!order_.rebuild) live = folder.live_generation();
    if (live) {
      LiveIndex index(*live, order_.index_folder, lexicon_, true);
      update(index);
      index.commit();
      report_.counts().articles = index.article_count();
      return;
    }
    const std::filesystem::path building = folder.begin_generation();
    BulkBuilder builder(building, lexicon_, order_.jobs, take_problem());
    read([&](Article&& article) {
      count(Change::added, article);
      builder.add(std::move(article));
    });
    report_.begin_phase("merging …");
    builder.finish(building / "merged");
    folder.publish(building / "merged");
    report_.counts().articles = report_.counts().added;
  }

  void update(LiveIndex& index) {
    read([&](Article&& article) { count(index.put(article, take_problem()), article); });
    if (order_.keep_missing) return;
    for (const std::string& source : sources_)
      for (const LiveIndex::Stale& stale : index.find_stale(source, incomplete_)) {
        index.remove(stale);
        ++report_.counts().removed;
        print_change('-', stale.id);
      }
  }

  // Reads the sources, keeps the first of articles with the same id, and tells of the others.
  void read(const std::function<void(Article&&)>& take_article) {
    std::unordered_map<std::string, std::string> place_by_id;
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
      const auto [first, added] = place_by_id.try_emplace(article.id, to_place(article));
      if (!added)
        tell({Problem::Kind::duplicate_id, article.line,
              "the id « " + article.id + " » is that of " + first->second + " already",
              "give each article an id of its own; the first one is kept", article.path,
              article.entry});
      else
        take_article(std::move(article));
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

  void count(Change change, const Article& article) {
    RunReport::Counts& counts = report_.counts();
    switch (change) {
      case Change::added:
        ++counts.added;
        print_change('+', article.id);
        break;
      case Change::changed:
        ++counts.changed;
        print_change('~', article.id);
        break;
      case Change::unchanged:
        ++counts.unchanged;
        return;
    }
    counts.bytes += article.body.size();
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
