// Where each report of a claim stands in time: rows by origin, families of reprints in one row, who
// has it from whom. Values only; trace_axis.tsx draws them.

import type { ToldBy, Trace } from './api';

export interface Mark {
  document: string;
  claim: string;
  name: string;
  published: string; // ISO, of a day, month or year; empty: undated
  own: boolean; // the report that was asked about
  circle: boolean;
}

export interface Row {
  marks: Mark[]; // of a family the likely origin first, then by day
  family: boolean;
}

export interface Group {
  title: string;
  kind: string; // named, publisher, unnamed, ambiguous, circle
  rows: Row[];
}

export interface Lead {
  from: string; // documents
  to: string;
  why: string;
  circle: boolean;
}

export interface Timeline {
  groups: Group[];
  leads: Lead[];
}

type Origins = Trace['origins'];

export function nameOf(told: { publisher: string; name: string }): string {
  return told.publisher !== '' ? told.publisher : fileName(told.name);
}

// The last part of a file's name, which may be that of a file within a file.
export function fileName(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('!')) + 1);
}

// Whose words each report has, by the steps of its path and by the families.
function leadsOf(origins: Origins, known: Map<string, Mark>): Lead[] {
  const leads = new Map<string, Lead>();
  const inCircle = origins.circles.map((circle) => new Set(circle.documents));
  const add = (from: string, to: string, why: string) => {
    if (from === to || !known.has(from) || !known.has(to)) return;
    // That an outlet names its source in another report is no word handed on.
    if (why !== 'takes' && known.get(from)?.name === known.get(to)?.name) return;
    const circle = inCircle.some((each) => each.has(from) && each.has(to));
    if (!leads.has(from + to)) leads.set(from + to, { from, to, why, circle });
  };
  for (const family of origins.families) {
    for (const copy of family) if (copy.from !== undefined) add(copy.from, copy.document, 'takes');
  }
  for (const told of origins.same) {
    let at = told.document;
    for (const step of told.path ?? []) {
      // Where the same outlet names its source elsewhere, nothing was handed on.
      if (step.document === undefined || step.why === 'same-outlet') continue;
      add(step.document, at, step.why);
      if (known.has(step.document)) at = step.document;
    }
  }
  return [...leads.values()];
}

function byDay(a: Mark, b: Mark): number {
  if ((a.published === '') !== (b.published === '')) return a.published === '' ? 1 : -1;
  return a.published < b.published ? -1 : a.published > b.published ? 1 : a.name.localeCompare(b.name);
}

function first(told: ToldBy[]): Map<string, ToldBy> {
  const out = new Map<string, ToldBy>();
  for (const each of told) if (!out.has(each.document)) out.set(each.document, each);
  return out;
}

// Every report once: under the first origin it leads to, or under its circle.
export function timelineOf(trace: Trace): Timeline {
  const { origins } = trace;
  const own = trace.document.id;
  const told = first(origins.same);
  const marks = new Map<string, Mark>();
  for (const [document, each] of told) {
    marks.set(document, {
      document,
      claim: each.claim,
      name: nameOf(each),
      published: each.published,
      own: document === own,
      circle: origins.circles.some((circle) => circle.documents.includes(document)),
    });
  }
  const groups: Group[] = origins.origins.map((origin) => ({
    title: origin.name !== '' ? origin.name : 'nobody named',
    kind: origin.kind,
    rows: [],
  }));
  const circled: Group = { title: '', kind: 'circle', rows: [] };
  const groupOf = (document: string): Group => {
    const at = told.get(document)?.origins?.[0];
    return (at === undefined ? undefined : groups[at]) ?? circled;
  };
  const placed = new Set<string>();
  for (const family of origins.families) {
    const members = family.flatMap((copy) => marks.get(copy.document) ?? []).filter((mark) => !placed.has(mark.document));
    const [leader, ...others] = members;
    if (leader === undefined || others.length === 0) continue;
    for (const member of members) placed.add(member.document);
    groupOf(leader.document).rows.push({ marks: [leader, ...others.sort(byDay)], family: true });
  }
  for (const mark of marks.values()) {
    if (!placed.has(mark.document)) groupOf(mark.document).rows.push({ marks: [mark], family: false });
  }
  const all = [...groups, circled].filter((group) => group.rows.length > 0);
  const earliest = (row: Row) => [...row.marks].sort(byDay)[0];
  for (const group of all) {
    group.rows.sort((a, b) => {
      const [one, other] = [earliest(a), earliest(b)];
      return one === undefined || other === undefined ? 0 : byDay(one, other);
    });
  }
  return { groups: all, leads: leadsOf(origins, marks) };
}

// Days since 1970 of the beginning and the end of what a date says; null of none.
export function daysOf(published: string): { from: number; to: number } | null {
  const [year, month, day] = published.split('-').map(Number);
  if (year === undefined || Number.isNaN(year) || published === '') return null;
  const at = (y: number, m: number, d: number) => Date.UTC(y, m, d) / 86_400_000;
  if (month === undefined) return { from: at(year, 0, 1), to: at(year, 11, 31) };
  if (day === undefined) return { from: at(year, month - 1, 1), to: at(year, month, 0) };
  return { from: at(year, month - 1, day), to: at(year, month - 1, day) };
}

export interface Tick {
  day: number;
  words: string;
}

function isoOf(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

// At most so many ticks: days, weeks, months or years, whatever fits.
export function ticksOf(first: number, last: number, most: number): Tick[] {
  const steps: [number, 'day' | 'month' | 'year'][] = [
    [1, 'day'], [2, 'day'], [7, 'day'], [14, 'day'], [1, 'month'], [3, 'month'], [6, 'month'],
    [1, 'year'], [2, 'year'], [5, 'year'], [10, 'year'], [50, 'year'],
  ];
  for (const [by, unit] of steps) {
    const ticks: Tick[] = [];
    const start = new Date(first * 86_400_000);
    const [year, month] = [start.getUTCFullYear(), start.getUTCMonth()];
    for (let n = 0; ticks.length <= most && n < 5000; ++n) {
      const day =
        unit === 'day'
          ? first + n * by
          : Date.UTC(unit === 'year' ? Math.ceil(year / by) * by + n * by : year, unit === 'year' ? 0 : Math.ceil(month / by) * by + n * by, 1) / 86_400_000;
      if (day > last) break;
      if (day < first) continue;
      ticks.push({ day, words: isoOf(day).slice(0, unit === 'day' ? 10 : unit === 'month' ? 7 : 4) });
    }
    if (ticks.length <= most) return ticks.length > 0 ? ticks : [{ day: first, words: isoOf(first) }];
  }
  return [];
}
