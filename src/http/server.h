// SPDX-License-Identifier: Apache-2.0
//
// HTTP/1.1 on 127.0.0.1. Lines wait in a lobby, of the thread of people who have come in, until
// their first header is there; each answer is made by a thread of a small pool, so that a slow
// question does not keep others waiting for the line.
//
// Bounds: 64 KiB of headers, 1 MiB of body (16 KiB of a stranger, 32 MiB of a file from somebody
// who may add documents, two at once), 30 s for a request to arrive (120 s with a file), 60 s idle,
// 256 connections, in a crowd up to 1,024, fewer where the system grants fewer than 2,560
// descriptors, 16 passwords that wait to be hashed. What exceeds them is refused, told and closed.
// Of too many lines the stranger's that came first makes room, in a crowd only if it did not come
// just now, else the one on which somebody has kept us waiting longest. Strangers have a thread of
// their own from the end of their first header on, for what they say and are told: nobody inside
// waits for them.

#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "base/result.h"

namespace plumbline::http {

struct ServeOptions {
  std::string workspace;
  std::uint16_t port = 8137;  // 0: any that is free
  std::string who;            // as decisions are signed, without accounts
  // The name under which a proxy that speaks TLS lets people in: "desk.example.org". Empty: nobody
  // but this machine. The proxy sets X-Forwarded-For.
  std::string host = {};
};

// Serves until SIGINT or SIGTERM; then questions being answered are waited for, and a second SIGINT
// ends the program at once. `ready` is told the address to open once requests are taken.
// Unreadable or Conflict if the port cannot be listened on; Misuse for a host without accounts.
[[nodiscard]] Status serve(const ServeOptions& options,
                           const std::function<void(const std::string& url)>& ready);

}  // namespace plumbline::http
