// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
//
// query_bench INDEX QUERIES.tsv [OPTION...]: answers the queries as kiosque-query --batch does,
// printing included, with further options of it, and prints the CPU time that a query takes, with
// and without facets and hits. Each pass opens the index anew; of each query the median of the
// passes counts. The last column is the median by the clock: it depends on what else the machine
// does.
#include <xapian.h>

#include <cstdio>
#include <exception>
#include <fstream>
#include <iostream>
#include <numeric>
#include <sstream>
#include <string>
#include <vector>

#include "bench/timing.h"
#include "query/make_answer.h"
#include "query/options.h"
#include "query/output/printer.h"
#include "query/query_binder.h"
#include "query/search_order.h"
#include "src/cli/error.h"

namespace {

constexpr int kPasses = 5;
constexpr std::size_t kShownSlowest = 8;

struct Query {
  std::string id;
  std::string text;
};

std::vector<Query> read_queries(const char* path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error(std::string("cannot read ") + path);
  std::vector<Query> queries;
  for (std::string line; std::getline(in, line);)
    if (const auto tab = line.find('\t'); !line.starts_with('#') && tab != std::string::npos)
      queries.push_back({line.substr(0, tab), line.substr(tab + 1)});
  return queries;
}

// What query/search_command.cc does for one line of a batch.
void answer(const Query& query, const kiosque::QueryOptions& options, kiosque::QueryBinder& binder,
            kiosque::PersonNames& names, kiosque::Printer& printer, std::ostream& out) try {
  const auto tree = binder.parse(query.text);
  const kiosque::CompiledQuery compiled = binder.compile(tree, query.text);
  kiosque::Search search(binder.database(), compiled, kiosque::make_search_order(options, false),
                         binder.lexicon(), binder.analyzer(), names);
  search.read_ahead();
  kiosque::Answer answer =
      kiosque::make_answer(options, query.text, tree, search, binder.lexicon());
  answer.query_id = query.id;
  answer.notes = compiled.notes;
  if (tree) binder.count_undated(tree, query.text, compiled);
  printer.begin_answer(answer, out);
  while (const auto hit = search.next()) printer.print_hit(answer, *hit, out);
  printer.end_answer(answer, out);
} catch (const kiosque::Error&) {
  return;  // a wrong query takes its time too
}

struct Times {
  std::vector<double> cpu;  // milliseconds
  std::vector<double> wall;
};

// Of each query.
Times pass(const std::vector<Query>& queries, const kiosque::QueryOptions& options) {
  std::ostringstream notes;
  kiosque::QueryBinder binder(options, notes);
  kiosque::PersonNames names;
  kiosque::PrintStyle style;
  style.batch = true;
  const auto printer = kiosque::make_printer(options.format, style, binder.lexicon());
  std::ostringstream out;
  Times times;
  for (const Query& query : queries) {
    out.str({});
    const auto begin = kiosque::Clock::now();
    const double cpu_begin = kiosque::cpu_milliseconds();
    answer(query, options, binder, names, *printer, out);
    times.cpu.push_back(kiosque::cpu_milliseconds() - cpu_begin);
    times.wall.push_back(kiosque::milliseconds_since(begin));
  }
  return times;
}

void print_slowest(const std::vector<Query>& queries, const std::vector<double>& times) {
  std::vector<std::size_t> order(queries.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return times[a] > times[b]; });
  order.resize(std::min(order.size(), kShownSlowest));
  for (const std::size_t i : order)
    std::printf("    %8.2f  %s  %s\n", times[i], queries[i].id.c_str(), queries[i].text.c_str());
}

void bench(const char* name, const std::vector<Query>& queries,
           std::vector<std::string> arguments) {
  std::ostringstream no_help;
  const auto options = kiosque::parse_query_options(std::move(arguments), no_help);
  std::vector<Times> of_query(queries.size());
  for (int i = 0; i < kPasses; ++i) {
    const Times times = pass(queries, *options);
    for (std::size_t q = 0; q < queries.size(); ++q) {
      of_query[q].cpu.push_back(times.cpu[q]);
      of_query[q].wall.push_back(times.wall[q]);
    }
  }
  std::vector<double> times;
  std::vector<double> wall;
  times.reserve(queries.size());
  wall.reserve(queries.size());
  for (const Times& passes : of_query) {
    times.push_back(kiosque::median(passes.cpu));
    wall.push_back(kiosque::median(passes.wall));
  }
  const double mean = std::accumulate(times.begin(), times.end(), 0.0) /
                      static_cast<double>(std::max<std::size_t>(1, times.size()));
  std::printf("%-25s %7.3f %7.3f %7.3f %7.3f %7.3f %7.3f\n", name, kiosque::median(times), mean,
              kiosque::percentile(times, 95), kiosque::percentile(times, 99),
              kiosque::percentile(times, 100), kiosque::median(wall));
  print_slowest(queries, times);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: query_bench INDEX QUERIES.tsv [OPTION...]\n";
    return 2;
  }
  try {
    const std::vector<Query> queries = read_queries(argv[2]);
    std::vector<std::string> common = {"--index", argv[1], "--batch", argv[2]};
    common.insert(common.end(), argv + 3, argv + argc);
    const auto with = [&](std::vector<std::string> more) {
      more.insert(more.begin(), common.begin(), common.end());
      return more;
    };
    std::printf("%3zu queries, ms of CPU     median    mean     p95     p99   worst    wall\n",
                queries.size());
    bench("no hits, no facets", queries, with({"--limit", "0"}));
    bench("10 hits, no facets", queries, with({}));
    bench("no hits, all facets", queries, with({"--limit", "0", "--facets"}));
    bench("10 hits, all facets", queries, with({"--facets"}));
  } catch (const std::exception& error) {
    std::cerr << "query_bench: " << error.what() << '\n';
    return 2;
  } catch (const Xapian::Error& error) {
    std::cerr << "query_bench: " << error.get_description() << '\n';
    return 2;
  }
  return 0;
}
