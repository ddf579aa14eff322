// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "tests/soak/changing_tree.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <utility>

#include "tests/support/packed.h"

namespace kiosque {
namespace {

namespace fs = std::filesystem;

constexpr std::array kWho = {"La mairie de Lorient",  "Le conseil de Bretagne", "Une association",
                             "Le musée de Morlaix",   "La coopérative",         "Le port de Brest",
                             "La fanfare municipale", "Le syndicat des eaux",   "Le club de voile",
                             "La bibliothèque"};
constexpr std::array kDoes = {"annonce",   "prépare", "inaugure", "présente", "finance",
                              "rénove",    "étudie",  "organise", "fête",     "publie",
                              "accueille", "décrit",  "agrandit", "rouvre"};
constexpr std::array kWhat = {"une exposition de cartes", "un nouveau pont",
                              "la fête des moissons",     "un plan pour les haies",
                              "les travaux du canal",     "une course de bateaux",
                              "un marché couvert",        "la restauration du moulin",
                              "une école de musique",     "un sentier le long de la côte",
                              "un verger de pommiers",    "la collecte des anciens outils"};
constexpr std::array kWhen = {"au printemps",
                              "dès la semaine prochaine",
                              "avant l'été",
                              "pour trois ans",
                              "avec deux communes voisines",
                              "malgré la pluie",
                              "en présence des habitants",
                              "après six mois de travaux"};

std::string text_file(const std::string& source, const std::string& title,
                      const std::string& body) {
  return "Titre: " + title + "\nDate: 2019-04-18\nSource: " + source + "\n\n" + body + '\n';
}

std::string json_line(const std::string& id, const std::string& source, const std::string& title,
                      const std::string& body) {
  const nlohmann::json line = {{"id", id},
                               {"title", title},
                               {"date", "2020-02-0" + std::to_string(1 + body.size() % 9)},
                               {"source", source},
                               {"body", body}};
  return line.dump() + '\n';
}

std::string sentinel_title(int number) { return "Sentinelle " + std::to_string(number); }

std::string sentinel_body(int number) {
  return "Il y a une sentinelle de garde à la porte " + std::to_string(number * 7919) +
         " du vieux fort. Rien ne change ici, ni la nuit ni le jour.";
}

}  // namespace

ChangingTree::ChangingTree(fs::path folder, std::uint64_t seed, unsigned scale)
    : folder_(std::move(folder)), random_(seed) {
  std::string lines;
  for (int i = 0; i < kSentinels; ++i) {
    if (i % 2 == 0)
      lines += json_line(sentinel_id(i), "Le Guetteur", sentinel_title(i), sentinel_body(i));
    else
      write("garde/s" + std::to_string(i) + ".jsonl",
            json_line(sentinel_id(i), "Le Guetteur", sentinel_title(i), sentinel_body(i)));
  }
  write("garde/sentinelles.jsonl", lines);
  for (unsigned i = 0; i < 60 * scale; ++i) {
    texts_.push_back(new_text_name());
    write_text(texts_.back());
  }
  for (unsigned i = 0; i < 50 * scale; ++i) {
    std::string id = "journal-" + std::to_string(++names_);
    Item item = make_item(id);
    journal_.emplace_back(std::move(id), std::move(item));
  }
  write_journal(false);
  for (unsigned i = 0; i < 20 * scale; ++i) {
    const std::string name = "lot/z" + std::to_string(i) + ".txt";
    zipped_[name] = make_item(name);
  }
  write_zip();
  write_tar();
  for (int i = 0; i < 8; ++i) write_wire(i);
}

std::string ChangingTree::sentinel_id(int number) { return "sentinelle-" + std::to_string(number); }

ChangingTree::Item ChangingTree::make_item(const std::string& name) {
  const std::string state = "etat" + std::to_string(state_);
  Item item{"Bulletin " + name + ' ' + state, ""};
  const std::size_t sentences = 4 + below(12);
  for (std::size_t i = 0; i < sentences; ++i) {
    item.body += std::string(kWho[below(kWho.size())]) + ' ' + kDoes[below(kDoes.size())] + ' ' +
                 kWhat[below(kWhat.size())] + ' ' + kWhen[below(kWhen.size())] + ", dossier " +
                 std::to_string(below(5000)) + ".\n";
    if (i == 0) item.body += "Ce bulletin est dans son " + state + ".\n";
  }
  return item;
}

void ChangingTree::write(const std::string& name, const std::string& content) const {
  const fs::path file = folder_ / name;
  fs::create_directories(file.parent_path());
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out << content;
  out.close();
  if (!out) throw std::runtime_error("cannot write " + file.string());
}

std::string ChangingTree::new_text_name() {
  const int number = ++names_;
  return "textes/" + std::to_string(number % 5) + "/t" + std::to_string(number) + ".txt";
}

void ChangingTree::write_text(const std::string& name) {
  const Item item = make_item(fs::path(name).stem().string());
  write(name, text_file("La Gazette", item.title, item.body));
}

// Lines with the bodies of others make stories; a broken one protects the whole file.
void ChangingTree::write_journal(bool broken) {
  std::string lines;
  for (const auto& [id, item] : journal_)
    lines += json_line(id, "Le Journal", item.title, item.body);
  for (std::size_t i = 0; i + 1 < journal_.size(); i += 9)
    lines += json_line("reprise-" + journal_[i].first, "La Reprise",
                       "Reprise : " + journal_[i].second.title,
                       journal_[i].second.body + "Avec le journal.");
  if (broken) lines += "{\"id\": \"cassé\n";
  write("journal.jsonl", lines);
}

void ChangingTree::write_zip() {
  std::vector<PackedEntry> entries;
  entries.reserve(zipped_.size());
  for (const auto& [name, item] : zipped_)
    entries.push_back({name, text_file("Les Archives", item.title, item.body)});
  write("archives/lot.zip", pack("zip", "none", entries));
}

void ChangingTree::write_tar() {
  std::vector<PackedEntry> entries;
  for (const char* name : {"a", "b", "c"}) {
    std::string lines;
    for (int i = 0; i < 6; ++i) {
      const std::string id = std::string("fil-") + name + std::to_string(i);
      const Item item = make_item(id);
      lines += json_line(id, "Le Fil", item.title, item.body);
    }
    entries.push_back({std::string(name) + ".jsonl", lines});
  }
  write("archives/fil.tar.gz", pack("ustar", "gzip", entries));
}

// Now and then an older version than the one before, or a withdrawal.
void ChangingTree::write_wire(int number) {
  int& version = wires_[number];
  const int written = version > 1 && chance(20) ? version - 1 : ++version;
  const bool withdrawn = version > 1 && chance(15);
  const std::string name = "depeche-" + std::to_string(number);
  const Item item = make_item(name);
  std::string paragraphs;
  for (std::size_t begin = 0; begin < item.body.size();) {
    const std::size_t end = item.body.find('\n', begin);
    paragraphs += "<p>" + item.body.substr(begin, end - begin) + "</p>\n";
    begin = end + 1;
  }
  write("depeches/d" + std::to_string(number) + "-v" + std::to_string(written) + ".xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<nitf xml:lang=\"fr\"><head><docdata "
        "management-status=\"" +
            std::string(withdrawn ? "canceled" : "usable") + "\"><doc-id id-string=\"" + name +
            "\"/><du-key version=\"" + std::to_string(written) +
            "\"/><date.issue norm=\"20190418T143000+0200\"/></docdata><pubdata name=\"La "
            "Méridienne\"/></head><body><body.head><hedline><hl1>" +
            item.title + "</hl1></hedline></body.head><body.content>\n" + paragraphs +
            "</body.content></body></nitf>\n");
}

void ChangingTree::change_texts() {
  for (std::size_t i = 0; i < 2 + below(6); ++i) write_text(texts_[below(texts_.size())]);
  for (std::size_t i = 0; i < below(5); ++i) {
    texts_.push_back(new_text_name());
    write_text(texts_.back());
  }
  for (std::size_t i = 0; i < below(4) && texts_.size() > 30; ++i) {
    std::swap(texts_[below(texts_.size())], texts_.back());
    fs::remove(folder_ / texts_.back());
    texts_.pop_back();
  }
  if (chance(50)) {  // moves
    std::string& moved = texts_[below(texts_.size())];
    const std::string name = new_text_name();
    fs::create_directories((folder_ / name).parent_path());
    fs::rename(folder_ / moved, folder_ / name);
    moved = name;
  }
  if (chance(40)) {  // one article at two places
    const std::string name = new_text_name();
    fs::create_directories((folder_ / name).parent_path());
    fs::copy_file(folder_ / texts_[below(texts_.size())], folder_ / name);
    texts_.push_back(name);
  }
  if (chance(25)) {  // two exchange their contents
    const fs::path one = folder_ / texts_[below(texts_.size())];
    const fs::path other = folder_ / texts_[below(texts_.size())];
    if (one != other) {
      fs::rename(one, folder_ / "between");
      fs::rename(other, one);
      fs::rename(folder_ / "between", other);
    }
  }
  if (chance(20))
    fs::last_write_time(folder_ / texts_[below(texts_.size())], fs::file_time_type::clock::now());
}

void ChangingTree::change_journal() {
  for (std::size_t i = 0; i < 1 + below(4); ++i) {
    auto& [id, item] = journal_[below(journal_.size())];
    item = make_item(id);
  }
  if (chance(50)) {
    std::string id = "journal-" + std::to_string(++names_);
    Item item = make_item(id);
    journal_.emplace_back(std::move(id), std::move(item));
  }
  if (chance(40) && journal_.size() > 30)
    journal_.erase(journal_.begin() + static_cast<std::ptrdiff_t>(below(10)));
  if (chance(20)) std::shuffle(journal_.begin(), journal_.end(), random_);
  write_journal(chance(10));
}

// So much that a large tree is committed in the middle of the run, where that is asked for: a
// folder moves, and the journal is written anew.
void ChangingTree::change_much() {
  const std::string from = "textes/" + std::to_string(below(5)) + '/';
  const std::string to = "textes/deplace" + std::to_string(++names_) + '/';
  fs::create_directories(folder_ / to);
  for (std::string& text : texts_) {
    if (!text.starts_with(from)) continue;
    const std::string moved = to + text.substr(from.size());
    fs::rename(folder_ / text, folder_ / moved);
    text = moved;
  }
  for (auto& [id, item] : journal_) item = make_item(id);
  journal_.erase(journal_.begin(), journal_.begin() + static_cast<std::ptrdiff_t>(below(5)));
  write_journal(false);
  for (const std::string& text : texts_)
    if (chance(40)) write_text(text);
}

void ChangingTree::change() {
  ++state_;
  if (chance(15)) return change_much();
  change_texts();
  if (chance(70)) change_journal();
  if (chance(40)) {
    for (auto& [name, item] : zipped_)
      if (chance(20)) item = make_item(name);
    write_zip();
  }
  if (chance(25)) write_tar();
  if (chance(50)) write_wire(static_cast<int>(below(8)));
}

}  // namespace kiosque
