// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/input/file_stream.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <ios>
#include <system_error>

#include "indexer/interruption.h"

namespace kiosque {

FileStream::FileStream(const std::filesystem::path& path, std::uint64_t& bytes_read)
    : std::istream(nullptr), buffer_(bytes_read) {
  init(&buffer_);
  buffer_.descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (buffer_.descriptor < 0 || fstat(buffer_.descriptor, &buffer_.status) != 0) {
    buffer_.error = errno;
    setstate(std::ios::failbit);
  }
}

FileStream::FileStream(int descriptor, std::uint64_t& bytes_read)
    : std::istream(nullptr), buffer_(bytes_read) {
  init(&buffer_);
  buffer_.descriptor = descriptor;
}

bool FileStream::has_changed() const {
  struct stat now {};
  if (fstat(buffer_.descriptor, &now) != 0) return false;
  const struct stat& then = buffer_.status;
  return now.st_size != then.st_size || now.st_mtim.tv_sec != then.st_mtim.tv_sec ||
         now.st_mtim.tv_nsec != then.st_mtim.tv_nsec;
}

void throw_if_out_of_files(int error, const std::filesystem::path& path) {
  if (error == EMFILE || error == ENFILE)
    throw std::filesystem::filesystem_error("open", path, {error, std::generic_category()});
}

FileStream::Buffer::~Buffer() {
  if (descriptor >= 0) close(descriptor);
}

FileStream::Buffer::int_type FileStream::Buffer::underflow() {
  constexpr std::size_t kBlock = 1U << 16;
  block.resize(kBlock);
  ssize_t count = -1;
  errno = EINTR;
  while (count < 0 && errno == EINTR && !interrupted())
    count = ::read(descriptor, block.data(), block.size());
  if (count < 0) {
    error = errno;
    throw std::ios_base::failure("read");  // streams turn it into their badbit
  }
  bytes_read += static_cast<std::uint64_t>(count);
  setg(block.data(), block.data(), block.data() + count);
  return count == 0 ? traits_type::eof() : traits_type::to_int_type(block.front());
}

FileStream::Buffer::pos_type FileStream::Buffer::seekoff(off_type offset,
                                                         std::ios_base::seekdir from,
                                                         std::ios_base::openmode) {
  if (from == std::ios::cur) offset -= egptr() - gptr();  // what is read ahead
  const int whence = from == std::ios::beg ? SEEK_SET : from == std::ios::cur ? SEEK_CUR : SEEK_END;
  setg(nullptr, nullptr, nullptr);
  return {lseek(descriptor, offset, whence)};
}

FileStream::Buffer::pos_type FileStream::Buffer::seekpos(pos_type position,
                                                         std::ios_base::openmode which) {
  return seekoff(off_type(position), std::ios::beg, which);
}

}  // namespace kiosque
