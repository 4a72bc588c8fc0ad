# SPDX-FileCopyrightText: 2026 Authlink Console contributors
# SPDX-License-Identifier: GPL-3.0-or-later
option(AUTHLINK_BUILD_TESTS "Build the tests" ON)
option(AUTHLINK_BUILD_BENCH "Build the benchmarks" OFF)
option(AUTHLINK_BUILD_FUZZ "Build the fuzzers (Clang only)" OFF)
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
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

find_program(AUTHLINK_CCACHE ccache)
if(AUTHLINK_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${AUTHLINK_CCACHE}")
endif()
