// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <algorithm>
#include <iterator>
#include <optional>
#include <ostream>
#include <set>

#include "query/output/dossier_style.h"
#include "query/output/french_words.h"
#include "query/output/html_article.h"
#include "query/output/html_text.h"
#include "query/output/moments.h"
#include "query/output/printer.h"
#include "query/output/timeline.h"
#include "version.h"

namespace kiosque {
namespace {

// Nothing is loaded, run or sent, whatever slipped through.
constexpr std::string_view kSecurityPolicy =
    "default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; base-uri &#39;none&#39;; "
    "form-action &#39;none&#39;";

// A press dossier (dossier de presse) in French: one HTML file that needs nothing else. Its markup
// is XML as well. Articles are written as they come, those of one day side by side.
class HtmlPrinter : public Printer {
 public:
  HtmlPrinter(const Lexicon& lexicon, const Date& today) : lexicon_(lexicon), today_(today) {}

  void begin_answer(const Answer& answer, std::ostream& out) override {
    write_head(answer, out);
    write_cover(answer, out);
    if (answer.facets) {
      write_timeline(answer, out);
      write_facets(*answer.facets, out);
    }
    out << "<main id=\"articles\" tabindex=\"-1\">\n";
    if (answer.hit_count == 0)
      out << "<p class=\"none\">"
          << (answer.match_count == 0 ? "Aucun article ne répond à cette recherche."
                                      : "Ce dossier ne contient aucun article.")
          << "</p>\n";
  }

  void print_hit(const Answer& answer, const Hit& hit, std::ostream& out) override {
    if (count_ == 0 || day_ != hit.article.date) begin_day(hit.article.date, out);
    ++count_;
    write_html_article(hit, count_, answer.detail == HitDetail::full, lexicon_, out);
  }

  void end_answer(const Answer& answer, std::ostream& out) override {
    if (count_ > 0) out << "</section>\n";
    out << "</main>\n<footer>\n";
    if (answer.report)
      write_gone(*answer.report, out);
    else if (count_ < answer.hit_count)
      out << "<p>" << articles_in_french(answer.hit_count - count_)
          << " en moins : l’index a changé pendant que ce dossier s’écrivait.</p>\n";
    out << "<p>Dossier établi le " << to_french(today_) << " avec Kiosque " << to_html(kVersion)
        << ".</p>\n</footer>\n</body>\n</html>\n";
  }

 private:
  static void write_head(const Answer& answer, std::ostream& out) {
    out << "<!DOCTYPE html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\"/>\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\""
        << kSecurityPolicy
        << "\"/>\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
           "<meta name=\"referrer\" content=\"no-referrer\"/>\n<title>Dossier de presse";
    if (answer.report)
      out << "\u00A0: veille " << to_html(answer.report->name) << ", nº\u00A0"
          << answer.report->number;
    else if (!answer.text.empty())
      out << "\u00A0: " << to_html(query_in_french(answer.text));
    out << "</title>\n<style>" << kDossierStyle << "</style>\n</head>\n<body>\n";
  }

  void write_cover(const Answer& answer, std::ostream& out) const {
    out << "<a class=\"skip\" href=\"#articles\">Aller aux articles</a>\n"
           "<header class=\"cover\">\n<h1>";
    const std::string query = to_html(query_in_french(answer.text));
    if (query.empty())
      out << "Dossier de presse";
    else
      out << "<span class=\"kind\">Dossier de presse<span class=\"hidden\">\u00A0: </span></span>"
          << "<bdi>" << query << "</bdi>";
    out << "</h1>\n<p class=\"summary\">";
    if (answer.report) write_report(*answer.report, out);
    if (answer.in_words.empty())
      out << "Articles choisis";
    else
      out << "Articles qui contiennent <bdi>" << to_html(answer.in_words) << "</bdi>";
    if (!answer.similar_to.empty())
      out << ", semblables à l’article <bdi>" << to_html(answer.similar_to) << "</bdi>";
    const std::string period = period_in_french(answer.dates);
    if (!period.empty()) out << ", parus " << period;
    out << ".</p>\n<p class=\"made\">" << capitalised(total_in_french(answer))
        << (answer.hit_count == 0              ? ""
            : answer.detail == HitDetail::full ? " · textes entiers"
                                               : " · extraits")
        << " · établi le <time datetime=\"" << to_iso(today_) << "\">" << to_french(today_)
        << "</time></p>\n</header>\n";
  }

  static void write_report(const ReportHeading& report, std::ostream& out) {
    out << "Veille « <bdi>" << to_html(report.name) << "</bdi> », nº\u00A0" << report.number
        << "\u00A0: " << articles_in_french(report.new_count)
        << (report.new_count == 1 ? " nouveau" : " nouveaux") << " depuis le "
        << to_french(to_local_day(report.since)) << ". ";
  }

  static void write_gone(const ReportHeading& report, std::ostream& out) {
    if (report.gone.empty()) return;
    out << "<p>Ne sont plus dans l’index\u00A0:</p>\n<ul>\n";
    for (const ReportHeading::Gone& gone : report.gone)
      out << "<li><bdi>" << to_html(gone.title.empty() ? gone.id : gone.title) << "</bdi></li>\n";
    out << "</ul>\n";
  }

  static void write_timeline(const Answer& answer, std::ostream& out) {
    const std::vector<TimelineBar> bars = make_timeline(answer.facets->months);
    if (bars.empty()) return;
    out << "<section class=\"timeline\" aria-labelledby=\"chronologie\">\n"
           "<h2 id=\"chronologie\" class=\"label\">Chronologie</h2>\n<figure>\n"
        << timeline_svg(bars) << "<figcaption>" << capitalised(describe_timeline(bars));
    if (answer.facets->undated > 0)
      out << "\u00A0; " << articles_in_french(answer.facets->undated) << " sans date";
    out << ".</figcaption>\n</figure>\n<details>\n<summary>Les chiffres</summary>\n<table>\n"
           "<thead><tr><th scope=\"col\">Période</th><th scope=\"col\">Articles</th></tr></thead>\n"
           "<tbody>\n";
    for (const TimelineBar& bar : bars)
      if (bar.count > 0)
        out << "<tr><th scope=\"row\">" << linked(bar, answer) << "</th><td>"
            << number_in_french(bar.count) << "</td></tr>\n";
    out << "</tbody>\n</table>\n</details>\n</section>\n";
  }

  // The bar's name, leading to the first of its articles in the document's order. Articles of a
  // bar may be missing from a dossier that is cut; all of them may be copies of older ones.
  static std::string linked(const TimelineBar& bar, const Answer& answer) {
    if (answer.hit_count < answer.list_count() || answer.sort == SortOrder::relevance)
      return bar.name;
    const auto first = answer.months.lower_bound(bar.first_month);
    if (first == answer.months.end() || *first > bar.last_month) return bar.name;
    const std::string& month = answer.sort == SortOrder::oldest
                                   ? *first
                                   : *std::prev(answer.months.upper_bound(bar.last_month));
    return "<a href=\"#mois-" + to_html(month) + "\">" + bar.name + "</a>";
  }

  static void write_facets(const Facets& facets, std::ostream& out) {
    if (facets.persons.empty() && facets.countries.empty() && facets.sources.empty()) return;
    out << "<aside class=\"facets\" aria-label=\"Personnes, pays et sources\">\n";
    write_facet("Personnes", "personnes", facets.persons, out);
    write_facet("Pays", "pays", facets.countries, out);
    write_facet("Sources", "sources", facets.sources, out);
    out << "</aside>\n";
  }

  static void write_facet(const char* heading, const char* id,
                          const std::vector<FacetValue>& values, std::ostream& out) {
    if (values.empty()) return;
    const std::uint64_t most = values.front().count;
    out << "<section aria-labelledby=\"" << id << "\">\n<h2 id=\"" << id << "\" class=\"label\">"
        << heading << "</h2>\n<ol>\n";
    for (const FacetValue& value : values)
      out << "<li><bdi>" << to_html(value.label) << "</bdi> <span class=\"count\">"
          << number_in_french(value.count) << "<span class=\"hidden\">\u00A0"
          << (value.count == 1 ? "article" : "articles")
          << "</span></span><span class=\"share\" aria-hidden=\"true\"><span style=\"width:"
          << std::clamp<std::uint64_t>(value.count * 100 / std::max<std::uint64_t>(most, 1), 1, 100)
          << "%\"></span></span></li>\n";
    out << "</ol>\n</section>\n";
  }

  void begin_day(const std::optional<Date>& day, std::ostream& out) {
    if (count_ > 0) out << "</section>\n";
    day_ = day;
    const std::size_t number = ++day_count_;
    out << "<section class=\"day\" aria-labelledby=\"jour-" << number << '"';
    if (day) {
      const std::string month = to_iso(*day).substr(0, 7);
      if (months_.insert(month).second) out << " id=\"mois-" << month << '"';
    }
    out << ">\n<h2 id=\"jour-" << number << "\">";
    if (day)
      out << "<time datetime=\"" << to_iso(*day) << "\">" << day_in_french(*day) << "</time>";
    else
      out << "Sans date";
    out << "</h2>\n";
  }

  static std::string capitalised(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
      text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
  }

  const Lexicon& lexicon_;
  Date today_;
  std::optional<Date> day_;  // of the articles that are being written
  std::size_t count_ = 0;
  std::size_t day_count_ = 0;
  std::set<std::string> months_;  // that have an anchor
};

}  // namespace

std::unique_ptr<Printer> make_html_printer(const Lexicon& lexicon, const Date& today) {
  return std::make_unique<HtmlPrinter>(lexicon, today);
}

}  // namespace kiosque
