// SPDX-License-Identifier: Apache-2.0

#include "language/cast_internal.h"
#include "language/name_words_internal.h"
#include "language/numbers_internal.h"

namespace plumbline::language {
namespace {

// Different kinds of key share one index.
enum class Under : std::uint64_t {
  Surname = 1,
  FullName,
  Part,
  Head,
  Role,
  Country,
  Place,
  Government,
  Group,
  Work
};

std::uint64_t under(Under what, std::uint64_t key) {
  return (key ^ (static_cast<std::uint64_t>(what) << 56U)) * 0x9E3779B97F4A7C15ULL +
         static_cast<std::uint64_t>(what);
}

constexpr std::size_t kMemory = 24;         // mentions that a pronoun may look back over
constexpr std::uint32_t kPronounReach = 2;  // sentences
constexpr std::uint32_t kCountryReach = 3;

constexpr auto kHe = word_set("he"_w, "him"_w, "his"_w, "himself"_w);
constexpr auto kShe = word_set("she"_w, "her"_w, "hers"_w, "herself"_w);
constexpr auto kIt = word_set("it"_w, "its"_w, "itself"_w);
constexpr auto kThey = word_set("they"_w, "them"_w, "their"_w, "themselves"_w);

}  // namespace

std::uint32_t Cast::known(std::uint64_t key) const {
  const auto found = index_.find(key);
  return found == index_.end() ? kNone : found->second;
}

std::uint32_t Cast::make(EntityKind kind, std::string_view name, std::string_view country) {
  Entity entity;
  entity.kind = kind;
  entity.name = std::string(name);
  std::replace(entity.name.begin(), entity.name.end(), '\n', ' ');
  entity.country = std::string(country);
  draft_.out.entities.push_back(std::move(entity));
  traits_.push_back({});
  return static_cast<std::uint32_t>(draft_.out.entities.size() - 1);
}

std::uint32_t Cast::add(const Referring& what) {
  std::uint32_t entity = kNone;
  if (what.name != kNone) {
    entity = add_name(what);
  } else if (what.pronoun) {
    entity = add_pronoun(what);
  } else {
    entity = add_noun(what);
  }
  if (entity == kNone) return kNone;
  note(entity, what);
  return entity;
}

void Cast::note(std::uint32_t entity, const Referring& what) {
  Mention mention;
  mention.tokens = what.tokens;
  mention.head = what.head;
  mention.entity = entity;
  mention.name = what.name;
  mention.pronoun = what.pronoun;
  draft_.out.entities[entity].mentions.push_back(
      static_cast<std::uint32_t>(draft_.out.mentions.size()));
  draft_.out.mentions.push_back(mention);
  recent_.push_front({entity, what.sentence, what.subject});
  if (recent_.size() > kMemory) recent_.pop_back();
}

std::uint32_t Cast::add_name(const Referring& what) {
  const Name& name = draft_.out.names[what.name];
  switch (name.kind) {
    case NameKind::Person: return add_person(what, name);
    case NameKind::Organisation:
    case NameKind::Other: return add_body(what, name);
    case NameKind::Place: {
      const bool country = name.is_country;
      const std::uint64_t key = country ? under(Under::Country, fast_hash(name.country))
                                        : under(Under::Place, text::key_of(name.canonical));
      std::uint32_t entity = known(key);
      if (entity == kNone) entity = make(EntityKind::Place, name.canonical, name.country);
      remember(key, entity);
      return entity;
    }
    case NameKind::Work: {
      Referring work = what;
      work.completed = false;
      work.definite = true;
      return work_noun(work, same_spelling(draft_.lemma(what.head)));
    }
    default: return kNone;
  }
}

// "Anna Kerr" and later "Kerr", "Ms. Kerr", "Anna Kerr" again; "Ann Kerr" is somebody else.
std::uint32_t Cast::add_person(const Referring& what, const Name& name) {
  const std::uint64_t full = under(Under::FullName, text::key_of(name.canonical));
  const std::uint64_t surname = under(Under::Surname, draft_.key(name.tokens.end - 1));
  std::uint32_t entity = known(full);
  if (entity == kNone) {
    const std::uint32_t same_surname = known(surname);
    const bool partial = name.tokens.size() == 1;
    const bool earlier_partial =
        same_surname != kNone &&
        draft_.out.entities[same_surname].name.find(' ') == std::string::npos;
    if (same_surname != kNone && (partial || earlier_partial)) entity = same_surname;
  }
  if (entity == kNone && name.tokens.size() == 1)
    entity = known(under(Under::Part, draft_.key(name.tokens.begin)));
  if (entity == kNone) entity = make(EntityKind::Person, name.canonical, name.country);
  Entity& person = draft_.out.entities[entity];
  if (name.canonical.size() > person.name.size()) person.name = name.canonical;
  const Gender gender = people_.gender_of(name.tokens);
  if (traits_[entity].gender == Gender::Unknown) traits_[entity].gender = gender;
  remember(full, entity);
  remember(surname, entity);
  if (name.tokens.size() > 1) {
    const std::uint64_t first = under(Under::Part, draft_.key(name.tokens.begin));
    if (known(first) == kNone) remember(first, entity);
  }
  remember_roles(what.tokens, entity);
  return entity;
}

// The titles before a name: "Judge Alan Moor" makes him "the judge".
void Cast::remember_roles(const TokenRange& name, std::uint32_t entity) {
  constexpr std::uint32_t kMost = 3;
  const std::uint32_t begin = draft_.sentence(name.begin).begin;
  for (std::uint32_t i = name.begin; i > begin && i + kMost > name.begin; --i) {
    const std::uint64_t key = draft_.key(i - 1);
    if (kTitles.has(key)) remember(under(Under::Role, key), entity);
  }
}

void Cast::remember_parts(const TokenRange& name, std::uint32_t entity) {
  for (std::uint32_t i = name.begin; i < name.end; ++i) {
    const std::uint64_t key = draft_.key(i);
    if (kOrganisationHeads.has(key)) {
      remember(under(Under::Head, same_spelling(key)), entity);
      continue;
    }
    const bool part = draft_.is_capital(i) && !kGroupOwners.has(key) && key != "international"_w &&
                      key != "national"_w;
    const std::uint64_t under_part = under(Under::Part, key);
    if (part && known(under_part) == kNone) remember(under_part, entity);
  }
}

// "Lantern Foundation (LF)", later "the Lantern", "LF", "Lantern Foundation".
std::uint32_t Cast::add_body(const Referring& what, const Name& name) {
  const std::uint64_t full = under(Under::FullName, text::key_of(name.canonical));
  std::uint32_t entity = known(full);
  if (entity == kNone && name.tokens.size() == 1) {
    entity = known(under(Under::Part, draft_.key(name.tokens.begin)));
  }
  const bool vague = name.kind == NameKind::Other;
  if (entity == kNone) {
    entity =
        make(vague ? EntityKind::Unknown : EntityKind::Organisation, name.canonical, name.country);
  }
  Entity& body = draft_.out.entities[entity];
  if (body.kind == EntityKind::Unknown && !vague) body.kind = EntityKind::Organisation;
  if (body.country.empty()) body.country = name.country;
  remember(full, entity);
  if (!name.acronym.empty()) {
    const std::uint64_t acronym = draft_.key(name.acronym.begin);
    remember(under(Under::Part, acronym), entity);
    remember(under(Under::FullName, text::key_of(draft_.word(name.acronym.begin))), entity);
  }
  if (!vague || name.tokens.size() > 1) remember_parts(what.tokens, entity);
  return entity;
}

std::uint32_t Cast::add_noun(const Referring& what) {
  const std::uint64_t noun = same_spelling(draft_.lemma(what.head));
  if (is_country_noun(noun)) return country_noun(what);
  switch (kind_of_noun(noun, draft_.out.words[what.head].plural)) {
    case EntityKind::Organisation: return body_noun(what, noun);
    case EntityKind::Person: return person_noun(what, noun);
    case EntityKind::Work: return work_noun(what, noun);
    case EntityKind::Government: return government(what);
    case EntityKind::Group: return group_noun(what, noun);
    default: return kNone;
  }
}

// "the ministry": the last body called so; "the agency" also a bureau or service.
std::uint32_t Cast::body_noun(const Referring& what, std::uint64_t noun) {
  if (noun == "police"_w || noun == "press"_w || noun == "media"_w || noun == "medium"_w)
    return group_noun(what, noun);
  if (what.definite && !what.completed) {
    std::uint32_t entity = known(under(Under::Head, noun));
    if (entity == kNone && noun == "agency"_w) {
      for (const std::uint64_t other : {"bureau"_w, "service"_w}) {
        if (entity == kNone) entity = known(under(Under::Head, other));
      }
    }
    if (entity == kNone && (noun == "organisation"_w || noun == "ngo"_w))
      entity = last_body(what, false);
    const bool fits =
        entity != kNone && (what.country.empty() || draft_.out.entities[entity].country.empty() ||
                            draft_.out.entities[entity].country == what.country);
    if (fits) return entity;
  }
  const std::uint32_t entity =
      make(EntityKind::Organisation, draft_.words(what.tokens), what.country);
  remember(under(Under::Head, noun), entity);
  return entity;
}

std::uint32_t Cast::person_noun(const Referring& what, std::uint64_t noun) {
  if (what.apposed != kNone) {
    remember(under(Under::Role, noun), what.apposed);
    return what.apposed;
  }
  if (what.definite && !what.completed) {
    const std::uint32_t entity = known(under(Under::Role, noun));
    if (entity != kNone) return entity;
  }
  const std::uint32_t entity = make(EntityKind::Person, draft_.words(what.tokens), what.country);
  traits_[entity].gender = noun == "woman"_w || noun == "girl"_w || noun == "mother"_w
                               ? Gender::Female
                           : noun == "man"_w || noun == "boy"_w || noun == "father"_w ? Gender::Male
                           : noun == "spokeswoman"_w ? Gender::Female
                           : noun == "spokesman"_w   ? Gender::Male
                                                     : Gender::Unknown;
  remember(under(Under::Role, noun), entity);
  return entity;
}

std::uint64_t Cast::year_in(const TokenRange& tokens) const {
  for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
    if (read_year(draft_, i)) return draft_.key(i);
  }
  return 0;
}

// "an article" comes in, "the article", "the foundation's article" is the same one; another year or
// another owner makes another work.
std::uint32_t Cast::work_noun(const Referring& what, std::uint64_t noun) {
  const std::uint64_t key = under(Under::Work, noun);
  const std::uint32_t last = known(key);
  const std::uint64_t year = year_in(what.tokens);
  if (last != kNone && what.definite && !what.completed) {
    Trait& trait = traits_[last];
    const bool same_year = year == 0 || trait.year == 0 || trait.year == year;
    const bool same_owner =
        what.owner == kNone || trait.owner == kNone || trait.owner == what.owner;
    if (same_year && same_owner) {
      if (trait.owner == kNone) trait.owner = what.owner;
      return last;
    }
  }
  const std::uint32_t entity = make(EntityKind::Work, draft_.words(what.tokens), what.country);
  traits_[entity].year = year;
  traits_[entity].owner = what.owner;
  remember(key, entity);
  return entity;
}

std::uint32_t Cast::government(const Referring& what) {
  const std::uint64_t any = under(Under::Government, 0);
  std::string_view country = what.country;
  if (country.empty() && what.owner != kNone) country = draft_.out.entities[what.owner].country;
  if (country.empty() && what.definite && known(any) != kNone) return known(any);
  const std::uint64_t key = under(Under::Government, fast_hash(country));
  std::uint32_t entity = country.empty() ? kNone : known(key);
  if (entity == kNone) {
    entity = make(EntityKind::Government, draft_.words(what.tokens), country);
    traits_[entity].plural = true;
  }
  remember(key, entity);
  remember(any, entity);
  return entity;
}

// "the media", "human rights activists": a group goes on under its own noun only.
std::uint32_t Cast::group_noun(const Referring& what, std::uint64_t noun) {
  const std::uint64_t key = under(Under::Group, noun ^ fast_hash(what.country));
  std::uint32_t entity = what.definite && !what.completed ? known(key) : kNone;
  if (entity == kNone) entity = make(EntityKind::Group, draft_.words(what.tokens), what.country);
  traits_[entity].plural = true;
  remember(key, entity);
  return entity;
}

// "this country": the one named last in the same sentence, else the last within reach if no other
// stands there too.
std::uint32_t Cast::country_noun(const Referring& what) {
  if (!what.definite || what.completed || draft_.out.words[what.head].plural) return kNone;
  std::uint32_t found = kNone;
  for (const Recent& recent : recent_) {
    const Entity& entity = draft_.out.entities[recent.entity];
    if (entity.country.empty() || recent.sentence + kCountryReach < what.sentence) continue;
    const std::uint32_t country = known(under(Under::Country, fast_hash(entity.country)));
    if (country == kNone) continue;
    if (recent.sentence == what.sentence) return country;
    if (found != kNone && found != country) return kNone;
    found = country;
  }
  return found;
}

std::uint32_t Cast::last_person(const Referring& what, Gender gender) const {
  std::uint32_t fallback = kNone;
  std::uint32_t fallback_sentence = 0;
  for (const Recent& recent : recent_) {
    if (recent.sentence + kPronounReach < what.sentence) break;
    if (draft_.out.entities[recent.entity].kind != EntityKind::Person) continue;
    // "Velt met him": the subject is somebody else.
    const bool object = draft_.key(what.head) == "him"_w;
    if (object && recent.subject && recent.sentence == what.sentence) continue;
    const Gender theirs = traits_[recent.entity].gender;
    if (theirs != gender && theirs != Gender::Unknown) continue;
    // A known gender wins, unless another who fits stands in the same sentence.
    const bool earlier = fallback != kNone && recent.sentence < fallback_sentence;
    if (earlier && traits_[fallback].gender == gender) return fallback;
    if (earlier && theirs == gender) return recent.entity;
    if (fallback != kNone && fallback != recent.entity) return spoken_of(what, gender);
    fallback = recent.entity;
    fallback_sentence = recent.sentence;
  }
  return fallback;
}

// Of several who may be meant: the one of whom the text speaks. That is who alone is the subject,
// in the sentence of the pronoun before it or else in the one before, and was named oftener than
// any other who fits. Else two may be meant.
std::uint32_t Cast::spoken_of(const Referring& what, Gender gender) const {
  const auto& entities = draft_.out.entities;
  const bool object = draft_.key(what.head) == "him"_w;
  std::uint32_t subject = kNone;
  std::uint32_t rival = kNone;  // of those who fit, beside the subject, the one named oftenest
  const auto count = [&](std::uint32_t entity) {
    return entity == kNone ? 0 : entities[entity].mentions.size();
  };
  for (const Recent& recent : recent_) {
    if (recent.sentence + 1 < what.sentence) break;
    if (entities[recent.entity].kind != EntityKind::Person) continue;
    const Gender theirs = traits_[recent.entity].gender;
    if ((theirs != gender && theirs != Gender::Unknown) || recent.entity == subject) continue;
    if (object && recent.subject && recent.sentence == what.sentence) continue;
    const bool nearer = subject == kNone;
    if (recent.subject && nearer) {
      subject = recent.entity;
    } else if (count(recent.entity) > count(rival)) {
      rival = recent.entity;
    }
  }
  if (rival == subject) rival = kNone;
  return subject != kNone && count(subject) > count(rival) ? subject : kNone;
}

// The body or group that was the last subject; an object does not do.
std::uint32_t Cast::last_body(const Referring& what, bool plural) const {
  for (const Recent& recent : recent_) {
    // "its" looks no further than its own sentence, for much between could own something.
    if (recent.sentence + (what.subject ? 1U : 0U) < what.sentence) break;
    const EntityKind kind = draft_.out.entities[recent.entity].kind;
    const bool fits = plural ? kind == EntityKind::Group || kind == EntityKind::Government
                             : kind == EntityKind::Organisation || kind == EntityKind::Government ||
                                   kind == EntityKind::Work || kind == EntityKind::Place;
    if (recent.subject && fits) return recent.entity;
    if (recent.subject && recent.sentence != what.sentence) return kNone;
  }
  return kNone;
}

std::uint32_t Cast::add_pronoun(const Referring& what) {
  const std::uint64_t key = draft_.key(what.head);
  std::uint32_t entity = kNone;
  if (kHe.has(key)) {
    entity = last_person(what, Gender::Male);
    if (entity != kNone) traits_[entity].gender = Gender::Male;
  } else if (kShe.has(key)) {
    entity = last_person(what, Gender::Female);
    if (entity != kNone) traits_[entity].gender = Gender::Female;
  } else if (kIt.has(key) && !what.completed && (what.subject || key == "its"_w)) {
    entity = last_body(what, false);
  } else if (kThey.has(key) && (what.subject || key == "their"_w)) {
    entity = last_body(what, true);
  }
  return entity;
}

}  // namespace plumbline::language
