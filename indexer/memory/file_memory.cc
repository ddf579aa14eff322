// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/memory/file_memory.h"

#include <algorithm>
#include <chrono>
#include <set>

#include "indexer/input/file_names.h"
#include "indexer/memory/memory_tables.h"
#include "indexer/places.h"
#include "src/cli/error.h"

namespace kiosque {
namespace {

// Who has more wrong with it is read again by each run.
constexpr std::int64_t kMaxProblems = 1000;
constexpr std::int64_t kReadAgain = 0;  // in place of how it was read

// Whether no walk of these roots would come by.
bool is_hidden_below(const std::string& path, const std::vector<std::string>& roots) {
  return std::none_of(roots.begin(), roots.end(), [&](const std::string& root) {
    return is_within(path, root) &&
           (path == root || path.find("/.", root.size() - 1) == std::string::npos);
  });
}

constexpr const char* kColumns = "id, path, articles, copies, superseded, elsewhere";

}  // namespace

FileMemory::FileMemory(SqliteDatabase database)
    : database_(std::move(database)),
      claims_(database_),
      find_(database_.prepare(
          "SELECT id, size, modified, changed, reading FROM files WHERE path = ?1")),
      find_by_id_(database_.prepare("SELECT path FROM files WHERE id = ?1")),
      add_(database_.prepare("INSERT INTO files VALUES (NULL, ?1, 0, 0, 0, 0, 0, 0, 0, 0)")),
      read_again_(database_.prepare("UPDATE files SET reading = 0 WHERE id = ?1")),
      forget_problems_(database_.prepare("DELETE FROM problems WHERE file = ?1")),
      add_problem_(database_.prepare("INSERT INTO problems VALUES (?1, ?2, ?3, ?4, ?5, ?6)")) {}

FileMemory FileMemory::open(const std::filesystem::path& generation) {
  return FileMemory(open_memory_tables(generation / kFileName));
}

FileMemory FileMemory::rehearse(const std::optional<std::filesystem::path>& generation) {
  return FileMemory(
      copy_memory_tables(generation ? *generation / kFileName : std::filesystem::path()));
}

FileMemory FileMemory::build(const std::filesystem::path& folder,
                             const std::optional<std::filesystem::path>& before) {
  return FileMemory(build_memory_tables(folder / kFileName,
                                        before ? *before / kFileName : std::filesystem::path()));
}

void FileMemory::begin_run(std::vector<std::string> roots, std::int64_t reading, bool read_all) {
  reads_all_ = read_all;
  roots_ = std::move(roots);
  reading_ = reading;
  database_.begin();  // a hundred thousand look-ups need no transaction each
  claims_.begin_run();
}

bool FileMemory::is_in_run(const std::string& path) const { return is_within_any(path, roots_); }

bool FileMemory::knows(const std::string& root) const {
  SqliteStatement known = database_.prepare("SELECT path FROM roots");
  bool found = false;
  while (known.step()) found |= is_within(root, known.bytes(0));
  return found;
}

bool FileMemory::is_guarded(const std::string& root) const {
  return database_.prepare("SELECT 1 FROM guarded WHERE path = ?1").bind(1, root).step();
}

void FileMemory::guard(const std::string& root, bool guarded) {
  if (is_guarded(root) == guarded) return;
  database_.begin();
  database_
      .prepare(guarded ? "INSERT INTO guarded VALUES (?1)" : "DELETE FROM guarded WHERE path = ?1")
      .bind(1, root)
      .run();
}

FileMemory::State FileMemory::state(FileId file) const {
  const auto index = static_cast<std::size_t>(file);
  return index < states_.size() ? states_[index] : State::unseen;
}

void FileMemory::set_state(FileId file, State state) {
  const auto index = static_cast<std::size_t>(file);
  if (index >= states_.size()) states_.resize(index + index / 2 + 1024);
  states_[index] = state;
}

FileMemory::Match FileMemory::match(const std::string& path, const FileStamp& stamp) {
  find_.bind(1, path);
  if (!find_.step()) return {};
  const Match match = {find_.integer(0), !reads_all_ && find_.integer(4) == reading_ &&
                                             stamp == FileStamp{find_.integer(1), find_.integer(2),
                                                                find_.integer(3)}};
  find_.reset();
  return match;
}

bool FileMemory::is_unchanged(const std::string& path, const FileStamp& stamp) {
  return match(path, stamp).unchanged;
}

bool FileMemory::skip(const std::string& path, const FileStamp& stamp) {
  const Match found = match(path, stamp);
  if (found.unchanged) set_state(found.file, State::skipped);
  return found.unchanged;
}

void FileMemory::begin_file(const std::string& path) {
  database_.begin();
  current_ = match(path, {}).file;
  if (current_ != 0) {
    read_again_.bind(1, current_).run();
    again_.erase(current_);
    forget_problems_.bind(1, current_).run();
  } else {
    add_.bind(1, path).run();
    current_ = database_.last_row();
  }
  set_state(current_, State::read);
  problems_ = 0;
  opened_ = nanoseconds_now();
}

void FileMemory::resume_file(FileId file) {
  // Its counts are those of before.
  read_again(file);
  current_ = file;
}

void FileMemory::tell(const Problem& problem) {
  if (current_ == 0 || ++problems_ > kMaxProblems) return;
  add_problem_.bind(1, current_)
      .bind(2, static_cast<std::int64_t>(problem.kind))
      .bind(3, static_cast<std::int64_t>(problem.line))
      .bind(4, problem.entry)
      .bind(5, problem.message)
      .bind(6, problem.cure)
      .run();
}

void FileMemory::finish_file(const std::optional<FileStamp>& stamp, const FileCounts& counts) {
  Finished finished{current_, stamp, counts};
  if (problems_ > kMaxProblems || (stamp && is_settling(*stamp, opened_))) finished.stamp.reset();
  finished_.push_back(finished);
  current_ = 0;
}

FileId FileMemory::file_of(const std::string& place) {
  std::string path = place;
  const auto find = [&] { return match(path, {}).file; };
  if (const FileId file = find(); file != 0) return file;
  if (const std::size_t colon = path.rfind(':');
      colon != std::string::npos && is_number(std::string_view(path).substr(colon + 1))) {
    path.resize(colon);
    if (const FileId file = find(); file != 0) return file;
  }
  for (std::size_t mark = path.rfind('!'); mark != std::string::npos; mark = path.rfind('!')) {
    path.resize(mark);
    if (const FileId file = find(); file != 0) return file;
  }
  return 0;
}

std::string FileMemory::path_of(FileId file) {
  find_by_id_.bind(1, file);
  if (!find_by_id_.step()) return {};
  std::string path(find_by_id_.bytes(0));
  find_by_id_.reset();
  return path;
}

bool FileMemory::holds(FileId file) {
  if (file == 0) return false;
  if (state(file) != State::unseen) return state(file) == State::skipped;
  const std::string path = path_of(file);
  if (path.empty()) return false;
  const std::optional<FileStamp> stamp = read_stamp(path);
  if (!is_in_run(path)) return stamp.has_value();
  // It will have its turn: whether it is to be read shows already.
  return stamp && is_unchanged(path, *stamp);
}

void FileMemory::read_again(FileId file) {
  if (file == 0) return;
  database_.begin();
  read_again_.bind(1, file).run();
  again_.insert(file);
}

std::optional<std::uint32_t> FileMemory::withdrawn(const ArticleKey& id) {
  std::optional<std::uint32_t> highest;
  for (const IdClaims::Withdrawal& withdrawal : claims_.withdrawals(id))
    if (withdrawal.now || holds(withdrawal.file))
      highest = std::max(highest.value_or(0), withdrawal.version);
  return highest;
}

FileMemory::File FileMemory::read_row(const SqliteStatement& row) {
  return {row.integer(0), std::string(row.bytes(1)),
          FileCounts{row.integer(2), row.integer(3), row.integer(4), row.integer(5)}};
}

// A walk passes over it, and it was named by itself.
bool FileMemory::is_of_another_run(const std::string& path) const {
  if (is_hidden_below(path, roots_) || !has_known_extension(lower_file_name(path)))
    return std::find(roots_.begin(), roots_.end(), path) == roots_.end() && read_stamp(path);
  return false;
}

std::vector<FileMemory::File> FileMemory::vanished(const std::set<std::string>& keep) {
  std::vector<File> found;
  SqliteStatement all = database_.prepare(std::string("SELECT ") + kColumns + " FROM files");
  while (all.step()) {
    if (state(all.integer(0)) != State::unseen) continue;
    File file = read_row(all);
    if (is_in_run(file.path) && !is_within_any(file.path, keep)) found.push_back(std::move(file));
  }
  return found;
}

std::vector<std::string> FileMemory::files_read() {
  std::vector<std::string> paths;
  SqliteStatement all = database_.prepare("SELECT id, path FROM files");
  while (all.step())
    if (state(all.integer(0)) == State::read) paths.emplace_back(all.bytes(1));
  return paths;
}

FileMemory::Repeat FileMemory::take_repeat() {
  claims_.lose_withdrawals(
      [this](FileId file) { return state(file) == State::read || state(file) == State::gone; });
  Repeat repeat;
  repeat.ids = claims_.take_lost();
  std::set<FileId> files;
  for (const ArticleKey& id : repeat.ids)
    for (const FileId file : claims_.claimants(id)) {
      if (is_present(file))
        files.insert(file);
      else if (!is_in_run(path_of(file)))
        read_again(file);  // by the run that has it
    }
  for (const FileId file : again_)
    if (state(file) == State::skipped) files.insert(file);
  for (const FileId file : files) repeat.files.push_back(path_of(file));
  std::sort(repeat.files.begin(), repeat.files.end(), is_read_before);
  return repeat;
}

void FileMemory::read_rivals_elsewhere() {
  for (const FileId file : claims_.all_files())
    if (state(file) == State::unseen && !is_in_run(path_of(file))) read_again(file);
}

bool FileMemory::has_other_claimants(const ArticleKey& id) {
  const std::vector<FileId> files = claims_.claimants(id);
  return std::any_of(files.begin(), files.end(), [this](FileId file) { return is_present(file); });
}

void FileMemory::forget(FileId file) {
  set_state(file, State::gone);
  forgotten_.push_back(file);
}

void FileMemory::for_each_skipped(const std::function<void(const File&)>& visit) {
  SqliteStatement all = database_.prepare(std::string("SELECT ") + kColumns + " FROM files");
  while (all.step())
    if (state(all.integer(0)) == State::skipped) visit(read_row(all));
}

void FileMemory::for_each_old_problem(const std::function<void(const Problem&)>& visit) {
  SqliteStatement all = database_.prepare(
      "SELECT file, kind, line, entry, message, cure, path FROM problems"
      " JOIN files ON files.id = file ORDER BY path, problems.rowid");
  while (all.step()) {
    if (state(all.integer(0)) != State::skipped) continue;
    visit({static_cast<Problem::Kind>(all.integer(1)), static_cast<std::uint64_t>(all.integer(2)),
           std::string(all.bytes(4)), std::string(all.bytes(5)), std::string(all.bytes(6)),
           std::string(all.bytes(3))});
  }
}

void FileMemory::save_claims() {
  database_.commit();
  database_.begin();
}

void FileMemory::save_files() {
  database_.begin();
  SqliteStatement finish = database_.prepare(
      "UPDATE files SET size = ?2, modified = ?3, changed = ?4, reading = ?5, articles = ?6,"
      " copies = ?7, superseded = ?8, elsewhere = ?9 WHERE id = ?1");
  for (const Finished& file : finished_) {
    const FileStamp stamp = file.stamp.value_or(FileStamp{});
    finish.bind(1, file.file).bind(2, stamp.size).bind(3, stamp.modified).bind(4, stamp.changed);
    finish.bind(5, file.stamp ? reading_ : kReadAgain).bind(6, file.counts.articles);
    finish.bind(7, file.counts.copies).bind(8, file.counts.superseded);
    finish.bind(9, file.counts.foreign).run();
  }
  SqliteStatement supersede = database_.prepare(
      "UPDATE files SET articles = articles - ?2, superseded = superseded + ?2 WHERE id = ?1");
  for (const auto& [file, count] : superseded_) supersede.bind(1, file).bind(2, count).run();
  superseded_.clear();
  for (const FileId file : again_) read_again_.bind(1, file).run();
  finished_.clear();
}

void FileMemory::end_run(const std::set<std::string>& kept) {
  save_files();
  // Not before: until now a killed run would have to find them again.
  SqliteStatement forget = database_.prepare("DELETE FROM files WHERE id = ?1");
  for (const FileId file : forgotten_) {
    claims_.forget(file);
    forget.bind(1, file).run();
    forget_problems_.bind(1, file).run();
  }
  forgotten_.clear();
  claims_.end_run([this](FileId file) { return state(file) == State::read; });
  SqliteStatement add = database_.prepare("INSERT OR IGNORE INTO roots VALUES (?1)");
  for (const std::string& root : roots_) {
    const bool keeps = is_within_any(root, kept) ||
                       std::any_of(kept.begin(), kept.end(), [&](const std::string& place) {
                         return is_within(place, root);
                       });
    if (!keeps && !knows(root)) add.bind(1, root).run();
  }
  database_.commit();
}

}  // namespace kiosque
