// SPDX-License-Identifier: Apache-2.0

#include "app/jigsaw.h"

#include <ostream>

#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli/listing.h"
#include "cli/terminal.h"

namespace plumbline::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kSchema = 1;

constexpr Option kJigsawOptions[] = {
    {"--workspace", "DIR", "the workspace"},
    {"--country", "COUNTRY", "of whom claims on this country tell"},
    {"--k", "N", "a person is safe among N who are told of alike (5)"},
    {"--json", "", "one JSON object; docs/reference/withheld.md describes it"},
};

std::string advice_text(const app::JigsawAdvice& advice) {
  std::string out = advice.to.empty() ? "leave out the " + advice.trait + " (" + advice.from + ")"
                                      : "tell the " + advice.trait + " as " + advice.to +
                                            " instead of " + advice.from;
  return out + ": then " + std::to_string(advice.alike) + " alike";
}

void tell_jigsaw(const app::JigsawPerson& person, Io io) {
  const int width = width_of(io.out);
  std::string traits;
  for (const app::JigsawTrait& each : person.traits) {
    traits += (traits.empty() ? "" : "; ") + each.trait + ": " + one_line(each.value);
  }
  io.out << wrapped("! " + traits, 0, width);
  std::string places;
  for (const app::JigsawPlace& place : person.told) {
    places += (places.empty() ? "told in " : ", ") + digits(place.document) + ":" + place.claim;
  }
  io.out << wrapped(places + "; " + std::to_string(person.alike) + " alike", 4, width);
  if (person.together) {
    const bool enough = !person.advice.empty() && person.advice.back().alike > person.alike;
    io.out << wrapped(enough ? "no step is enough alone; together:"
                             : "no step is enough; tell of nobody by traits, or of more persons:",
                      4, width);
  }
  for (const app::JigsawAdvice& advice : person.advice) {
    io.out << wrapped("- " + advice_text(advice), 4, width);
  }
}

void tell_jigsaw_json(const app::JigsawAnswer& answer, Io io) {
  Json persons = Json::array();
  for (const app::JigsawPerson& person : answer.singled_out) {
    Json traits = Json::object();
    for (const app::JigsawTrait& each : person.traits) traits[each.trait] = each.value;
    Json told = Json::array();
    for (const app::JigsawPlace& place : person.told) {
      told.push_back({{"document", place.document}, {"name", place.name}, {"claim", place.claim}});
    }
    Json advice = Json::array();
    for (const app::JigsawAdvice& each : person.advice) {
      advice.push_back(
          {{"trait", each.trait}, {"from", each.from}, {"to", each.to}, {"alike", each.alike}});
    }
    persons.push_back({{"traits", std::move(traits)},
                       {"told", std::move(told)},
                       {"alike", person.alike},
                       {"advice", std::move(advice)},
                       {"together", person.together}});
  }
  const Json out = {{"schema", kSchema},
                    {"k", answer.k},
                    {"persons", answer.persons},
                    {"singled_out", std::move(persons)}};
  io.out << out.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
}

int run_jigsaw(const Arguments& arguments, Io io) {
  const auto k = number_of(arguments, "--k", 5);
  if (!k) return fail("jigsaw", k.error(), io);
  const auto answer = app::jigsaw({workspace_of(arguments), arguments.value("--country"), *k});
  if (!answer) return fail("jigsaw", answer.error(), io);
  if (arguments.has("--json")) {
    tell_jigsaw_json(*answer, io);
  } else {
    for (const app::JigsawPerson& person : answer->singled_out) tell_jigsaw(person, io);
    io.err << answer->persons << " tellings of single persons; " << answer->singled_out.size()
           << " persons are like fewer than " << answer->k << " others\n";
  }
  return answer->singled_out.empty() ? kOk : kFinding;
}

}  // namespace

const Command kJigsaw{
    .name = "jigsaw",
    .summary = "Warn of victims whom what is told of them singles out, without any name.",
    .arguments = "",
    .least = 0,
    .most = 0,
    .options = kJigsawOptions,
    .details =
        "Age, sex, nationality, place, date, occupation and family of single victims, as claims "
        "tell them, are put together and held against all victims told of in the workspace. "
        "Whoever is like fewer than N is listed with what to tell more coarsely. The exit code is "
        "1 if there is somebody.",
    .run = run_jigsaw,
};

}  // namespace plumbline::cli
