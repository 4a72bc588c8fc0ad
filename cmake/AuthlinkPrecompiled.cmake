# SPDX-FileCopyrightText: 2026 Authlink Console contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Headers that most sources include, compiled once for all: one set for libraries and programs, one for tests, one for tests with
# widgets. GCC takes a precompiled header only where every macro that it asks for is the same, hence no Qt module in the first set but
# Core, and three sets instead of one.

# authlink_precompiled(NAME LIBS ... HEADERS ...): the target from which others take the headers.
function(authlink_precompiled name)
  cmake_parse_arguments(PCH "" "" "LIBS;HEADERS" ${ARGN})
  file(GENERATE OUTPUT "${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp" CONTENT "// Only its precompiled header is used.\n")
  add_library(${name} OBJECT "${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp")
  set_target_properties(${name} PROPERTIES AUTOMOC OFF AUTORCC OFF UNITY_BUILD OFF)
  target_link_libraries(${name} PRIVATE Authlink::Flags ${PCH_LIBS})
  authlink_suits_precompiled(${name})
  target_precompile_headers(${name} PRIVATE ${PCH_HEADERS})
endfunction()

# What every target that makes or takes a precompiled header is compiled with.
function(authlink_suits_precompiled name)
  # These two differ from folder to folder and are for QFINDTESTDATA alone, which nobody uses.
  target_compile_options(${name} PRIVATE -UQT_TESTCASE_BUILDDIR -UQT_TESTCASE_SOURCEDIR)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(${name} PRIVATE -fpch-preprocess) # so that ccache sees which precompiled header was used
  elseif(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    target_compile_options(${name} PRIVATE "SHELL:-Xclang -fno-pch-timestamp")
  endif()
endfunction()

# authlink_use_precompiled(NAME FROM): the headers of FROM, where they are built.
function(authlink_use_precompiled name from)
  if(TARGET ${from})
    authlink_suits_precompiled(${name})
    target_precompile_headers(${name} REUSE_FROM ${from})
  endif()
endfunction()

if(NOT AUTHLINK_PCH OR MSVC)
  return()
endif()

set(core_headers
  <algorithm> <array> <chrono> <functional> <map> <memory> <optional> <utility> <vector>
  <QByteArray> <QCoreApplication> <QDateTime> <QFile> <QHash> <QJsonArray> <QJsonDocument> <QJsonObject> <QObject> <QPointer> <QSet>
  <QString> <QStringList> <QTimer> <QUrl> <tl/expected.hpp>)
set(test_headers ${core_headers} <QNetworkAccessManager> <QSignalSpy> <QTemporaryDir> <QTest>)
authlink_precompiled(authlink_pch LIBS Qt6::Core tl::expected HEADERS ${core_headers})
if(AUTHLINK_BUILD_TESTS)
  authlink_precompiled(authlink_test_pch LIBS Qt6::Network Qt6::Test tl::expected HEADERS ${test_headers})
  if(AUTHLINK_GUI)
    authlink_precompiled(authlink_ui_test_pch LIBS Qt6::Network Qt6::Widgets Qt6::Test tl::expected HEADERS ${test_headers}
      <QApplication> <QLabel> <QLineEdit> <QPushButton>)
  endif()
endif()
