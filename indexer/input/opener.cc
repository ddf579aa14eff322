// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/input/opener.h"

#include <cerrno>
#include <cstring>
#include <limits>

#include "indexer/input/canonical_url.h"
#include "indexer/input/file_names.h"
#include "indexer/input/file_stream.h"
#include "indexer/input/gzip_stream.h"
#include "indexer/readers/detect_format.h"
#include "indexer/readers/peeked_stream.h"

namespace kiosque {
namespace {

// Names that lead out of an archive, on any system. Nothing is ever written there; whoever made
// them meant harm all the same.
bool is_unsafe(std::string_view path) {
  if (path.starts_with('/') || path.starts_with('\\') || path.substr(1).starts_with(":\\"))
    return true;
  while (!path.empty()) {
    const std::size_t end = path.find_first_of("/\\");
    if (path.substr(0, end) == "..") return true;
    path.remove_prefix(end == std::string_view::npos ? path.size() : end + 1);
  }
  return false;
}

// As in folders: what begins with a dot, and what a Mac adds.
bool is_hidden(std::string_view path) {
  while (!path.empty()) {
    const std::size_t end = path.find('/');
    const std::string_view part = path.substr(0, end);
    if ((part.starts_with('.') && part != ".") || part == "__MACOSX") return true;
    path.remove_prefix(end == std::string_view::npos ? path.size() : end + 1);
  }
  return false;
}

constexpr const char* kGetAgain = "get it again; what comes before the damage is indexed";

std::size_t text_bytes(const Article& article) {
  return article.id.size() + article.title.size() + article.body.size() + article.source.size() +
         article.author.size() + article.section.size() + article.url.size();
}

bool is_foreign(std::string_view head) { return detect_format(head, {}).format == Format::foreign; }

}  // namespace

// Where in a file a document is, and how many archives are around it.
struct Opener::Place {
  std::string path;
  std::string entry;
  std::string name;  // lower case, for its extension
  unsigned depth = 0;
  bool unpacked = false;  // the bytes are not those of the file
};

void Opener::open_file(const std::filesystem::path& path) {
  const Place place{path.string(), {}, lower_file_name(path.string())};
  const std::uint64_t bytes_before = counts_.bytes;
  FileStream file(path, counts_.bytes);
  throw_if_out_of_files(file.error(), path);
  if (!file.is_open())
    return tell(Problem::Kind::unreadable, place, std::strerror(file.error()),
                "mend its permissions or remove it");
  if (!file.is_regular())  // it was one when the folder was read
    return tell(file.is_folder() ? Problem::Kind::unreadable : Problem::Kind::special_file, place,
                "not a file", "move it out of the folder");
  ++counts_.files;
  unpacked_ = {};
  open_whole(file, true, place);
  counts_.bytes = bytes_before + file.size();
  if (file.error() != 0)
    tell(Problem::Kind::unreadable, place,
         std::string("could not be read to its end: ") + std::strerror(file.error()),
         "check the disk");
  else if (file.has_changed())
    tell(Problem::Kind::changed, place, "it changed while it was read",
         "what was read is indexed; index it again when it is complete");
}

void Opener::open_stream(std::istream& in, const std::string& path) {
  const Place place{path, {}, lower_file_name(path)};
  ++counts_.files;
  unpacked_ = {};
  open_whole(in, false, place);
  if (in.bad())
    tell(Problem::Kind::unreadable, place, "could not be read to its end",
         "check the program that it comes from");
}

void Opener::open_whole(std::istream& in, bool seekable, const Place& place) {
  try {
    open(in, seekable, place);
  } catch (const LimitExceeded& limit) {
    tell(Problem::Kind::limit, place, limit.what(),
         "if it is no bomb, raise --max-ratio, --max-unpacked or --max-entries");
  }
}

void Opener::open(std::istream& in, bool seekable, const Place& place) {
  PeekedStream peeked(in);
  const Container container = detect_container(peeked.head());
  if (container == Container::none || is_foreign(peeked.head())) return read(peeked, place);
  if (place.depth >= limits_.depth)
    return tell(Problem::Kind::limit, place,
                "an archive inside " + std::to_string(place.depth) + " archives",
                "unpack the outer ones, or raise --max-depth");
  if (container == Container::gzip) return open_gzip(peeked, place);
  if (!seekable) return open_archive(peeked, false, container == Container::compressed, place);
  in.clear();
  in.seekg(0);
  open_archive(in, true, container == Container::compressed, place);
}

void Opener::open_gzip(std::istream& in, const Place& outer) {
  GzipStream gzip(in, !outer.unpacked, limits_, unpacked_);
  Place place = outer;
  place.name = without_compression(outer.name);
  place.unpacked = true;
  PeekedStream peeked(gzip);
  if (detect_container(peeked.head()) == Container::archive) {
    open_archive(peeked, false, false, place);  // a tar.gz is one archive
  } else {
    ++place.depth;
    open(peeked, false, place);
  }
  peeked.ignore(std::numeric_limits<std::streamsize>::max());  // to the damage, if there is one
  if (!gzip.exceeded().empty()) throw LimitExceeded(gzip.exceeded());
  // What fails below is told of there.
  if (!gzip.error().empty() && !in.bad())
    tell(Problem::Kind::archive, outer, "damaged compressed data: " + gzip.error(), kGetAgain);
}

void Opener::open_archive(std::istream& in, bool seekable, bool compressed, const Place& place) {
  Archive archive(in, {.seekable = seekable, .outermost = !place.unpacked}, limits_, unpacked_);
  const std::uint64_t entries_before = unpacked_.entries;
  while (const std::optional<ArchiveEntry> entry = archive.next()) {
    open_entry(archive, *entry, place);
    if (!archive.exceeded().empty()) throw LimitExceeded(archive.exceeded());
  }
  if (in.bad()) return;  // what fails below is told of there
  const char* const what = compressed ? "damaged compressed data: " : "a damaged archive: ";
  if (archive.is_broken())
    tell(Problem::Kind::archive, place, what + archive.error(), kGetAgain);
  else if (unpacked_.entries == entries_before)
    tell(Problem::Kind::empty, place, "an archive without entries", "remove it");
}

void Opener::open_entry(Archive& archive, const ArchiveEntry& entry, const Place& outer) {
  Place place = outer;
  ++place.depth;
  place.unpacked = true;
  if (entry.path.empty()) {
    place.name = without_compression(outer.name);
  } else {
    if (entry.kind == ArchiveEntry::Kind::folder) return;
    if (!place.entry.empty()) place.entry += '!';
    place.entry += entry.path;
    place.name = lower_file_name(entry.path);
    if (is_unsafe(entry.path))
      return tell(Problem::Kind::unsafe_path, place, "a path that leads out of the archive",
                  "it is not read; make the archive again with relative paths");
    if (is_hidden(entry.path)) return;
    if (entry.kind == ArchiveEntry::Kind::link)
      return tell(Problem::Kind::unsafe_path, place, "a link in an archive, which is not followed",
                  "put the file itself into the archive");
    if (entry.kind == ArchiveEntry::Kind::special)
      return tell(Problem::Kind::special_file, place, "a device or pipe, not a file",
                  "make the archive again without it");
    if (!has_known_extension(place.name)) {
      ++counts_.passed_over[std::string(extension_of(place.name))];
      return;
    }
  }
  open(archive.content(), false, place);
  // To its end: what libarchive skips by itself counts for no limit.
  archive.content().ignore(std::numeric_limits<std::streamsize>::max());
  if (!archive.error().empty() && !archive.is_broken())
    tell(Problem::Kind::archive, place, "cannot be unpacked: " + archive.error(),
         "get the archive again, or pack it without a password");
}

void Opener::read(std::istream& in, const Place& place) {
  const Document document{in, place.name};
  std::uint64_t line = 0;     // of the last article without an id
  unsigned on_this_line = 0;  // how many of them it has had
  read_document(document, options_, [&](ReadResult&& result) {
    if (auto* problem = std::get_if<Problem>(&result)) {
      // Who opened the stream knows why.
      if (problem->kind == Problem::Kind::unreadable && in.bad()) return;
      problem->path = place.path;
      problem->entry = join(place.entry, problem->entry);
    } else {
      auto& article = std::get<Article>(result);
      if (text_bytes(article) > kMaxTextBytes) {
        Problem too_large{
            Problem::Kind::too_large,
            article.line,
            "an article of more than " + std::to_string(kMaxTextBytes >> 20) + " MiB of text",
            "split it into articles",
            place.path,
            join(place.entry, article.entry)};
        return take_(std::move(too_large));
      }
      article.path = place.path;
      article.entry = join(place.entry, article.entry);
      if (article.id.empty()) article.id = canonical_url(article.url);
      if (article.id.empty()) {
        on_this_line = article.line == line ? on_this_line + 1 : 1;
        line = article.line;
        article.id = to_place(article);
        if (on_this_line > 1) article.id += '#' + std::to_string(on_this_line);
        // Versions are of an id that the provider gave.
        if (article.canceled) return;
        article.version = 0;
      }
    }
    take_(std::move(result));
  });
}

std::string Opener::join(const std::string& outer, const std::string& inner) {
  if (outer.empty() || inner.empty()) return outer + inner;
  return outer + '!' + inner;
}

void Opener::tell(Problem::Kind kind, const Place& place, std::string message, std::string cure) {
  take_(Problem{kind, 0, std::move(message), std::move(cure), place.path, place.entry});
}

}  // namespace kiosque
