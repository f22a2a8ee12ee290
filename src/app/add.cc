// SPDX-License-Identifier: Apache-2.0

#include "app/add.h"

#include <memory>

#include "app/country_word.h"
#include "app/pipeline.h"
#include "refdata/refdata.h"

namespace plumbline::app {

namespace {

// A country nobody knows would keep every quotation from its source: told before anything is read.
Status name_country(ReferenceRequest& request) {
  if (request.country.empty()) return Done{};
  PL_TRY(const refdata::RefData refdata, refdata::RefData::load());
  PL_TRY(request.country, country_code(request.country, refdata));
  return Done{};
}

}  // namespace

Result<AddProgress> add(const AddOptions& options, const AddWatch& watch) {
  AddOptions asked = options;
  if (asked.reference) {
    if (Status named = name_country(*asked.reference); !named) return std::move(named).error();
  }
  PL_TRY(const std::unique_ptr<Pipeline> pipeline, load_pipeline(asked.engine));
  return add_with(*pipeline, asked, watch);
}

}  // namespace plumbline::app
