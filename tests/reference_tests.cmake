# SPDX-License-Identifier: GPL-2.0-or-later
# The index against a scan. By far the longest test: it begins first.
add_executable(reference_test reference/query_set.cc reference/reference_test.cc
  reference/scanned_corpus.cc reference/slow_facets.cc reference/slow_persons.cc
  reference/slow_postings.cc reference/slow_search.cc reference/slow_search_words.cc
  reference/slow_words.cc)
target_link_libraries(reference_test PRIVATE kiosque_test_support GTest::gtest_main)
# A scan of all articles for each query.
target_compile_options(reference_test PRIVATE -O2)
if(KIOSQUE_SANITIZE)
  target_compile_definitions(reference_test PRIVATE KIOSQUE_SANITIZED)
endif()
add_test(NAME reference/reference_test COMMAND reference_test)
set_tests_properties(reference/reference_test PROPERTIES PROCESSORS 2 COST 1000)
