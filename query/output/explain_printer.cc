// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/output/explain_printer.h"

#include <iomanip>
#include <ostream>

#include "src/cli/terminal.h"

namespace kiosque {
namespace {

constexpr int kCountColumns = 8;
constexpr std::size_t kKindColumns = 8;
// Of a hundred forms of a verb, the first say enough.
constexpr std::size_t kMostExpansions = 40;

std::uint64_t count_articles(const Xapian::Query& query, const Xapian::Database& database) {
  if (query.empty()) return 0;
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(query);
  return enquire.get_mset(0, 0, database.get_doccount()).get_matches_estimated();
}

void print_leaf(const Explanation& leaf, const Xapian::Database& database, std::ostream& out) {
  const std::uint64_t all = count_articles(leaf.query, database);
  out << sanitize(leaf.typed) << ": " << sanitize(leaf.reading) << "; " << all
      << (all == 1 ? " article" : " articles") << '\n';
  std::size_t shown = 0;
  for (const Expansion& expansion : leaf.expansions) {
    if (++shown > kMostExpansions) {
      out << std::setw(kCountColumns) << ""
          << "  … and " << leaf.expansions.size() - kMostExpansions << " more\n";
      break;
    }
    std::string kind(expansion.kind);
    kind.resize(std::max(kind.size(), kKindColumns), ' ');
    out << std::setw(kCountColumns) << count_articles(expansion.query, database) << "  " << kind
        << "  " << sanitize(expansion.shown) << '\n';
  }
}

}  // namespace

void print_explanation(const std::string& tree, const CompiledQuery& compiled,
                       const Xapian::Database& database, std::ostream& out) {
  out << "tree:   " << sanitize(tree) << '\n';
  for (const Explanation& leaf : compiled.explanations) print_leaf(leaf, database, out);
  out << "xapian: " << sanitize(compiled.query.get_description()) << '\n';
}

}  // namespace kiosque
