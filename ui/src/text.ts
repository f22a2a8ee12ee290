import type { Claim, Finding } from './api';

// Positions of code points in a JavaScript string, whose own positions are UTF-16 units.
export class Positions {
  private readonly units: Uint32Array | null;

  constructor(text: string) {
    // Texts without letters beyond the first plane need no table.
    if (!/[\u{10000}-\u{10FFFF}]/u.test(text)) {
      this.units = null;
      return;
    }
    const units: number[] = [];
    for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) {
      units.push(at);
    }
    units.push(text.length);
    this.units = Uint32Array.from(units);
  }

  unit(codePoint: number): number {
    return this.units === null ? codePoint : (this.units[codePoint] ?? 0);
  }

  // The code point that begins at a unit or holds it.
  codePoint(unit: number): number {
    if (this.units === null) return unit;
    let [low, high] = [0, this.units.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.units[middle] ?? 0) <= unit) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

// A stretch of the text in UTF-16 units, half-open.
export interface Stretch {
  begin: number;
  end: number;
}

export function overlap(a: Stretch, b: Stretch): boolean {
  return a.begin < b.end && b.begin < a.end;
}

// A stretch of text covered by the same claims throughout, the shortest claim first.
export interface Segment {
  text: string;
  from: number; // where it begins, in UTF-16 units
  claims: Claim[];
  hard: number; // which passage of violence it belongs to; -1: none
  draft: boolean; // it belongs to what a person is marking
}

// What is laid over the text besides the claims; all in order.
export interface Overlays {
  hard: Stretch[];
  draft: Stretch | null;
}

export interface Paragraph {
  segments: Segment[];
}

function cutAt(text: string, claims: Claim[], over: Stretch[], positions: Positions): number[] {
  const cuts = new Set([0, text.length, ...over.flatMap((each) => [each.begin, each.end])]);
  for (const claim of claims) {
    const passage = claim.passages[0];
    if (passage === undefined) continue;
    cuts.add(positions.unit(passage.start));
    cuts.add(positions.unit(passage.end));
  }
  return [...cuts].sort((a, b) => a - b);
}

// The text in paragraphs (blank lines part them) and stretches. Linear in text and claims, for
// claims stand in reading order.
export function paragraphs(text: string, claims: Claim[], { hard, draft }: Overlays): Paragraph[] {
  const positions = new Positions(text);
  const places = claims.flatMap((claim) => {
    const passage = claim.passages[0];
    if (passage === undefined) return [];
    return [{ claim, begin: positions.unit(passage.start), end: positions.unit(passage.end) }];
  });
  places.sort((a, b) => a.begin - b.begin);
  const cuts = cutAt(text, claims, draft === null ? hard : [...hard, draft], positions);
  const out: Paragraph[] = [{ segments: [] }];
  let open: typeof places = [];
  let next = 0;
  for (let i = 0; i + 1 < cuts.length; ++i) {
    const [begin, end] = [cuts[i] ?? 0, cuts[i + 1] ?? 0];
    open = open.filter((each) => each.end > begin);
    for (; next < places.length && (places[next]?.begin ?? 0) <= begin; ++next) {
      const place = places[next];
      if (place !== undefined && place.end > begin) open.push(place);
    }
    const covering = [...open].sort((a, b) => a.end - a.begin - (b.end - b.begin));
    const marks = {
      claims: covering.map((each) => each.claim),
      hard: hard.findIndex((each) => each.begin <= begin && begin < each.end),
      draft: draft !== null && draft.begin <= begin && begin < draft.end,
    };
    const slice = text.slice(begin, end);
    let from = 0;
    const put = (to: number) => {
      if (to > from) out[out.length - 1]?.segments.push({ text: slice.slice(from, to), from: begin + from, ...marks });
    };
    for (const blank of slice.matchAll(/\n[ \t]*\n+/g)) {
      put(blank.index);
      out.push({ segments: [] });
      from = blank.index + blank[0].length;
    }
    put(slice.length);
  }
  return out.filter((paragraph) => paragraph.segments.some((each) => each.text.trim() !== ''));
}

// Findings come gravest first.
export function gravest(findings: Finding[], claim: string): Finding | undefined {
  return findings.find((finding) => finding.claim === claim);
}

const segmenter = 'Segmenter' in Intl ? new Intl.Segmenter(undefined, { granularity: 'word' }) : null;

// Words near a place, in any writing.
function wordsNear(text: string, at: number): Stretch[] {
  const reach = 300;
  const begin = Math.max(0, at - reach);
  const piece = text.slice(begin, at + reach);
  if (segmenter === null) {
    return [...piece.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map((each) => ({
      begin: begin + each.index,
      end: begin + each.index + each[0].length,
    }));
  }
  return [...segmenter.segment(piece)]
    .filter((each) => each.isWordLike === true)
    .map((each) => ({ begin: begin + each.index, end: begin + each.index + each.segment.length }));
}

// One end of a stretch moved by a word; at least one word stays. The same stretch: there is no
// further word.
export function movedByWord(text: string, from: Stretch, edge: 'begin' | 'end', by: 1 | -1): Stretch {
  const words = wordsNear(text, from[edge]);
  if (edge === 'end') {
    const found =
      by > 0
        ? words.find((each) => each.end > from.end)
        : words.findLast((each) => each.end < from.end && each.end > from.begin);
    return found === undefined ? from : { ...from, end: found.end };
  }
  const found =
    by < 0
      ? words.findLast((each) => each.begin < from.begin)
      : words.find((each) => each.begin > from.begin && each.begin < from.end);
  return found === undefined ? from : { ...from, begin: found.begin };
}

// The sentence after a stretch, or the one before it; the stretch itself where there is none.
export function sentenceBeside(text: string, from: Stretch, by: 1 | -1): Stretch {
  const reach = 2000;
  const begin = by > 0 ? from.end : Math.max(0, from.begin - reach);
  const piece = text.slice(begin, by > 0 ? from.end + reach : from.begin);
  const found = [...piece.matchAll(/[^\s.!?\u3002\u06D4\u0964][^.!?\u3002\u06D4\u0964\n]*[.!?\u3002\u06D4\u0964]?/g)];
  const sentences = found.filter((each) => /[\p{L}\p{N}]/u.test(each[0]));
  const sentence = by > 0 ? sentences[0] : sentences[sentences.length - 1];
  if (sentence === undefined) return from;
  const length = sentence[0].trimEnd().length;
  return { begin: begin + sentence.index, end: begin + sentence.index + length };
}

// Where a place in what visible() shows lies in the text itself.
function rawOffset(raw: string, shown: number): number {
  let at = 0;
  for (let seen = 0; at < raw.length && seen < shown; ) {
    const size = (raw.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
    seen += visible(raw.slice(at, at + size)).length;
    at += size;
  }
  return at;
}

// What the reader has marked by mouse or finger in a text whose pieces tell in `data-from` where
// they begin; null: nothing, or something outside of it.
export function markedIn(box: Element, text: string): Stretch | null {
  const marked = getSelection();
  if (marked === null || marked.rangeCount === 0 || marked.isCollapsed) return null;
  const range = marked.getRangeAt(0);
  if (!box.contains(range.startContainer) || !box.contains(range.endContainer)) return null;
  let found: Stretch | null = null;
  for (const piece of box.querySelectorAll<HTMLElement>('[data-from]')) {
    if (!range.intersectsNode(piece)) continue;
    const from = Number(piece.dataset.from);
    const raw = text.slice(from, Number(piece.dataset.to));
    const before = document.createRange();
    before.selectNodeContents(piece);
    const length = before.toString().length;
    if (piece.contains(range.startContainer)) before.setEnd(range.startContainer, range.startOffset);
    else before.collapse(true);
    const start = from + rawOffset(raw, before.toString().length);
    const after = document.createRange();
    after.selectNodeContents(piece);
    if (piece.contains(range.endContainer)) after.setEnd(range.endContainer, range.endOffset);
    const end = from + rawOffset(raw, Math.min(length, after.toString().length));
    if (end <= start) continue;
    found = found === null ? { begin: start, end } : { begin: Math.min(found.begin, start), end: Math.max(found.end, end) };
  }
  return found;
}

// Characters that cannot be seen or turn the direction of writing are shown, as everywhere else
// (src/publish/display.cc). U+200C and U+200D stay: many languages are spelled with them.
export function visible(text: string): string {
  return text.replace(
    /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u{E0000}-\u{E007F}]/gu,
    (c) => `<U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`,
  );
}
