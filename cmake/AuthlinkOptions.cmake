# SPDX-FileCopyrightText: 2026 Authlink Console contributors
# SPDX-License-Identifier: GPL-3.0-or-later
option(AUTHLINK_GUI "Build the console and the libraries with a screen; without it only relay and sandbox" ON)
option(AUTHLINK_BUILD_TESTS "Build the tests" ON)
option(AUTHLINK_BUILD_BENCH "Build the benchmarks" OFF)
option(AUTHLINK_BUILD_FUZZ "Build the fuzzers (Clang only)" OFF)
option(AUTHLINK_UNITY "Compile the sources of a library a dozen at a time: a first build in a quarter of the time" OFF)
option(AUTHLINK_PCH "Precompile the headers that most sources include" ON)
option(AUTHLINK_WERROR "Treat warnings as errors" OFF)
set(AUTHLINK_SANITIZE "" CACHE STRING "Sanitizers, as given to -fsanitize=")
option(AUTHLINK_COVERAGE "Instrument for coverage" OFF)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC ON)
# What moc reads is never generated, so it need not wait for the libraries that a target links.
set(CMAKE_AUTOGEN_ORIGIN_DEPENDS OFF)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
set(CMAKE_UNITY_BUILD_BATCH_SIZE 12)

find_program(AUTHLINK_CCACHE ccache)
if(AUTHLINK_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${AUTHLINK_CCACHE}")
  if(AUTHLINK_PCH) # ccache needs this to keep what was compiled with a precompiled header
    set(CMAKE_CXX_COMPILER_LAUNCHER
      "${CMAKE_COMMAND}" -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime "${AUTHLINK_CCACHE}")
  endif()
endif()
