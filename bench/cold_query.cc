// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
//
// cold_query INDEX PROGRAM...: starts each kiosque-query 200 times for one query with facets, and
// /bin/true in turn with them, and prints milliseconds from posix_spawn until the program has
// ended and its answer was read. The index is in the page cache from the second run on.
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstring>
#include <iostream>
#include <stdexcept>
#include <string>
#include <system_error>
#include <vector>

#include "bench/timing.h"

extern char** environ;

namespace {

constexpr int kRuns = 200;
constexpr const char* kQuery = "Kim AND Poutine AND sanctions";

struct Program {
  std::vector<std::string> arguments;
  std::vector<double> times;  // milliseconds
  std::vector<double> cpu;    // likewise, of the program alone
};

void check(int error, const std::string& what) {
  if (error != 0) throw std::system_error(error, std::generic_category(), what);
}

// Both ends are closed in programs that are started.
std::array<int, 2> make_pipe() {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) check(errno, "pipe");
  return ends;
}

void read_all(int descriptor) {
  std::array<char, 65536> buffer{};
  while (read(descriptor, buffer.data(), buffer.size()) > 0) continue;
}

double milliseconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
}

void run(Program& program) {
  std::vector<char*> arguments;
  arguments.reserve(program.arguments.size() + 1);
  for (std::string& argument : program.arguments) arguments.push_back(argument.data());
  arguments.push_back(nullptr);
  const auto [read_end, write_end] = make_pipe();
  posix_spawn_file_actions_t actions;
  check(posix_spawn_file_actions_init(&actions), "posix_spawn");
  check(posix_spawn_file_actions_adddup2(&actions, write_end, STDOUT_FILENO), "posix_spawn");
  pid_t child = 0;
  int status = 0;
  const auto begin = kiosque::Clock::now();
  check(posix_spawn(&child, arguments.front(), &actions, nullptr, arguments.data(), environ),
        program.arguments.front());
  close(write_end);
  read_all(read_end);
  rusage usage{};
  wait4(child, &status, 0, &usage);
  program.times.push_back(kiosque::milliseconds_since(begin));
  program.cpu.push_back(milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime));
  close(read_end);
  posix_spawn_file_actions_destroy(&actions);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    throw std::runtime_error(program.arguments.front() + " failed, or found nothing");
}

void print(const Program& program, double floor) {
  const double middle = kiosque::median(program.times);
  std::printf("%7.2f ms median, %6.2f p95, %5.2f x /bin/true, limit %5.2f; CPU %6.2f ms  %s\n",
              middle, kiosque::percentile(program.times, 95), middle / floor, 3 * floor + 10,
              kiosque::median(program.cpu), program.arguments.front().c_str());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: cold_query INDEX KIOSQUE-QUERY...\n";
    return 2;
  }
  std::vector<Program> programs = {{{"/bin/true"}, {}, {}}};
  for (int i = 2; i < argc; ++i)
    programs.push_back({{argv[i], "--index", argv[1], "--facets", kQuery}, {}, {}});
  try {
    for (int i = 0; i < kRuns; ++i)
      for (Program& program : programs) run(program);
  } catch (const std::exception& error) {
    std::cerr << "cold_query: " << error.what() << '\n';
    return 2;
  }
  const double floor = kiosque::median(programs.front().times);
  for (const Program& program : programs) print(program, floor);
  return 0;
}
