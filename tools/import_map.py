#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes data/country_shapes.tsv from Natural Earth's countries at 1:50 million.

For developers, when the data is to be renewed; the build never runs it:

  npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
  apt-get install iso-codes   (4.15.0)
  tools/import_map.py package/countries-50m.json data

Borders are simplified where they are shared (Douglas and Peucker 1973, arc by arc), so that two
countries keep one line between them. A point is kept as whole hundredths of a degree, each as the
step from the one before; rings are parted by ";". What cannot be seen on a map of a continent is
left out: rings of small islands of countries that have larger ones.
"""
import json
import pathlib
import sys

TOLERANCE = 0.06  # degrees: a third of a millimetre on a map that shows sixty degrees on a page
LEAST_AREA = 0.04  # square degrees: smaller rings are dropped, unless the country has no other
CODES = "/usr/share/iso-codes/json/iso_3166-1.json"
# Shapes of Natural Earth without an ISO number; None: no country of ours, not drawn apart.
WITHOUT_NUMBER = {"Kosovo": "XKX", "Somaliland": "SOM", "N. Cyprus": "CYP"}


def simplified(points):
    """The points of a line that stand out by more than the tolerance; its ends stay."""
    keep = {0, len(points) - 1}
    stack = [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        (ax, ay), (bx, by) = points[first], points[last]
        length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
        far, at = 0.0, None
        for i in range(first + 1, last):
            x, y = points[i]
            away = (abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length if length
                    else ((x - ax) ** 2 + (y - ay) ** 2) ** 0.5)
            if away > far:
                far, at = away, i
        if at is not None and far > TOLERANCE:
            keep.add(at)
            stack += [(first, at), (at, last)]
    return [points[i] for i in sorted(keep)]


def decoded_arcs(topology):
    scale, move = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale[0] + move[0], y * scale[1] + move[1]))
        yield simplified(points)


def area(ring):
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1]))) / 2


def rings_of(geometry, arcs):
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    for polygon in polygons:
        for ring in polygon:
            points = []
            for index in ring:
                line = arcs[index] if index >= 0 else arcs[~index][::-1]
                points += line if not points else line[1:]
            yield [(round(x * 100), round(y * 100)) for x, y in points[:-1]]


def steps(ring):
    out, before = [], (0, 0)
    for point in ring:
        if point != before:
            out.append(f"{point[0] - before[0]},{point[1] - before[1]}")
        before = point
    return " ".join(out)


def main():
    topology = json.loads(pathlib.Path(sys.argv[1]).read_text())
    numbers = {row["numeric"]: row["alpha_3"] for row in json.load(open(CODES))["3166-1"]}
    arcs = list(decoded_arcs(topology))
    shapes = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        code = numbers.get(geometry.get("id")) or WITHOUT_NUMBER.get(geometry["properties"]["name"])
        if code is None or "arcs" not in geometry:
            continue
        rings = sorted(rings_of(geometry, arcs), key=area, reverse=True)
        large = [ring for ring in rings if area(ring) >= LEAST_AREA * 1e4 and len(ring) > 2]
        shapes.setdefault(code, []).extend(large or [ring for ring in rings[:1] if len(ring) > 2])
    path = pathlib.Path(sys.argv[2]) / "country_shapes.tsv"
    with path.open("w") as out:
        out.write("# Outlines of countries for small maps. Rings in hundredths of a degree, longitude first, each point "
                  "as the step from the one before; the first of a ring from 0,0.\n"
                  "# source: Natural Earth 1:50m (https://www.naturalearthdata.com) through world-atlas 2.0.2 (ISC)\n"
                  "# licence: public domain\n"
                  "# verification: as published, simplified by tools/import_map.py; lines show who holds a land, "
                  "as Natural Earth draws it, and say nothing about whose it is\n"
                  "alpha3\trings\n")
        for code in sorted(shapes):
            out.write(code + "\t" + ";".join(filter(None, map(steps, shapes[code]))) + "\n")


main()
