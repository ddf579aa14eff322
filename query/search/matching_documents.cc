// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/search/matching_documents.h"

#include <memory>
#include <utility>

#include "query/language/document_list_source.h"
#include "src/index/schema.h"

namespace kiosque {
namespace {

using Visit = std::function<void(Xapian::docid, const std::string&)>;

class VisitingSpy : public Xapian::MatchSpy {
 public:
  explicit VisitingSpy(const Visit& visit) : visit_(visit) {}

  void operator()(const Xapian::Document& document, double) override {
    visit_(document.get_docid(), document.get_value(slot::content_hash));
  }

 private:
  const Visit& visit_;
};

class DocumentsSource : public DocumentListSource {
 public:
  explicit DocumentsSource(std::vector<Xapian::docid> documents)
      : documents_(std::move(documents)) {}

  Xapian::PostingSource* clone() const override { return new DocumentsSource(documents_); }
  std::string get_description() const override { return "Documents"; }
  void init(const Xapian::Database&) override { begin(documents_); }

 private:
  const std::vector<Xapian::docid> documents_;
};

}  // namespace

void for_each_match(const Xapian::Database& database, const Xapian::Query& query,
                    const Visit& visit) {
  VisitingSpy spy(visit);
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(query);
  enquire.add_matchspy(&spy);
  enquire.get_mset(0, 0, database.get_doccount());
}

Xapian::Query documents_query(std::vector<Xapian::docid> documents) {
  auto source = std::make_unique<DocumentsSource>(std::move(documents));
  return Xapian::Query(source.release()->release());
}

}  // namespace kiosque
