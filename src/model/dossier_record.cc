// SPDX-License-Identifier: Apache-2.0

#include "model/dossier_record.h"

#include <nlohmann/json.hpp>

namespace plumbline::model {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostDossierPassages = 1'000'000;

Json json_of(const DossierDocument& d) {
  return {{"hash", d.hash},           {"name", d.name},
          {"publisher", d.publisher}, {"authors", d.authors},
          {"title", d.title},         {"url", d.url},
          {"published", d.published}, {"retrieved", d.retrieved},
          {"language", d.language},   {"media_type", d.media_type},
          {"withdrawn", d.withdrawn}};
}

Json json_of(const DossierPassage& p) {
  return {{"document", p.document}, {"claim", p.claim}, {"kind", p.kind}, {"modality", p.modality},
          {"chain", p.chain},       {"start", p.start}, {"end", p.end},   {"exact", p.exact}};
}

Json json_of(const DossierStatement& s) {
  Json out = {{"key", s.key}, {"words", s.words}, {"passages", s.passages}};
  if (s.hand) {
    out["hand"] = {{"who", s.hand->who},
                   {"at", s.hand->at},
                   {"instead_of", s.hand->instead_of},
                   {"unsourced", s.hand->unsourced}};
  }
  return out;
}

// Reading: what is missing or of another type is an error, told with its place.
class RecordReader {
 public:
  explicit RecordReader(const Json& json) : json_(json) {}

  std::string text(const char* key) {
    const auto at = find(key);
    if (at == nullptr || !at->is_string()) return fail(key), std::string();
    return at->get<std::string>();
  }
  std::size_t number(const char* key) {
    const auto at = find(key);
    if (at == nullptr || !at->is_number_unsigned()) return fail(key), 0;
    return at->get<std::size_t>();
  }
  bool truth(const char* key) {
    const auto at = find(key);
    if (at == nullptr || !at->is_boolean()) return fail(key), false;
    return at->get<bool>();
  }
  std::vector<std::string> texts(const char* key) {
    std::vector<std::string> out;
    for (const Json& each : list(key)) {
      if (!each.is_string()) return fail(key), out;
      out.push_back(each.get<std::string>());
    }
    return out;
  }
  std::vector<std::size_t> numbers(const char* key, std::size_t below) {
    std::vector<std::size_t> out;
    for (const Json& each : list(key)) {
      if (!each.is_number_unsigned() || each.get<std::size_t>() >= below) return fail(key), out;
      out.push_back(each.get<std::size_t>());
    }
    return out;
  }
  const Json& list(const char* key) {
    static const Json kNone = Json::array();
    const auto at = find(key);
    if (at == nullptr || !at->is_array() || at->size() > kMostDossierPassages)
      return fail(key), kNone;
    return *at;
  }
  [[nodiscard]] const std::string& fault() const { return fault_; }

 private:
  const Json* find(const char* key) const {
    const auto at = json_.is_object() ? json_.find(key) : json_.end();
    return json_.is_object() && at != json_.end() ? &*at : nullptr;
  }
  void fail(const char* key) {
    if (fault_.empty()) fault_ = key;
  }
  const Json& json_;
  std::string fault_;
};

Status read(RecordReader& json, DossierDocument& out) {
  out.hash = json.text("hash");
  out.name = json.text("name");
  out.publisher = json.text("publisher");
  out.authors = json.texts("authors");
  out.title = json.text("title");
  out.url = json.text("url");
  out.published = json.text("published");
  out.retrieved = json.text("retrieved");
  out.language = json.text("language");
  out.media_type = json.text("media_type");
  out.withdrawn = json.text("withdrawn");
  return Done{};
}

DossierHand read_hand(RecordReader& json) {
  DossierHand out;
  out.who = json.text("who");
  out.at = json.text("at");
  out.instead_of = json.text("instead_of");
  out.unsourced = json.truth("unsourced");
  return out;
}

Error faulty(const std::string& where, const std::string& what) {
  return {ErrorCode::Malformed,
          "the record of the dossier has no proper '" + what + "' in " + where};
}

Status read_lists(RecordReader& json, DossierRecord& out) {
  for (const Json& each : json.list("documents")) {
    RecordReader reader(each);
    DossierDocument document;
    (void)read(reader, document);
    if (!reader.fault().empty()) return faulty("documents", reader.fault());
    out.documents.push_back(std::move(document));
  }
  for (const Json& each : json.list("passages")) {
    RecordReader reader(each);
    const std::size_t document = reader.number("document");
    if (!reader.fault().empty() || document >= out.documents.size()) {
      return faulty("passages", "document");
    }
    DossierPassage passage(Passage({out.documents[document].hash}, {}));
    passage.document = document;
    passage.claim = reader.text("claim");
    passage.kind = reader.text("kind");
    passage.modality = reader.text("modality");
    passage.chain = reader.text("chain");
    passage.exact = reader.text("exact");
    passage.start = reader.number("start");
    passage.end = reader.number("end");
    if (!reader.fault().empty()) return faulty("passages", reader.fault());
    out.passages.push_back(std::move(passage));
  }
  for (const Json& each : json.list("statements")) {
    RecordReader reader(each);
    DossierStatement statement{reader.text("key"),
                               reader.text("words"),
                               reader.numbers("passages", out.passages.size()),
                               {}};
    if (const auto hand = each.find("hand"); each.is_object() && hand != each.end()) {
      RecordReader inner(*hand);
      statement.hand = read_hand(inner);
      if (!inner.fault().empty()) return faulty("statements", inner.fault());
    }
    if (!reader.fault().empty()) return faulty("statements", reader.fault());
    out.statements.push_back(std::move(statement));
  }
  return Done{};
}

Status read_draft(const Json& json, DossierRecord& out) {
  const auto draft = json.find("draft");
  if (draft == json.end()) return Done{};
  RecordReader reader(*draft);
  out.draft = reader.text("name");
  out.draft_change = static_cast<std::int64_t>(reader.number("change"));
  out.left_out = reader.number("left_out");
  return reader.fault().empty() ? Status(Done{}) : Status(faulty("draft", reader.fault()));
}

// Where the element begins that holds the record; npos if the bytes are no page.
constexpr std::string_view kOpen = "id=\"plumbline-dossier\">";
static_assert(kOpen.substr(4, kDossierElement.size()) == kDossierElement);

// The record inside a page; all of the bytes if they are no page.
std::string_view record_in(std::string_view bytes) {
  const std::size_t at = bytes.find(kOpen);
  if (at == std::string_view::npos) return bytes;
  bytes.remove_prefix(at + kOpen.size());
  return bytes.substr(0, bytes.find("</script>"));
}

}  // namespace

DossierRecord record_of(const Dossier& dossier) {
  DossierRecord out;
  out.country = dossier.country;
  out.date = dossier.date;
  out.date_asked = dossier.date_asked;
  out.standard = dossier.standard;
  out.year = dossier.year;
  out.language = dossier.words.language;
  out.style = dossier.style;
  out.sections = dossier.asked;
  out.engine = dossier.engine;
  out.reference_data = dossier.reference_data;
  out.documents = dossier.documents;
  out.passages = dossier.passages;
  out.draft = dossier.draft;
  out.draft_change = dossier.draft_change;
  out.left_out = dossier.left_out.size();
  out.statements = statements_of(dossier);
  return out;
}

std::string to_json(const DossierRecord& record) {
  Json documents = Json::array();
  for (const DossierDocument& d : record.documents) documents.push_back(json_of(d));
  Json passages = Json::array();
  for (const DossierPassage& p : record.passages) passages.push_back(json_of(p));
  Json statements = Json::array();
  for (const DossierStatement& s : record.statements) {
    statements.push_back(json_of(s));
  }
  Json out = {{"schema", kDossierSchema},
              {"country", record.country},
              {"date", record.date},
              {"date_asked", record.date_asked},
              {"standard", record.standard},
              {"year", static_cast<std::uint64_t>(record.year)},
              {"language", record.language},
              {"style", record.style},
              {"sections", record.sections},
              {"engine", record.engine},
              {"reference_data", record.reference_data},
              {"file", record.file},
              {"documents", std::move(documents)},
              {"passages", std::move(passages)},
              {"statements", std::move(statements)}};
  if (!record.draft.empty()) {
    out["draft"] = {{"name", record.draft},
                    {"change", static_cast<std::uint64_t>(record.draft_change)},
                    {"left_out", record.left_out}};
  }
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string without_record(std::string_view bytes) {
  const std::string_view record = record_in(bytes);
  if (record.size() == bytes.size()) return std::string(bytes);
  const auto at = static_cast<std::size_t>(record.data() - bytes.data());
  return std::string(bytes.substr(0, at)) + std::string(bytes.substr(at + record.size()));
}

Result<DossierRecord> read_dossier_record(std::string_view bytes) {
  if (const std::size_t one = bytes.find(kOpen); one != std::string_view::npos) {
    // Which of two would be shown to hold is not for the file to choose.
    if (bytes.find(kOpen, one + 1) != std::string_view::npos) {
      return Error{ErrorCode::Malformed, "there are two records of a dossier in it"};
    }
  }
  const std::string_view text = record_in(bytes);
  if (text.find(kDossierSchema) == std::string_view::npos) {
    return Error{ErrorCode::NotFound, "there is no record of a dossier in it"};
  }
  const Json json = Json::parse(text.begin(), text.end(), nullptr, false);
  RecordReader reader(json);
  if (json.is_discarded() || reader.text("schema") != kDossierSchema) {
    return Error{ErrorCode::Malformed, "the record of the dossier cannot be read"};
  }
  DossierRecord out;
  out.country = reader.text("country");
  out.date = reader.text("date");
  out.date_asked = reader.text("date_asked");
  out.standard = reader.text("standard");
  out.year = static_cast<int>(reader.number("year"));
  out.language = reader.text("language");
  out.style = reader.text("style");
  out.sections = reader.texts("sections");
  out.engine = reader.text("engine");
  out.reference_data = reader.text("reference_data");
  out.file = reader.text("file");
  if (Status draft = read_draft(json, out); !draft) return Error(draft.error());
  if (Status lists = read_lists(reader, out); !lists) return Error(lists.error());
  if (!reader.fault().empty()) return faulty("its head", reader.fault());
  return out;
}

}  // namespace plumbline::model
