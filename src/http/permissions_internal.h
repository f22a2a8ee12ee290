// SPDX-License-Identifier: Apache-2.0
//
// Who may ask what: each route by each role, said a second time. A route that is not here does not
// compile (routes.cc), and the tests ask every route as every role and compare with this table. A
// new route gets its line here by somebody who thinks about who may ask it.

#pragma once

#include <algorithm>
#include <span>
#include <string_view>

#include "http/route.h"

namespace plumbline::http {

struct Roles {
  bool reader, analyst, editor, administrator;
};

struct Permission {
  std::string_view method;
  std::string_view pattern;
  Roles may;
};

constexpr Roles kEverybody = {true, true, true, true};
constexpr Roles kDeciders = {false, true, true, false};
constexpr Roles kEditors = {false, false, true, false};
constexpr Roles kAdministrators = {false, false, false, true};

constexpr Permission kPermissions[] = {
    {"GET", "/api/status", kEverybody},
    {"GET", "/api/documents", kEverybody},
    {"POST", "/api/documents", kDeciders},
    {"GET", "/api/facets", kEverybody},
    {"POST", "/api/documents/{hash}/claims", kDeciders},
    {"GET", "/api/documents/{hash}", kEverybody},
    {"GET", "/api/documents/{hash}/claims/{claim}/trace", kEverybody},
    {"POST", "/api/documents/{hash}/claims/{claim}/decisions", kDeciders},
    {"GET", "/api/search", kEverybody},
    {"GET", "/api/references", kEverybody},
    {"GET", "/api/ledger", kEverybody},
    {"GET", "/api/jobs", kDeciders},
    {"POST", "/api/jobs", kDeciders},
    {"GET", "/api/jobs/{number}", kDeciders},
    {"GET", "/api/jobs/{number}/events", kDeciders},
    {"POST", "/api/jobs/{number}", kDeciders},
    {"GET", "/api/export", kEverybody},
    {"GET", "/api/searches", kEverybody},
    {"POST", "/api/searches", kEverybody},
    {"POST", "/api/searches/{number}", kEverybody},
    {"GET", "/api/searches/{number}/alerts", kEverybody},
    {"GET", "/api/digest", kEverybody},
    {"GET", "/api/countries", kEverybody},
    {"GET", "/api/countries/{country}/profile", kEverybody},
    {"GET", "/api/countries/{country}/tiers", kEverybody},
    {"GET", "/api/countries/{country}/assessment", kEverybody},
    {"GET", "/api/countries/{country}/decisions", kEverybody},
    {"POST", "/api/countries/{country}/decisions", kEditors},
    {"GET", "/api/countries/{country}/dossier", kEverybody},
    {"GET", "/api/drafts", kEverybody},
    {"GET", "/api/countries/{country}/drafts/{draft}", kEverybody},
    {"POST", "/api/countries/{country}/drafts/{draft}", kEditors},
    {"GET", "/api/dossier", kEverybody},
    {"GET", "/api/standards", kEverybody},
    {"GET", "/api/incidents", kEverybody},
    {"GET", "/api/figures", kEverybody},
    {"GET", "/api/sources", kEverybody},
    {"GET", "/api/sources/decisions", kEverybody},
    {"POST", "/api/sources/decisions", kEditors},
    {"GET", "/api/me", kEverybody},
    {"POST", "/api/me/password", kEverybody},
    {"POST", "/api/me/second-factor", kEverybody},
    {"GET", "/api/me/tokens", kEverybody},
    {"POST", "/api/me/tokens", kEverybody},
    {"GET", "/api/accounts", kAdministrators},
    {"POST", "/api/accounts", kAdministrators},
    {"POST", "/api/accounts/{name}", kAdministrators},
    {"GET", "/api/journal", kAdministrators},
    {"GET", "/api/cases", kDeciders},
    {"POST", "/api/cases", kDeciders},
    {"GET", "/api/cases/{case}", kDeciders},
    {"POST", "/api/cases/{case}", kDeciders},
    {"POST", "/api/cases/{case}/entries", kDeciders},
    {"POST", "/api/cases/{case}/entries/{number}", kDeciders},
    {"POST", "/api/cases/{case}/officers", kDeciders},
    {"POST", "/api/cases/{case}/delete", kDeciders},
    {"POST", "/api/case-keys", kDeciders},
    {"GET", "/api/openapi.json", kEverybody},
};

// Null: the route has no line.
constexpr const Permission* permission_of(const Route& route) {
  for (const Permission& each : kPermissions) {
    if (each.method == route.method && each.pattern == route.pattern) return &each;
  }
  return nullptr;
}

// Each route has one line, and each line a route.
constexpr bool all_are_permitted(std::span<const Route> routes) {
  if (routes.size() != std::size(kPermissions)) return false;
  return std::all_of(routes.begin(), routes.end(),
                     [](const Route& route) { return permission_of(route) != nullptr; });
}

}  // namespace plumbline::http
