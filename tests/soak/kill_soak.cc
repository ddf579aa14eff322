// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
// Kills the real indexer again and again while it brings an index in line with a tree that changes
// every night, and while readers query. After each kill the index must be whole, and after the run
// that ends a night exactly what it is for a twin that nobody ever kills.
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <iostream>
#include <iterator>
#include <map>
#include <random>
#include <thread>
#include <tuple>

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
using Seconds = std::chrono::duration<double>;

constexpr int kKilled = 128 + SIGKILL;
constexpr int kTerminated = 128 + SIGTERM;
constexpr double kMostToEnd = 2.5;  // after SIGTERM, on a machine under load

class KillSoak {
 public:
  explicit KillSoak(const SoakOptions& options)
      : options_(options),
        random_(options.seed),
        tree_(folder_ / "articles", options.seed, static_cast<unsigned>(options.scale)) {}

  bool run() {
    run_to_end(twin_, {});
    run_to_end(index_, {});
    QueryLoop readers(index_, static_cast<unsigned>(options_.readers));
    while (kills_ < options_.count && !is_late() && wrong_ < kMostWrong) {
      tree_.change();
      readers.set_state(tree_.state());
      night();
    }
    report(readers);
    return wrong_ == 0 && readers.complaints().empty();
  }

 private:
  static constexpr unsigned kMostWrong = 10;

  bool is_late() const {
    return options_.seconds > 0 &&
           Seconds(Clock::now() - begin_).count() > static_cast<double>(options_.seconds);
  }
  unsigned below(unsigned limit) {
    return std::uniform_int_distribution<unsigned>(0, limit - 1)(random_);
  }

  std::vector<std::string> command(const fs::path& index,
                                   const std::vector<std::string>& arguments) const {
    std::vector<std::string> all = {KIOSQUE_INDEXER, "--log=text", "--quiet", "--index",
                                    index.string()};
    all.insert(all.end(), arguments.begin(), arguments.end());
    all.push_back(tree_.folder().string());
    return all;
  }

  void complain(const std::string& what) {
    if (what.empty()) return;
    ++wrong_;
    std::cout << "WRONG in night " << nights_ << " (" << last_ << "):\n" << what << std::endl;
  }

  void run_to_end(const fs::path& index, const std::vector<std::string>& arguments,
                  const ProcessOptions& options = {}) {
    const ProcessResult result = run_process(command(index, arguments), options);
    if (result.exit_code > 1)
      complain("exit " + std::to_string(result.exit_code) + ": " + result.err);
  }

  void night() {
    ++nights_;
    rebuild_ = below(4) == 0;
    last_ = "undisturbed";
    std::vector<std::string> arguments;
    if (rebuild_) arguments.emplace_back("--rebuild");
    if (below(2) == 0) arguments.insert(arguments.end(), {"--commit-every", "0"});
    before_ = read_index_content(index_);
    const auto begin = Clock::now();
    run_to_end(twin_, arguments, {.environment = fault_environment({twin_}, folder_.path())});
    duration_ = Seconds(Clock::now() - begin).count();
    operations_ = read_fault_log(folder_.path());
    after_ = read_index_content(twin_);
    for (unsigned tries = 1 + below(6); tries > 0 && kills_ < options_.count; --tries)
      disturb(arguments);
    last_ += ", then to its end";
    run_to_end(index_, arguments);
    complain(differences(read_index_content(index_), after_));
    if (nights_ % 5 != 0) return;
    complain(check_database(index_));
    for (const auto& entry : fs::directory_iterator(index_))
      if (entry.path().extension() == ".tmp") complain("left behind: " + entry.path().string());
  }

  void disturb(const std::vector<std::string>& arguments) {
    const unsigned way = below(10);
    if (way < 5)
      kill_in_an_operation(arguments);
    else
      signal_after_a_while(arguments, way < 9 ? SIGKILL : SIGTERM);
    IndexContent found = read_index_content(index_);
    if (!rebuild_) {
      complain(half_states(found, before_, after_));
      before_ = std::move(found);
    } else if (!differences(found, after_).empty()) {
      complain(differences(found, before_));
    }
  }

  void kill_in_an_operation(const std::vector<std::string>& arguments) {
    // Most of them write; what is rare gets as many kills.
    Fault fault{.folder = index_};
    long count = operations_.count();
    if (below(2) == 0 && !operations_.counts.empty()) {
      auto kind = operations_.counts.begin();
      std::advance(kind, below(static_cast<unsigned>(operations_.counts.size())));
      std::tie(fault.only, count) = *kind;
    }
    fault.at = 1 + below(static_cast<unsigned>(std::max(count, 1L)));
    const ProcessResult result = run_process(
        command(index_, arguments), {.environment = fault_environment(fault, folder_.path())});
    const FaultLog log = read_fault_log(folder_.path());
    last_ = result.exit_code == kKilled ? "killed: " + log.failed : "ended before the kill";
    count_end(result, kKilled);
  }

  void signal_after_a_while(const std::vector<std::string>& arguments, int signal) {
    const Xapian::rev revision = Xapian::Database(index_.string()).get_revision();
    RunningProcess run(command(index_, arguments));
    const double most = std::max(duration_ * 1.05, 0.01);
    std::this_thread::sleep_for(Seconds(std::uniform_real_distribution<>(0, most)(random_)));
    run.send(signal);
    const auto sent = Clock::now();
    const ProcessResult result = run.wait();
    const double took = Seconds(Clock::now() - sent).count();
    last_ = std::string(signal == SIGTERM ? "SIGTERM " : "SIGKILL ") + phase(revision);
    if (signal == SIGTERM && took > kMostToEnd)
      complain("took " + std::to_string(took) + " s to end");
    if (signal == SIGTERM && result.exit_code == kTerminated &&
        result.err.find("interrupted") == std::string::npos)
      last_ += " at once";  // before the program knew of it
    count_end(result, signal == SIGTERM ? kTerminated : kKilled);
  }

  void count_end(const ProcessResult& result, int wanted) {
    if (result.exit_code == wanted) {
      ++kills_;
      ++by_phase_[(rebuild_ ? "rebuild, " : "incremental, ") + last_];
    } else if (result.exit_code > 1) {
      complain("exit " + std::to_string(result.exit_code) + ": " + result.err);
    } else {
      ++ended_;
    }
  }

  // How far the run had come, by what it left.
  std::string phase(Xapian::rev revision_before) const {
    for (const auto& entry : fs::directory_iterator(index_))
      if (entry.path().extension() == ".tmp")
        return fs::exists(entry.path() / "merged") ? "in the merge" : "in the segments";
    const bool same = Xapian::Database(index_.string()).get_revision() == revision_before;
    return same ? "before a commit" : "after a commit";
  }

  void report(QueryLoop& readers) {
    for (const auto& [phase, count] : by_phase_)
      std::cout << "  " << count << "  " << phase << '\n';
    std::cout << readers.complaints() << "kill_soak: seed " << options_.seed << ": " << kills_
              << " kills (" << ended_ << " runs ended before theirs) in " << nights_ << " nights, "
              << readers.queries() << " queries, " << after_.documents.size() << " articles, "
              << Seconds(Clock::now() - begin_).count()
              << " s: " << (wrong_ == 0 && readers.complaints().empty() ? "nothing wrong" : "WRONG")
              << '\n';
  }

  const SoakOptions options_;
  const TempFolder folder_;
  std::mt19937_64 random_;
  ChangingTree tree_;
  const fs::path index_ = folder_ / "index";
  const fs::path twin_ = folder_ / "twin";
  const Clock::time_point begin_ = Clock::now();
  IndexContent before_;
  IndexContent after_;
  bool rebuild_ = false;
  double duration_ = 0;  // of the twin's run
  FaultLog operations_;  // likewise
  std::string last_;     // what was done to the last run
  std::map<std::string, unsigned> by_phase_;
  unsigned long kills_ = 0;
  unsigned ended_ = 0;
  unsigned nights_ = 0;
  unsigned wrong_ = 0;
};

}  // namespace
}  // namespace kiosque

int main(int argc, char** argv) {
  kiosque::SoakOptions options;
  if (!options.parse(argc, argv)) {
    std::cerr << "kill_soak [--count N] [--seed N] [--seconds N] [--readers N] [--scale N]\n";
    return 2;
  }
  return kiosque::KillSoak(options).run() ? 0 : 1;
}
