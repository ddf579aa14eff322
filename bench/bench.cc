// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
//
// kiosque-bench ARTICLES.jsonl [INDEX]: prints MB/s of analysis over the articles' body text and,
// where a folder is named, of indexing them there, for query_bench. Figures depend on the machine
// and on what else it does: compare within one run.
#include <sys/resource.h>
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <sstream>
#include <thread>
#include <vector>

#include "indexer/input/opener.h"
#include "indexer/run.h"
#include "src/analysis/analyzer.h"

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values.empty() ? 0.0 : values[values.size() / 2];
}

std::vector<kiosque::Article> read_articles(const std::string& path, double& megabytes) {
  std::vector<kiosque::Article> articles;
  const kiosque::TakeResult take = [&](kiosque::ReadResult&& result) {
    if (auto* article = std::get_if<kiosque::Article>(&result)) {
      megabytes += static_cast<double>(article->body.size()) / 1e6;
      articles.push_back(std::move(*article));
    }
  };
  const kiosque::ReadOptions options;
  const kiosque::Limits limits;
  kiosque::InputCounts counts;
  kiosque::Opener(options, limits, counts, take).open_file(path);
  return articles;
}

// The same without recognition: what the rest of the chain takes.
void bench_words(const std::vector<kiosque::Article>& articles, const kiosque::Lexicon& lexicon,
                 double megabytes, double with_recognition) {
  std::vector<double> speeds;
  for (int run = 0; run < 3; ++run) {
    kiosque::Analyzer analyzer(lexicon);
    const auto begin = Clock::now();
    std::size_t words = 0;
    for (const auto& article : articles)
      words += analyzer.analyze_words(article.title).size() +
               analyzer.analyze_words(article.body).size();
    if (words > 0) speeds.push_back(megabytes / seconds_since(begin));
  }
  std::printf("words     %7.2f MB/s  the same without recognition, %.2f times as fast\n",
              median(speeds), median(speeds) / with_recognition);
}

void bench_analysis(const std::vector<kiosque::Article>& articles, double megabytes) {
  const kiosque::Lexicon lexicon = kiosque::Lexicon::builtin();
  std::size_t persons = 0;
  std::vector<double> speeds;
  for (int run = 0; run < 3; ++run) {
    kiosque::Analyzer analyzer(lexicon);
    const auto begin = Clock::now();
    persons = 0;
    for (const auto& article : articles)
      persons += analyzer.analyze_article(article.title, article.body).entities.persons.size();
    speeds.push_back(megabytes / seconds_since(begin));
  }
  std::printf("analysis  %7.2f MB/s  one thread, median of 3; %zu persons in %zu articles\n",
              median(speeds), persons, articles.size());
  bench_words(articles, lexicon, megabytes, median(speeds));
}

void bench_indexing(const std::string& path, const std::string& index, double megabytes) {
  std::istringstream no_input;
  std::ostringstream out;
  const auto begin = Clock::now();
  const int code = kiosque::run_indexer({"--rebuild", "--quiet", "--index", index, path}, no_input,
                                        out, std::cerr);
  const double seconds = seconds_since(begin);
  double size = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(index))
    if (entry.is_regular_file()) size += static_cast<double>(entry.file_size()) / 1e6;
  std::printf("indexing  %7.2f MB/s  %u threads, %.1f s, exit %d; index %.0f MB = %.2f x body\n",
              megabytes / seconds, std::thread::hardware_concurrency(), seconds, code, size,
              size / megabytes);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2 && argc != 3) {
    std::cerr << "usage: kiosque-bench ARTICLES.jsonl [INDEX]\n";
    return 2;
  }
  try {
    double megabytes = 0;
    {
      const auto articles = read_articles(argv[1], megabytes);
      std::printf("articles  %zu, %.1f MB of body text\n", articles.size(), megabytes);
      bench_analysis(articles, megabytes);
    }
    if (argc == 2) return 0;
    bench_indexing(argv[1], argv[2], megabytes);
    std::printf("memory    %7.0f MB at the peak, the articles read for the analysis included\n",
                peak_megabytes());
  } catch (const std::exception& error) {
    std::cerr << "kiosque-bench: " << error.what() << '\n';
    return 2;
  } catch (const Xapian::Error& error) {
    std::cerr << "kiosque-bench: " << error.get_description() << '\n';
    return 2;
  }
  return 0;
}
