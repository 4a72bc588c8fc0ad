# SPDX-FileCopyrightText: 2026 Authlink Console contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# AUTHLINK_EPOLL: whether the relay's event loop is the one for thousands of sockets. It needs Linux and Qt's private headers of Core
# (Debian: qt6-base-private-dev).
if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
  if(NOT TARGET Qt6::CorePrivate)
    find_package(Qt6 QUIET OPTIONAL_COMPONENTS CorePrivate)
  endif()
  include(CheckIncludeFileCXX)
  include(CMakePushCheckState)
  cmake_push_check_state(RESET)
  set(CMAKE_REQUIRED_LIBRARIES Qt6::CorePrivate)
  check_include_file_cxx(QtCore/private/qeventdispatcher_unix_p.h AUTHLINK_EPOLL)
  cmake_pop_check_state()
endif()
if(NOT AUTHLINK_EPOLL)
  message(STATUS "No private headers of Qt Core, or not Linux: the relay uses Qt's event loop, which slows down with thousands of consoles")
endif()
