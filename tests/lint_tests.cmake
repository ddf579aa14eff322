# SPDX-License-Identifier: GPL-2.0-or-later
# Checks of the sources themselves: once a build, not again under the sanitizers.
if(NOT KIOSQUE_SANITIZE)
  find_package(Python3 REQUIRED COMPONENTS Interpreter)
  set(lint "${CMAKE_CURRENT_SOURCE_DIR}/lint")
  add_test(NAME lint/include_rules COMMAND Python3::Interpreter "${lint}/include_rules.py"
           WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
  add_test(NAME lint/markdown_links COMMAND Python3::Interpreter "${lint}/markdown_links.py"
           WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
  add_test(NAME lint/persons COMMAND Python3::Interpreter
           "${PROJECT_SOURCE_DIR}/tools/check_persons.py" WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
  add_test(NAME lint/places COMMAND Python3::Interpreter
           "${PROJECT_SOURCE_DIR}/tools/check_places.py" WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
  add_test(NAME lint/acronyms COMMAND Python3::Interpreter
           "${PROJECT_SOURCE_DIR}/tools/check_acronyms.py" WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
  set(locations "${CMAKE_CURRENT_SOURCE_DIR}/fixtures/country_locations")
  add_test(NAME lint/score_country_locations COMMAND Python3::Interpreter
           "${PROJECT_SOURCE_DIR}/tools/score_country_locations.py" "${locations}/gold.jsonl"
           "${locations}/predicted.jsonl" --ids "${locations}/ids.conll")
  set_tests_properties(lint/score_country_locations PROPERTIES PASS_REGULAR_EXPRESSION
    "P 50.0 R 50.0 F1 50.0 .2 gold, 2 found.*inside Event: France.*missed: Italie")
  add_test(NAME lint/systemd_units COMMAND "${lint}/systemd_units.sh"
           WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
  add_test(NAME lint/format COMMAND "${lint}/format_check.sh"
           WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
  add_test(NAME lint/clang_tidy COMMAND "${lint}/run_clang_tidy.py" "${PROJECT_BINARY_DIR}"
           WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
  set_tests_properties(lint/format lint/clang_tidy PROPERTIES SKIP_RETURN_CODE 77)
  set_tests_properties(lint/clang_tidy PROPERTIES PROCESSORS 2 COST 1000)
endif()
