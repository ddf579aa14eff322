// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "tools/name_training/crf_trainer.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace kiosque {
namespace {

using Row = std::array<double, kNameLabels>;

// Libraries differ in the last bit of exp(); this one is the same everywhere. 2^k times a Taylor
// series on [-ln2/2, ln2/2].
double exponential(double x) {
  constexpr double kLn2 = 0.69314718055994530942;
  x = std::clamp(x, -600.0, 600.0);
  const double k = std::floor(x / kLn2 + 0.5);
  const double r = x - k * kLn2;
  double term = 1.0;
  double sum = 1.0;
  for (int i = 1; i < 14; ++i) {
    term *= r / i;
    sum += term;
  }
  return sum * std::bit_cast<double>(
                   (static_cast<std::uint64_t>(static_cast<std::int64_t>(k) + 1023)) << 52U);
}

// Knuth's MMIX generator: the same on every machine.
class Random {
 public:
  std::uint32_t next() {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::uint32_t>(state_ >> 32U);
  }
  double unit() { return next() / 4294967296.0; }

 private:
  std::uint64_t state_ = 20160101;
};

struct IndexedRun {
  std::vector<std::vector<std::uint32_t>> features;
  const std::vector<NameLabel>* labels;
  double weight;
};

constexpr NameLabel label_at(std::size_t i) { return static_cast<NameLabel>(i); }

// The labels' probabilities in a run: forward and backward sums, scaled at each token.
class Lattice {
 public:
  void run(const std::vector<Row>& scores, const std::vector<LabelWeights>& transitions) {
    const std::size_t n = scores.size();
    emit_.resize(n);
    forward_.assign(n, Row{});
    backward_.assign(n, Row{});
    for (std::size_t i = 0; i < n; ++i) {
      const double most = *std::max_element(scores[i].begin(), scores[i].end());
      for (std::size_t y = 0; y < kNameLabels; ++y) emit_[i][y] = exponential(scores[i][y] - most);
    }
    for (std::size_t a = 0; a < kNameLabels; ++a)
      for (std::size_t b = 0; b < kNameLabels; ++b)
        step_[a][b] = may_follow(label_at(a), label_at(b)) ? exponential(transitions[a][b]) : 0.0;
    for (std::size_t y = 0; y < kNameLabels; ++y)
      forward_[0][y] = may_begin_run(label_at(y)) ? emit_[0][y] : 0.0;
    scale(forward_[0]);
    for (std::size_t i = 1; i < n; ++i) {
      for (std::size_t b = 0; b < kNameLabels; ++b) {
        double sum = 0.0;
        for (std::size_t a = 0; a < kNameLabels; ++a) sum += forward_[i - 1][a] * step_[a][b];
        forward_[i][b] = sum * emit_[i][b];
      }
      scale(forward_[i]);
    }
    for (std::size_t y = 0; y < kNameLabels; ++y)
      backward_[n - 1][y] = may_end_run(label_at(y)) ? 1.0 : 0.0;
    for (std::size_t i = n - 1; i-- > 0;) {
      for (std::size_t a = 0; a < kNameLabels; ++a) {
        double sum = 0.0;
        for (std::size_t b = 0; b < kNameLabels; ++b)
          sum += step_[a][b] * emit_[i + 1][b] * backward_[i + 1][b];
        backward_[i][a] = sum;
      }
      scale(backward_[i]);
    }
  }

  Row token(std::size_t i) const {
    Row p{};
    for (std::size_t y = 0; y < kNameLabels; ++y) p[y] = forward_[i][y] * backward_[i][y];
    scale(p);
    return p;
  }

  // Probabilities of the labels of tokens i - 1 and i together.
  std::array<Row, kNameLabels> step(std::size_t i) const {
    std::array<Row, kNameLabels> p{};
    double sum = 0.0;
    for (std::size_t a = 0; a < kNameLabels; ++a)
      for (std::size_t b = 0; b < kNameLabels; ++b)
        sum += p[a][b] = forward_[i - 1][a] * step_[a][b] * emit_[i][b] * backward_[i][b];
    for (Row& row : p)
      for (double& value : row) value /= sum;
    return p;
  }

 private:
  static void scale(Row& row) {
    double sum = 0.0;
    for (const double value : row) sum += value;
    for (double& value : row) value /= sum;
  }

  std::vector<Row> emit_;
  std::vector<Row> forward_;
  std::vector<Row> backward_;
  std::array<Row, kNameLabels> step_{};
};

class Trainer {
 public:
  Trainer(std::span<const TrainingRun* const> runs, const TrainingOptions& options)
      : options_(options) {
    number_features(runs);
    weights_.resize(names_.size() + kNameLabels);  // the transitions stand behind the features
    squares_.resize(weights_.size(), filled(1e-2F));
    sums_.resize(weights_.size());
  }

  CrfWeights train() {
    std::vector<std::uint32_t> order(runs_.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    int summed = 0;
    for (int epoch = 0; epoch < options_.epochs; ++epoch) {
      for (std::size_t i = order.size(); i > 1; --i)
        std::swap(order[i - 1], order[random_.next() % i]);
      for (const std::uint32_t run : order) learn(runs_[run]);
      if (2 * (epoch + 1) <= options_.epochs) continue;
      ++summed;
      for (std::size_t f = 0; f < weights_.size(); ++f)
        for (std::size_t y = 0; y < kNameLabels; ++y) sums_[f][y] += weights_[f][y];
    }
    CrfWeights result;
    for (LabelWeights& row : sums_)
      for (float& value : row) value /= static_cast<float>(summed);
    for (std::size_t f = 0; f < names_.size(); ++f) result.features[names_[f]] = sums_[f];
    for (std::size_t a = 0; a < kNameLabels; ++a) result.transitions[a] = sums_[names_.size() + a];
    return result;
  }

 private:
  static LabelWeights filled(float value) {
    LabelWeights row{};
    row.fill(value);
    return row;
  }

  void number_features(std::span<const TrainingRun* const> runs) {
    std::unordered_map<Feature, std::uint32_t> counts;
    for (const TrainingRun* run : runs)
      for (const auto& token : run->features)
        for (const Feature feature : token) ++counts[feature];
    std::unordered_map<Feature, std::uint32_t> numbers;
    for (const TrainingRun* run : runs) {
      IndexedRun indexed{{}, &run->labels, run->weight};
      for (const auto& token : run->features) {
        auto& list = indexed.features.emplace_back();
        for (const Feature feature : token) {
          if (counts[feature] < options_.min_count) continue;
          const auto [place, added] =
              numbers.try_emplace(feature, static_cast<std::uint32_t>(names_.size()));
          if (added) names_.push_back(feature);
          list.push_back(place->second);
        }
      }
      runs_.push_back(std::move(indexed));
    }
  }

  void learn(const IndexedRun& run) {
    const std::size_t n = run.features.size();
    scores_.assign(n, Row{});
    kept_.resize(n);
    const auto threshold = static_cast<std::uint32_t>(options_.dropout * 4294967295.0);
    for (std::size_t i = 0; i < n; ++i) {
      kept_[i].clear();
      for (const std::uint32_t f : run.features[i]) {
        if (random_.next() < threshold) continue;
        kept_[i].push_back(f);
        for (std::size_t y = 0; y < kNameLabels; ++y)
          scores_[i][y] += static_cast<double>(weights_[f][y]);
      }
    }
    transitions_.assign(weights_.begin() + static_cast<std::ptrdiff_t>(names_.size()),
                        weights_.end());
    lattice_.run(scores_, transitions_);
    for (std::size_t i = 0; i < n; ++i) {
      Row gradient = lattice_.token(i);
      gradient[static_cast<std::size_t>((*run.labels)[i])] -= 1.0;
      for (double& value : gradient) value *= run.weight;
      for (const std::uint32_t f : kept_[i]) step(f, gradient);
      if (i == 0) continue;
      auto between = lattice_.step(i);
      between[static_cast<std::size_t>((*run.labels)[i - 1])]
             [static_cast<std::size_t>((*run.labels)[i])] -= 1.0;
      for (std::size_t a = 0; a < kNameLabels; ++a) {
        for (double& value : between[a]) value *= run.weight;
        step(names_.size() + a, between[a]);
      }
    }
  }

  void step(std::size_t f, const Row& gradient) {
    const auto rate = static_cast<float>(options_.rate);
    const auto penalty = static_cast<float>(options_.penalty);
    LabelWeights& w = weights_[f];
    LabelWeights& g2 = squares_[f];
    for (std::size_t y = 0; y < kNameLabels; ++y) {
      const float g = static_cast<float>(gradient[y]) + penalty * w[y];
      g2[y] += g * g;
      w[y] -= rate * g / std::sqrt(g2[y]);
    }
  }

  const TrainingOptions& options_;
  Random random_;
  Lattice lattice_;
  std::vector<Feature> names_;  // by number
  std::vector<IndexedRun> runs_;
  std::vector<LabelWeights> weights_;
  std::vector<LabelWeights> squares_;
  std::vector<LabelWeights> sums_;
  std::vector<LabelWeights> transitions_;
  std::vector<Row> scores_;
  std::vector<std::vector<std::uint32_t>> kept_;
};

}  // namespace

CrfWeights train_crf(std::span<const TrainingRun* const> runs, const TrainingOptions& options) {
  return Trainer(runs, options).train();
}

}  // namespace kiosque
