// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "indexer/file_stamp.h"
#include "indexer/memory/id_claims.h"
#include "indexer/problem.h"
#include "src/index/stored_article.h"
#include "src/sqlite/database.h"

namespace kiosque {

// What became of a file's articles when it was read.
struct FileCounts {
  std::int64_t articles = 0;    // places of articles in the index
  std::int64_t copies = 0;      // exact copies of others
  std::int64_t superseded = 0;  // left out for a version that counts more
  std::int64_t foreign = 0;     // left out by --only-french
};

// What was read from where: the files of a generation's articles, with their stamps, so that a run
// opens only what is new or changed; what was wrong with them; and for the ids that several files
// claim, who they are, so that another one gets its turn when one loses its claim.
//
// It lies in the generation whose articles it tells of. Its two commits stand around Xapian's:
// first what may have to be read again (save_claims()), then the index, then what has been read
// (end_run()). Killed in between, the next run reads a file too many and never one too few.
// Throws Error (failure). Not thread-safe.
class FileMemory {
 public:
  static constexpr const char* kFileName = "sources.sqlite";

  FileMemory(const FileMemory&) = delete;
  FileMemory& operator=(const FileMemory&) = delete;

  // Of a generation that a run changes; an empty one where it has none.
  static FileMemory open(const std::filesystem::path& generation);
  // A private copy of it, for a rehearsal.
  static FileMemory rehearse(const std::optional<std::filesystem::path>& generation);
  // In `folder`, for a generation that is being built: like that of the generation `before`, where
  // there is one. It is synced to the disk by whoever publishes the generation.
  static FileMemory build(const std::filesystem::path& folder,
                          const std::optional<std::filesystem::path>& before);

  // `roots` will be read. `reading` is a number for how: a file that was read in another way is
  // read again; with kReadAll all of them are.
  static constexpr bool kReadAll = true;
  void begin_run(std::vector<std::string> roots, std::int64_t reading, bool read_all = false);
  // Whether all files that the index has articles of, at or below `root`, are remembered.
  bool knows(const std::string& root) const;

  // A source that has lost too much keeps all it had until somebody decides, however much comes in
  // meanwhile.
  bool is_guarded(const std::string& root) const;
  void guard(const std::string& root, bool guarded);

  // Whether the file need not be opened. It counts as present then.
  bool skip(const std::string& path, const FileStamp& stamp);
  bool is_unchanged(const std::string& path, const FileStamp& stamp);
  // What follows is about this file, until the next call.
  void begin_file(const std::string& path);
  // One that this run has read already.
  void resume_file(FileId file);
  FileId current() const { return current_; }
  // What follows is about articles that were read from it before this run; 0: from none.
  void set_current(FileId file) { current_ = file; }
  void tell(const Problem& problem);
  // It was read to its end; without a stamp it is read again by the next run.
  void finish_file(const std::optional<FileStamp>& stamp, const FileCounts& counts);

  // A file that was finished has an article less, and one more that was left out.
  void supersede(FileId file) { ++superseded_[file]; }

  // A file of which a place (path[!entry][:line]) may be; 0 when none is remembered.
  FileId file_of(const std::string& place);
  std::string path_of(FileId file);  // empty when there is none
  // Whether what is known of it holds: it is present, and unchanged or no part of this run.
  bool holds(FileId file);
  bool is_skipped(FileId file) const { return state(file) == State::skipped; }
  bool is_read(FileId file) const { return state(file) == State::read; }
  // A file that was skipped, or will be, is read all the same, by this run or the next.
  void read_again(FileId file);

  IdClaims& claims() { return claims_; }
  // The highest version of an id that files withdraw which hold(), or were read in this run.
  std::optional<std::uint32_t> withdrawn(const ArticleKey& id);

  struct File {
    FileId id = 0;
    std::string path;
    FileCounts counts;
  };
  // Remembered files of the run's roots that the run has not met; not those in `keep` (a file, or a
  // folder with all below it).
  std::vector<File> vanished(const std::set<std::string>& keep);
  // Files that the run has read.
  std::vector<std::string> files_read();
  // Files to be read, once the roots were, because read_again() said so, or because the claim to an
  // id that they have was lost; and these ids. In reading order; each is told once.
  struct Repeat {
    std::vector<std::string> files;
    std::set<ArticleKey> ids;
  };
  Repeat take_repeat();

  // Files of other roots that claim an id, or withdraw one, are read by their next run.
  void read_rivals_elsewhere();

  // Whether files that are present have articles of a contested id.
  bool has_other_claimants(const ArticleKey& id);

  void forget(FileId file);
  void for_each_skipped(const std::function<void(const File&)>& visit);
  // What is wrong with skipped files, in the order in which it was told.
  void for_each_old_problem(const std::function<void(const Problem&)>& visit);

  // Before the index is committed.
  void save_claims();
  // The run is complete, and the index is committed: remembers what was read, and drops claims of
  // files that claim no more. In places of `kept` there may be articles of files that nobody
  // remembers. Without it the next run reads the same files again.
  void end_run(const std::set<std::string>& kept);

 private:
  enum class State : std::uint8_t { unseen, skipped, read, gone };
  struct Finished {
    FileId file = 0;
    std::optional<FileStamp> stamp;
    FileCounts counts;
  };

  explicit FileMemory(SqliteDatabase database);
  struct Match {
    FileId file = 0;
    bool unchanged = false;
  };
  Match match(const std::string& path, const FileStamp& stamp);
  bool is_of_another_run(const std::string& path) const;
  void save_files();
  static File read_row(const SqliteStatement& row);
  State state(FileId file) const;
  bool is_present(FileId file) const {
    return state(file) == State::skipped || state(file) == State::read;
  }
  void set_state(FileId file, State state);
  bool is_in_run(const std::string& path) const;

  SqliteDatabase database_;
  IdClaims claims_;
  SqliteStatement find_;
  SqliteStatement find_by_id_;
  SqliteStatement add_;
  SqliteStatement read_again_;
  SqliteStatement forget_problems_;
  SqliteStatement add_problem_;
  std::vector<State> states_;  // by file
  std::vector<std::string> roots_;
  std::vector<Finished> finished_;
  std::vector<FileId> forgotten_;
  std::set<FileId> again_;                     // to be read again
  std::map<FileId, std::int64_t> superseded_;  // since they were finished
  std::int64_t reading_ = 0;
  bool reads_all_ = false;
  FileId current_ = 0;
  std::int64_t problems_ = 0;  // of the current file
  std::int64_t opened_ = 0;    // when it was, in nanoseconds since 1970
};

}  // namespace kiosque
