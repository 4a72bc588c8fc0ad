# SPDX-FileCopyrightText: 2026 Authlink Console contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# authlink_library(NAME SOURCES ... PUBLIC ... PRIVATE ...): one static library per folder of core/ or ui/.
function(authlink_library name)
  cmake_parse_arguments(LIB "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(authlink_${name} STATIC ${LIB_SOURCES})
  add_library(Authlink::${name} ALIAS authlink_${name})
  target_link_libraries(authlink_${name} PUBLIC Authlink::Flags ${LIB_PUBLIC} PRIVATE ${LIB_PRIVATE})
endfunction()

# authlink_test(NAME SOURCES ... LIBS ... [TIMEOUT s] [LABELS ...]): one Qt Test program, known to CTest, run offscreen.
function(authlink_test name)
  cmake_parse_arguments(TEST "" "TIMEOUT" "SOURCES;LIBS;LABELS" ${ARGN})
  add_executable(${name} ${TEST_SOURCES})
  target_link_libraries(${name} PRIVATE Authlink::Flags Qt6::Test authlink_test_support ${TEST_LIBS})
  target_compile_definitions(${name} PRIVATE AUTHLINK_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
    AUTHLINK_FIXTURES="${CMAKE_SOURCE_DIR}/tests/fixtures" AUTHLINK_BIN_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
  add_test(NAME ${name} COMMAND ${name})
  if(NOT TEST_TIMEOUT)
    set(TEST_TIMEOUT 120)
  endif()
  set_tests_properties(${name} PROPERTIES TIMEOUT ${TEST_TIMEOUT} LABELS "${TEST_LABELS}"
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=UTC;QT_LOGGING_RULES=qt.*.debug=false")
endfunction()
