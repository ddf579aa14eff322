// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/analysis_command.h"

#include <ostream>
#include <variant>

#include "indexer/interruption.h"
#include "indexer/metadata/complete_article.h"
#include "indexer/output/analysis_json.h"
#include "indexer/output/analysis_text.h"
#include "indexer/source_reading.h"
#include "src/analysis/analyzer.h"

namespace kiosque {

void print_analysis(const std::vector<std::string>& sources, const InputOptions& options,
                    const Lexicon& lexicon, const AnalysisStyle& style, std::istream& in,
                    std::ostream& out, RunReport& report) {
  Analyzer analyzer(lexicon);
  const auto take = [&](ReadResult&& result) {
    throw_if_interrupted();
    if (const auto* problem = std::get_if<Problem>(&result)) {
      report.tell(*problem);
      return;
    }
    Article& article = std::get<Article>(result);
    complete_article(article, [&](const Problem& problem) { report.tell(problem); });
    if (is_left_out(article, options.read)) {
      ++report.counts().foreign;
      return;
    }
    const AnalyzedArticle analyzed = analyzer.analyze_article(article.title, article.body);
    switch (style.format) {
      case AnalysisFormat::json:
        print_json_line(article, analyzed, lexicon, out);
        break;
      case AnalysisFormat::text:
        print_text(article, analyzed, lexicon, style.color, out);
        break;
    }
  };
  read_sources(resolve_sources(sources), options, in, report.input(), FileVisitor{}, take);
}

}  // namespace kiosque
