// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace kiosque {

// Threads that ask an index of a ChangingTree by the real query program, in a loop, and check what
// every answer must show, whatever an indexer does meanwhile.
class QueryLoop {
 public:
  QueryLoop(std::filesystem::path index_folder, unsigned threads);
  ~QueryLoop();
  QueryLoop(const QueryLoop&) = delete;
  QueryLoop& operator=(const QueryLoop&) = delete;

  // Articles are in states up to this one.
  void set_state(int state) { state_ = state; }
  std::uint64_t queries() const { return queries_; }
  // What was wrong, a line each; empty where nothing was.
  std::string complaints();

 private:
  void ask_on(unsigned seed);
  std::string ask(unsigned kind, int state) const;

  const std::filesystem::path index_folder_;
  std::atomic<int> state_ = 0;
  std::atomic<std::uint64_t> queries_ = 0;
  std::atomic<bool> ended_ = false;
  std::mutex mutex_;  // guards what follows
  std::string complaints_;
  std::size_t complaint_count_ = 0;
  std::vector<std::thread> threads_;
};

}  // namespace kiosque
