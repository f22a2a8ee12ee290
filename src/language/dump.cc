// SPDX-License-Identifier: Apache-2.0

#include "language/dump.h"

#include <array>
#include <charconv>

#include "language/lemma.h"

namespace plumbline::language {
namespace {

std::string_view words(const Analysis& analysis, std::string_view text, const TokenRange& range) {
  return range.empty() ? std::string_view{} : text::slice(text, analysis.span(range));
}

void separate(std::string& out) {
  if (!out.empty()) out += " | ";
}

std::string number(double value) {
  std::array<char, 40> buffer{};
  const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  return error == std::errc{} ? std::string(buffer.data(), end) : std::string();
}

std::string period(const Period& period) {
  if (!period.stated()) return "?";
  const std::string from = to_iso(period.from);
  const std::string to = to_iso(period.to);
  return from == to ? from : from + "/" + to;
}

std::string_view form_feature(const Word& word) {
  switch (word.form) {
    case VerbForm::Base: return "VerbForm=Inf";
    case VerbForm::Present: return "Tense=Pres|VerbForm=Fin";
    case VerbForm::Past: return "Tense=Past|VerbForm=Fin";
    case VerbForm::PastParticiple: return "Tense=Past|VerbForm=Part";
    case VerbForm::Gerund: return "VerbForm=Ger";
    case VerbForm::None: return word.plural ? "Number=Plur" : "_";
  }
  return "_";
}

// "Name=B-person" for the first word of a name, "Name=I-person" for the others.
std::string name_feature(const Analysis& analysis, std::size_t& name, std::uint32_t token) {
  while (name < analysis.names.size() && analysis.names[name].tokens.end <= token) ++name;
  if (name == analysis.names.size() || !analysis.names[name].tokens.contains(token)) return {};
  const Name& at = analysis.names[name];
  return std::string(at.tokens.begin == token ? "Name=B-" : "Name=I-") +
         std::string(name_of(at.kind));
}

}  // namespace

std::string_view upos(Pos pos) {
  static constexpr std::array<std::string_view, 17> kNames = {
      "X",   "NOUN",  "PROPN", "VERB", "AUX",  "ADJ",   "ADV", "PRON", "DET",
      "ADP", "CCONJ", "SCONJ", "NUM",  "PART", "PUNCT", "SYM", "INTJ"};
  return kNames[static_cast<std::size_t>(pos)];
}

std::string_view name_of(NameKind kind) {
  static constexpr std::array<std::string_view, 9> kNames = {
      "person", "organisation", "place",    "nationality", "law",
      "work",   "event",        "language", "other"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string_view name_of(EntityKind kind) {
  static constexpr std::array<std::string_view, 7> kNames = {
      "unknown", "person", "organisation", "government", "place", "group", "work"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string dump_tags(const Analysis& analysis, std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < analysis.words.size(); ++i) {
    if (!out.empty()) out += ' ';
    out += text::slice(text, analysis.tokens[i].span);
    out += '/';
    out += upos(analysis.words[i].pos);
  }
  return out;
}

std::string dump_chunks(const Analysis& analysis, std::string_view text) {
  std::string out;
  for (const Chunk& chunk : analysis.chunks) {
    separate(out);
    const bool verb = chunk.kind == ChunkKind::VerbGroup;
    out += verb ? "V" : "N";
    if (chunk.passive) out += " passive";
    if (chunk.negated) out += " negated";
    if (chunk.infinitive) out += " infinitive";
    if (chunk.modal != kNone) out += " modal";
    out += "[";
    out += words(analysis, text, chunk.tokens);
    out += "]";
    if (chunk.head + 1 != chunk.tokens.end) {
      out += " head ";
      out += words(analysis, text, {chunk.head, chunk.head + 1});
    }
  }
  return out;
}

std::string dump_names(const Analysis& analysis, std::string_view text) {
  std::string out;
  for (const Name& name : analysis.names) {
    separate(out);
    out += name_of(name.kind);
    out += " [";
    out += words(analysis, text, name.tokens);
    out += "]";
    if (!name.country.empty()) out += " " + name.country;
    if (name.is_region) out += " region";
    if (name.agency != kNone) out += " known";
    if (!name.acronym.empty()) {
      out += " = ";
      out += words(analysis, text, name.acronym);
    }
  }
  return out;
}

std::string dump_quotations(const Analysis& analysis, std::string_view text) {
  std::string out;
  for (const Quotation& quotation : analysis.quotations) {
    separate(out);
    if (quotation.scare) out += "scare ";
    if (quotation.open == kNone) out += "unopened ";
    if (quotation.close == kNone) out += "unclosed ";
    for (const TokenRange& part : quotation.parts) {
      out += "[";
      out += words(analysis, text, part);
      out += "]";
    }
  }
  return out;
}

std::string dump_times(const Analysis& analysis, std::string_view text) {
  std::string out;
  for (const TimeExpression& time : analysis.times) {
    separate(out);
    out += "[";
    out += words(analysis, text, time.tokens);
    out += "] ";
    out += period(time.period);
    if (time.relative) out += " relative";
  }
  return out;
}

std::string dump_quantities(const Analysis& analysis, std::string_view text) {
  std::string out;
  for (const Quantity& quantity : analysis.quantities) {
    separate(out);
    out += "[";
    out += words(analysis, text, quantity.tokens);
    out += "] " + number(quantity.value);
    if (quantity.upper) out += ".." + number(*quantity.upper);
    if (quantity.percent) out += "%";
    if (!quantity.currency.empty()) out += " " + quantity.currency;
    if (!quantity.approximator.empty()) out += " (" + quantity.approximator + ")";
    if (quantity.year_like) out += " year?";
  }
  return out;
}

std::string dump_entities(const Analysis& analysis, std::string_view text, bool all) {
  std::string out;
  for (const Entity& entity : analysis.entities) {
    if (!all && entity.mentions.size() < 2) continue;
    separate(out);
    out += name_of(entity.kind);
    out += " " + entity.name + ":";
    for (const std::uint32_t mention : entity.mentions) {
      out += " [";
      out += words(analysis, text, analysis.mentions[mention].tokens);
      out += "]";
    }
  }
  return out;
}

std::string dump(const Analysis& analysis, std::string_view text) {
  return "tags: " + dump_tags(analysis, text) + "\nchunks: " + dump_chunks(analysis, text) +
         "\nnames: " + dump_names(analysis, text) +
         "\nquotations: " + dump_quotations(analysis, text) +
         "\ntimes: " + dump_times(analysis, text) +
         "\nquantities: " + dump_quantities(analysis, text) +
         "\nentities: " + dump_entities(analysis, text) + "\n";
}

std::string to_conllu(const Analysis& analysis, std::string_view text) {
  std::string out;
  std::size_t name = 0;
  for (const text::Sentence& sentence : analysis.sentences) {
    std::string line(text::slice(text, sentence.span));
    for (char& c : line) c = c == '\n' ? ' ' : c;
    out += "# text = " + line + "\n";
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      const std::string_view form = text::slice(text, analysis.tokens[i].span);
      const Word& word = analysis.words[i];
      const bool spaced = i + 1 == analysis.tokens.size() || analysis.tokens[i + 1].space_before;
      std::string misc = name_feature(analysis, name, i);
      if (!spaced) misc += misc.empty() ? "SpaceAfter=No" : "|SpaceAfter=No";
      out += std::to_string(i - sentence.tokens.begin + 1) + "\t" + std::string(form) + "\t" +
             lemma_of(form, word) + "\t" + std::string(upos(word.pos)) + "\t_\t" +
             std::string(form_feature(word)) + "\t_\t_\t_\t" + (misc.empty() ? "_" : misc) + "\n";
    }
    out += "\n";
  }
  return out;
}

}  // namespace plumbline::language
