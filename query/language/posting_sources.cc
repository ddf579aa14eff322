// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/language/posting_sources.h"

#include <xapian.h>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "query/language/document_list_source.h"
#include "query/language/position_matcher.h"

namespace kiosque {
namespace {

// Tries every document that it is asked about; by itself, all of them.
class PositionSource : public Xapian::PostingSource {
 public:
  explicit PositionSource(PositionCondition condition) : condition_(std::move(condition)) {}

  Xapian::PostingSource* clone() const override { return new PositionSource(condition_); }
  std::string get_description() const override { return "Positions"; }

  void init(const Xapian::Database& database) override {
    matcher_.emplace(database, condition_);
    documents_ = database.postlist_begin("");
    end_ = database.postlist_end("");
    count_ = database.get_doccount();
    begun_ = false;
    set_maxweight(0);
  }

  Xapian::doccount get_termfreq_min() const override { return 0; }
  // High, so that other parts of a query are asked first.
  Xapian::doccount get_termfreq_est() const override { return count_; }
  Xapian::doccount get_termfreq_max() const override { return count_; }

  void next(double) override {
    if (std::exchange(begun_, true)) ++documents_;
    find_match();
  }

  void skip_to(Xapian::docid document, double) override {
    begun_ = true;
    if (documents_ != end_ && *documents_ < document) documents_.skip_to(document);
    find_match();
  }

  bool check(Xapian::docid document, double) override {
    begun_ = true;
    if (documents_ != end_ && *documents_ < document) documents_.skip_to(document);
    if (documents_ != end_ && *documents_ == document) return matcher_->matches(document);
    find_match();
    return true;
  }

  bool at_end() const override { return documents_ == end_; }
  Xapian::docid get_docid() const override { return *documents_; }

 private:
  void find_match() {
    while (documents_ != end_ && !matcher_->matches(*documents_)) ++documents_;
  }

  PositionCondition condition_;
  std::optional<PositionMatcher> matcher_;
  Xapian::PostingIterator documents_;
  Xapian::PostingIterator end_;
  Xapian::doccount count_ = 0;
  bool begun_ = false;
};

// Runs each query by itself once, and keeps the documents that enough of them found.
class QuorumSource : public DocumentListSource {
 public:
  QuorumSource(std::vector<Xapian::Query> queries, unsigned at_least)
      : queries_(std::move(queries)), at_least_(at_least) {}

  Xapian::PostingSource* clone() const override { return new QuorumSource(queries_, at_least_); }

  std::string get_description() const override {
    std::string description = "AtLeast(" + std::to_string(at_least_);
    for (const Xapian::Query& query : queries_) {
      const std::string whole = query.get_description();  // Query(…)
      description += ", " + whole.substr(5);
    }
    return description + ')';
  }

  void init(const Xapian::Database& database) override {
    std::map<Xapian::docid, unsigned> counts;
    for (const Xapian::Query& query : queries_) {
      Xapian::Enquire enquire(database);
      enquire.set_weighting_scheme(Xapian::BoolWeight());
      enquire.set_docid_order(Xapian::Enquire::DONT_CARE);
      enquire.set_query(query);
      const Xapian::MSet found = enquire.get_mset(0, database.get_doccount());
      for (auto match = found.begin(); match != found.end(); ++match) ++counts[*match];
    }
    std::vector<Xapian::docid> documents;
    for (const auto& [document, count] : counts)
      if (count >= at_least_) documents.push_back(document);
    begin(std::move(documents));
  }

 private:
  std::vector<Xapian::Query> queries_;
  unsigned at_least_;
};

Xapian::Query query_of(std::unique_ptr<Xapian::PostingSource> source) {
  return Xapian::Query(source.release()->release());
}

}  // namespace

Xapian::Query position_query(PositionCondition condition) {
  return query_of(std::make_unique<PositionSource>(std::move(condition)));
}

Xapian::Query positional_query(const std::vector<Xapian::Query>& queries,
                               PositionCondition condition) {
  return {Xapian::Query::OP_FILTER,
          Xapian::Query(Xapian::Query::OP_AND, queries.begin(), queries.end()),
          position_query(std::move(condition))};
}

Xapian::Query phrase_query(const std::vector<Xapian::Query>& queries, PositionPattern sequence) {
  if (queries.size() == 1) return queries.front();
  PositionCondition condition;
  condition.parts.push_back(std::move(sequence));
  return positional_query(queries, std::move(condition));
}

Xapian::Query quorum_query(std::vector<Xapian::Query> queries, unsigned at_least) {
  return query_of(std::make_unique<QuorumSource>(std::move(queries), at_least));
}

}  // namespace kiosque
