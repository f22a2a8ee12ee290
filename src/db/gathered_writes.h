// SPDX-License-Identifier: Apache-2.0
//
// SQLite writes a page at a time, and in its log the head of each before it: two calls of the
// system for 8 KB, each of which costs more than to copy the bytes. Here what follows one another
// in the file is written in one call.

#pragma once

namespace plumbline::db {

// The name of a virtual file system that is the system's own, but that writes which follow one
// another wait in memory until there are enough of them, or until anything else is asked of the
// file: a read, its size, its sync. What cannot be written is told by the call that found it out.
// Only for connections whose commits sync (synchronous=FULL): others may be told of a commit as
// soon as its sync has ended. nullptr, the system's own, where it cannot be registered.
[[nodiscard]] const char* gathered_writes();

}  // namespace plumbline::db
