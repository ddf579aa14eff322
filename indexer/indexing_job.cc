// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/indexing_job.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <ostream>
#include <set>
#include <variant>

#include "indexer/input/sources.h"
#include "indexer/interruption.h"
#include "indexer/last_run.h"
#include "indexer/memory/file_memory.h"
#include "indexer/metadata/language.h"
#include "indexer/places.h"
#include "indexer/source_reading.h"
#include "indexer/writing/bulk_builder.h"
#include "indexer/writing/carry_over.h"
#include "indexer/writing/check_generation.h"
#include "indexer/writing/disk_space.h"
#include "indexer/writing/index_folder.h"
#include "indexer/writing/live_index.h"
#include "indexer/writing/outdated.h"
#include "indexer/writing/rivals.h"
#include "indexer/writing/shrink_guard.h"
#include "src/cli/error.h"

namespace kiosque {
namespace {

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
        sources_(find_sources(order.sources)) {
    for (const std::string& source : sources_.present)
      roots_.push_back(std::filesystem::is_directory(source) ? as_folder(source) : source);
    // Their articles have vanished.
    if (order.allow_shrink)
      roots_.insert(roots_.end(), sources_.missing.begin(), sources_.missing.end());
  }

  void run() {
    if (order_.dry_run) {
      require_sources();
      rehearse();
    } else {
      write();
    }
  }

 private:
  using Generation = std::optional<std::filesystem::path>;

  // What is damaged is what --rebuild is for.
  Generation find_live(const std::filesystem::path& folder) const {
    try {
      return find_live_generation(folder);
    } catch (const Error&) {
      if (order_.rebuild) return std::nullopt;
      throw;
    }
  }

  // Such an index is built anew, which is what makes a new analysis or other aliases take effect.
  bool is_outdated(const std::filesystem::path& live) {
    const auto reason = why_outdated(live, order_.index_folder, lexicon_);
    if (reason)
      report_.note(*reason + ": it is built anew; until then the old one goes on answering");
    return reason.has_value();
  }

  bool is_built_anew(const Generation& live) {
    return !live || order_.rebuild || is_outdated(*live);
  }

  // A new index of the sources that are left would lose the others.
  void require_sources() const {
    if (!order_.allow_shrink && (sources_.present.empty() || order_.rebuild))
      resolve_sources(order_.sources);
  }

  void rehearse() {
    const Generation live = find_live(order_.index_folder);
    if (!is_built_anew(live)) {
      FileMemory memory = FileMemory::rehearse(live);
      memory.begin_run(roots_, reading_key(order_.input));
      LiveIndex index(*live, order_.index_folder, lexicon_, memory, {.rehearsal = true});
      update(index, memory);
      return;
    }
    FileMemory memory = FileMemory::rehearse(carried_from(live));
    memory.begin_run(roots_, reading_key(order_.input), FileMemory::kReadAll);
    KnownArticles known;
    KnownArticles::Entry* entry = nullptr;
    const auto add = [&](Article&& article) {
      const KnownArticles::Meeting meeting = known.meet(article, entry);
      return put_in_new_index(article, meeting, *entry, memory);
    };
    const auto carry_over = [&](Article&& carried) {
      const KnownArticles::Meeting meeting = known.meet(carried, entry);
      return outcome_of_carried(meeting, *entry);
    };
    fill(memory, live, add, carry_over);
  }

  void write() {
    if (!std::filesystem::exists(order_.index_folder)) require_sources();  // and make none
    IndexFolder folder(order_.index_folder, std::chrono::seconds(order_.wait_seconds));
    record_run(folder.path(), order_.sources, report_,
               [&](std::string& task) { write(folder, task); });
  }

  void write(IndexFolder& folder, std::string& task) {
    task = "build";
    require_sources();
    const Generation live = find_live(folder.path());
    if (is_built_anew(live)) {
      build(folder, live);
      return;
    }
    task = "incremental";
    FileMemory memory = FileMemory::open(*live);
    memory.begin_run(roots_, reading_key(order_.input));
    LiveIndex index(*live, order_.index_folder, lexicon_, memory,
                    {.commit_every = std::chrono::seconds(order_.commit_seconds)});
    update(index, memory);
    index.commit();
    // What an interrupted run has read is read once more: what is gone from there was not removed.
    if (!report_.is_interrupted()) memory.end_run(kept_);
    report_.counts().articles = index.article_count();
  }

  // Where articles of other sources come from when a new index is built.
  Generation carried_from(const Generation& live) const {
    return order_.rebuild ? std::nullopt : live;
  }

  void build(IndexFolder& folder, const Generation& live) {
    const Generation old = carried_from(live);
    const BuildSize size{measure_sources(sources_.present).text_bytes,
                         old ? folder_bytes(*old) : 0};
    require_room(estimate_build(size), free_bytes(folder.path()), folder.path(), !folder.is_new());
    const std::filesystem::path building = folder.begin_generation();
    const std::filesystem::path merged = building / "merged";
    fill_generation(building, live);
    std::filesystem::rename(building / FileMemory::kFileName, merged / FileMemory::kFileName);
    RunReport::Counts& counts = report_.counts();
    counts.articles = counts.added + counts.carried;
    if (order_.check) report_.begin_phase("checking …");
    require_sound(merged, {counts.articles, &lexicon_, order_.check});
    folder.publish(merged, order_.keep_generations);
  }

  void fill_generation(const std::filesystem::path& building, const Generation& live) {
    FileMemory memory = FileMemory::build(building, carried_from(live));
    memory.begin_run(roots_, reading_key(order_.input), FileMemory::kReadAll);
    BulkBuilder builder(building, lexicon_, memory, order_.jobs, take_problem());
    fill(
        memory, live, [&](Article&& article) { return builder.add(std::move(article)); },
        [&](Article&& carried) { return builder.carry_over(std::move(carried)); });
    report_.begin_phase("merging …");
    builder.finish(building / "merged");
    memory.save_claims();
    memory.end_run(kept_);
  }

  // What a new index is made of: the sources, then what stays of the old one.
  void fill(FileMemory& memory, const Generation& live, const SourceReading::TakeArticle& add,
            const std::function<Outcome(Article&&)>& carry_over) {
    SourceReading reading(order_, roots_, memory, in_, out_, report_);
    const Generation old = carried_from(live);
    std::optional<CarryOver> old_articles;
    if (old) old_articles.emplace(*old, roots_, order_.keep_missing);
    reading.read_all(sources_.present, [&](Article&& article) {
      if (old_articles) old_articles->was_read(article);
      return add(std::move(article));
    });
    tell_missing();
    std::set<std::string> keep = protected_by(reading);
    if (live && !order_.allow_shrink) keep_what_shrank(*live, reading, memory, keep);
    memory.read_rivals_elsewhere();
    kept_.clear();
    if (!old_articles) return;
    report_.begin_phase("indexing again what came from elsewhere …");
    old_articles->run(keep, [&](Article&& carried) {
      throw_if_interrupted();
      if (carried.language.empty())  // older indexes have none
        carried.language = detect_language(carried.title, carried.body);
      memory.set_current(memory.file_of(to_place(carried)));
      const std::size_t bytes = carried.body.size();
      reading.count_carried(carry_over(std::move(carried)), bytes);
    });
    if (!order_.keep_missing) forget_vanished(memory, keep);
    kept_ = std::move(keep);
  }

  // What was not read, and so is not taken for vanished.
  std::set<std::string> protected_by(const SourceReading& reading) const {
    std::set<std::string> keep = reading.incomplete();
    if (!order_.allow_shrink) keep.insert(sources_.missing.begin(), sources_.missing.end());
    return keep;
  }

  void tell_missing() {
    if (order_.allow_shrink) return;
    for (const std::string& missing : sources_.missing) report_.tell(missing_source(missing));
  }

  static void forget_vanished(FileMemory& memory, const std::set<std::string>& keep) {
    for (const FileMemory::File& file : memory.vanished(keep)) memory.forget(file.id);
  }

  void update(LiveIndex& index, FileMemory& memory) {
    SourceReading reading(order_, roots_, memory, in_, out_, report_);
    const SourceReading::TakeArticle put = [&](Article&& article) {
      return index.put(article, take_problem());
    };
    try {
      reading.read_all(sources_.present, put);
      tell_missing();
      if (!order_.keep_missing) remove_stale(index, memory, reading);
      // What is kept of a file that was read is looked at again, until it goes.
      for (const std::string& path : index.files_with_more(reading.incomplete()))
        memory.read_again(memory.file_of(path));
      for (auto repeat = memory.take_repeat(); !repeat.files.empty();
           repeat = memory.take_repeat()) {
        index.look_again(repeat.ids);
        reading.read_again(repeat, put);
      }
    } catch (const Interrupted&) {
      if (order_.dry_run) throw;
      report_.set_interrupted();  // what is done is committed
    }
    reading.tell_of_skipped_files();
    index.settle_places([&](const std::string& id) {
      ++report_.counts().changed;
      --report_.counts().unchanged;
      reading.print_change('~', id);
    });
  }

  void remove_stale(LiveIndex& index, FileMemory& memory, SourceReading& reading) {
    std::set<std::string> keep = protected_by(reading);
    const std::size_t incomplete = keep.size();
    std::vector<LiveIndex::Stale> stale = index.find_stale(roots_, keep);
    for (const std::string& root : roots_)
      if (order_.allow_shrink) memory.guard(root, false);
    if (!order_.allow_shrink) {
      for (const std::string& root : roots_)
        if (has_shrunk(root, stale, index, memory)) keep.insert(root);
      if (keep.size() > incomplete) stale = index.find_stale(roots_, keep);
    }
    for (const LiveIndex::Stale& article : stale) {
      throw_if_interrupted();
      index.remove(article);
      ++report_.counts().removed;
      reading.print_change('-', article.id);
    }
    forget_vanished(memory, keep);
    kept_ = std::move(keep);
  }

  bool has_shrunk(const std::string& root, const std::vector<LiveIndex::Stale>& stale,
                  const LiveIndex& index, FileMemory& memory) {
    const auto lost = static_cast<std::uint64_t>(std::count_if(
        stale.begin(), stale.end(),
        [&](const auto& article) { return !article.has_rivals && is_within(article.path, root); }));
    const std::uint64_t before = lost == 0 ? 0 : index.count_before(root);
    const auto problem = guard_source(root, lost, before, memory);
    if (problem) report_.tell(*problem);
    return problem.has_value();
  }

  // A new index takes the place of one that had more of these sources' articles: they stay, or
  // where nothing is carried over, the old index does.
  void keep_what_shrank(const std::filesystem::path& live, const SourceReading& reading,
                        FileMemory& memory, std::set<std::string>& keep) {
    for (const std::string& root : roots_) {
      const auto had = count_articles_at(live, root);
      if (!had) {
        if (!order_.rebuild)
          throw Error(ExitCode::failure, live.string() + " is damaged",
                      "go back with --rollback, or build it again with --rebuild");
        report_.note("the old index is damaged: nobody knows whether a source lost articles");
        return;
      }
      if (was_guarded(live, root)) memory.guard(root, true);
      const std::uint64_t has = std::min(reading.read_from(root), *had);
      const auto problem = guard_source(root, *had - has, *had, memory);
      if (!problem) continue;
      if (order_.rebuild)
        throw Error(ExitCode::failure, problem->path + ": " + problem->message, problem->cure);
      report_.tell(*problem);
      keep.insert(root);
    }
  }

  std::function<void(const Problem&)> take_problem() {
    return [this](const Problem& problem) { report_.tell(problem); };
  }

  const IndexingOrder& order_;
  const Lexicon& lexicon_;
  std::istream& in_;
  std::ostream& out_;
  RunReport& report_;
  const Sources sources_;
  // Places of which articles stay that nobody remembers; "/" with --keep-missing.
  std::set<std::string> kept_ = {"/", "-"};
  std::vector<std::string> roots_;  // whose articles this run brings in line
};

}  // namespace

void run_indexing(const IndexingOrder& order, const Lexicon& lexicon, std::istream& in,
                  std::ostream& out, RunReport& report) {
  IndexingJob(order, lexicon, in, out, report).run();
}

}  // namespace kiosque
