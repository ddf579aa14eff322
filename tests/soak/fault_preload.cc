// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
// A library for LD_PRELOAD: counts what a program does to files below a folder, and makes one of
// these operations fail or kill the program. By the environment:
//   KIOSQUE_FAULT_FOLDER  an absolute path; nothing else is touched
//   KIOSQUE_FAULT_AT      which operation, from 1; 0 only counts
//   KIOSQUE_FAULT_ERROR   the system's number (ENOSPC, EIO, EMFILE), which also says what can fail
//                         so; 0 kills the program, in the middle of what it writes
//   KIOSQUE_FAULT_ONLY    one name of operations (below); no other is counted or fails
//   KIOSQUE_FAULT_STAYS   set: all that follow fail too
//   KIOSQUE_FAULT_LOG     a file that gets "NAME PATH" of what failed, and at the end
//                         "count NAME NUMBER" for each kind of operation
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

enum Operation : unsigned {
  kOpen = 1,
  kCreate = 2,
  kRead = 4,
  kWrite = 8,
  kSync = 16,
  kResize = 32,
  kRename = 64,
  kRemove = 128,
};
constexpr std::array<const char*, 8> kNames = {"open", "create", "read",   "write",
                                               "sync", "resize", "rename", "remove"};

struct Fault {
  const char* folder = std::getenv("KIOSQUE_FAULT_FOLDER");
  const char* log = std::getenv("KIOSQUE_FAULT_LOG");
  long at = 0;
  int error = 0;
  const char* only = std::getenv("KIOSQUE_FAULT_ONLY");
  bool stays = std::getenv("KIOSQUE_FAULT_STAYS") != nullptr;
  unsigned operations = 0;

  Fault() {
    if (const char* text = std::getenv("KIOSQUE_FAULT_AT")) at = std::atol(text);
    if (const char* text = std::getenv("KIOSQUE_FAULT_ERROR")) error = std::atoi(text);
    switch (error) {
      case ENOSPC:
        operations = kCreate | kWrite | kResize | kRename;
        break;
      case EIO:
        operations = kRead | kWrite | kSync | kResize | kRename;
        break;
      case EMFILE:
        operations = kOpen | kCreate;
        break;
      default:  // reading changes nothing that a kill could leave half done
        operations = kCreate | kWrite | kSync | kResize | kRename | kRemove;
    }
  }
};

const Fault& fault() {
  static const Fault only;
  return only;
}

std::array<std::atomic<long>, kNames.size()> counts = {};
std::atomic<long> total = 0;

void log_line(const char* name, const char* path) {
  if (fault().log == nullptr) return;
  const auto file = static_cast<int>(
      syscall(SYS_openat, AT_FDCWD, fault().log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600));
  if (file < 0) return;
  std::array<char, PATH_MAX + 64> line{};
  const int length = std::snprintf(line.data(), line.size(), "%s %s\n", name, path);
  if (length > 0) syscall(SYS_write, file, line.data(), static_cast<std::size_t>(length));
  syscall(SYS_close, file);
}

[[gnu::destructor]] void log_count() {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (counts[i] == 0) continue;
    std::array<char, 64> line{};
    std::snprintf(line.data(), line.size(), "%s %ld", kNames[i], counts[i].load());
    log_line("count", line.data());
  }
}

bool is_below(const char* path) {
  const char* folder = fault().folder;
  return folder != nullptr && std::strncmp(path, folder, std::strlen(folder)) == 0;
}

// Whether this one is to fail; does not return where it is to kill. `finish` does half of it.
template <typename Half>
bool fails(Operation operation, const char* path, const Half& half) {
  if ((fault().operations & operation) == 0 || !is_below(path)) return false;
  std::size_t kind = 0;
  while (operation >> kind != 1) ++kind;
  const char* const name = kNames[kind];
  if (fault().only != nullptr && std::strcmp(fault().only, name) != 0) return false;
  ++counts[kind];
  const long number = ++total;
  if (fault().at == 0 || number < fault().at || (number > fault().at && !fault().stays))
    return false;
  if (number == fault().at) log_line(name, path);
  if (fault().error == 0) {
    half();
    kill(getpid(), SIGKILL);
    pause();
  }
  errno = fault().error;
  return true;
}

bool fails(Operation operation, const char* path) {
  return fails(operation, path, [] {});
}

template <typename Half>
bool fails(Operation operation, int file, const Half& half) {
  if ((fault().operations & operation) == 0) return false;
  std::array<char, 64> link{};
  std::array<char, PATH_MAX + 1> path{};
  std::snprintf(link.data(), link.size(), "/proc/self/fd/%d", file);
  const int before = errno;
  const ssize_t length = readlink(link.data(), path.data(), path.size() - 1);
  errno = before;
  return length > 0 && fails(operation, path.data(), half);
}

bool fails(Operation operation, int file) {
  return fails(operation, file, [] {});
}

Operation opening(int flags) { return (flags & O_CREAT) != 0 ? kCreate : kOpen; }

// The real function behind one of ours.
template <typename Function>
Function* real(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" {

#define KIOSQUE_OPEN(NAME)                                                  \
  int NAME(const char* path, int flags, ...) {                              \
    va_list rest;                                                           \
    va_start(rest, flags);                                                  \
    const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0U; \
    va_end(rest);                                                           \
    if (fails(opening(flags), path)) return -1;                             \
    static auto* const next = real<int(const char*, int, ...)>(#NAME);      \
    return next(path, flags, mode);                                         \
  }
KIOSQUE_OPEN(open)
KIOSQUE_OPEN(open64)

#define KIOSQUE_OPENAT(NAME)                                                               \
  int NAME(int folder, const char* path, int flags, ...) {                                 \
    va_list rest;                                                                          \
    va_start(rest, flags);                                                                 \
    const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0U;                \
    va_end(rest);                                                                          \
    const bool absolute = folder == AT_FDCWD || path[0] == '/';                            \
    if (absolute ? fails(opening(flags), path) : fails(opening(flags), folder)) return -1; \
    static auto* const next = real<int(int, const char*, int, ...)>(#NAME);                \
    return next(folder, path, flags, mode);                                                \
  }
KIOSQUE_OPENAT(openat)
KIOSQUE_OPENAT(openat64)

ssize_t read(int file, void* data, size_t size) {
  if (fails(kRead, file)) return -1;
  static auto* const next = real<ssize_t(int, void*, size_t)>("read");
  return next(file, data, size);
}

ssize_t write(int file, const void* data, size_t size) {
  static auto* const next = real<ssize_t(int, const void*, size_t)>("write");
  if (fails(kWrite, file, [&] { next(file, data, size / 2); })) return -1;
  return next(file, data, size);
}

ssize_t writev(int file, const iovec* parts, int parts_count) {
  if (fails(kWrite, file)) return -1;
  static auto* const next = real<ssize_t(int, const iovec*, int)>("writev");
  return next(file, parts, parts_count);
}

#define KIOSQUE_PREAD(NAME, OFFSET)                                             \
  ssize_t NAME(int file, void* data, size_t size, OFFSET offset) {              \
    if (fails(kRead, file)) return -1;                                          \
    static auto* const next = real<ssize_t(int, void*, size_t, OFFSET)>(#NAME); \
    return next(file, data, size, offset);                                      \
  }
KIOSQUE_PREAD(pread, off_t)
KIOSQUE_PREAD(pread64, off64_t)

#define KIOSQUE_PWRITE(NAME, OFFSET)                                                  \
  ssize_t NAME(int file, const void* data, size_t size, OFFSET offset) {              \
    static auto* const next = real<ssize_t(int, const void*, size_t, OFFSET)>(#NAME); \
    if (fails(kWrite, file, [&] { next(file, data, size / 2, offset); })) return -1;  \
    return next(file, data, size, offset);                                            \
  }
KIOSQUE_PWRITE(pwrite, off_t)
KIOSQUE_PWRITE(pwrite64, off64_t)

#define KIOSQUE_RESIZE(NAME, OFFSET)                         \
  int NAME(int file, OFFSET size) noexcept {                 \
    if (fails(kResize, file)) return -1;                     \
    static auto* const next = real<int(int, OFFSET)>(#NAME); \
    return next(file, size);                                 \
  }
KIOSQUE_RESIZE(ftruncate, off_t)
KIOSQUE_RESIZE(ftruncate64, off64_t)

int fsync(int file) {
  if (fails(kSync, file)) return -1;
  static auto* const next = real<int(int)>("fsync");
  return next(file);
}

int fdatasync(int file) {
  if (fails(kSync, file)) return -1;
  static auto* const next = real<int(int)>("fdatasync");
  return next(file);
}

int rename(const char* from, const char* to) noexcept {
  if (fails(kRename, from)) return -1;
  static auto* const next = real<int(const char*, const char*)>("rename");
  return next(from, to);
}

int mkdir(const char* path, mode_t mode) noexcept {
  if (fails(kCreate, path)) return -1;
  static auto* const next = real<int(const char*, mode_t)>("mkdir");
  return next(path, mode);
}

int unlink(const char* path) noexcept {
  if (fails(kRemove, path)) return -1;
  static auto* const next = real<int(const char*)>("unlink");
  return next(path);
}

int unlinkat(int folder, const char* path, int flags) noexcept {
  const bool absolute = folder == AT_FDCWD || path[0] == '/';
  if (absolute ? fails(kRemove, path) : fails(kRemove, folder)) return -1;
  static auto* const next = real<int(int, const char*, int)>("unlinkat");
  return next(folder, path, flags);
}

}  // extern "C"
