// SPDX-License-Identifier: Apache-2.0
//
// The pictures of a dossier as data: what is drawn, not how.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace plumbline::model {

// How a cell is to be read, told by more than colour.
enum class CellMark : std::uint8_t { None, Good, Middle, Bad, Open };

// A picture has a caption and a text that says the same in words.
struct PictureWords {
  std::string caption;
  std::string instead;
  bool operator==(const PictureWords&) const = default;
};

struct TierTimeline {
  struct Year {
    int year = 0;
    int rank = 0;  // index of `ranks`; -1: not ranked
    std::string label;
    bool operator==(const Year&) const = default;
  };
  PictureWords words;
  std::vector<std::string> ranks;  // best first
  std::vector<Year> years;         // oldest first
  bool operator==(const TierTimeline&) const = default;
};

struct SeriesChart {
  struct Point {
    int year = 0;
    double low = 0;
    double high = 0;
    bool contested = false;
    bool operator==(const Point&) const = default;
  };
  struct Line {
    std::string name;
    std::vector<Point> points;  // oldest first
    bool operator==(const Line&) const = default;
  };
  PictureWords words;
  std::vector<Line> lines;
  bool operator==(const SeriesChart&) const = default;
};

struct CriteriaMatrix {
  struct Row {
    std::string name;
    std::string finding;
    CellMark mark = CellMark::None;
    std::size_t supporting = 0;  // origins
    std::size_t against = 0;
    bool decided = false;
    bool operator==(const Row&) const = default;
  };
  PictureWords words;
  std::string supporting;  // heads of the columns
  std::string against;
  std::vector<Row> rows;
  bool operator==(const CriteriaMatrix&) const = default;
};

// Who has it from whom: publishers at the left, whom they name at the right.
struct SourceNetwork {
  struct Node {
    std::string name;
    std::size_t documents = 0;
    bool publisher = false;
    bool named = true;
    bool operator==(const Node&) const = default;
  };
  struct Tie {
    std::size_t from = 0;  // index of a publisher
    std::size_t to = 0;    // of a source
    std::size_t claims = 0;
    bool operator==(const Tie&) const = default;
  };
  PictureWords words;
  std::vector<Node> nodes;
  std::vector<Tie> ties;
  bool operator==(const SourceNetwork&) const = default;
};

struct MapPoint {
  double latitude = 0;  // degrees, WGS 84
  double longitude = 0;
  bool operator==(const MapPoint&) const = default;
};

struct RouteMap {
  struct Land {
    std::string country;  // alpha-3
    std::vector<std::vector<MapPoint>> rings;
    bool operator==(const Land&) const = default;
  };
  enum class Direction : std::uint8_t { Out, In, Through };
  struct Way {
    MapPoint from;
    MapPoint to;
    std::string partner;
    Direction direction = Direction::Out;
    std::size_t origins = 1;  // independent ones that tell it
    bool to_partner = true;   // the partner lies at its end, else at its beginning
    std::size_t route = 0;    // index of CountryProfile::routes
    std::string key = {};     // of its row in the table of routes
    bool operator==(const Way&) const = default;
  };
  PictureWords words;
  std::string country;    // alpha-3; its land is marked
  std::string name;       // of the country
  MapPoint home;          // where it is named
  std::string legend[3];  // by Direction
  std::vector<Land> lands;
  std::vector<Way> ways;
  bool operator==(const RouteMap&) const = default;
};

}  // namespace plumbline::model
