// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <algorithm>
#include <cmath>
#include <cstring>

#include "src/analysis/lexicon_format.h"
#include "src/analysis/name_model_format.h"
#include "tools/name_training/training_article.h"

namespace kiosque {
namespace {

namespace mf = name_model_format;

// Points for one unit of log-odds: larger ones are cut at 127.
constexpr float kPoints = 32.0F;
// Lighter rows are left out: both tables then fit into a 2 MB cache, and cross-validation does not
// see the difference.
constexpr int kLeastPoints = 5;
// Both readings together stay below 4 MB.
constexpr std::size_t kMaxBuckets = 31'000;

struct Row {
  Feature feature = 0;
  int weight = 0;  // how much it matters
  std::array<std::int8_t, kNameLabels - 1> points{};
};

std::int16_t to_points(float weight, int limit) {
  const auto rounded = static_cast<int>(std::lround(weight * kPoints));
  return static_cast<std::int16_t>(std::clamp(rounded, -limit, limit));
}

std::vector<Row> heaviest_rows(const CrfWeights& weights) {
  std::vector<Row> rows;
  for (const auto& [feature, values] : weights.features) {
    Row row{feature, 0, {}};
    for (std::size_t y = 1; y < kNameLabels; ++y) {
      row.points[y - 1] = static_cast<std::int8_t>(to_points(values[y] - values[0], 127));
      row.weight = std::max(row.weight, std::abs(static_cast<int>(row.points[y - 1])));
    }
    if (row.weight >= kLeastPoints) rows.push_back(row);
  }
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.feature < b.feature;
  });
  return rows;
}

// Lays the rows out, the heaviest first; what finds its bucket full is left out.
std::string fill_buckets(const std::vector<Row>& rows, std::size_t buckets) {
  std::string bytes(buckets * mf::kBucketBytes, '\0');
  std::vector<std::uint8_t> used(buckets);
  for (const Row& row : rows) {
    const std::size_t bucket = mf::bucket_of(row.feature, buckets);
    if (used[bucket] == mf::kRows) continue;
    char* at = bytes.data() + bucket * mf::kBucketBytes;
    const std::uint16_t check = mf::check_of(row.feature);
    std::memcpy(at + used[bucket] * sizeof check, &check, sizeof check);
    std::memcpy(at + mf::kWeightsAt + used[bucket] * mf::kWeights, row.points.data(), mf::kWeights);
    ++used[bucket];
  }
  return bytes;
}

}  // namespace

std::string pack_model(const CrfWeights& first, const CrfWeights& second) {
  mf::Header header{};
  header.magic = mf::kMagic;
  std::string tables;
  for (const int reading : {0, 1}) {
    const CrfWeights& weights = reading == 0 ? first : second;
    const std::vector<Row> rows = heaviest_rows(weights);
    const std::size_t buckets =
        std::clamp<std::size_t>(rows.size() * 5 / 4 / mf::kRows, 1, kMaxBuckets);
    header.buckets[reading] = static_cast<std::uint32_t>(buckets);
    for (std::size_t a = 0; a < kNameLabels; ++a)
      for (std::size_t b = 0; b < kNameLabels; ++b)
        header.transitions[reading][a][b] = to_points(weights.transitions[a][b], 30'000);
    tables += fill_buckets(rows, buckets);
  }
  std::string bytes(mf::kHeaderBytes, '\0');
  std::memcpy(bytes.data(), &header, sizeof header);
  bytes += tables;
  bytes.append(mf::kSpareBuckets * mf::kBucketBytes, '\0');
  constexpr std::size_t kHashed = sizeof header.magic + sizeof header.content_hash;
  header.content_hash = lexicon_format::hash_word(std::string_view(bytes).substr(kHashed));
  std::memcpy(bytes.data(), &header, sizeof header);
  return bytes;
}

}  // namespace kiosque
