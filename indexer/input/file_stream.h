// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <sys/stat.h>

#include <cstdint>
#include <filesystem>
#include <istream>
#include <streambuf>
#include <vector>

namespace kiosque {

// A regular file opened for reading, which can be rewound. A device or pipe that took the file's
// place is never waited for. When reading fails it is bad(), and error() is the system's number.
class FileStream : public std::istream {
 public:
  // `bytes_read` is counted up as blocks are read; it must outlive the stream.
  FileStream(const std::filesystem::path& path, std::uint64_t& bytes_read);
  // Takes over what is open already, of any kind: waits for it, unless a signal ends the run.
  FileStream(int descriptor, std::uint64_t& bytes_read);

  bool is_open() const { return buffer_.descriptor >= 0; }
  int error() const { return buffer_.error; }  // errno of what failed; 0 where nothing did
  bool is_regular() const { return S_ISREG(buffer_.status.st_mode); }
  bool is_folder() const { return S_ISDIR(buffer_.status.st_mode); }
  std::uint64_t size() const { return static_cast<std::uint64_t>(buffer_.status.st_size); }
  // Whether the file was written to, or cut, since it was opened.
  bool has_changed() const;

 private:
  struct Buffer : public std::streambuf {
    ~Buffer() override;
    int_type underflow() override;
    pos_type seekoff(off_type offset, std::ios_base::seekdir from,
                     std::ios_base::openmode which) override;
    pos_type seekpos(pos_type position, std::ios_base::openmode which) override;

    explicit Buffer(std::uint64_t& count) : bytes_read(count) {}
    Buffer(const Buffer&) = delete;
    Buffer& operator=(const Buffer&) = delete;

    std::uint64_t& bytes_read;
    int descriptor = -1;
    int error = 0;
    struct stat status {};
    std::vector<char> block;
  };

  Buffer buffer_;
};

// That too many files are open is no fault of the one that cannot be opened: a run that went on
// would take all that follow for unreadable. Throws std::filesystem::filesystem_error then.
void throw_if_out_of_files(int error, const std::filesystem::path& path);

}  // namespace kiosque
