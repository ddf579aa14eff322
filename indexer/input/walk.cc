// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/input/walk.h"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "indexer/input/file_names.h"
#include "indexer/input/file_stream.h"

namespace kiosque {
namespace {

using FileId = std::pair<dev_t, ino_t>;

class Walker {
 public:
  Walker(const std::vector<std::filesystem::path>& roots, const WalkVisitor& visitor)
      : roots_(roots.begin(), roots.end()), visitor_(visitor) {}

  void visit_roots() {
    for (const std::filesystem::path& root : roots_)
      if (!visited_roots_.contains(root)) visit(root);
  }

 private:
  void visit(const std::filesystem::path& path) {
    const bool named_by_user = roots_.contains(path);
    if (named_by_user) visited_roots_.insert(path);
    struct stat status {};
    if (stat(path.c_str(), &status) != 0) {
      if (errno == ELOOP)
        fail(Problem::Kind::loop, path, "a link that leads back to itself", "remove the link");
      else
        fail(Problem::Kind::unreadable, path, std::strerror(errno),
             "mend its permissions or remove it");
    } else if (S_ISDIR(status.st_mode)) {
      visit_folder(path, {status.st_dev, status.st_ino});
    } else if (!S_ISREG(status.st_mode)) {
      fail(Problem::Kind::special_file, path, "a device, pipe or socket, not a file",
           "move it out of the folder");
    } else if (named_by_user || has_known_extension(lower_file_name(path.string()))) {
      visitor_.file(path, stamp_of(status));
    } else {
      visitor_.passed_over(path);
    }
  }

  void visit_folder(const std::filesystem::path& folder, FileId id) {
    if (std::find(above_.begin(), above_.end(), id) != above_.end()) {
      fail(Problem::Kind::loop, folder, "a link that leads back to a folder above it",
           "remove the link");
      return;
    }
    if (!visited_.insert(id).second) return;  // reached by another link already
    const std::unique_ptr<DIR, int (*)(DIR*)> open(opendir(folder.c_str()), &closedir);
    if (!open) {
      throw_if_out_of_files(errno, folder);
      fail(roots_.contains(folder) ? Problem::Kind::missing_source : Problem::Kind::unreadable,
           folder, std::strerror(errno), "mend its permissions; its articles are kept");
      return;
    }
    std::vector<std::string> names;
    errno = 0;
    while (const dirent* entry = readdir(open.get()))
      if (entry->d_name[0] != '.') names.emplace_back(entry->d_name);
    if (errno != 0) fail(Problem::Kind::unreadable, folder, std::strerror(errno), "check the disk");
    std::sort(names.begin(), names.end());
    above_.push_back(id);
    for (const std::string& name : names) visit(folder / name);
    above_.pop_back();
  }

  void fail(Problem::Kind kind, const std::filesystem::path& path, std::string message,
            std::string cure) {
    visitor_.problem({kind, 0, std::move(message), std::move(cure), path.string()});
  }

  const std::set<std::filesystem::path> roots_;  // in the order of their parts
  std::set<std::filesystem::path> visited_roots_;
  const WalkVisitor& visitor_;
  std::vector<FileId> above_;
  std::set<FileId> visited_;
};

}  // namespace

void walk(const std::vector<std::filesystem::path>& roots, const WalkVisitor& visitor) {
  Walker(roots, visitor).visit_roots();
}

}  // namespace kiosque
