// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/run_saved.h"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "indexer/interruption.h"
#include "src/cli/reports_place.h"

namespace kiosque {
namespace {

constexpr const char* kProgram = "kiosque-query";

// Beside this program; otherwise the name alone, to be looked for in $PATH.
std::string find_program() {
  std::error_code error;
  const auto own = std::filesystem::read_symlink("/proc/self/exe", error);
  if (error) return kProgram;
  const std::string sibling = (own.parent_path() / kProgram).string();
  return access(sibling.c_str(), X_OK) == 0 ? sibling : kProgram;
}

std::vector<std::string> make_command(const IndexerOptions& options) {
  std::vector<std::string> command = {find_program(),
                                      "--index=" + options.order.index_folder.string(),
                                      "--run-saved", "--new", "--format=" + options.saved_format};
  if (!options.saved_folder.empty()) command.push_back("--reports=" + options.saved_folder);
  return command;
}

pid_t spawn(const std::vector<std::string>& command) {
  std::vector<char*> arguments;
  arguments.reserve(command.size() + 1);
  for (const std::string& argument : command)
    arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none;  // signals that this program holds back must reach the other one
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
  pid_t child = -1;
  const int error =
      posix_spawnp(&child, arguments.front(), nullptr, &attributes, arguments.data(), environ);
  posix_spawnattr_destroy(&attributes);
  if (error != 0)
    throw Error(
        ExitCode::failure,
        "cannot run " + command.front() + " for the saved searches: " + std::strerror(error),
        "the index itself is up to date; install kiosque-query beside kiosque-indexer");
  return child;
}

}  // namespace

void check_saved_options(const IndexerOptions& options) {
  const auto fail = [](const char* message, const char* cure) {
    throw Error(ExitCode::failure, message, cure);
  };
  if (!options.run_saved) {
    if (!options.saved_folder.empty() || options.saved_format != "text")
      fail("--saved-format and --saved-folder are for --run-saved", "add --run-saved");
    return;
  }
  if (options.task != IndexerTask::index && options.task != IndexerTask::run_saved)
    fail("--run-saved is for a run that indexes, or for itself", "leave it out, or the other task");
  if (options.order.dry_run)
    fail("--dry-run changes nothing, so that nothing is new for --run-saved",
         "leave one of them out");
  if (options.saved_format == "html" && options.saved_folder.empty())
    fail("press dossiers are files of a folder", "name it with --saved-folder DIR");
  if (!options.saved_folder.empty())
    require_reports_outside(options.saved_folder, options.order.index_folder);
}

ExitCode run_saved_searches(const IndexerOptions& options) {
  const pid_t child = spawn(make_command(options));
  int status = 0;
  bool told = false;
  while (waitpid(child, &status, 0) < 0) {
    if (errno != EINTR)
      throw Error(ExitCode::failure,
                  std::string("cannot wait for kiosque-query: ") + std::strerror(errno));
    if (interrupted() && !std::exchange(told, true)) kill(child, SIGTERM);
  }
  if (interrupted()) throw Interrupted("the next run completes the reports of the saved searches");
  if (WIFSIGNALED(status))
    throw Error(ExitCode::failure,
                "kiosque-query was ended by signal " + std::to_string(WTERMSIG(status)),
                "the next run completes the reports of the saved searches");
  const int code = WEXITSTATUS(status);
  return code > static_cast<int>(ExitCode::unavailable) ? ExitCode::failure
                                                        : static_cast<ExitCode>(code);
}

}  // namespace kiosque
