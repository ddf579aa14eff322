// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/last_run.h"

#include <array>
#include <chrono>
#include <ctime>
#include <exception>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "indexer/writing/durable_file.h"
#include "src/cli/report_error.h"
#include "version.h"

namespace kiosque {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr const char* kFile = "last-run.json";
constexpr const char* kUtc = "%Y-%m-%dT%H:%M:%SZ";
constexpr std::size_t kLargest = 1 << 20;

std::string to_utc(std::time_t time) {
  std::tm parts{};
  std::array<char, 32> text{};
  if (gmtime_r(&time, &parts) == nullptr) return "";
  return {text.data(), std::strftime(text.data(), text.size(), kUtc, &parts)};
}

std::time_t from_utc(const std::string& text) {
  std::tm parts{};
  return strptime(text.c_str(), kUtc, &parts) == nullptr ? 0 : timegm(&parts);
}

Json report_of(const RunReport& report) {
  std::ostringstream text;
  report.write_json(text, false);
  return Json::parse(text.str());
}

template <typename Value>
Value value_of(const Json& json, const char* key) {
  const auto found = json.find(key);
  if (found == json.end()) return {};
  if constexpr (std::is_same_v<Value, std::string>)
    return found->is_string() ? found->template get<std::string>() : "";
  else
    return found->is_number() ? found->template get<Value>() : Value{};
}

}  // namespace

void record_run(const fs::path& index_folder, const std::vector<std::string>& sources,
                RunReport& report, const std::function<void(std::string& task)>& work) {
  const std::time_t started = std::time(nullptr);
  const auto begin = std::chrono::steady_clock::now();
  std::string task;
  std::string error;
  std::exception_ptr failure;
  ExitCode exit_code = ExitCode::success;
  try {
    work(task);
    exit_code = report.exit_code();
  } catch (...) {
    failure = std::current_exception();
    const Failure told = describe_current_exception(ExitCode::failure);
    exit_code = told.exit_code;
    error = told.message;
  }
  try {
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
    Json run = {{"version", 1},
                {"program", kVersion},
                {"started", to_utc(started)},
                {"finished", to_utc(std::time(nullptr))},
                {"seconds", seconds.count()},
                {"exit_code", static_cast<int>(exit_code)},
                {"task", task},
                {"sources", sources}};
    if (failure) run["error"] = error;
    run["report"] = report_of(report);
    replace_file(index_folder / kFile,
                 run.dump(2, ' ', false, Json::error_handler_t::replace) + '\n');
  } catch (const std::exception& unwritten) {
    // Where the run failed, its own message says why.
    if (!failure) report.note(std::string("this run is not in ") + kFile + ": " + unwritten.what());
  }
  if (failure) std::rethrow_exception(failure);
}

std::optional<LastRun> read_last_run(const fs::path& index_folder) {
  std::ifstream in(index_folder / kFile, std::ios::binary);
  if (!in) return std::nullopt;
  LastRun run;
  run.json.resize(kLargest);
  in.read(run.json.data(), static_cast<std::streamsize>(kLargest));
  run.json.resize(static_cast<std::size_t>(in.gcount()));
  const Json json = Json::parse(run.json, nullptr, false);
  if (!json.is_object() || !json.contains("report") || !json["report"].is_object())
    return std::nullopt;
  run.started = from_utc(value_of<std::string>(json, "started"));
  run.seconds = value_of<double>(json, "seconds");
  run.exit_code = value_of<int>(json, "exit_code");
  run.task = value_of<std::string>(json, "task");
  run.error = value_of<std::string>(json, "error");
  const Json& report = json["report"];
  run.added = value_of<std::uint64_t>(report, "added");
  run.changed = value_of<std::uint64_t>(report, "changed");
  run.removed = value_of<std::uint64_t>(report, "removed");
  run.rejected = value_of<std::uint64_t>(report, "rejected");
  return run;
}

}  // namespace kiosque
