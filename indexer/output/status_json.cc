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

Json to_json(const std::vector<IndexStatus::Generation>& generations) {
  Json list = Json::array();
  for (const IndexStatus::Generation& generation : generations) list.push_back(to_json(generation));
  return list;
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
      {"live", nullptr},
      {"articles", nullptr},
      {"schema", nullptr},
      {"own_schema", kSchemaVersion},
      {"analyzer", nullptr},
      {"analysis", nullptr},
      {"kept", to_json(status.kept)},
      {"abandoned", to_json(status.abandoned)},
      {"running", status.lock.held},
      {"killed", !status.lock.held && status.lock.holder},
      {"process", nullptr},
      {"last_run", nullptr},
  };
  if (status.live) {
    json["live"] = to_json(*status.live);
    json["articles"] = status.articles;
    json["schema"] = status.schema_version;
    json["analyzer"] = status.analyzer;
    json["analysis"] = to_string(status.analysis);
  }
  if (status.lock.holder)
    json["process"] = {{"pid", status.lock.holder->pid}, {"since", status.lock.holder->since}};
  if (last_run) json["last_run"] = Json::parse(last_run->json, nullptr, false);
  out << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

}  // namespace kiosque
