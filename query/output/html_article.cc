// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/output/html_article.h"

#include <ostream>
#include <string>

#include "query/output/french_words.h"
#include "query/output/hit_words.h"
#include "query/output/html_text.h"

namespace kiosque {
namespace {

constexpr std::size_t kMostNames = 15;

// Text of unknown direction, kept apart from what stands beside it.
std::string isolated(std::string_view text, std::string_view attributes = "") {
  return "<bdi" + std::string(attributes) + ">" + to_html(text) + "</bdi>";
}

bool is_blank(std::string_view text) { return text.find_first_not_of(' ') == std::string::npos; }

void write_title(const Hit& hit, std::size_t number, std::ostream& out) {
  const bool linked = is_web_address(hit.article.url);
  out << "<h3 id=\"article-" << number << "\" dir=\"auto\">";
  if (linked)
    out << "<a href=\"" << to_html(hit.article.url) << "\" rel=\"noopener noreferrer nofollow\">";
  if (is_blank(hit.title.text))
    out << "Sans titre";
  else
    out << to_html(hit.title);
  out << (linked ? "</a></h3>\n" : "</h3>\n");
}

void write_origin(const Article& article, std::ostream& out) {
  std::string line;
  const auto add = [&](const std::string& part) { line += (line.empty() ? "" : " · ") + part; };
  if (!is_blank(article.source)) add(isolated(article.source, " class=\"source\""));
  if (!is_blank(article.section)) add(isolated(article.section));
  if (!is_blank(article.author)) add(isolated(article.author));
  if (is_foreign(article)) add(isolated(article.language, " class=\"language\""));
  if (article.date)
    add("<time datetime=\"" + to_iso(*article.date) + "\">" + to_french(*article.date) + "</time>");
  if (!line.empty()) out << "<p class=\"origin\">" << line << "</p>\n";
}

void write_names(const char* heading, const std::vector<std::string>& names, std::ostream& out) {
  if (names.empty()) return;
  out << "<div><dt>" << heading << "</dt><dd><ul>";
  const std::size_t shown = names.size() <= kMostNames + 1 ? names.size() : kMostNames;
  for (std::size_t i = 0; i < shown; ++i) out << "<li>" << isolated(names[i]) << "</li>";
  if (shown < names.size()) out << "<li>et " << names.size() - shown << " autres</li>";
  out << "</ul></dd></div>\n";
}

std::vector<std::string> labels_of(const std::vector<std::string>& codes, const Lexicon& lexicon) {
  std::vector<std::string> labels;
  labels.reserve(codes.size());
  for (const std::string& code : codes) {
    const std::string_view label = lexicon.country_label(code);
    labels.emplace_back(label.empty() ? code : label);
  }
  return labels;
}

// The newspapers that took it over, at most a few of them.
void write_copies(const Hit& hit, std::ostream& out) {
  if (hit.copies == 0) return;
  const std::string words = copies_in_words(hit, "\u00A0: ");
  out << "<p class=\"copies\" dir=\"auto\">" << to_html(words) << "</p>\n";
}

void write_place(const Article& article, std::ostream& out) {
  std::string file = to_place(article);
  if (article.path == "-") file.replace(0, 1, "entrée standard");
  out << "<p class=\"place\">Identifiant\u00A0: " << isolated(article.id)
      << " · Fichier\u00A0: " << isolated(file);
  if (!article.url.empty() && !is_web_address(article.url))
    out << " · Adresse\u00A0: " << isolated(article.url);
  out << "</p>\n";
}

}  // namespace

void write_html_article(const Hit& hit, std::size_t number, bool whole_text, const Lexicon& lexicon,
                        std::ostream& out) {
  out << "<article aria-labelledby=\"article-" << number << "\">\n";
  write_title(hit, number, out);
  write_origin(hit.article, out);
  if (!hit.passages.empty()) {
    out << "<div class=\"text" << (whole_text ? "" : " passages") << "\">\n";
    for (const Highlighted& passage : hit.passages)
      out << "<p dir=\"auto\">" << to_html(passage) << "</p>\n";
    out << "</div>\n";
  }
  if (!hit.persons.empty() || !hit.countries.empty()) {
    out << "<dl class=\"names\">\n";
    write_names("Personnes", hit.persons, out);
    write_names("Pays", labels_of(hit.countries, lexicon), out);
    out << "</dl>\n";
  }
  write_copies(hit, out);
  write_place(hit.article, out);
  out << "</article>\n";
}

}  // namespace kiosque
