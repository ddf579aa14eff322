// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "indexer/input/sources.h"
#include "indexer/run_report.h"
#include "src/analysis/lexicon.h"

namespace kiosque {

enum class AnalysisFormat { json, text };

// How an analysis is printed.
struct AnalysisStyle {
  AnalysisFormat format = AnalysisFormat::json;
  bool color = false;  // of text
};

// Reads and analyses the sources without any index, and prints each article: a JSON line, or text.
void print_analysis(const std::vector<std::string>& sources, const InputOptions& options,
                    const Lexicon& lexicon, const AnalysisStyle& style, std::istream& in,
                    std::ostream& out, RunReport& report);

}  // namespace kiosque
