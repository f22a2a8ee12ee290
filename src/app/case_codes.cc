// SPDX-License-Identifier: Apache-2.0

#include "app/case_codes.h"

#include <sstream>

#include "refdata/refdata.h"

namespace plumbline::app {

Result<std::vector<std::string>> exploitation_codes() {
  PL_TRY(const refdata::RefData refdata, refdata::RefData::load());
  const refdata::TableView table = refdata.table_view("exchange_fields");
  const auto field = table.column("field");
  const auto values = table.column("values");
  for (std::size_t row = 0; field && values && row < table.rows(); ++row) {
    if (table.cell(row, *field) != "vic_TypeOfExploitation") continue;
    std::istringstream words{std::string(table.cell(row, *values))};
    std::vector<std::string> out;
    for (std::string word; words >> word;) out.push_back(word);
    return out;
  }
  return Error{ErrorCode::Internal, "the reference data know no kinds of exploitation"};
}

}  // namespace plumbline::app
