// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <nlohmann/json.hpp>
#include <ostream>

#include "indexer/output/status.h"
#include "src/index/schema.h"

namespace kiosque {
namespace {

using Json = nlohmann::ordered_json;

Json to_json(const IndexStatus::Generation& generation) {
  return {{"name", generation.name}, {"bytes", generation.bytes}};
}

const char* to_string(IndexStatus::Analysis analysis) {
  switch (analysis) {
    case IndexStatus::Analysis::own:
      return "own";
    case IndexStatus::Analysis::other_aliases:
      return "other-aliases";
    case IndexStatus::Analysis::other:
      break;
  }
  return "other";
}

}  // namespace

void print_status_json(const IndexStatus& status, const std::optional<LastRun>& last_run,
                       std::ostream& out) {
  Json json = {
      {"version", 1},
      {"index", status.folder.string()},
      {"live", to_json(status.live)},
      {"articles", status.articles},
      {"schema", status.schema_version},
      {"own_schema", kSchemaVersion},
      {"analyzer", status.analyzer},
      {"analysis", to_string(status.analysis)},
      {"kept", Json::array()},
      {"running", status.lock.held},
      {"killed", !status.lock.held && status.lock.holder},
      {"process", nullptr},
      {"last_run", nullptr},
  };
  for (const IndexStatus::Generation& kept : status.kept) json["kept"].push_back(to_json(kept));
  if (status.lock.holder)
    json["process"] = {{"pid", status.lock.holder->pid}, {"since", status.lock.holder->since}};
  if (last_run) json["last_run"] = Json::parse(last_run->json, nullptr, false);
  out << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

}  // namespace kiosque
