// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/search/matching_documents.h"

#include <algorithm>
#include <memory>
#include <utility>

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

class DocumentsSource : public Xapian::PostingSource {
 public:
  explicit DocumentsSource(std::vector<Xapian::docid> documents)
      : documents_(std::move(documents)) {}

  Xapian::PostingSource* clone() const override { return new DocumentsSource(documents_); }
  std::string get_description() const override { return "Documents"; }

  void init(const Xapian::Database&) override {
    at_ = 0;
    begun_ = false;
    set_maxweight(0);
  }

  Xapian::doccount get_termfreq_min() const override { return get_termfreq_est(); }
  Xapian::doccount get_termfreq_est() const override {
    return static_cast<Xapian::doccount>(documents_.size());
  }
  Xapian::doccount get_termfreq_max() const override { return get_termfreq_est(); }

  void next(double) override {
    if (std::exchange(begun_, true)) ++at_;
  }

  void skip_to(Xapian::docid document, double) override {
    begun_ = true;
    const auto from = documents_.begin() + static_cast<std::ptrdiff_t>(at_);
    at_ = static_cast<std::size_t>(std::lower_bound(from, documents_.end(), document) -
                                   documents_.begin());
  }

  bool at_end() const override { return at_ >= documents_.size(); }
  Xapian::docid get_docid() const override { return documents_[at_]; }

 private:
  std::vector<Xapian::docid> documents_;
  std::size_t at_ = 0;
  bool begun_ = false;
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
