// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
// Lets single file operations of the real indexer fail, or all from one on, while readers query: a
// full disk, a bad disk, too few files. The run must end with one clear message and exit 2, or have
// done all; the index stays whole; the next run makes it that of a twin that nothing ever hit.
#include <sys/mount.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <iostream>
#include <map>
#include <random>

#include "tests/soak/changing_tree.h"
#include "tests/soak/faults.h"
#include "tests/soak/index_content.h"
#include "tests/soak/query_loop.h"
#include "tests/soak/soak_options.h"
#include "tests/support/process.h"
#include "tests/support/temp_folder.h"

namespace kiosque {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

#if defined(__SANITIZE_ADDRESS__)
// The sanitizers open files to look at memory, and take it for wrong without.
constexpr bool kLimitsFiles = false;
#else
constexpr bool kLimitsFiles = true;
#endif

class FaultSoak {
 public:
  explicit FaultSoak(const SoakOptions& options)
      : options_(options),
        random_(options.seed),
        tree_(folder_ / "articles", options.seed, static_cast<unsigned>(options.scale)) {}

  bool run() {
    run_to_end(twin_, {});
    run_to_end(index_, {});
    QueryLoop readers(index_, static_cast<unsigned>(options_.readers));
    while (faults_ < options_.count && !is_late() && wrong_ < kMostWrong) {
      tree_.change();
      readers.set_state(tree_.state());
      night();
    }
    full_disk();
    report(readers);
    return wrong_ == 0 && readers.complaints().empty();
  }

 private:
  static constexpr unsigned kMostWrong = 10;
  static constexpr unsigned kFaultsANight = 5;

  double seconds() const { return std::chrono::duration<double>(Clock::now() - begin_).count(); }
  bool is_late() const {
    return options_.seconds > 0 && seconds() > static_cast<double>(options_.seconds);
  }
  std::size_t below(std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_);
  }

  ProcessResult index(const fs::path& index, const ProcessOptions& options = {}) const {
    std::vector<std::string> all = {KIOSQUE_INDEXER, "--log=text", "--quiet", "--index",
                                    index.string()};
    all.insert(all.end(), arguments_.begin(), arguments_.end());
    all.push_back(tree_.folder().string());
    return run_process(all, options);
  }

  void complain(const std::string& what) {
    if (what.empty()) return;
    ++wrong_;
    std::cout << "WRONG in night " << nights_ << " (" << last_ << "):\n" << what << std::endl;
  }

  void run_to_end(const fs::path& folder, std::vector<std::string> arguments,
                  const ProcessOptions& options = {}) {
    arguments_ = std::move(arguments);
    const ProcessResult result = index(folder, options);
    if (result.exit_code > 1)
      complain("exit " + std::to_string(result.exit_code) + ": " + result.err);
  }

  void night() {
    ++nights_;
    last_ = "undisturbed";
    rebuild_ = below(2) == 0;
    constexpr int kErrors[] = {ENOSPC, EIO, EMFILE};
    const int error = kErrors[below(std::size(kErrors))];
    before_ = read_index_content(index_);
    run_to_end(
        twin_, rebuild_ ? std::vector<std::string>{"--rebuild"} : std::vector<std::string>{},
        {.environment = fault_environment({.folder = twin_, .error = error}, folder_.path())});
    const auto count =
        static_cast<std::size_t>(std::max(read_fault_log(folder_.path()).count(), 1L));
    after_ = read_index_content(twin_);
    for (unsigned i = 0; i < kFaultsANight && faults_ < options_.count; ++i) {
      if (kLimitsFiles && below(6) == 0)
        limit_files();
      else if (error != ENOSPC && (error == EMFILE || !rebuild_) && below(8) == 0)
        fail({tree_.folder(), static_cast<long>(1 + below(40)), error, below(2) == 0});
      else
        fail({index_, static_cast<long>(1 + below(count)), error, below(2) == 0});
    }
    last_ += ", then to its end";
    const ProcessResult result = index(index_);
    if (result.exit_code > 1) complain("exit " + std::to_string(result.exit_code) + result.err);
    complain(differences(read_index_content(index_), after_));
    complain(check_database(index_));
    for (const auto& entry : fs::directory_iterator(index_))
      if (entry.path().extension() == ".tmp") complain("left behind: " + entry.path().string());
  }

  void fail(const Fault& fault) {
    const ProcessResult result =
        index(index_, {.environment = fault_environment(fault, folder_.path())});
    const FaultLog log = read_fault_log(folder_.path());
    last_ = log.failed.empty() ? "fault not reached"
                               : std::string(std::strerror(fault.error)) + ": " + log.failed +
                                     (fault.stays ? " and all after" : "");
    expect_end(result, fault.folder == tree_.folder() && fault.error == EIO);
  }

  void limit_files() {
    const std::size_t files = 8 + below(30);
    last_ = "at most " + std::to_string(files) + " open files";
    expect_end(index(index_, {.max_open_files = files}), false);
  }

  // What cannot be read of the sources stays as it was.
  void expect_end(const ProcessResult& result, bool sources_too) {
    ++faults_;
    ++by_kind_["exit " + std::to_string(result.exit_code) + ", " +
               (rebuild_ ? "rebuild, " : "incremental, ") + last_];
    IndexContent found = read_index_content(index_);
    if (result.exit_code == 2) {
      expect_message(result.err);
    } else if (result.exit_code > 1) {
      complain("exit " + std::to_string(result.exit_code) + ": " + result.err);
    } else if (!sources_too) {
      complain(differences(found, after_));
    }
    if (!rebuild_) {
      complain(half_states(found, before_, after_));
      before_ = std::move(found);
    } else if (!differences(found, after_).empty()) {
      complain(differences(found, before_));
    }
  }

  void expect_message(const std::string& err) {
    constexpr std::string_view kName = "kiosque-indexer: ";
    constexpr std::string_view kHint = "hint: ";
    const std::size_t message = err.find(kName);
    const std::size_t hint = err.find(kHint);
    if (message == std::string::npos || hint == std::string::npos ||
        err.find(kName, message + 1) != std::string::npos ||
        err.find(kHint, hint + 1) != std::string::npos)
      return complain("not one message with its cure: " + err);
    bool told = err.find("disk is full") != std::string::npos ||  // SQLite's words
                err.find("is malformed") != std::string::npos;
    for (const int error : {ENOSPC, EIO, EMFILE, EFBIG})  // Xapian's words begin small
      told = told || err.find(std::strerror(error) + 1) != std::string::npos;
    for (const char* words : {"no room to write", "disk I/O error", "unable to open database file"})
      told = told || err.find(words) != std::string::npos;  // SQLite's
    if (!told) complain("the message does not name the error: " + err);
  }

  // A disk of its own that is too small, where this user may mount one; else files that are.
  void full_disk() {
    if (!kLimitsFiles) return;  // a sanitized program ends with 1 for what Xapian leaks then
    last_ = "a full disk";
    rebuild_ = false;
    const fs::path disk = folder_ / "disk";
    fs::create_directory(disk);
    const bool mounted = mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=512k") == 0;
    const fs::path small = disk / "index";
    arguments_.clear();
    unsigned failed = 0;
    // Grows until all has room.
    for (unsigned long kilobytes = 512;; kilobytes += kilobytes / 4) {
      const std::string size = "size=" + std::to_string(kilobytes) + 'k';
      if (mounted && mount("tmpfs", disk.c_str(), "tmpfs", MS_REMOUNT, size.c_str()) != 0) break;
      ProcessOptions options;
      if (!mounted) options.max_file_bytes = kilobytes * 128;
      const ProcessResult result = index(small, options);
      if (result.exit_code <= 1) break;
      ++failed;
      // Before anything was written, or on the way.
      if (result.exit_code != 2 ||
          (result.err.find("a new index needs about") == std::string::npos &&
           result.err.find("no room to write the index") == std::string::npos))
        complain("exit " + std::to_string(result.exit_code) + ": " + result.err);
      if (kilobytes > 1'000'000) return complain("never enough room");
    }
    ++by_kind_[std::string(mounted ? "tmpfs" : "files") + " too small: " + std::to_string(failed) +
               " runs"];
    if (failed == 0) complain("the disk was never full");
    run_to_end(twin_, {"--rebuild"});
    complain(differences(read_index_content(small), read_index_content(twin_)));
    if (mounted) umount2(disk.c_str(), MNT_DETACH);
  }

  void report(QueryLoop& readers) {
    for (const auto& [kind, count] : by_kind_) std::cout << "  " << count << "  " << kind << '\n';
    const bool right = wrong_ == 0 && readers.complaints().empty();
    std::cout << readers.complaints() << "fault_soak: seed " << options_.seed << ": " << faults_
              << " faults in " << nights_ << " nights, " << readers.queries() << " queries, "
              << seconds() << " s: " << (right ? "nothing wrong" : "WRONG") << '\n';
  }

  const SoakOptions options_;
  const TempFolder folder_;
  std::mt19937_64 random_;
  ChangingTree tree_;
  const fs::path index_ = folder_ / "index";
  const fs::path twin_ = folder_ / "twin";
  const Clock::time_point begin_ = Clock::now();
  std::vector<std::string> arguments_;
  IndexContent before_;
  IndexContent after_;
  bool rebuild_ = false;
  std::string last_;  // what was done to the last run
  std::map<std::string, unsigned> by_kind_;
  unsigned long faults_ = 0;
  unsigned nights_ = 0;
  unsigned wrong_ = 0;
};

}  // namespace
}  // namespace kiosque

int main(int argc, char** argv) {
  kiosque::SoakOptions options;
  if (!options.parse(argc, argv)) {
    std::cerr << "fault_soak [--count N] [--seed N] [--seconds N] [--readers N] [--scale N]\n";
    return 2;
  }
  return kiosque::FaultSoak(options).run() ? 0 : 1;
}
