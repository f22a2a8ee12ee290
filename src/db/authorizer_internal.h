// SPDX-License-Identifier: Apache-2.0
//
// A second wall behind bound parameters: what a statement may do at all, asked by SQLite for every
// statement that is compiled. Were foreign words ever read as SQL, they could still not leave the
// database they stand in, load code, change how it is kept or, over a reader, change anything.

#pragma once

#include "db/connection.h"

struct sqlite3;

namespace plumbline::db {

// From now on refuses on this connection: other databases (ATTACH, DETACH, VACUUM),
// load_extension(), pragmas but the few that the program asks; on a reader also whatever writes or
// makes something, temporary tables included. A refusal is an error of the statement's compilation.
void authorize(sqlite3* handle, Mode mode);

}  // namespace plumbline::db
