// SPDX-License-Identifier: Apache-2.0

#include "inflect.h"

#include <algorithm>
#include <array>

namespace plumbline::refdata_compiler {
namespace {

struct Irregular {
  std::string_view base;
  std::string_view past;
  std::string_view participle;
};

constexpr std::array kIrregular = {
    Irregular{"be", "was", "been"},
    Irregular{"beat", "beat", "beaten"},
    Irregular{"become", "became", "become"},
    Irregular{"begin", "began", "begun"},
    Irregular{"bind", "bound", "bound"},
    Irregular{"break", "broke", "broken"},
    Irregular{"bring", "brought", "brought"},
    Irregular{"build", "built", "built"},
    Irregular{"buy", "bought", "bought"},
    Irregular{"catch", "caught", "caught"},
    Irregular{"choose", "chose", "chosen"},
    Irregular{"come", "came", "come"},
    Irregular{"cut", "cut", "cut"},
    Irregular{"do", "did", "done"},
    Irregular{"draw", "drew", "drawn"},
    Irregular{"feel", "felt", "felt"},
    Irregular{"fight", "fought", "fought"},
    Irregular{"find", "found", "found"},
    Irregular{"flee", "fled", "fled"},
    Irregular{"fly", "flew", "flown"},
    Irregular{"forbid", "forbade", "forbidden"},
    Irregular{"forgive", "forgave", "forgiven"},
    Irregular{"get", "got", "got"},
    Irregular{"give", "gave", "given"},
    Irregular{"go", "went", "gone"},
    Irregular{"have", "had", "had"},
    Irregular{"hear", "heard", "heard"},
    Irregular{"hide", "hid", "hidden"},
    Irregular{"hit", "hit", "hit"},
    Irregular{"hold", "held", "held"},
    Irregular{"keep", "kept", "kept"},
    Irregular{"know", "knew", "known"},
    Irregular{"lay", "laid", "laid"},
    Irregular{"lead", "led", "led"},
    Irregular{"learn", "learned", "learnt"},
    Irregular{"leave", "left", "left"},
    Irregular{"let", "let", "let"},
    Irregular{"lose", "lost", "lost"},
    Irregular{"make", "made", "made"},
    Irregular{"mean", "meant", "meant"},
    Irregular{"meet", "met", "met"},
    Irregular{"mislead", "misled", "misled"},
    Irregular{"overcome", "overcame", "overcome"},
    Irregular{"oversee", "oversaw", "overseen"},
    Irregular{"overstay", "overstayed", "overstayed"},
    Irregular{"pay", "paid", "paid"},
    Irregular{"put", "put", "put"},
    Irregular{"quit", "quit", "quit"},
    Irregular{"read", "read", "read"},
    Irregular{"resell", "resold", "resold"},
    Irregular{"retell", "retold", "retold"},
    Irregular{"run", "ran", "run"},
    Irregular{"say", "said", "said"},
    Irregular{"see", "saw", "seen"},
    Irregular{"seek", "sought", "sought"},
    Irregular{"sell", "sold", "sold"},
    Irregular{"send", "sent", "sent"},
    Irregular{"set", "set", "set"},
    Irregular{"shoot", "shot", "shot"},
    Irregular{"show", "showed", "shown"},
    Irregular{"shut", "shut", "shut"},
    Irregular{"smell", "smelled", "smelt"},
    Irregular{"speak", "spoke", "spoken"},
    Irregular{"spend", "spent", "spent"},
    Irregular{"split", "split", "split"},
    Irregular{"spread", "spread", "spread"},
    Irregular{"steal", "stole", "stolen"},
    Irregular{"strike", "struck", "struck"},
    Irregular{"swear", "swore", "sworn"},
    Irregular{"take", "took", "taken"},
    Irregular{"teach", "taught", "taught"},
    Irregular{"tell", "told", "told"},
    Irregular{"think", "thought", "thought"},
    Irregular{"throw", "threw", "thrown"},
    Irregular{"understand", "understood", "understood"},
    Irregular{"uphold", "upheld", "upheld"},
    Irregular{"withdraw", "withdrew", "withdrawn"},
    Irregular{"write", "wrote", "written"},
};

// Verbs of one vowel and one consonant at the end that double it, where the rule below would not
// (stress on the last of several syllables).
constexpr std::array<std::string_view, 22> kDoubling = {
    "abet",   "abhor",  "admit", "allot", "commit", "compel", "concur", "confer",
    "deter",  "defer",  "emit",  "expel", "incur",  "infer",  "occur",  "omit",
    "permit", "prefer", "rebut", "refer", "submit", "traffic"};

bool is_vowel(char c) {
  return std::string_view("aeiou").find(c) != std::string_view::npos;
}

// "y" after a consonant: carry, deny.
bool ends_in_soft_y(std::string_view word) {
  return word.size() > 1 && word.back() == 'y' && !is_vowel(word[word.size() - 2]);
}

// One syllable, one vowel, one consonant: stop, ban, plan.
bool doubles(std::string_view verb) {
  if (std::find(kDoubling.begin(), kDoubling.end(), verb) != kDoubling.end()) return true;
  const auto vowels = std::count_if(verb.begin(), verb.end(), is_vowel);
  if (verb.size() < 3 || vowels != 1) return false;
  const char last = verb.back();
  return !is_vowel(last) && std::string_view("wxy").find(last) == std::string_view::npos &&
         is_vowel(verb[verb.size() - 2]);
}

std::string stem(std::string_view verb) {
  std::string out(verb);
  if (verb == "traffic" || verb == "panic" || verb == "mimic") return out + "k";
  if (doubles(verb)) out.push_back(verb.back());
  return out;
}

std::string with_s(std::string_view word) {
  std::string out(word);
  if (ends_in_soft_y(word)) {
    out.pop_back();
    return out + "ies";
  }
  for (const std::string_view end : {"s", "x", "z", "ch", "sh", "o"}) {
    if (word.ends_with(end)) return out + "es";
  }
  return out + "s";
}

std::string regular_past(std::string_view verb) {
  std::string out(verb);
  if (ends_in_soft_y(verb)) {
    out.back() = 'i';
    return out + "ed";
  }
  if (verb.ends_with("e")) return out + "d";
  return stem(verb) + "ed";
}

std::string with_ing(std::string_view verb) {
  std::string out(verb);
  if (verb.ends_with("ie")) return out.substr(0, out.size() - 2) + "ying";
  const bool silent_e = verb.ends_with("e") && !verb.ends_with("ee") && !verb.ends_with("oe");
  if (silent_e && verb.size() > 2) return out.substr(0, out.size() - 1) + "ing";
  return stem(verb) + "ing";
}

const Irregular* irregular(std::string_view verb) {
  const auto* found = std::find_if(kIrregular.begin(), kIrregular.end(),
                                   [&](const Irregular& entry) { return entry.base == verb; });
  return found == kIrregular.end() ? nullptr : found;
}

void add_once(std::vector<std::string>& forms, std::string form) {
  if (std::find(forms.begin(), forms.end(), form) == forms.end()) forms.push_back(std::move(form));
}

std::string plural(std::string_view noun) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kPlurals = {{
      {"man", "men"},
      {"child", "children"},
      {"person", "people"},
      {"wife", "wives"},
      {"thief", "thieves"},
      {"crisis", "crises"},
      {"basis", "bases"},
      {"hypothesis", "hypotheses"},
  }};
  for (const auto& [single, many] : kPlurals) {
    if (noun.ends_with(single)) {
      return std::string(noun.substr(0, noun.size() - single.size())) + std::string(many);
    }
  }
  return with_s(noun);
}

std::string past_participle(std::string_view verb) {
  const Irregular* known = irregular(verb);
  return known != nullptr ? std::string(known->participle) : regular_past(verb);
}

}  // namespace

std::vector<std::string> verb_forms(std::string_view phrase) {
  const std::size_t end = phrase.find(' ');
  const std::string_view verb = phrase.substr(0, end);
  const std::string_view rest = end == std::string_view::npos ? "" : phrase.substr(end);
  const Irregular* known = irregular(verb);
  std::vector<std::string> forms = {std::string(phrase)};
  std::vector<std::string> heads = {with_s(verb), with_ing(verb)};
  if (verb == "have") heads[0] = "has";
  if (verb == "be") heads = {"is", "are", "were", "being"};
  heads.push_back(known != nullptr ? std::string(known->past) : regular_past(verb));
  heads.push_back(past_participle(verb));
  for (const std::string& head : heads) add_once(forms, head + std::string(rest));
  return forms;
}

std::vector<std::string> noun_forms(std::string_view phrase) {
  std::size_t head_end = phrase.size();
  for (const std::string_view word :
       {" of ", " in ", " for ", " to ", " by ", " on ", " from ", " at "}) {
    head_end = std::min(head_end, phrase.find(word));
  }
  const std::string_view head = phrase.substr(0, head_end);
  std::vector<std::string> forms = {std::string(phrase)};
  add_once(forms, plural(head) + std::string(phrase.substr(head_end)));
  return forms;
}

}  // namespace plumbline::refdata_compiler
