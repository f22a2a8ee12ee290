import { useEffect, useRef, useState } from 'preact/hooks';

import type { Route, RouteMap, Spot } from './country_api';

export type Direction = 'out' | 'in' | 'through';

interface Point {
  x: number;
  y: number;
}

const leastSpan = 9; // degrees of latitude
const least = 320;
const most = 900;

// The width there is, so that letters keep their size.
export function useWidth<T extends HTMLElement>(floor = least) {
  const box = useRef<T>(null);
  const [width, setWidth] = useState(640);
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setWidth(Math.round(Math.min(most, Math.max(floor, entry.contentRect.width))));
    });
    if (box.current !== null) watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  return { box, width };
}

// Plate carree with the true proportions at its middle latitude, as src/publish/chart_map.cc draws it.
// Longitudes are counted from the first point, so that the edge of the map lies behind it.
class Frame {
  private readonly middle: number;
  private readonly shrink: number;
  private readonly scale: number;
  private readonly west: number;
  private readonly north: number;
  readonly height: number;

  constructor(points: Spot[], width: number) {
    this.middle = points[0]?.[0] ?? 0;
    const xs = points.map(([x]) => this.near(x));
    const ys = points.map(([, y]) => y);
    const [low, high] = [Math.min(...ys), Math.max(...ys)];
    const latitude = (low + high) / 2;
    this.shrink = Math.max(0.3, Math.cos((Math.min(70, Math.max(-70, latitude)) * Math.PI) / 180));
    const tall = Math.max(leastSpan, (high - low) * 1.3);
    const broad = Math.max(leastSpan * 1.6, (Math.max(...xs) - Math.min(...xs)) * this.shrink * 1.3);
    this.height = Math.round(Math.min(width * 0.85, Math.max(width * 0.45, (width * tall) / broad)));
    this.scale = Math.min(width / broad, this.height / tall);
    this.west = (Math.min(...xs) + Math.max(...xs)) / 2 - width / this.scale / this.shrink / 2;
    this.north = latitude + this.height / this.scale / 2;
  }

  near(longitude: number): number {
    return longitude - Math.round((longitude - this.middle) / 360) * 360;
  }
  at([x, y]: Spot): Point {
    return this.atNear(this.near(x), y);
  }
  atNear(x: number, y: number): Point {
    return { x: (x - this.west) * this.scale * this.shrink, y: (this.north - y) * this.scale };
  }
}

function ringPath(ring: Spot[], frame: Frame): string {
  let before = frame.near(ring[0]?.[0] ?? 0);
  return (
    ring
      .map(([x, y], at) => {
        // A ring is not torn: each point lies near the one before it.
        const near = x - Math.round((x - before) / 360) * 360;
        before = near;
        const spot = frame.atNear(near, y);
        return `${at === 0 ? 'M' : 'L'}${spot.x.toFixed(1)} ${spot.y.toFixed(1)}`;
      })
      .join('') + 'Z'
  );
}

// From a to b, bowed to the left of the way, so that there and back lie apart.
function bow(a: Point, b: Point): { path: string; head: string } {
  const bend = 0.16;
  const c = { x: (a.x + b.x) / 2 + (b.y - a.y) * bend, y: (a.y + b.y) / 2 - (b.x - a.x) * bend };
  const length = Math.hypot(b.x - c.x, b.y - c.y) || 1;
  const d = { x: (b.x - c.x) / length, y: (b.y - c.y) / length };
  const foot = { x: b.x - d.x * 10, y: b.y - d.y * 10 };
  const spot = (p: Point) => `${p.x.toFixed(1)} ${p.y.toFixed(1)}`;
  return {
    path: `M${spot(a)}Q${spot(c)} ${spot(b)}`,
    head: `M${spot(b)}L${spot({ x: foot.x - d.y * 5, y: foot.y + d.x * 5 })}L${spot({ x: foot.x + d.y * 5, y: foot.y - d.x * 5 })}Z`,
  };
}

interface Label {
  name: string;
  x: number;
  y: number;
}

// Names beside their points, the best supported first; one without room is left to the list.
function labels(points: { name: string; at: Point }[], width: number, height: number): Label[] {
  const size = 12;
  const taken: [number, number, number, number][] = [];
  const out: Label[] = [];
  for (const { name, at } of points) {
    if (out.some((each) => each.name === name)) continue;
    const wide = name.length * size * 0.58;
    for (const [x, y] of [
      [at.x + 7, at.y + 4],
      [at.x - wide - 7, at.y + 4],
      [at.x - wide / 2, at.y - 9],
      [at.x - wide / 2, at.y + 18],
    ] as [number, number][]) {
      const box: [number, number, number, number] = [x - 1, y - size, x + wide + 1, y + 3];
      if (box[0] < 2 || box[1] < 2 || box[2] > width - 2 || box[3] > height - 2) continue;
      if (taken.some((b) => box[0] < b[2] && b[0] < box[2] && box[1] < b[3] && b[1] < box[3])) continue;
      taken.push(box);
      out.push({ name, x, y });
      break;
    }
  }
  return out;
}

function inWords(routes: Route[]): string {
  return (['out', 'in', 'through'] as const)
    .map((direction) => {
      const names = routes
        .filter((each) => each.direction === direction && each.partner !== undefined)
        .map((each) => each.partner?.name ?? '');
      return names.length === 0 ? '' : `${direction}: ${[...new Set(names)].join(', ')}.`;
    })
    .filter(Boolean)
    .join(' ');
}

// The routes on a map. By mouse a way is chosen here; by keys and by voice in the list beside it,
// which has every route, also those without a place.
export function RouteMapView(props: {
  map: RouteMap;
  routes: Route[];
  name: string;
  shown: Set<Direction>;
  chosen: number;
  choose: (route: number) => void;
}) {
  const { map, routes } = props;
  const { box, width } = useWidth<HTMLDivElement>();
  const frame = new Frame(map.ways.flatMap((way) => [way.from, way.to]), width);
  const ways = map.ways.flatMap((way) => {
    const route = routes[way.route];
    if (route === undefined || !props.shown.has(route.direction as Direction)) return [];
    const far = route.direction === 'out' || (route.direction === 'through' && route.partner?.role !== 'origin');
    return [{ way, route, far: frame.at(far ? way.to : way.from), ...bow(frame.at(way.from), frame.at(way.to)) }];
  });
  const names = [...ways]
    .sort((a, b) => b.route.support.origins - a.route.support.origins)
    .map(({ route, far }) => ({ name: route.partner?.name ?? '', at: far }));
  return (
    <div ref={box} class="map">
      <svg
        viewBox={`0 0 ${width} ${frame.height}`}
        width={width}
        height={frame.height}
        role="img"
        aria-label={`Routes of ${props.name} on a map. ${inWords(routes)}`}
      >
        {map.lands.map((land) => (
          <path
            key={land.country}
            class={land.country === map.country ? 'home' : 'land'}
            d={land.rings.map((ring) => ringPath(ring, frame)).join('')}
          />
        ))}
        {ways.map(({ way, route, far, path, head }) => (
          <g
            key={way.route}
            class={`way ${route.direction} ${way.route === props.chosen ? 'chosen' : ''} ${
              props.chosen >= 0 && way.route !== props.chosen ? 'faint' : ''
            }`}
            onClick={() => props.choose(way.route)}
          >
            <path class="reach" d={path} />
            <path class={`line ${route.support.origins >= 5 ? 'many' : route.support.origins >= 2 ? 'some' : 'one'}`} d={path} />
            <path class="head" d={head} />
            <circle class={route.partner?.role === 'transit' ? 'place transit' : 'place'} cx={far.x} cy={far.y} r="3.5" />
          </g>
        ))}
        {labels(names, width, frame.height).map((label) => (
          <text key={label.name} x={label.x} y={label.y}>
            {label.name}
          </text>
        ))}
      </svg>
    </div>
  );
}
