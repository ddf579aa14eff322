// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/search_order.h"

#include <limits>

namespace kiosque {
namespace {

constexpr std::size_t kAllValues = std::numeric_limits<std::size_t>::max();
constexpr std::size_t kTerminalFacetValues = 5;  // where nobody said how many

std::size_t facet_limit(const QueryOptions& options, bool terminal) {
  if (options.task == Task::count) return 0;
  if (options.task == Task::facet) return kAllValues;
  if (options.facet_values) return *options.facet_values;
  if (options.facet_only || options.format == OutputFormat::html) return kFacetValues;
  const bool screen =
      options.format == OutputFormat::text && options.batch_file.empty() && terminal;
  return screen ? kTerminalFacetValues : 0;
}

}  // namespace

SearchOrder make_search_order(const QueryOptions& options, bool terminal) {
  SearchOrder order = options.order;
  order.facet_limit = facet_limit(options, terminal);
  if (options.task != Task::search || options.facet_only) order.limit = 0;
  if (options.task != Task::search) order.group = false;
  if (options.task == Task::facet) order.count_stories = false;
  return order;
}

}  // namespace kiosque
