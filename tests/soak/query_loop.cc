// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "tests/soak/query_loop.h"

#include <nlohmann/json.hpp>
#include <random>
#include <utility>

#include "tests/soak/changing_tree.h"
#include "tests/support/process.h"

namespace kiosque {
namespace {

constexpr unsigned kKinds = 6;
const std::string kAll = std::to_string(ChangingTree::kSentinels);

ProcessResult run_query_program(const std::filesystem::path& index,
                                std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"--index", index.string()});
  return run_kiosque_query(std::move(arguments));
}

std::string describe(const std::string& what, const ProcessResult& result) {
  return what + ": exit " + std::to_string(result.exit_code) + ", out « " +
         result.out.substr(0, 300) + " », err « " + result.err.substr(0, 300) + " »";
}

// Every article has one source and is in the state that was asked for.
std::string check_answer(const std::string& out, const std::string& state, int wanted_count) {
  const auto answer = nlohmann::json::parse(out, nullptr, false);
  if (answer.is_discarded()) return "no JSON";
  const int count = answer.at("matches").at("count").get<int>();
  if (wanted_count >= 0 && count != wanted_count) return "count " + std::to_string(count);
  int sources = 0;
  for (const auto& source : answer.at("facets").at("source"))
    sources += source.at("count").get<int>();
  if (sources != count)
    return std::to_string(sources) + " in the facet of " + std::to_string(count);
  if (static_cast<int>(answer.at("hits").size()) != std::min(count, 40))
    return std::to_string(answer.at("hits").size()) + " hits of " + std::to_string(count);
  for (const auto& hit : answer.at("hits"))
    if (!hit.at("title").get<std::string>().ends_with(state))
      return "of another state: " + hit.at("title").get<std::string>();
  return "";
}

}  // namespace

QueryLoop::QueryLoop(std::filesystem::path index_folder, unsigned threads)
    : index_folder_(std::move(index_folder)) {
  for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this, i] { ask_on(i); });
}

QueryLoop::~QueryLoop() {
  ended_ = true;
  for (std::thread& thread : threads_) thread.join();
}

std::string QueryLoop::complaints() {
  const std::lock_guard lock(mutex_);
  return complaints_;
}

void QueryLoop::ask_on(unsigned seed) {
  constexpr std::size_t kMostShown = 20;
  std::mt19937 random(seed);
  while (!ended_) {
    const int state = std::uniform_int_distribution<int>(0, std::max(state_.load(), 0))(random);
    const std::string complaint = ask(static_cast<unsigned>(random() % kKinds), state);
    ++queries_;
    if (complaint.empty()) continue;
    const std::lock_guard lock(mutex_);
    if (++complaint_count_ <= kMostShown) complaints_ += complaint + '\n';
  }
}

std::string QueryLoop::ask(unsigned kind, int state) const {
  const auto expect = [&](const std::vector<std::string>& arguments, const std::string& out) {
    const ProcessResult result = run_query_program(index_folder_, arguments);
    const bool right = result.exit_code == 0 && result.err.empty() && result.out == out;
    return right ? "" : describe(arguments.back(), result);
  };
  const auto expect_answer = [&](const std::string& query, const std::string& title_end,
                                 int count) -> std::string {
    const ProcessResult result = run_query_program(
        index_folder_,
        {"--no-group", "--format", "json", "--facets", "--limit", "40", "--sort", "newest", query});
    // A spelling is suggested for a state that is gone.
    if (result.exit_code > 1 || (result.exit_code == 0 && !result.err.empty()))
      return describe(query, result);
    const std::string wrong = check_answer(result.out, title_end, count);
    return wrong.empty() ? "" : describe(query + ": " + wrong, result);
  };
  const std::string name = "etat" + std::to_string(state);
  switch (kind) {
    case 0:
      return expect({"--count", "sentinelle"}, kAll + '\n');
    case 1:  // positions
      return expect({"--count", "\"une sentinelle de garde\""}, kAll + '\n');
    case 2: {
      const std::string id = ChangingTree::sentinel_id(state % ChangingTree::kSentinels);
      const ProcessResult result = run_query_program(index_folder_, {"--show", id});
      const bool right = result.exit_code == 0 && result.err.empty() &&
                         result.out.find("Rien ne change ici") != std::string::npos;
      return right ? "" : describe("--show " + id, result);
    }
    case 3:
      return expect_answer("source:\"Le Guetteur\"", "", ChangingTree::kSentinels);
    case 4:
      return expect_answer("titre:" + name, name, -1);
    default:
      return expect_answer("=" + name, name, -1);
  }
}

}  // namespace kiosque
