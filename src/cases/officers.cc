// SPDX-License-Identifier: Apache-2.0
//
// Who is assigned: a case's key is handed on, or made anew.

#include <cstddef>
#include <vector>

#include "cases/cases.h"
#include "cases/cases_internal.h"
#include "db/connection.h"

namespace plumbline::cases {
namespace {

CaseEntry event_of(const char* words, const std::string& whom) {
  CaseEntry out;
  out.kind = Kind::Event;
  out.words = words;
  out.label = whom;
  return out;
}

// The newest key of an account.
Result<Holder> newest_of(const db::Connection& connection, const Grant& grant) {
  PL_TRY(db::Statement row,
         connection.prepare("SELECT number, open FROM keys WHERE account = ?1 ORDER BY number DESC "
                            "LIMIT 1"));
  PL_TRY(const bool there, row.bind(1, grant.account).step());
  if (!there) {
    return Error{ErrorCode::Conflict,
                 grant.name +
                     " has no key yet: it is made when they sign in with password and "
                     "second factor"};
  }
  Holder out{grant.account, row.integer(0), std::string(row.text(1))};
  if (fingerprint(out.open) == grant.fingerprint) return out;
  return Error{ErrorCode::Conflict, "the key of " + grant.name +
                                        " is not the one you have seen; look again, and ask them "
                                        "for its fingerprint"};
}

// Of the sealed head those whose key pair is still in the file: nobody opens what is sealed for
// another. A pair of before stays one; the public half is the one that was seen when it was given.
Result<std::vector<Holder>> holders_left(const db::Connection& connection, const Head& head) {
  PL_TRY(db::Statement row,
         connection.prepare("SELECT 1 FROM keys WHERE account = ?1 AND number = ?2"));
  std::vector<Holder> out;
  for (const Holder& each : head.holders) {
    PL_TRY(const bool there, row.bind(1, each.account).bind(2, each.number).step());
    if (there) out.push_back(each);
    row.reset();
  }
  return out;
}

// Every cell sealed anew, with another key.
Status seal_anew(const db::Connection& connection, OpenCase& open) {
  PL_TRY(const std::vector<Cell> cells, cells_of(connection, open));
  OpenCase anew;
  anew.id = open.id;
  anew.number = open.number + 1;
  anew.key = Key::random();
  anew.head = open.head;
  for (const Cell& cell : cells) {
    PL_TRY(std::string form,
           unseal(cell.sealed, open.key, entry_place(open.id, cell.number, open.number)));
    const std::string sealed = seal(form, anew.key, entry_place(open.id, cell.number, anew.number));
    wipe(form);
    PL_TRY(db::Statement update,
           connection.prepare("UPDATE entries SET body = ?3 WHERE case_id = ?1 AND number = ?2"));
    update.bind(1, open.id).bind(2, cell.number).bind_bytes(3, sealed);
    if (Status kept = update.run(); !kept) return kept;
  }
  // Not to whoever has a row beside: somebody may have added it to get the key now.
  PL_TRY(db::Statement gone, connection.prepare("DELETE FROM wraps WHERE case_id = ?1"));
  if (Status taken = gone.bind(1, open.id).run(); !taken) return taken;
  PL_TRY(anew.head.holders, holders_left(connection, open.head));
  for (const Holder& each : anew.head.holders) {
    // Told as somebody whose key is lost: to be assigned again, or taken off.
    if (!each.confirmed) continue;
    if (Status kept = keep_wrap(connection, anew, each); !kept) return kept;
  }
  open = std::move(anew);
  return keep_head(connection, open);
}

Status take_off(Head& head, const Grant& grant) {
  const auto taken = std::erase_if(
      head.holders, [&](const Holder& each) { return each.account == grant.account; });
  if (taken > 0) return Done{};
  return Error{ErrorCode::NotFound, grant.name + " is not assigned"};
}

Status require_somebody(const db::Connection& connection, const OpenCase& open) {
  PL_TRY(const std::vector<Assigned> officers, officers_of(connection, open));
  bool unconfirmed = false;
  for (std::size_t i = 0; i < officers.size(); ++i) {
    if (!officers[i].able) continue;
    if (open.head.holders[i].confirmed) return Done{};
    unconfirmed = true;
  }
  if (unconfirmed) {
    return Error{ErrorCode::Conflict,
                 "the case is older than its sealed list of who is assigned, and nobody who would "
                 "be left is confirmed yet: let one of them enter a note first"};
  }
  return Error{ErrorCode::Conflict,
               "nobody would be left who can open the case: assign somebody first, or delete it"};
}

}  // namespace

Status Cases::assign(const Officer& officer, const std::string& id, const Grant& grant,
                     const Doing& doing) {
  const std::scoped_lock lock(mutex_);
  const auto assigned = [&]() -> Status {
    PL_TRY(db::Transaction transaction, db::Transaction::begin(*connection_));
    PL_TRY(OpenCase open, open_case(*connection_, officer, id));
    PL_TRY(const Holder whom, newest_of(*connection_, grant));
    if (Status kept = keep_wrap(*connection_, open, whom); !kept) return kept;
    name_holder(open.head, whom);
    if (Status told = append(*connection_, open, event_of("assigned", grant.name), doing); !told) {
      return told;
    }
    return transaction.commit();
  };
  return finish(assigned());
}

Status Cases::unassign(const Officer& officer, const std::string& id, const Grant& grant,
                       const Doing& doing) {
  const std::scoped_lock lock(mutex_);
  const auto unassigned = [&]() -> Status {
    PL_TRY(db::Transaction transaction, db::Transaction::begin(*connection_));
    PL_TRY(OpenCase open, open_case(*connection_, officer, id));
    if (Status taken = take_off(open.head, grant); !taken) return taken;
    if (Status left = require_somebody(*connection_, open); !left) return left;
    if (Status sealed = seal_anew(*connection_, open); !sealed) return sealed;
    if (Status told = append(*connection_, open, event_of("unassigned", grant.name), doing);
        !told) {
      return told;
    }
    return transaction.commit();
  };
  return finish(unassigned());
}

}  // namespace plumbline::cases
