// SPDX-License-Identifier: Apache-2.0
//
// What the operating system says of a call for a file that failed.

#pragma once

#include <cerrno>
#include <cstring>
#include <string>

#include "base/result.h"

namespace plumbline {

// Of the call just made, by errno: "cannot open PATH: No such file or directory". NotFound if
// nothing is there, Unreadable otherwise.
inline Error system_error(const std::string& what, const std::string& path) {
  const int reason = errno;
  const ErrorCode code = reason == ENOENT ? ErrorCode::NotFound : ErrorCode::Unreadable;
  return {code, what + " " + path + ": " + std::strerror(reason)};
}

}  // namespace plumbline
