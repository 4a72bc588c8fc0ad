# SPDX-FileCopyrightText: 2026 Authlink Console contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# authlink_library(NAME SOURCES ... PUBLIC ... PRIVATE ...): one static library per folder of core/ or ui/.
function(authlink_library name)
  cmake_parse_arguments(LIB "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(authlink_${name} STATIC ${LIB_SOURCES})
  add_library(Authlink::${name} ALIAS authlink_${name})
  target_link_libraries(authlink_${name} PUBLIC Authlink::Flags ${LIB_PUBLIC} PRIVATE ${LIB_PRIVATE})
  authlink_use_precompiled(authlink_${name} authlink_pch)
endfunction()

# authlink_reaches(RESULT NAMES TARGET...): whether one of the targets is, or links over whatever others, one of the named.
function(authlink_reaches result names)
  set(open ${ARGN})
  set(seen "")
  while(open)
    list(POP_FRONT open next)
    string(REGEX REPLACE "^\\$<LINK_ONLY:(.*)>$" "\\1" next "${next}")
    if(next IN_LIST names)
      set(${result} ON PARENT_SCOPE)
      return()
    endif()
    if(next IN_LIST seen OR NOT TARGET "${next}")
      continue()
    endif()
    list(APPEND seen ${next})
    get_target_property(links ${next} INTERFACE_LINK_LIBRARIES)
    if(links)
      list(APPEND open ${links})
    endif()
  endwhile()
  set(${result} OFF PARENT_SCOPE)
endfunction()

# What every test is run with, however it is added. A sanitizer makes programs several times slower, and so does a busy machine:
# timeouts are there to end what hangs.
function(authlink_test_properties name timeout)
  if(AUTHLINK_SANITIZE OR AUTHLINK_COVERAGE)
    math(EXPR timeout "${timeout} * 4")
  endif()
  math(EXPR one_function "${timeout} * 1000") # ms; Qt Test would end a function after 300 s
  set_tests_properties(${name} PROPERTIES TIMEOUT ${timeout} LABELS "${ARGN}"
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=UTC;QT_LOGGING_RULES=qt.*.debug=false;QTEST_FUNCTION_TIMEOUT=${one_function}")
endfunction()

# The tests that run more than one thread of ours, or a program that does: they have the label `threads` and are built by this.
if(AUTHLINK_BUILD_TESTS)
  add_custom_target(authlink_threaded_tests)
endif()

# authlink_test(NAME SOURCES ... LIBS ... [TIMEOUT s] [LABELS ...]): one Qt Test program, known to CTest, run offscreen.
function(authlink_test name)
  cmake_parse_arguments(TEST "" "TIMEOUT" "SOURCES;LIBS;LABELS" ${ARGN})
  add_executable(${name} ${TEST_SOURCES})
  target_link_libraries(${name} PRIVATE Authlink::Flags Qt6::Test authlink_test_support ${TEST_LIBS})
  target_compile_definitions(${name} PRIVATE AUTHLINK_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
    AUTHLINK_FIXTURES="${CMAKE_SOURCE_DIR}/tests/fixtures" AUTHLINK_BIN_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
  authlink_reaches(has_widgets Qt6::Widgets ${TEST_LIBS})
  if(has_widgets)
    authlink_use_precompiled(${name} authlink_ui_test_pch)
  else()
    authlink_use_precompiled(${name} authlink_test_pch)
  endif()
  add_test(NAME ${name} COMMAND ${name})
  if(NOT TEST_TIMEOUT)
    set(TEST_TIMEOUT 120)
  endif()
  # The store writes in a thread of its own; who links the other runs the programs.
  authlink_reaches(has_threads "Authlink::store;authlink_store;authlink_e2e_support" ${TEST_LIBS})
  if(has_threads)
    list(APPEND TEST_LABELS threads)
  endif()
  if("threads" IN_LIST TEST_LABELS)
    add_dependencies(authlink_threaded_tests ${name})
  endif()
  authlink_test_properties(${name} ${TEST_TIMEOUT} ${TEST_LABELS})
endfunction()
