# SPDX-FileCopyrightText: 2026 Authlink Console contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# The one place for warnings, hardening, sanitizers and Qt's strictness. Every target links it.
include(CheckLinkerFlag)

add_library(authlink_flags INTERFACE)
add_library(Authlink::Flags ALIAS authlink_flags)

target_include_directories(authlink_flags INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_definitions(authlink_flags INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_KEYWORDS QT_NO_FOREACH
  QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_CONTEXTLESS_CONNECT
  QT_DISABLE_DEPRECATED_BEFORE=0x060400
  AUTHLINK_VERSION="${PROJECT_VERSION}")

if(MSVC)
  target_compile_options(authlink_flags INTERFACE /W4 /permissive- /utf-8 /guard:cf)
  if(AUTHLINK_WERROR)
    target_compile_options(authlink_flags INTERFACE /WX)
  endif()
  return()
endif()

target_compile_options(authlink_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor -Woverloaded-virtual
  -Wcast-qual -Wundef -Wnull-dereference -Wdouble-promotion -Wextra-semi
  -fstack-protector-strong -fno-strict-overflow
  $<$<CONFIG:Release,RelWithDebInfo>:-D_FORTIFY_SOURCE=2>
  $<$<CONFIG:Debug>:-D_GLIBCXX_ASSERTIONS>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC 12 reports false null dereferences inside the standard library when it inlines.
  target_compile_options(authlink_flags INTERFACE -Wno-null-dereference -fstack-clash-protection)
endif()
if(AUTHLINK_WERROR)
  target_compile_options(authlink_flags INTERFACE -Werror)
endif()
if(AUTHLINK_SANITIZE)
  target_compile_options(authlink_flags INTERFACE "-fsanitize=${AUTHLINK_SANITIZE}" -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(authlink_flags INTERFACE "-fsanitize=${AUTHLINK_SANITIZE}")
endif()
if(AUTHLINK_BUILD_FUZZ)
  # The fuzzers are led by the coverage of the code under test, not only of their own files.
  target_compile_options(authlink_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(AUTHLINK_COVERAGE)
  target_compile_options(authlink_flags INTERFACE --coverage)
  target_link_options(authlink_flags INTERFACE --coverage)
endif()
if(UNIX AND NOT APPLE)
  target_link_options(authlink_flags INTERFACE -Wl,-z,relro,-z,now -Wl,--as-needed)
  find_program(AUTHLINK_LLD ld.lld)
  if(AUTHLINK_LLD)
    target_link_options(authlink_flags INTERFACE -fuse-ld=lld)
  endif()
endif()
