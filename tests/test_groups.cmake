# SPDX-License-Identifier: GPL-2.0-or-later
# Most of a test's compilation is GoogleTest, JSON and the library's headers, not the test. So the
# files of a group are compiled as one, into one program that runs the tests of a file it is told.
set(KIOSQUE_TEST_GROUP_SIZE 12 CACHE STRING "Files in a group of tests")
target_compile_options(kiosque_test_flags INTERFACE -g1)

add_library(kiosque_one_file_main OBJECT support/one_file_main.cc)
target_link_libraries(kiosque_one_file_main PUBLIC kiosque_flags kiosque_test_flags GTest::gmock)

# Files of a group may use the same names: in its copy, the unnamed namespace of each gets a name.
function(kiosque_grouped_test folder name)
  set(source "${CMAKE_CURRENT_SOURCE_DIR}/${folder}/${name}.cc")
  set(copy "${CMAKE_CURRENT_BINARY_DIR}/groups/${name}.cc")
  add_custom_command(OUTPUT "${copy}"
    COMMAND sed -e "1i #line 1 \"${source}\"" -e "s/^namespace {$/namespace ${name} {/"
      "${source}" > "${copy}"
    DEPENDS "${source}" COMMENT "Copying ${name} into its group" VERBATIM)

  get_property(number GLOBAL PROPERTY KIOSQUE_GROUPED_TESTS)
  if(NOT number)
    set(number 0)
  endif()
  math(EXPR group "${number} / ${KIOSQUE_TEST_GROUP_SIZE}")
  math(EXPR number "${number} + 1")
  set_property(GLOBAL PROPERTY KIOSQUE_GROUPED_TESTS ${number})

  set(program test_group_${group})
  if(NOT TARGET ${program})
    add_executable(${program})
    set_target_properties(${program} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 0)
    target_link_libraries(${program} PRIVATE
      kiosque_one_file_main kiosque_test_support kiosque_test_flags)
  endif()
  target_sources(${program} PRIVATE "${copy}")
  target_link_libraries(${program} PRIVATE ${ARGN})
  add_test(NAME ${folder}/${name} COMMAND ${program} --file=${name})
endfunction()
