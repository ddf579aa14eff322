// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/input/canonical_url.h"

#include <algorithm>
#include <array>

namespace kiosque {
namespace {

constexpr std::array<std::string_view, 6> kTrackingPrefixes = {"utm_", "at_", "mtm_",
                                                               "pk_",  "ns_", "hsa_"};
constexpr std::array<std::string_view, 20> kTrackingNames = {
    "fbclid", "gclid",  "dclid",     "msclkid", "yclid",  "igshid", "mc_cid",
    "mc_eid", "xtor",   "xtref",     "xtcr",    "cmpid",  "wt_mc",  "wt.mc_id",
    "_ga",    "twclid", "li_fat_id", "gbraid",  "wbraid", "ito"};

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

bool is_tracking(std::string_view parameter) {
  const std::string name = lower(parameter.substr(0, parameter.find('=')));
  return std::find(kTrackingNames.begin(), kTrackingNames.end(), name) != kTrackingNames.end() ||
         std::any_of(kTrackingPrefixes.begin(), kTrackingPrefixes.end(),
                     [&](std::string_view prefix) { return name.starts_with(prefix); });
}

// With its question mark, or nothing when no parameter is left.
std::string clean_query(std::string_view query) {
  std::string kept;
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    const std::string_view parameter = query.substr(0, end);
    if (!parameter.empty() && !is_tracking(parameter)) {
      kept += kept.empty() ? '?' : '&';
      kept += parameter;
    }
    query.remove_prefix(std::min(end + 1, query.size()));
  }
  return kept;
}

}  // namespace

std::string canonical_url(std::string_view url) {
  const std::size_t colon = url.find("://");
  const std::string scheme = lower(url.substr(0, std::min(colon, url.size())));
  if (scheme != "http" && scheme != "https") return std::string(url);
  std::string_view rest = url.substr(colon + 3);
  const std::size_t host_end = std::min(rest.find_first_of("/?#"), rest.size());
  std::string host = lower(rest.substr(0, host_end));
  const std::string_view port = scheme == "http" ? ":80" : ":443";
  if (host.ends_with(port)) host.resize(host.size() - port.size());
  rest.remove_prefix(host_end);
  const std::size_t hash = std::min(rest.find('#'), rest.size());
  const std::string_view fragment = rest.substr(hash);
  rest = rest.substr(0, hash);
  const std::size_t question = rest.find('?');
  std::string canonical = scheme + "://" + host;
  canonical += rest.substr(0, question);
  if (question != std::string_view::npos) canonical += clean_query(rest.substr(question + 1));
  if (fragment.starts_with("#!")) canonical += fragment;
  return canonical;
}

}  // namespace kiosque
