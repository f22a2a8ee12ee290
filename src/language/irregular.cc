// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/hash.h"
#include "language/irregular_internal.h"
#include "text/key_sieve.h"

namespace plumbline::language {
namespace {

// "form lemma, form lemma, ..." Facts of English; forms of rare words were found by holding the
// rules of lemma.cc against the lemmas of UD English EWT and GUM (train).
constexpr std::string_view kIrregularVerbs =
    "'m be, 're be, accused accuse, accusing accuse, accustomed accustom, adhered adhere, "
    "adhering adhere, am be, are be, arisen arise, arose arise, ate eat, awoke awake, awoken "
    "awake, backpedalling backpedal, bade bid, banging bang, bathed bathe, bathing bathe, "
    "beaten beat, became become, becoming become, been be, befallen befall, befell befall, "
    "began begin, begot beget, begotten beget, begun begin, being be, bent bend, besieged "
    "besiege, bespoke bespeak, bespoken bespeak, biased bias, biasing bias, bidden bid, bit "
    "bite, biting bite, bitten bite, bled bleed, blew blow, blown blow, bore bear, born bear, "
    "borne bear, bought buy, bound bind, breathed breathe, breathing breathe, bred breed, "
    "broke break, broken break, brought bring, built build, burnt burn, came come, caught "
    "catch, censused census, changed change, chose choose, chosen choose, cited cite, citing "
    "cite, cloned clone, clothed clothe, clothing clothe, clung cling, coming come, competed "
    "compete, competing compete, compiled compile, compiling compile, completed complete, "
    "completing complete, condoned condone, condoning condone, contravened contravene, "
    "contravening contravene, controlled control, controlling control, convened convene, "
    "convening convene, crept creep, cringed cringe, crossbred crossbreed, dealt deal, "
    "debuted debut, defanged defang, defiled defile, deleted delete, deleting delete, "
    "depleted deplete, depleting deplete, deplored deplore, deploring deplore, did do, died "
    "die, dies die, disliked dislike, does do, done do, drank drink, drawn draw, dreamt "
    "dream, drew draw, driven drive, drove drive, drunk drink, dug dig, dwelt dwell, dyed "
    "dye, dying die, eaten eat, enrolled enrol, excited excite, exciting excite, exiled "
    "exile, exiling exile, expedited expedite, expediting expedite, explored explore, "
    "exploring explore, extradited extradite, extraditing extradite, eyed eye, fallen fall, "
    "fed feed, fell fall, felt feel, fled flee, flew fly, flown fly, flung fling, focused "
    "focus, focuses focus, focusing focus, forbade forbid, forbidden forbid, foresaw foresee, "
    "foreseen foresee, foretold foretell, retold retell, forgave forgive, forgiven forgive, forgot "
    "forget, "
    "forgotten forget, fought fight, found find, freed fre, froze freeze, frozen freeze, "
    "fulfilled fulfil, fulfilling fulfil, fundraising fundrais, gave give, given give, goes "
    "go, gone go, got get, gotten get, grew grow, ground grind, grown grow, guided guide, "
    "guiding guide, had have, has have, hasted haste, having have, heard hear, held hold, hid "
    "hide, hidden hide, hinged hinge, hinges hing, hogtied hogtie, hung hang, ignited ignite, "
    "igniting ignite, ignored ignore, ignoring ignore, impinged impinge, implored implore, "
    "imploring implore, imprisoned imprison, incited incite, inciting incite, infringed "
    "infringe, infringing infringe, installed install, installing install, interfered "
    "interfere, interfering interfere, intervened intervene, intervening intervene, invited "
    "invite, inviting invite, is be, kept keep, knelt kneel, knew know, known know, laid lay, "
    "lain lie, lay lie, leapt leap, learnt learn, led lead, left leave, lent lend, lied lie, "
    "lies lie, lit light, loathed loathe, lost lose, lying lie, made make, massacred "
    "massacre, massacring massacre, meant mean, met meet, mimicked mimic, mimicking mimic, "
    "misled mislead, misnamed misname, mistaken mistake, mistook mistake, misunderstood "
    "misunderstand, mowed mow, mown mow, nicknamed nickname, obsolete obsolete, outran "
    "outrun, outshone outshine, overcame overcome, overcoming overcome, overdone overdo, "
    "overheard overhear, overridden override, overrode override, oversaw oversee, overseen "
    "oversee, overtaken overtake, overthrew overthrow, overthrown overthrow, overtook "
    "overtake, owed owe, owing owe, paid pay, panicked panic, panicking panic, partaken "
    "partake, partook partake, pasted paste, patrolled patrol, patrolling patrol, permeated "
    "permeate, persevered persevere, persuaded persuade, persuading persuade, picnicked "
    "picnic, piloted pilot, piloting pilot, pivoted pivot, pivoting pivot, postponed "
    "postpone, postponing postpone, prepaid prepay, profiled profile, profiling profile, "
    "profited profit, proved prove, proven prove, quizzing quiz, ran run, rang ring, ranged "
    "rang, raped rape, rebuilt rebuild, recalled recall, recalling recall, recited recite, "
    "reciting recite, reconciled reconcile, reconciling reconcile, reconvened reconvene, "
    "renamed rename, repaid repay, reputed reput, rescheduled reschedule, rescheduling "
    "reschedule, resold resell, restored restore, restoring restore, retaken retake, "
    "rethought rethink, retook retake, rewriting rewrite, rewritten rewrite, rewrote rewrite, "
    "ridden ride, ridiculed ridicule, ridiculing ridicule, risen rise, rode ride, rose rise, "
    "rung ring, said say, sang sing, sank sink, sat sit, saw see, scheduled schedule, "
    "scheduling schedule, seen see, seething seethe, sent send, sewed sew, sewn sew, shaken "
    "shake, shed shed, shoes shoe, shone shine, shook shake, shot shoot, showed show, shown "
    "show, shrank shrink, shrunk shrink, singed singe, slain slay, slept sleep, slew slay, "
    "slid slide, smelt smell, smuggled smuggle, sold sell, soothed soothe, sought seek, sowed "
    "sow, sown sow, sped speed, spelt spell, spent spend, spilt spill, spoilt spoil, spoke "
    "speak, spoken speak, sprang spring, sprung spring, spun spin, stole steal, stolen steal, "
    "stood stand, stricken strike, striven strive, strove strive, struck strike, stuck stick, "
    "stung sting, stunk stink, sung sing, sunk sink, swam swim, swelled swell, swept sweep, "
    "swollen swell, swore swear, sworn swear, swum swim, swung swing, taken take, tasted "
    "taste, tasting taste, taught teach, teething teethe, thought think, threw throw, thrown "
    "throw, tied tie, ties tie, told tell, took take, tore tear, torn tear, totalling total, "
    "trafficked traffic, trafficking traffic, transmitted transmit, transmitting transmit, "
    "trod tread, trodden tread, tryed trye, tying tie, undergone undergo, underlying "
    "underlie, understood understand, undertaken undertake, undertook undertake, underwent "
    "undergo, undid undo, undone undo, united unite, uniting unite, upheld uphold, useing "
    "usee, vied vie, vying vie, was be, wasted waste, wasting waste, welcomed welcome, "
    "welcoming welcome, went go, wept weep, were be, whinged whinge, withdrawn withdraw, "
    "withdrew withdraw, withheld withhold, withstood withstand, woke wake, woken wake, won "
    "win, wore wear, worn wear, wound wind, wove weave, woven weave, wreathed wreathe, "
    "writing write, written write, wrote write,";

constexpr std::string_view kIrregularNouns =
    "aches ache, aliases alias, alumni alumnus, analyses analysis, appendices appendix, "
    "atlases atlas, barracks barracks, bases basis, biases bias, bonuses bonus, budgies "
    "budgie, buses bus, businessmen businessman, businesswomen businesswoman, caches cache, "
    "calves calf, campuses campus, canoes canoe, censuses census, chairmen chairman, children "
    "child, clansmen clansman, clergymen clergyman, codices codex, congressmen congressman, "
    "consensuses consensus, cookies cookie, corpora corpus, corps corps, countrymen "
    "countryman, craftsmen craftsman, crises crisis, criteria criterion, data data, degus "
    "degu, delis deli, diagnoses diagnosis, emphases emphasis, feet foot, fishermen "
    "fisherman, focuses focus, foes foe, gases gas, geese goose, gentlemen gentleman, "
    "grandchildren grandchild, guardsmen guardsman, gunmen gunman, halves half, headaches "
    "headache, headquarters headquarters, hippies hippie, hooves hoof, horseshoes horseshoe, "
    "housewives housewife, hypotheses hypothesis, indices index, jihadis jihadi, kiddies "
    "kiddie, knives knife, lawmen lawman, leaves leaf, lives life, loaves loaf, matrices "
    "matrix, means means, media medium, men man, mice mouse, middlemen middleman, midwives "
    "midwife, monies money, movies movie, mullahs mullah, mustaches mustache, newbies newbie, "
    "news news, niches niche, nuclei nucleus, oases oasis, ombudsmen ombudsman, oxen ox, "
    "parentheses parenthesis, phenomena phenomenon, pinkies pinkie, policemen policeman, "
    "policewomen policewoman, proceeds proceeds, quizzes quiz, schoolchildren schoolchild, "
    "selves self, series series, servicemen serviceman, servicewomen servicewoman, shelves "
    "shelf, shoes shoe, sinuses sinus, species species, spokesmen spokesman, spokeswomen "
    "spokeswoman, statuses status, stimuli stimulus, surpluses surplus, syntheses synthesis, "
    "teeth tooth, theses thesis, thieves thief, throes throe, toes toe, tribesmen tribesman, "
    "vertices vertex, viruses virus, wikis wiki, wives wife, woes woe, wolves wolf, women "
    "woman, zombies zombie,";

constexpr std::string_view kGraded =
    "best good, better good, elder old, eldest old, farther far, further far, furthest far, "
    "least little, less little, more much, most much, worse bad, worst bad,";

constexpr std::size_t count_forms(std::string_view list) {
  return static_cast<std::size_t>(std::count(list.begin(), list.end(), ','));
}

constexpr std::size_t kFormCount =
    count_forms(kIrregularVerbs) + count_forms(kIrregularNouns) + count_forms(kGraded);

constexpr bool before(const Irregular& a, const Irregular& b) {
  return a.key != b.key ? a.key < b.key : a.kind < b.kind;
}

constexpr Irregular* read_list(std::string_view list, char kind, Irregular* out) {
  while (!list.empty()) {
    const std::size_t gap = list.find(' ');
    const std::size_t end = list.find(',');
    *out++ = {fast_hash(list.substr(0, gap)), kind, list.substr(gap + 1, end - gap - 1)};
    list.remove_prefix(end + 1);
    if (!list.empty()) list.remove_prefix(1);
  }
  return out;
}

consteval auto sorted_table() {
  std::array<Irregular, kFormCount> out{};
  Irregular* at = read_list(kIrregularVerbs, 'v', out.data());
  at = read_list(kIrregularNouns, 'n', at);
  read_list(kGraded, 'a', at);
  std::sort(out.begin(), out.end(), before);
  return out;
}

constexpr auto kTable = sorted_table();

constexpr auto kSieve = [] {
  text::KeySieve<32768> sieve;
  for (const Irregular& each : kTable) sieve.add(each.key);
  return sieve;
}();

}  // namespace

const Irregular* find_irregular(std::uint64_t key, char kind) {
  if (!kSieve.may_have(key)) return nullptr;
  const auto* found =
      std::lower_bound(kTable.begin(), kTable.end(), Irregular{key, kind, {}}, before);
  const bool same = found != kTable.end() && found->key == key && found->kind == kind;
  return same ? found : nullptr;
}

}  // namespace plumbline::language
