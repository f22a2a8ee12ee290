import { useWidth } from './map';
import { reviewWords as words } from './review_words';
import { go } from './route';
import { visible } from './text';
import { daysOf, ticksOf, timelineOf, type Group, type Lead, type Mark, type Timeline } from './timeline';
import type { Trace } from './api';
import { wayWords } from './words';

const lineHeight = 18;
const rowHeight = 24;
const headHeight = 30;
const axisHeight = 30;

interface Spot {
  mark: Mark;
  x: number;
  y: number;
  from: number; // of a date that is no day: the stretch it may lie in
  to: number;
}

interface Line {
  y: number;
  words: string;
}

interface Drawn {
  spots: Map<string, Spot>;
  heads: { group: Group; y: number; height: number }[];
  names: Line[];
  rows: { y: number; family: boolean; from: number; to: number }[];
  height: number;
  x: (day: number) => number;
  left: number; // where the axis begins
  undated: boolean;
  days: [number, number];
}

function cut(words: string, width: number): string {
  const most = Math.max(6, Math.floor(width / 6.6)); // letters of 12 pixels
  return words.length > most ? words.slice(0, most - 1) + '\u2026' : words;
}

function rowName(marks: Mark[]): string {
  const [first] = marks;
  const own = first?.name ?? '';
  return marks.length > 1 ? `${own} + ${marks.length - 1}` : own;
}

// Names stand beside the axis where there is room, else above their rows.
function draw({ groups }: Timeline, width: number): Drawn {
  const beside = width >= 560;
  const marks = groups.flatMap((group) => group.rows.flatMap((row) => row.marks));
  const days = marks.flatMap((mark) => daysOf(mark.published) ?? []);
  const undated = days.length < marks.length;
  const nameWidth = beside ? Math.min(230, width * 0.3) : 0;
  const left = nameWidth + (undated ? 74 : 14);
  const right = width - 16;
  const first = Math.min(...days.map((each) => each.from));
  const last = Math.max(...days.map((each) => each.to));
  const x = (day: number) => (last === first ? (left + right) / 2 : left + ((day - first) / (last - first)) * (right - left));
  const drawn: Drawn = {
    spots: new Map(), heads: [], names: [], rows: [], height: 0, x, left, undated, days: [first, last],
  };
  let y = axisHeight;
  for (const group of groups) {
    const top = y;
    y += headHeight;
    for (const row of group.rows) {
      if (beside) {
        drawn.names.push({ y: y + rowHeight / 2 + 4, words: cut(rowName(row.marks), nameWidth - 18) });
      } else {
        drawn.names.push({ y: y + lineHeight - 4, words: cut(rowName(row.marks), width - 30) });
        y += lineHeight;
      }
      const middle = y + rowHeight / 2;
      const at: number[] = [];
      let behind = -99; // so that reports of one day lie beside each other
      for (const mark of row.marks) {
        const day = daysOf(mark.published);
        const wanted = day === null ? nameWidth + 30 : (x(day.from) + x(day.to)) / 2;
        const place = day === null ? wanted : Math.max(wanted, behind + 13);
        if (day !== null) behind = place;
        drawn.spots.set(mark.document, {
          mark,
          x: place,
          y: middle,
          from: day === null ? place : x(day.from),
          to: day === null ? place : x(day.to),
        });
        at.push(place);
      }
      drawn.rows.push({ y: middle, family: row.family, from: Math.min(...at), to: Math.max(...at) });
      y += rowHeight;
    }
    drawn.heads.push({ group, y: top, height: y - top });
    y += 6;
  }
  drawn.height = y + 4;
  return drawn;
}

function kindWords(group: Group): string {
  if (group.kind === 'circle') return words.circleKind;
  if (group.kind === 'publisher') return `${group.title}: ${words.publisherKind}`;
  if (group.kind === 'unnamed' || group.kind === 'ambiguous') return `${group.title}: ${group.kind}, ${words.notCounted}`;
  return `${group.title}: ${words.originKind}`;
}

// A line from whose words they are to who has them, bowed so that it does not lie on others.
function LeadLine({ lead, from, to }: { lead: Lead; from: Spot; to: Spot }) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  if (length < 1) return null;
  const bow = Math.abs(dy) < 1 ? -Math.min(14, length / 3) : Math.min(26, length / 4);
  const [mx, my] = [(from.x + to.x) / 2 + (dy / length) * bow, (from.y + to.y) / 2 - (Math.abs(dy) < 1 ? -bow : (dx / length) * bow)];
  // It ends before the mark, along its last stretch.
  const [ex, ey] = [to.x - mx, to.y - my];
  const end = Math.max(1, Math.hypot(ex, ey));
  const [tx, ty] = [to.x - (ex / end) * 8, to.y - (ey / end) * 8];
  const [ux, uy] = [ex / end, ey / end];
  const head = `M${tx} ${ty}L${tx - ux * 7 - uy * 3.5} ${ty - uy * 7 + ux * 3.5}L${tx - ux * 7 + uy * 3.5} ${ty - uy * 7 - ux * 3.5}Z`;
  return (
    <g class={lead.circle ? 'lead circle' : 'lead'}>
      <path class="line" d={`M${from.x} ${from.y}Q${mx} ${my} ${tx} ${ty}`} />
      <path class="head" d={head} />
    </g>
  );
}

function SpotMark({ spot }: { spot: Spot }) {
  const { mark, x, y } = spot;
  return (
    <g class={`spot${mark.own ? ' own' : ''}${mark.circle ? ' circle' : ''}`} onClick={() => go(`/read/${mark.document}?claim=${mark.claim}`)}>
      <title>{`${visible(mark.name)}, ${mark.published !== '' ? mark.published : words.undatedAxis}`}</title>
      {spot.to - spot.from > 6 && <line class="span" x1={spot.from} x2={spot.to} y1={y} y2={y} />}
      <circle class="reach" cx={x} cy={y} r="12" />
      {mark.own && <circle class="ring" cx={x} cy={y} r="9" />}
      {mark.circle ? <path class="dot" d={`M${x} ${y - 6}L${x + 6} ${y}L${x} ${y + 6}L${x - 6} ${y}Z`} /> : <circle class="dot" cx={x} cy={y} r="5" />}
    </g>
  );
}

function Axis({ drawn, width }: { drawn: Drawn; width: number }) {
  const [first, last] = drawn.days;
  const ticks = Number.isFinite(first) ? ticksOf(first, last, Math.max(2, Math.floor((width - drawn.left) / 84))) : [];
  return (
    <g class="axis">
      {ticks.map((tick) => {
        const x = drawn.x(tick.day);
        const anchor = x > width - 44 ? 'end' : x < 44 ? 'start' : 'middle';
        return (
          <g key={tick.day}>
            <line class="rule" x1={x} x2={x} y1={axisHeight - 8} y2={drawn.height} />
            <text x={Math.min(x, width - 4)} y={16} text-anchor={anchor}>
              {tick.words}
            </text>
          </g>
        );
      })}
      {drawn.undated && (
        <>
          <text x={drawn.left - 44} y={16} text-anchor="middle">
            {words.undatedAxis}
          </text>
          <line class="rule part" x1={drawn.left - 14} x2={drawn.left - 14} y1={4} y2={drawn.height} />
        </>
      )}
    </g>
  );
}

function summary(timeline: Timeline): string {
  const parts = timeline.groups.map((group) => {
    const reports = group.rows.flatMap((row) => row.marks).length;
    const families = group.rows.filter((row) => row.family).length;
    return [kindWords(group), words.reports(reports), ...(families > 0 ? [words.families(families)] : [])].join(', ');
  });
  return `${words.axis}. ${parts.join('; ')}. ${words.axisTable}`;
}

// The same in rows, for whoever does not see the drawing, and to take along.
function Table({ timeline }: { timeline: Timeline }) {
  const marks = new Map(timeline.groups.flatMap((group) => group.rows.flatMap((row) => row.marks)).map((mark) => [mark.document, mark]));
  const has = (mark: Mark) => timeline.leads.filter((lead) => lead.to === mark.document);
  const dated = (mark: Mark) => (mark.published !== '' ? mark.published : '9999');
  const lines = timeline.groups
    .flatMap((group) => group.rows.flatMap((row) => row.marks.map((mark) => ({ group, row, mark }))))
    .sort((a, b) => (dated(a.mark) < dated(b.mark) ? -1 : dated(a.mark) > dated(b.mark) ? 1 : 0));
  return (
    <details class="opens">
      <summary>{words.asTable}</summary>
      <div class="wide" tabIndex={0} role="region" aria-label={words.asTable}>
        <table class="list">
          <thead>
            <tr>
              <th scope="col">{words.day}</th>
              <th scope="col">{words.report}</th>
              <th scope="col">{words.hasItFrom}</th>
              <th scope="col">{words.origin}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ group, row, mark }) => (
              <tr key={mark.document}>
                <td class="line">{mark.published !== '' ? mark.published : words.undatedAxis}</td>
                <td>
                  <a href={`/read/${mark.document}?claim=${mark.claim}`}>{visible(mark.name)}</a>
                  {mark.own && <small>{words.asked}</small>}
                  {row.family && <small>{row.marks[0] === mark ? words.leads : words.reprint}</small>}
                </td>
                <td>
                  {has(mark).map((lead) => (
                    <p class="from" key={lead.from}>
                      {visible(marks.get(lead.from)?.name ?? '')} <small>{wayWords(lead.why)}</small>
                    </p>
                  ))}
                </td>
                <td>{visible(kindWords(group))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

export function TraceAxis({ trace }: { trace: Trace }) {
  const { box, width } = useWidth<HTMLDivElement>(220);
  const timeline = timelineOf(trace);
  const drawn = draw(timeline, width);
  return (
    <section class="panel axis-panel" aria-label={words.axis}>
      <h2>{words.axis}</h2>
      <div ref={box} class="chart trace-axis">
        <svg viewBox={`0 0 ${width} ${drawn.height}`} width={width} height={drawn.height} role="img" aria-label={summary(timeline)}>
          {drawn.heads.map(({ group, y, height }, at) => (
            <g key={at} class={'group ' + group.kind}>
              <rect class="bar" x="0" y={y + 6} width="4" height={height - 4} />
              <text class="title" x="10" y={y + 22}>
                {visible(cut(kindWords(group), (width - 20) * 0.86))}
              </text>
            </g>
          ))}
          <Axis drawn={drawn} width={width} />
          {drawn.rows.map((row, at) => (
            <line key={at} class={row.family ? 'row family' : 'row'} x1={row.from} x2={row.to} y1={row.y} y2={row.y} />
          ))}
          {drawn.names.map((name, at) => (
            <text key={at} class="label" x="10" y={name.y}>
              {visible(name.words)}
            </text>
          ))}
          {timeline.leads.map((lead) => {
            const [from, to] = [drawn.spots.get(lead.from), drawn.spots.get(lead.to)];
            // Of neighbours in a family the row says it.
            const beside = from?.y === to?.y && Math.abs((from?.x ?? 0) - (to?.x ?? 0)) < 40;
            return from !== undefined && to !== undefined && !beside && <LeadLine lead={lead} from={from} to={to} key={lead.from + lead.to} />;
          })}
          {[...drawn.spots.values()].map((spot) => (
            <SpotMark spot={spot} key={spot.mark.document} />
          ))}
        </svg>
      </div>
      <p class="facts key">
        <span>{words.keyOwn}</span>
        <span>{words.keyFamily}</span>
        <span>{words.keyLead}</span>
        <span>{words.keyCircle}</span>
      </p>
      <Table timeline={timeline} />
    </section>
  );
}
