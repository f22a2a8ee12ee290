// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <utility>

#include "app/add_items_internal.h"
#include "app/reference_verdicts.h"
#include "base/utf8.h"
#include "resolve/sketch.h"

namespace plumbline::app {
namespace {

constexpr std::size_t kHeadBytes = 4096;  // of a reference, in which title and publisher stand

// A reference is known by publisher, title and date; where metadata do not state them, the head
// of its text may.
void state_what_lacks(const Pipeline& pipeline, model::Document& document) {
  if (!document.publisher.empty() && !document.title.empty() && document.published.stated()) return;
  if (document.text.size() <= 2 * kHeadBytes) {
    pipeline.state_frame(document);
    return;
  }
  model::Document head = document;
  const std::size_t line = document.text.find('\n', kHeadBytes);
  head.text.resize(std::min(line, 2 * kHeadBytes));
  while (!is_utf8_border(document.text, head.text.size())) head.text.pop_back();
  const auto beyond = [&head](const auto& entry) { return entry.text.end > head.text.size(); };
  std::erase_if(head.blocks, beyond);
  std::erase_if(head.map, beyond);
  pipeline.state_frame(head);
  document.publisher = std::move(head.publisher);
  document.title = std::move(head.title);
  document.published = head.published;
  document.authors = std::move(head.authors);
}

AddItem begun(const AddTask& task) {
  AddItem item;
  item.outcome = AddOutcome{task.path, task.member, "", "", task.document.id.value, 0};
  return item;
}

AddItem make_reference(const Pipeline& pipeline, AddTask task) {
  AddItem item = begun(task);
  state_what_lacks(pipeline, task.document);
  store::ReferenceDetails details = task.provenance.reference.value_or(store::ReferenceDetails{});
  if (details.country.empty()) details.country = pipeline.country_of(task.document);
  std::vector<store::VerdictRow> verdicts = verdicts_in(task.document, details, pipeline);
  task.provenance.reference = std::move(details);
  store::DocumentRows rows =
      store::make_rows({std::move(task.document), {}, {}, {}, {}}, task.provenance);
  rows.verdicts = std::move(verdicts);
  item.rows = std::move(rows);
  return item;
}

// Each step for all of them before the next, as in analyse_all().
std::vector<AddItem> make_articles(const Pipeline& pipeline, std::vector<AddTask> tasks) {
  std::vector<AddItem> items;
  std::vector<model::Document> documents;
  for (AddTask& task : tasks) {
    items.push_back(begun(task));
    documents.push_back(std::move(task.document));
  }
  std::vector<model::Report> reports = pipeline.analyse_all(std::move(documents));
  std::vector<store::SketchRow> sketches;
  for (const model::Report& report : reports) {
    sketches.push_back({resolve::kSketchForm,
                        resolve::to_bytes(resolve::sketch_of(report.document.text)),
                        pipeline.credits(report.document)});
  }
  for (std::size_t i = 0; i < reports.size(); ++i) {
    if (auto& outcome = items[i].outcome) outcome->claims = reports[i].claims.size();
    store::DocumentRows rows = store::make_rows(std::move(reports[i]), tasks[i].provenance);
    rows.sketch = std::move(sketches[i]);
    items[i].rows = std::move(rows);
  }
  return items;
}

}  // namespace

std::size_t weight_of(const AddItem& item) {
  if (!item.rows) return sizeof(AddItem);
  const store::DocumentRows& rows = *item.rows;
  return sizeof(AddItem) + rows.document.text.size() + rows.map.size() + rows.reading.size() +
         (rows.sketch ? rows.sketch->sketch.size() : 0) +
         rows.facets.size() * sizeof(store::FacetRow) + rows.seeds.size() * sizeof(store::Seed);
}

std::vector<AddItem> make_items(const Pipeline& pipeline, std::vector<AddTask> tasks) {
  std::vector<AddTask> articles;
  for (AddTask& task : tasks) {
    if (!task.provenance.reference) articles.push_back(std::move(task));
  }
  std::vector<AddItem> made;
  if (!articles.empty()) made = make_articles(pipeline, std::move(articles));
  std::vector<AddItem> items;
  items.reserve(tasks.size());
  std::size_t next = 0;  // of those made
  for (AddTask& task : tasks) {
    items.push_back(task.provenance.reference ? make_reference(pipeline, std::move(task))
                                              : std::move(made[next++]));
  }
  return items;
}

}  // namespace plumbline::app
