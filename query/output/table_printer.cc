// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <array>
#include <cstdio>
#include <ostream>

#include "query/output/printer.h"
#include "query/output/table_cell.h"
#include "src/text/characters.h"
#include "src/text/display.h"
#include "src/text/utf8.h"

namespace kiosque {
namespace {

// RFC 4180.
std::string to_cell(const std::string& untrusted) {
  std::string text = to_table_cell(untrusted);
  if (text.find_first_of(",\"") == std::string::npos) return text;
  std::string quoted = "\"";
  for (char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string join(const std::vector<std::string>& items) {
  std::string list;
  for (const std::string& item : items) list += (list.empty() ? "" : "; ") + item;
  return list;
}

class CsvPrinter : public Printer {
 public:
  void begin(std::ostream& out) override {
    out << "query,rank,score,id,title,date,source,url,path,persons,countries,snippet\r\n";
  }

  void print_hit(const Answer& answer, const Hit& hit, std::ostream& out) override {
    const Article& article = hit.article;
    std::string path = to_place(article);
    out << to_cell(answer.query_id) << ',' << hit.rank << ',' << hit.score;
    for (const std::string& value :
         {article.id, article.title, article.date ? to_iso(*article.date) : std::string(),
          article.source, article.url, path, join(hit.persons), join(hit.countries),
          hit.snippet.text})
      out << ',' << to_cell(value);
    out << "\r\n";
  }
};

// TREC separates by blanks: blanks of any kind, what is unsafe to print and % are written as in
// URLs, so that no two ids become one.
std::string to_trec_id(const std::string& id) {
  std::string safe;
  for (std::size_t at = 0; at < id.size();) {
    const CodePoint next = decode_code_point(id, at);
    const bool plain = next.well_formed && next.value != U'%' && !is_unsafe(next.value) &&
                       classify(next.value) != CharClass::space;
    for (const char c : id.substr(at, next.length)) {
      std::array<char, 4> escape{};
      std::snprintf(escape.data(), escape.size(), "%%%02X",
                    static_cast<unsigned>(static_cast<unsigned char>(c)));
      safe += plain ? std::string(1, c) : std::string(escape.data());
    }
    at += next.length;
  }
  return safe;
}

class TrecPrinter : public Printer {
 public:
  void print_hit(const Answer& answer, const Hit& hit, std::ostream& out) override {
    out << to_trec_id(answer.query_id) << " Q0 " << to_trec_id(hit.article.id) << ' ' << hit.rank
        << ' ' << hit.score << " kiosque\n";
  }
};

}  // namespace

std::unique_ptr<Printer> make_csv_printer() { return std::make_unique<CsvPrinter>(); }
std::unique_ptr<Printer> make_trec_printer() { return std::make_unique<TrecPrinter>(); }

}  // namespace kiosque
