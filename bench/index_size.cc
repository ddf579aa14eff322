// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
//
// index_size INDEX: what the live generation's parts and fields take on the disk, as Markdown. The
// files' sizes are exact. What a field takes of them is worked out from the bytes that Xapian's
// formats use for its terms and values, without the blocks' own share, and of term lists before
// they are deflated.
#include <xapian.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <map>
#include <string>
#include <string_view>

#include "src/index/schema.h"
#include "src/index/stored_article.h"

namespace {

namespace prefix = kiosque::prefix;
namespace slot = kiosque::slot;

// Longer prefixes first: Z would take ZS.
constexpr std::pair<std::string_view, const char*> kFields[] = {
    {prefix::title_stem, "stems of titles"},
    {prefix::stem, "stems"},
    {prefix::title_name, "names in titles"},
    {prefix::name, "names"},
    {prefix::form, "accented forms"},
    {prefix::sketch, "sketches for copies"},
    {prefix::person_word, "words of persons"},
    {prefix::person, "persons"},
    {prefix::country, "countries"},
    {prefix::named_country, "named countries"},
    {prefix::source_word, "words of sources"},
    {prefix::source, "sources"},
    {prefix::path, "paths"},
    {prefix::id, "ids"},
    {prefix::language, "languages"},
    {prefix::author, "words of authors"},
    {prefix::title, "titles"},
    {prefix::text, "words"},
};

constexpr std::pair<std::uint32_t, const char*> kSlots[] = {
    {slot::date, "date"},
    {slot::persons, "persons"},
    {slot::countries, "countries"},
    {slot::source, "source"},
    {slot::content_hash, "hash"},
    {slot::story, "story"},
    {slot::named_countries, "named countries"},
    {slot::positions, "positions"},
};

double megabytes(double bytes) { return bytes / 1e6; }

const char* field_of(std::string_view term) {
  for (const auto& [beginning, name] : kFields) {
    if (!term.starts_with(beginning)) continue;
    // Values are lower case, digits or, after a colon, anything.
    const bool ends = beginning.empty() || beginning.ends_with(':') ||
                      term.size() == beginning.size() || term[beginning.size()] < 'A' ||
                      term[beginning.size()] > 'Z';
    if (ends) return name;
  }
  return "others";
}

std::size_t bytes_of_number(std::uint64_t number) {
  std::size_t bytes = 1;
  for (; number >= 0x80; number >>= 7) ++bytes;
  return bytes;
}

struct Field {
  std::size_t terms = 0;
  std::size_t postings = 0;
  std::size_t posting_bytes = 0;
  std::size_t list_bytes = 0;
};

// An item of a table has 5 bytes of its own beside key and tag, a chunk's head some 5.
constexpr std::size_t kItemBytes = 10;
constexpr std::size_t kChunkBytes = 2000;

void measure_postings(const Xapian::Database& database, std::map<std::string, Field>& fields) {
  for (auto t = database.allterms_begin(); t != database.allterms_end(); ++t) {
    const std::string term = *t;
    Field& field = fields[field_of(term)];
    ++field.terms;
    std::size_t bytes = 0;
    Xapian::docid before = 0;
    for (auto p = database.postlist_begin(term); p != database.postlist_end(term); ++p) {
      ++field.postings;
      bytes += bytes_of_number(*p - before - 1) + bytes_of_number(p.get_wdf());
      before = *p;
    }
    field.posting_bytes += bytes + (bytes / kChunkBytes + 1) * (term.size() + kItemBytes);
  }
}

void measure_term_lists(const Xapian::Database& database, std::map<std::string, Field>& fields) {
  for (auto d = database.postlist_begin(""); d != database.postlist_end(""); ++d) {
    std::string before;
    for (auto t = database.termlist_begin(*d); t != database.termlist_end(*d); ++t) {
      const std::string term = *t;
      const auto differs = std::mismatch(term.begin(), term.end(), before.begin(), before.end());
      fields[field_of(term)].list_bytes += 2 + static_cast<std::size_t>(term.end() - differs.first);
      before = term;
    }
  }
}

void print_files(const std::filesystem::path& generation, double body) {
  constexpr std::pair<const char*, const char*> kFiles[] = {
      {"postlist.glass", "postings and values"},
      {"position.glass", "positions, of older indexes"},
      {"termlist.glass", "term lists"},
      {"docdata.glass", "stored text"},
      {"sources.sqlite", "the files that were read"}};
  std::printf("| file | what | MB | x body text |\n|---|---|---|---|\n");
  double all = 0;
  for (const auto& [file, what] : kFiles) {
    std::error_code missing;
    const auto size = std::filesystem::file_size(generation / file, missing);
    if (missing) continue;
    all += static_cast<double>(size);
    std::printf("| %s | %s | %.1f | %.2f |\n", file, what, megabytes(static_cast<double>(size)),
                static_cast<double>(size) / body);
  }
  std::printf("| all | | %.1f | %.2f |\n\n", megabytes(all), all / body);
}

void print_fields(const std::map<std::string, Field>& fields) {
  std::printf("| field | terms | postings | MB of posting lists | MB of term lists, inflated |\n");
  std::printf("|---|---|---|---|---|\n");
  for (const auto& [name, field] : fields)
    std::printf("| %s | %zu | %zu | %.1f | %.1f |\n", name.c_str(), field.terms, field.postings,
                megabytes(static_cast<double>(field.posting_bytes)),
                megabytes(static_cast<double>(field.list_bytes)));
}

void print_values(const Xapian::Database& database) {
  std::printf("\n| value | articles | MB |\n|---|---|---|\n");
  for (const auto& [number, name] : kSlots) {
    std::size_t bytes = 0;
    for (auto v = database.valuestream_begin(number); v != database.valuestream_end(number); ++v)
      bytes += (*v).size() + 2;
    std::printf("| %s | %u | %.1f |\n", name, database.get_value_freq(number),
                megabytes(static_cast<double>(bytes)));
  }
}

double body_bytes(const Xapian::Database& database) {
  std::size_t bytes = 0;
  for (auto d = database.postlist_begin(""); d != database.postlist_end(""); ++d)
    bytes += kiosque::load_article(database.get_document(*d).get_data()).body.size();
  return static_cast<double>(bytes);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: index_size INDEX/gen-NNNNNN\n";
    return 2;
  }
  try {
    const Xapian::Database database(argv[1]);
    const double body = body_bytes(database);
    std::printf("%u articles, %.1f MB of body text\n\n", database.get_doccount(), megabytes(body));
    print_files(argv[1], body);
    std::map<std::string, Field> fields;
    measure_postings(database, fields);
    measure_term_lists(database, fields);
    print_fields(fields);
    print_values(database);
  } catch (const Xapian::Error& error) {
    std::cerr << "index_size: " << error.get_description() << '\n';
    return 2;
  }
  return 0;
}
