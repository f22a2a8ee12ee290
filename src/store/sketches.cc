// SPDX-License-Identifier: Apache-2.0

#include "store/sketches.h"

#include <utility>

#include "db/connection.h"
#include "store/read_once_internal.h"
#include "store/withheld_internal.h"

namespace plumbline::store {

Status each_sketch(const Workspace& workspace, const SketchSink& sink) {
  PL_TRY(db::Statement rows,
         workspace.connection().prepare(
             std::string("SELECT ") + kShownCells +
             ", d.hash, d.id, d.reader, d.published, s.form, s.sketch, s.credits FROM documents d "
             "LEFT JOIN sketches s ON s.document = d.id" +
             kWithheldJoin + "WHERE d.engine <> '' ORDER BY d.hash"));
  ReadOnce once(workspace.connection());
  while (true) {
    PL_TRY(const bool row, rows.step());
    if (!row) return Done{};
    SketchedArticle article;
    PL_TRY(model::Document document, shown_cells(rows));
    article.name = std::move(document.name);
    article.title = std::move(document.title);
    article.publisher = std::move(document.publisher);
    article.hash = rows.text(kShownCount);
    article.row = rows.integer(kShownCount + 1);
    article.reader = rows.text(kShownCount + 2);
    article.published = parse_iso(rows.text(kShownCount + 3)).value_or(Date{});
    if (!rows.is_null(kShownCount + 4)) {
      SketchRow& sketch = article.sketch.emplace();
      sketch.form = static_cast<int>(rows.integer(kShownCount + 4));
      sketch.sketch = rows.text(kShownCount + 5);
      PL_TRY(sketch.credits, read_names(rows.text(kShownCount + 6)));
      once.read(sketch.sketch.size());
    }
    if (Status taken = sink(std::move(article)); !taken) return taken;
  }
}

struct TextReader::State {
  db::Statement text_of;
  ReadOnce once;
};

TextReader::TextReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
TextReader::TextReader(TextReader&&) noexcept = default;
TextReader::~TextReader() = default;

Result<TextReader> TextReader::open(const Workspace& workspace, Names names) {
  const std::string hidden = names == Names::Withheld ? kWithheldCell : "NULL";
  PL_TRY(db::Statement text_of,
         workspace.connection().prepare("SELECT d.text, " + hidden + " FROM documents d" +
                                        kWithheldJoin + "WHERE d.hash = ?1"));
  return TextReader(
      std::make_unique<State>(State{std::move(text_of), ReadOnce(workspace.connection())}));
}

Result<std::string> TextReader::text(const std::string& hash) {
  db::Statement& statement = state_->text_of;
  PL_TRY(const bool there, statement.bind(1, hash).step());
  if (!there) return Error{ErrorCode::NotFound, "no document " + hash + " in the workspace"};
  std::string text(statement.text(0));
  PL_TRY(const model::Withheld withheld, withheld_of(statement, 1));
  text = model::put_out_of_sight(std::move(text), withheld.spans);
  statement.reset();
  state_->once.read(text.size());
  return text;
}

}  // namespace plumbline::store
