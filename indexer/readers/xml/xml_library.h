// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string>

struct _xmlError;  // libxml2's

namespace kiosque {

// Readies libxml2 for use by many threads. Any number of calls.
void initialise_xml_library();

// Whether it reads an encoding of that name.
bool is_known_encoding(const std::string& name);

// While it lives, libxml2 does not write to the standard error stream: errors that belong to no
// document, as of an encoding, go there of their own accord. For its thread alone.
class SilencedLibrary {
 public:
  SilencedLibrary();
  ~SilencedLibrary();
  SilencedLibrary(const SilencedLibrary&) = delete;
  SilencedLibrary& operator=(const SilencedLibrary&) = delete;

 private:
  void (*function_)(void*, _xmlError*);
  void* context_;
};

}  // namespace kiosque
