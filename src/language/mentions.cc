// SPDX-License-Identifier: Apache-2.0
//
// Collects what may refer to somebody, in reading order, for the cast to resolve.

#include "language/cast_internal.h"
#include "language/layers_internal.h"

namespace plumbline::language {
namespace {

constexpr auto kDefinite = word_set("the"_w, "this"_w, "that"_w, "these"_w, "those"_w);

class Collector {
 public:
  explicit Collector(Draft& draft) : draft_(draft), cast_(draft) {}

  void run() {
    const auto& chunks = draft_.out.chunks;
    for (std::size_t c = 0; c < chunks.size(); ++c) {
      if (chunks[c].kind != ChunkKind::NounPhrase) continue;
      add_names_before(chunks[c].tokens.begin);
      add_phrase(c);
    }
    add_names_before(draft_.size());
    sort_mentions();
  }

 private:
  // Owners and names inside were added before the phrase around them: into reading order.
  void sort_mentions() {
    auto& mentions = draft_.out.mentions;
    std::stable_sort(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) {
      return a.tokens.begin != b.tokens.begin ? a.tokens.begin < b.tokens.begin
                                              : a.tokens.end > b.tokens.end;
    });
    for (Entity& entity : draft_.out.entities) entity.mentions.clear();
    for (std::uint32_t m = 0; m < mentions.size(); ++m) {
      draft_.out.entities[mentions[m].entity].mentions.push_back(m);
    }
  }

  // Names that no noun phrase holds.
  void add_names_before(std::uint32_t end) {
    const auto& names = draft_.out.names;
    while (name_ < names.size() && names[name_].tokens.begin < end) {
      add_name(name_, false);
      ++name_;
    }
  }

  std::uint32_t add_name(std::size_t n, bool subject) {
    const Name& name = draft_.out.names[n];
    Referring what;
    what.tokens = name.tokens;
    what.head = name.tokens.end - 1;
    what.name = static_cast<std::uint32_t>(n);
    what.sentence = draft_.out.sentence_of[name.tokens.begin];
    what.subject = subject;
    const std::uint32_t entity = cast_.add(what);
    if (name.kind == NameKind::Person) {
      last_person_ = entity;
      last_person_end_ = name.tokens.end;
    }
    return entity;
  }

  [[nodiscard]] bool is_subject(std::size_t c) const {
    const auto& chunks = draft_.out.chunks;
    const TokenRange& tokens = chunks[c].tokens;
    const std::uint32_t sentence = draft_.out.sentence_of[tokens.begin];
    const TokenRange& range = draft_.out.sentences[sentence].tokens;
    if (tokens.begin > range.begin && draft_.pos(tokens.begin - 1) == Pos::Adposition) return false;
    const bool verb_next = c + 1 < chunks.size() && chunks[c + 1].kind == ChunkKind::VerbGroup &&
                           chunks[c + 1].tokens.begin <= tokens.end + 1 &&
                           chunks[c + 1].tokens.begin < range.end;
    const bool first = c == 0 || chunks[c - 1].tokens.end <= range.begin;
    return verb_next || first;
  }

  // The phrase, its owner ("the foundation" in "the foundation's article") and the names inside.
  void add_phrase(std::size_t c) {
    const Chunk& chunk = draft_.out.chunks[c];
    const bool subject = is_subject(c);
    const std::uint32_t owner_end = owner_of(chunk);
    Referring what = describe(chunk.tokens, chunk.head);
    what.subject = subject;
    if (owner_end != kNone) {
      what.owner = add_owner({chunk.tokens.begin, owner_end});
      what.definite = true;
    }
    const std::size_t head_name = names_inside(chunk, what);
    if (head_name != kNone) {
      (void)add_name(head_name, subject);
    } else {
      add_common(chunk, what);
    }
    const auto& names = draft_.out.names;
    while (name_ < names.size() && names[name_].tokens.begin < chunk.tokens.end) ++name_;
  }

  // Adds names inside other than the head's; gives the phrase its country. The index of the name
  // that is the head, or kNone.
  std::size_t names_inside(const Chunk& chunk, Referring& what) {
    const auto& names = draft_.out.names;
    std::size_t head_name = kNone;
    while (name_ < names.size() && names[name_].tokens.begin < chunk.tokens.end) {
      const Name& name = names[name_];
      if (name.tokens.contains(chunk.head)) {
        head_name = name_;
      } else {
        if (name.is_country || name.kind == NameKind::Nationality) what.country = name.country;
        if (name.tokens.begin >= seen_) (void)add_name(name_, false);
      }
      ++name_;
    }
    return head_name;
  }

  // Where the possessor before "'s" ends; kNone if there is none.
  [[nodiscard]] std::uint32_t owner_of(const Chunk& chunk) const {
    for (std::uint32_t i = chunk.tokens.begin + 1; i < chunk.head; ++i) {
      const std::uint64_t key = draft_.key(i);
      if (key != "'s"_w && key != "'"_w) continue;
      const auto& names = draft_.out.names;
      const bool in_name = std::any_of(
          names.begin() + static_cast<std::ptrdiff_t>(std::min(name_, names.size())),
          names.begin() + static_cast<std::ptrdiff_t>(std::min(name_ + 4, names.size())),
          [&](const Name& name) { return name.tokens.contains(i); });
      if (!in_name) return i;
    }
    return kNone;
  }

  std::uint32_t add_owner(const TokenRange& owner) {
    const auto& names = draft_.out.names;
    std::uint32_t entity = kNone;
    bool named = false;
    while (name_ < names.size() && names[name_].tokens.begin < owner.end) {
      entity = add_name(name_, false);
      named = names[name_].tokens.end == owner.end;
      ++name_;
    }
    seen_ = owner.end;
    if (named) return entity;
    Referring what = describe(owner, owner.end - 1);
    if (kind_of_noun(Cast::same_spelling(draft_.lemma(what.head)),
                     draft_.out.words[what.head].plural) == EntityKind::Unknown &&
        !is_country_noun(draft_.lemma(what.head))) {
      return kNone;
    }
    what.completed = false;
    return cast_.add(what);
  }

  Referring describe(const TokenRange& tokens, std::uint32_t head) {
    Referring what;
    what.tokens = tokens;
    what.head = head;
    what.sentence = draft_.out.sentence_of[tokens.begin];
    what.definite = kDefinite.has(draft_.key(tokens.begin));
    const std::uint64_t after = draft_.key(tokens.end);
    const bool tail = after == "of"_w || after == "for"_w || after == "who"_w || after == "whose"_w;
    what.completed = tail || after == "by"_w;
    if (after == "of"_w) what.country = country_at(tokens.end + 1);
    const bool comma = draft_.word(last_person_end_) == "," && last_person_end_ + 1 == tokens.begin;
    if (comma || last_person_end_ == tokens.begin) what.apposed = last_person_;
    return what;
  }

  // "of Georgia", "of the Georgian ...".
  [[nodiscard]] std::string_view country_at(std::uint32_t at) const {
    const auto& names = draft_.out.names;
    const std::uint32_t begin = draft_.key(at) == "the"_w ? at + 1 : at;
    for (std::size_t n = name_; n < names.size() && names[n].tokens.begin <= begin; ++n) {
      if (names[n].tokens.begin == begin && names[n].is_country) return names[n].country;
    }
    return {};
  }

  void add_common(const Chunk& chunk, Referring& what) {
    const Pos pos = draft_.pos(chunk.head);
    const std::uint64_t first = draft_.key(chunk.tokens.begin);
    const bool owned = draft_.pos(chunk.tokens.begin) == Pos::Pronoun && chunk.tokens.size() > 1;
    if (owned) {
      Referring pronoun =
          describe({chunk.tokens.begin, chunk.tokens.begin + 1}, chunk.tokens.begin);
      pronoun.pronoun = true;
      pronoun.completed = false;
      what.owner = cast_.add(pronoun);
      what.definite = true;
    }
    if (pos == Pos::Pronoun || (chunk.tokens.size() == 1 && first == "it"_w)) {
      what.pronoun = true;
      what.completed = is_empty_subject(chunk.tokens.end);
      (void)cast_.add(what);
      return;
    }
    if (pos != Pos::Noun && pos != Pos::ProperNoun) return;
    (void)cast_.add(what);
  }

  // "it is noted that", "it was obvious that": nobody is meant.
  [[nodiscard]] bool is_empty_subject(std::uint32_t at) const {
    const std::uint32_t end = draft_.sentence(at - 1).end;
    bool be = false;
    for (std::uint32_t i = at; i < end && i < at + 7; ++i) {
      const std::uint64_t lemma = draft_.lemma(i);
      be = be || lemma == "be"_w || lemma == "seem"_w || lemma == "appear"_w || lemma == "become"_w;
      if (be &&
          (draft_.key(i) == "that"_w || draft_.key(i) == "to"_w || draft_.key(i) == "whether"_w))
        return true;
    }
    return false;
  }

  Draft& draft_;
  Cast cast_;
  std::size_t name_ = 0;    // first name not yet added
  std::uint32_t seen_ = 0;  // names before this token are added
  std::uint32_t last_person_ = kNone;
  std::uint32_t last_person_end_ = kNone;
};

}  // namespace

void find_mentions(Draft& draft) {
  Collector(draft).run();
}

}  // namespace plumbline::language
