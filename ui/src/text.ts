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
}

// A stretch of text covered by the same claims throughout, the shortest claim first.
export interface Segment {
  text: string;
  claims: Claim[];
}

export interface Paragraph {
  segments: Segment[];
}

function cutAt(text: string, claims: Claim[], positions: Positions): number[] {
  const cuts = new Set([0, text.length]);
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
export function paragraphs(text: string, claims: Claim[]): Paragraph[] {
  const positions = new Positions(text);
  const places = claims.flatMap((claim) => {
    const passage = claim.passages[0];
    if (passage === undefined) return [];
    return [{ claim, begin: positions.unit(passage.start), end: positions.unit(passage.end) }];
  });
  places.sort((a, b) => a.begin - b.begin);
  const cuts = cutAt(text, claims, positions);
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
    const pieces = text.slice(begin, end).split(/\n[ \t]*\n+/);
    pieces.forEach((piece, at) => {
      if (at > 0) out.push({ segments: [] });
      if (piece !== '') {
        out[out.length - 1]?.segments.push({
          text: piece,
          claims: covering.map((each) => each.claim),
        });
      }
    });
  }
  return out.filter((paragraph) => paragraph.segments.some((each) => each.text.trim() !== ''));
}

// Findings come gravest first.
export function gravest(findings: Finding[], claim: string): Finding | undefined {
  return findings.find((finding) => finding.claim === claim);
}

// Characters that cannot be seen or turn the direction of writing are shown, as everywhere else
// (src/publish/display.cc). U+200C and U+200D stay: many languages are spelled with them.
export function visible(text: string): string {
  return text.replace(
    /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u{E0000}-\u{E007F}]/gu,
    (c) => `<U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`,
  );
}
