// SPDX-License-Identifier: Apache-2.0
//
// `dossier`: what the documents of a workspace say of one country, told so that it can be printed
// and every statement of it checked. docs/reference/dossier.md describes sections and forms.

#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/dossier.h"

namespace plumbline::app {

struct DossierOptions {
  std::string workspace;
  std::string country;  // alpha-2, alpha-3 or a name
  std::vector<std::string>
      sections;  // ids in the order wanted; empty: all that have something to say
  std::string standard = "us-tvpa";  // assessed in "criteria"
  int year = 0;                      // of the edition assessed; 0: as `assess` chooses
  std::string style = "chicago-notes";
  std::string language = "en";
  std::string date;              // ISO; empty: of the newest document that is cited
  std::string draft;             // name of what people changed in it; empty: nothing
  std::int64_t draft_until = 0;  // only its changes up to this number; 0: all
  bool new_draft = false;        // a draft that nobody began is none that is missing
};

// Nothing depends on a clock: the same workspace, options and engine give the same value. Misuse
// names the words that would be understood. Reads the claims on the country, and all events.
[[nodiscard]] Result<model::Dossier> dossier(const DossierOptions& options);

// Ids of all sections, in the order of a whole dossier.
[[nodiscard]] std::vector<std::string_view> dossier_sections();

enum class DossierForm : std::uint8_t { Html, Markdown, Docx, Pdf };

struct DossierFiles {
  std::string bytes;
  // The record for `verify`, to be kept beside it; empty: the bytes hold it.
  std::string record;
};
// What prints a PDF, started before the dossier is made, so that it is ready when the page is.
// Of other forms nothing. What goes wrong is told when it is to print.
class DossierPrinter {
 public:
  explicit DossierPrinter(DossierForm form);
  DossierPrinter(const DossierPrinter&) = delete;
  DossierPrinter& operator=(const DossierPrinter&) = delete;
  ~DossierPrinter();

  // Once. Unavailable if a PDF is asked for and WeasyPrint cannot be run.
  [[nodiscard]] Result<DossierFiles> write(const model::Dossier& dossier);

 private:
  struct Waiting;
  DossierForm form_;
  std::unique_ptr<Waiting> waiting_;
};

// The same of a dossier that is there already.
[[nodiscard]] Result<DossierFiles> write_dossier(const model::Dossier& dossier, DossierForm form);

}  // namespace plumbline::app
