// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <map>
#include <utility>

#include "app/grounds_internal.h"

namespace plumbline::app {
namespace {

// Numbers of seven bits a byte, the lowest first.
void put_number(std::string& bytes, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7U) bytes += static_cast<char>(0x80U | (value & 0x7FU));
  bytes += static_cast<char>(value);
}

// A list of words, each once, and what refers to it.
class GroundsText {
 public:
  void put(std::uint64_t value) { put_number(body_, value); }
  void put(const std::string& words) {
    const auto [known, fresh] = numbers_.try_emplace(words, numbers_.size());
    if (fresh) put_word(words);
    put(known->second);
  }
  void put(const Date& date) {
    put(std::uint64_t{static_cast<std::uint16_t>(date.year)});
    put(std::uint64_t{static_cast<std::uint8_t>(date.month)});
    put(std::uint64_t{static_cast<std::uint8_t>(date.day)});
  }
  void put(const Period& period) {
    put(period.from);
    put(period.to);
  }
  void put(const std::vector<std::string>& all) {
    put(std::uint64_t{all.size()});
    for (const std::string& each : all) put(each);
  }

  [[nodiscard]] std::string bytes() const {
    std::string out;
    put_number(out, numbers_.size());
    return out + words_ + body_;
  }

 private:
  void put_word(const std::string& words) {
    put_number(words_, words.size());
    words_ += words;
  }

  std::map<std::string, std::uint64_t> numbers_;
  std::string words_;
  std::string body_;
};

// The same out of bytes, which must outlive the words that are taken. After something that cannot
// be, everything is empty and `good` false.
class GroundsReading {
 public:
  enum class WithWords : bool { No, Yes };
  GroundsReading(std::string_view bytes, WithWords with) : bytes_(bytes) {
    std::uint64_t left = with == WithWords::Yes ? number() : 0;
    for (; left > 0 && good_; --left) {
      const std::uint64_t size = number();
      if (size > bytes_.size()) good_ = false;
      if (!good_) return;
      words_.push_back(bytes_.substr(0, size));
      bytes_.remove_prefix(size);
    }
  }
  [[nodiscard]] std::string_view rest() const { return bytes_; }
  [[nodiscard]] bool good() const { return good_; }
  [[nodiscard]] bool done() const { return good_ && bytes_.empty(); }

  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && good_; shift += 7) {
      if (bytes_.empty()) break;
      const auto byte = static_cast<std::uint8_t>(bytes_.front());
      bytes_.remove_prefix(1);
      value |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80) return value;
    }
    good_ = false;
    return 0;
  }
  // Below `limit`.
  std::uint64_t number(std::uint64_t limit) {
    const std::uint64_t value = number();
    good_ = good_ && value < limit;
    return good_ ? value : 0;
  }
  bool flag() { return number(2) == 1; }
  std::string_view words() {
    const std::uint64_t at = number(words_.size());
    return good_ ? words_[at] : std::string_view();
  }
  Date date() {
    Date out;
    out.year = static_cast<std::int16_t>(number(0x10000));
    out.month = static_cast<std::int8_t>(number(0x80));
    out.day = static_cast<std::int8_t>(number(0x80));
    return out;
  }
  Period period() {
    Period out;
    out.from = date();
    out.to = date();
    return out;
  }
  std::vector<std::string> list() {
    std::vector<std::string> out;
    for (std::uint64_t left = number(); left > 0 && good_; --left) out.emplace_back(words());
    return out;
  }
  text::Span span() {
    constexpr std::uint64_t kMost = std::uint64_t{1} << 32U;
    text::Span out;
    out.begin = static_cast<std::uint32_t>(number(kMost));
    out.end = static_cast<std::uint32_t>(number(kMost));
    return out;
  }

 private:
  std::string_view bytes_;
  std::vector<std::string_view> words_;
  bool good_ = true;
};

constexpr std::string_view kOwnWord = "state";  // Mapped::teller; of others nobody is asked

void put_mapped(GroundsText& out, const assess::Mapped& mapped) {
  out.put(std::uint64_t{mapped.rule});
  out.put(static_cast<std::uint64_t>(mapped.bearing));
  for (const bool flag : {mapped.alleged, mapped.promised, mapped.teller == kOwnWord}) {
    out.put(std::uint64_t{flag});
  }
}

assess::Mapped take_mapped(GroundsReading& in, std::size_t rules) {
  assess::Mapped out;
  out.rule = in.number(rules);
  out.bearing = static_cast<model::Bearing>(
      in.number(static_cast<std::uint64_t>(model::Bearing::Context) + 1));
  out.alleged = in.flag();
  out.promised = in.flag();
  if (in.flag()) out.teller = kOwnWord;
  return out;
}

// As far as resolve::find_voices reads it.
void put_link(GroundsText& out, const model::ChainLink& link) {
  out.put(static_cast<std::uint64_t>(link.kind));
  for (const std::string* each : {&link.name, &link.organisation, &link.office, &link.country}) {
    out.put(*each);
  }
}

model::ChainLink take_link(GroundsReading& in) {
  model::ChainLink out;
  out.kind = static_cast<model::SourceKind>(
      in.number(static_cast<std::uint64_t>(model::SourceKind::Unknown) + 1));
  for (std::string* each : {&out.name, &out.organisation, &out.office, &out.country}) {
    *each = in.words();
  }
  return out;
}

std::string key_of_link(const model::ChainLink& link) {
  constexpr char kApart = '\0';  // in no name
  std::string key = std::to_string(static_cast<int>(link.kind));
  for (const std::string* each : {&link.name, &link.organisation, &link.office, &link.country}) {
    key += kApart + *each;
  }
  return key;
}

void put_ground(GroundsText& out, const MadeGround& ground) {
  out.put(ground.claim);
  for (const std::uint64_t each : {std::uint64_t{ground.span.begin}, std::uint64_t{ground.span.end},
                                   std::uint64_t{ground.start}, std::uint64_t{ground.end}}) {
    out.put(each);
  }
  out.put(ground.exact);
  out.put(ground.chain);
  out.put(ground.source.name);
  out.put(std::uint64_t{ground.source.named});
  out.put(ground.told);
  out.put(std::uint64_t{ground.voice.has_value()});
  if (ground.voice) put_link(out, *ground.voice);
  out.put(std::uint64_t{ground.mapped.size()});
  for (const assess::Mapped& each : ground.mapped) put_mapped(out, each);
}

// What add() puts into the desk once all of it is read.
struct TakenGround {
  assess::Ground ground;
  std::optional<model::ChainLink> voice;
  std::vector<assess::Mapped> mapped;
};

TakenGround take_ground(GroundsReading& in, std::size_t rules) {
  TakenGround out;
  assess::Ground& ground = out.ground;
  ground.claim = in.words();
  ground.span = in.span();
  ground.start = in.number();
  ground.end = in.number();
  ground.exact = in.words();
  ground.chain = in.words();
  ground.source = in.words();
  ground.source_named = in.flag();
  ground.told = in.period();
  if (in.flag()) out.voice = take_link(in);
  for (std::uint64_t left = in.number(); left > 0 && in.good(); --left) {
    out.mapped.push_back(take_mapped(in, rules));
  }
  return out;
}

Error no_grounds() {
  return {ErrorCode::Malformed, "no grounds"};
}

}  // namespace

std::string to_bytes(const DocumentGrounds& grounds) {
  GroundsText out;
  out.put(std::uint64_t{grounds.told});
  out.put(std::uint64_t{grounds.read});
  out.put(std::uint64_t{grounds.rejected});
  out.put(static_cast<std::uint64_t>(grounds.edition));
  out.put(grounds.own_report);
  out.put(std::uint64_t{grounds.grounds.size()});
  if (!grounds.grounds.empty()) {
    const model::Document& document = grounds.document;
    for (const std::string* each :
         {&document.id.value, &document.name, &document.publisher, &document.title}) {
      out.put(*each);
    }
    out.put(document.published);
    out.put(grounds.credits);
    out.put(grounds.words);
    out.put(std::uint64_t{grounds.sketch.marks.size()});
    for (const MadeGround& each : grounds.grounds) put_ground(out, each);
  }
  // The sketch stands behind the rest, which is kept in memory.
  const std::string text = out.bytes();
  std::string bytes;
  put_number(bytes, text.size());
  bytes += text;
  if (!grounds.grounds.empty()) bytes += resolve::to_bytes(grounds.sketch);
  return bytes;
}

struct HeldGrounds::Taken {
  bool told = false;
  std::size_t read = 0;
  std::size_t rejected = 0;
  int edition = 0;
  Period own_report;
  assess::GroundDocument document;
  Paper paper;
  std::uint64_t marks = 0;  // of the sketch
  std::vector<TakenGround> grounds;
};

Status HeldGrounds::add(std::int64_t row, std::string_view bytes, std::size_t rules) {
  GroundsReading front(bytes, GroundsReading::WithWords::No);
  const std::uint64_t size = front.number();
  const std::string_view rest = front.rest();
  if (!front.good() || size > rest.size()) return no_grounds();
  const bool speaks = size < rest.size();
  if (speaks) kept_.emplace_back(rest.substr(0, size));
  std::optional<Taken> taken = take(speaks ? kept_.back() : rest, rules);
  const std::optional<resolve::Sketch> sketch =
      speaks ? resolve::sketch_from_bytes(rest.substr(size)) : resolve::Sketch{};
  if (!taken || !sketch || taken->marks != sketch->marks.size() ||
      speaks == taken->grounds.empty()) {
    if (speaks) kept_.pop_back();
    return no_grounds();
  }
  taken->paper.row = row;
  taken->paper.sketch = *sketch;
  put(std::move(*taken));
  return Done{};
}

std::optional<HeldGrounds::Taken> HeldGrounds::take(std::string_view text, std::size_t rules) {
  GroundsReading in(text, GroundsReading::WithWords::Yes);
  Taken out;
  out.told = in.flag();
  out.read = in.number();
  out.rejected = in.number();
  out.edition = static_cast<int>(in.number(0x8000));
  out.own_report = in.period();
  std::uint64_t left = in.number();
  if (left > 0) {
    assess::GroundDocument& document = out.document;
    for (std::string_view* each :
         {&document.id, &document.name, &document.publisher, &document.title}) {
      *each = in.words();
    }
    document.published = in.date();
    out.paper.credits = in.list();
    out.paper.words = in.words();
    out.marks = in.number();
  }
  for (; left > 0 && in.good(); --left) out.grounds.push_back(take_ground(in, rules));
  if (!in.done()) return std::nullopt;
  return out;
}

void HeldGrounds::put(Taken taken) {
  desk.told += taken.told ? 1 : 0;
  desk.read += taken.read;
  rejected += taken.rejected;
  if (taken.told) newest_of_all = std::max(newest_of_all, taken.edition);
  const Period& own = taken.own_report;
  const bool known =
      std::find(desk.own_reports.begin(), desk.own_reports.end(), own) != desk.own_reports.end();
  if (taken.told && own.stated() && !known) desk.own_reports.push_back(own);
  if (taken.grounds.empty()) return;
  newest = std::max(newest, taken.edition);
  for (TakenGround& each : taken.grounds) {
    each.ground.document = desk.documents.size();
    for (assess::Mapped& mapped : each.mapped) {
      mapped.claim = desk.grounds.size();
      desk.mapped.push_back(std::move(mapped));
    }
    const model::ChainLink* voice = nullptr;
    if (each.voice) {
      std::string key = key_of_link(*each.voice);
      voice = &links_.try_emplace(std::move(key), std::move(*each.voice)).first->second;
    }
    voices.push_back(voice);
    desk.grounds.push_back(each.ground);
  }
  desk.documents.push_back(taken.document);
  papers.push_back(std::move(taken.paper));
}

}  // namespace plumbline::app
