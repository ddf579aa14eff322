# SPDX-License-Identifier: GPL-2.0-or-later
# Kills and faults: a short form of what scripts/soak.sh runs for long.
add_library(kiosque_soak STATIC soak/changing_tree.cc soak/faults.cc soak/index_content.cc
  soak/query_loop.cc)
target_link_libraries(kiosque_soak PUBLIC kiosque_test_support)
# Without the sanitizers, which must come first in the program.
add_library(fault_preload MODULE soak/fault_preload.cc)
target_link_libraries(fault_preload PRIVATE ${CMAKE_DL_LIBS})
target_compile_definitions(kiosque_soak PRIVATE
  KIOSQUE_FAULT_PRELOAD="$<TARGET_FILE:fault_preload>")
add_dependencies(kiosque_soak fault_preload)

function(kiosque_soak name)
  add_executable(${name} soak/${name}.cc)
  target_link_libraries(${name} PRIVATE kiosque_soak)
  add_test(NAME soak/${name} COMMAND ${name} ${ARGN})
endfunction()
kiosque_soak(kill_soak --count 12 --readers 1)
kiosque_soak(fault_soak --count 12 --readers 1)
