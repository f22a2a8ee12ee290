// SPDX-License-Identifier: Apache-2.0

#include "store/sketches.h"

#include <utility>

#include "db/connection.h"
#include "store/withheld_internal.h"

namespace plumbline::store {

Status each_sketch(const Workspace& workspace, const SketchSink& sink) {
  PL_TRY(db::Statement rows,
         workspace.connection().prepare(
             std::string("SELECT d.hash, d.name, d.title, d.publisher, d.published, s.form, "
                         "s.sketch, s.credits, d.id, d.reader, ") +
             kWithheldCell + " FROM documents d LEFT JOIN sketches s ON s.document = d.id" +
             kWithheldJoin + "WHERE d.engine <> '' ORDER BY d.hash"));
  while (true) {
    PL_TRY(const bool row, rows.step());
    if (!row) return Done{};
    SketchedArticle article;
    article.row = rows.integer(8);
    article.reader = rows.text(9);
    article.hash = rows.text(0);
    model::Document document;
    document.name = rows.text(1);
    document.title = rows.text(2);
    PL_TRY(const model::Withheld withheld, withheld_of(rows, 10));
    model::withhold(document, withheld);
    article.name = std::move(document.name);
    article.title = std::move(document.title);
    article.publisher = rows.text(3);
    article.published = parse_iso(rows.text(4)).value_or(Date{});
    if (!rows.is_null(5)) {
      SketchRow& sketch = article.sketch.emplace();
      sketch.form = static_cast<int>(rows.integer(5));
      sketch.sketch = rows.text(6);
      PL_TRY(sketch.credits, read_names(rows.text(7)));
    }
    if (Status taken = sink(std::move(article)); !taken) return taken;
  }
}

struct TextReader::State {
  db::Statement text_of;
};

TextReader::TextReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
TextReader::TextReader(TextReader&&) noexcept = default;
TextReader::~TextReader() = default;

Result<TextReader> TextReader::open(const Workspace& workspace, Names names) {
  const std::string hidden = names == Names::Withheld ? kWithheldCell : "NULL";
  PL_TRY(db::Statement text_of,
         workspace.connection().prepare("SELECT d.text, " + hidden + " FROM documents d" +
                                        kWithheldJoin + "WHERE d.hash = ?1"));
  return TextReader(std::make_unique<State>(State{std::move(text_of)}));
}

Result<std::string> TextReader::text(const std::string& hash) {
  db::Statement& statement = state_->text_of;
  PL_TRY(const bool there, statement.bind(1, hash).step());
  if (!there) return Error{ErrorCode::NotFound, "no document " + hash + " in the workspace"};
  std::string text(statement.text(0));
  PL_TRY(const model::Withheld withheld, withheld_of(statement, 1));
  text = model::put_out_of_sight(std::move(text), withheld.spans);
  statement.reset();
  return text;
}

}  // namespace plumbline::store
