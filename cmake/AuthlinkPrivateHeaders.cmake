# SPDX-FileCopyrightText: 2026 Authlink Console contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What stands on private headers of Qt Core (Debian: qt6-base-private-dev) and can be done without:
# AUTHLINK_EPOLL: the relay's event loop is the one for thousands of sockets; Linux only.
# AUTHLINK_SOCKET_BUFFERS: idle connections of a server hold no buffers.
if(NOT TARGET Qt6::CorePrivate)
  find_package(Qt6 QUIET OPTIONAL_COMPONENTS CorePrivate)
endif()
include(CheckIncludeFileCXX)
include(CMakePushCheckState)
cmake_push_check_state(RESET)
set(CMAKE_REQUIRED_LIBRARIES Qt6::CorePrivate)
check_include_file_cxx(QtCore/private/qiodevice_p.h AUTHLINK_SOCKET_BUFFERS)
if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
  check_include_file_cxx(QtCore/private/qeventdispatcher_unix_p.h AUTHLINK_EPOLL)
endif()
cmake_pop_check_state()
if(NOT AUTHLINK_SOCKET_BUFFERS)
  message(STATUS "No private headers of Qt Core: a connected console costs the relay more memory")
endif()
if(NOT AUTHLINK_EPOLL)
  message(STATUS "No private headers of Qt Core, or not Linux: the relay uses Qt's event loop, which slows down with thousands of consoles")
endif()
