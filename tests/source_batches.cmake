# SPDX-License-Identifier: GPL-2.0-or-later
# Compiles the sources of the libraries in batches. Under the sanitizers that takes some third of the
# time; that each source compiles alone and without warnings, the other presets show.
find_package(Python3 REQUIRED COMPONENTS Interpreter)

foreach(library kiosque_language kiosque_core kiosque_indexing kiosque_search)
  get_target_property(folder ${library} SOURCE_DIR)
  get_target_property(sources ${library} SOURCES)
  list(FILTER sources INCLUDE REGEX "\\.cc$")
  list(TRANSFORM sources PREPEND "${folder}/")
  execute_process(
    COMMAND "${Python3_EXECUTABLE}" "${CMAKE_CURRENT_SOURCE_DIR}/lint/source_batches.py" 12 ${sources}
    OUTPUT_VARIABLE batches OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  string(REPLACE ";" "|" batches "${batches}")
  string(REPLACE "\n" ";" batches "${batches}")
  set(number 0)
  foreach(batch IN LISTS batches)
    string(REPLACE "|" ";" batch "${batch}")
    math(EXPR number "${number} + 1")
    set_source_files_properties(${batch} TARGET_DIRECTORY ${library}
      PROPERTIES UNITY_GROUP batch_${number})
  endforeach()
  set_target_properties(${library} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  target_compile_options(${library} PRIVATE -w)
endforeach()
