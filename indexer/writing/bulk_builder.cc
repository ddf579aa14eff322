// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/writing/bulk_builder.h"

#include <xapian.h>

#include <array>
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "indexer/interruption.h"
#include "indexer/writing/article_places.h"
#include "indexer/writing/document_builder.h"
#include "indexer/writing/glass/segment_writer.h"
#include "indexer/writing/overlong_words.h"
#include "indexer/writing/rivals.h"
#include "indexer/writing/segments.h"
#include "indexer/writing/whole_database.h"
#include "src/analysis/analyzer.h"
#include "src/index/metadata.h"
#include "src/index/schema.h"

namespace kiosque {
namespace {

namespace fs = std::filesystem;

// compact() opens all that it merges at once, four files each.
constexpr std::size_t kMergeAtOnce = 100;
// Of a worker's postings and values: news stays below, texts of words that are all different do
// not.
constexpr std::size_t kMaxSegmentMemory = 128U << 20;

struct Batch {
  std::size_t number = 0;
  std::vector<Article> articles;
};

std::string segment_name(std::size_t round, std::size_t number, std::size_t part = 0) {
  std::array<char, 64> name{};
  std::snprintf(name.data(), name.size(), "segment-%zu-%zu-%zu", round, number, part);
  return name.data();
}

void merge(const std::vector<fs::path>& segments, const fs::path& target) {
  throw_if_interrupted();
  Xapian::Database all;
  std::vector<Xapian::Database> parts;
  parts.reserve(segments.size());
  for (const fs::path& segment : segments) {
    parts.push_back(open_whole(segment));
    all.add_database(parts.back());
  }
  all.compact(target.string(), Xapian::Compactor::FULL);
  require_merged(parts, open_whole(target));
  all.close();
  for (const fs::path& segment : segments) fs::remove_all(segment);
}

}  // namespace

struct BulkBuilder::Private {
  Private(fs::path segments_folder, const Lexicon& word_lists, FileMemory& files, unsigned jobs,
          std::function<void(const Problem&)> take, SegmentLimits segment_limits)
      : folder(std::move(segments_folder)),
        lexicon(word_lists),
        memory(files),
        metadata{kSchemaVersion, Analyzer::fingerprint(word_lists)},
        take_problem(std::move(take)),
        limits(segment_limits) {
    const SignalsBlocked in_workers;
    for (unsigned i = 0; i < std::max(jobs, 1U); ++i) workers.emplace_back([this] { work(); });
  }

  // Runs in each worker thread: one analyzer and one database at a time, nothing shared.
  void work() {
    try {
      Analyzer analyzer(lexicon);
      for (std::optional<Batch> batch = take_batch(); batch; batch = take_batch())
        write_segments(analyzer, *batch);
    } catch (...) {
      const std::lock_guard lock(mutex);
      if (!failure) failure = std::current_exception();
      changed.notify_all();
    }
  }

  void write_segments(Analyzer& analyzer, const Batch& batch) {
    std::vector<fs::path> written;
    for (auto next = batch.articles.begin(); next != batch.articles.end();) {
      written.push_back(folder / segment_name(0, batch.number, written.size()));
      next = write_segment(analyzer, written.back(), next, batch.articles.end());
    }
    const std::lock_guard lock(mutex);
    if (segments.size() <= batch.number) segments.resize(batch.number + 1);
    segments[batch.number] = std::move(written);
  }

  using ArticleIterator = std::vector<Article>::const_iterator;

  // Returns the first article that is left for another segment.
  ArticleIterator write_segment(Analyzer& analyzer, const fs::path& path, ArticleIterator next,
                                ArticleIterator end) {
    glass::SegmentWriter segment(path);
    for (const auto& [key, value] : entries_of(metadata)) segment.set_metadata(key, value);
    DocumentBuilder builder(segment.terms());
    DocumentContents contents;
    for (; next != end && segment.memory() < kMaxSegmentMemory; ++next) {
      throw_if_interrupted();
      const AnalyzedArticle analyzed = analyzer.analyze_article(next->title, next->body);
      tell_overlong_words(*next, analyzed, take_problem);
      builder.build(*next, analyzed, contents);
      segment.add(contents);
    }
    segment.finish();
    return next;
  }

  std::optional<Batch> take_batch() {
    std::unique_lock lock(mutex);
    changed.wait(lock, [this] { return !queue.empty() || ended || failure; });
    if (queue.empty() || failure) return std::nullopt;
    Batch batch = std::move(queue.front());
    queue.pop_front();
    changed.notify_all();
    return batch;
  }

  void take(Article&& article, const Outcome& outcome, KnownArticles::Entry& entry) {
    if (outcome.instead_of) late.put_out.push_back(entry.document);
    if (outcome.change != Change::added) return;
    entry.document = ++last_document;
    const std::size_t bytes = article.title.size() + article.body.size();
    if (filling_bytes + bytes > limits.bytes) hand_over();
    filling_bytes += bytes;
    filling.articles.push_back(std::move(article));
    if (filling.articles.size() >= limits.articles) hand_over();
  }

  void hand_over() {
    if (filling.articles.empty()) return;
    std::unique_lock lock(mutex);
    changed.wait(lock, [this] { return queue.empty() || failure; });
    if (failure) std::rethrow_exception(failure);
    const std::size_t next = filling.number + 1;
    queue.push_back(std::move(filling));
    filling = Batch{next, {}};
    filling_bytes = 0;
    changed.notify_all();
  }

  void join() {
    {
      const std::lock_guard lock(mutex);
      ended = true;
      changed.notify_all();
    }
    for (std::thread& worker : workers) worker.join();
    workers.clear();
  }

  const fs::path folder;
  const Lexicon& lexicon;
  FileMemory& memory;
  const IndexMetadata metadata;
  const std::function<void(const Problem&)> take_problem;
  const SegmentLimits limits;

  // The caller's thread only, to `filling_bytes`.
  KnownArticles known;
  std::uint32_t last_document = 0;  // merging keeps the order: its number in the end
  LateChanges late;
  Batch filling;
  std::size_t filling_bytes = 0;

  std::mutex mutex;  // guards what follows
  std::condition_variable changed;
  std::deque<Batch> queue;
  // By the batch's number: the order of articles is kept.
  std::vector<std::vector<fs::path>> segments;
  std::exception_ptr failure;
  bool ended = false;

  std::vector<std::thread> workers;
};

BulkBuilder::BulkBuilder(fs::path folder, const Lexicon& lexicon, FileMemory& memory, unsigned jobs,
                         std::function<void(const Problem&)> take_problem, SegmentLimits limits)
    : private_(std::make_unique<Private>(std::move(folder), lexicon, memory, jobs,
                                         std::move(take_problem), limits)) {}

BulkBuilder::~BulkBuilder() {
  {
    const std::lock_guard lock(private_->mutex);
    private_->queue.clear();
  }
  private_->join();
}

Outcome BulkBuilder::add(Article&& article) {
  KnownArticles::Entry* entry = nullptr;
  const KnownArticles::Meeting meeting = private_->known.meet(article, entry);
  if (const auto copies = private_->late.copies.find(entry->document);
      copies != private_->late.copies.end() && meeting != KnownArticles::Meeting::same)
    Rivals(private_->memory).note_places(article, copies->second);
  const Outcome outcome = put_in_new_index(article, meeting, *entry, private_->memory);
  if (outcome.change == Change::copy)
    private_->late.copies[entry->document].push_back(to_place(article));
  private_->take(std::move(article), outcome, *entry);
  return outcome;
}

Outcome BulkBuilder::carry_over(Article&& carried) {
  KnownArticles::Entry* entry = nullptr;
  const KnownArticles::Meeting meeting = private_->known.meet(carried, entry);
  Rivals(private_->memory).note_meeting(carried, meeting, *entry);
  const Outcome outcome = outcome_of_carried(meeting, *entry);
  if (outcome.change == Change::copy) {
    for (std::string& place : places_of(carried))
      private_->late.copies[entry->document].push_back(std::move(place));
  }
  private_->take(std::move(carried), outcome, *entry);
  return outcome;
}

void BulkBuilder::finish(const fs::path& target) {
  private_->hand_over();
  private_->join();
  if (private_->failure) std::rethrow_exception(private_->failure);
  std::vector<fs::path> segments;
  for (const std::vector<fs::path>& of_batch : private_->segments)
    segments.insert(segments.end(), of_batch.begin(), of_batch.end());
  if (segments.empty()) {
    Xapian::WritableDatabase empty(target.string(), Xapian::DB_CREATE);
    write_metadata(empty, private_->metadata);
    empty.commit();
    return;
  }
  for (std::size_t round = 1; segments.size() > kMergeAtOnce; ++round) {
    std::vector<fs::path> merged;
    for (std::size_t begin = 0; begin < segments.size(); begin += kMergeAtOnce) {
      const std::size_t end = std::min(begin + kMergeAtOnce, segments.size());
      merged.push_back(private_->folder / segment_name(round, merged.size()));
      merge({segments.begin() + static_cast<std::ptrdiff_t>(begin),
             segments.begin() + static_cast<std::ptrdiff_t>(end)},
            merged.back());
    }
    segments = std::move(merged);
  }
  complete_segments(segments, private_->late, private_->lexicon);
  merge(segments, target);
}

}  // namespace kiosque
