import type { Series, TierStep } from './country_api';
import { tierNames } from './country_words';
import { useWidth } from './map';

export function valueText(value: { value: number; upper?: number; approximator?: string }): string {
  const number = (x: number) => x.toLocaleString('en', { maximumFractionDigits: 2 });
  const range = value.upper !== undefined && value.upper !== value.value;
  return (
    (value.approximator !== undefined && value.approximator !== '' ? value.approximator + ' ' : '') +
    number(value.value) +
    (range ? ` to ${number(value.upper ?? 0)}` : '')
  );
}

// 1, 2 or 5 times a power of ten, so that there are two to five steps.
function stepOf(top: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(top, 1) / 2));
  const found = [1, 2, 5, 10].find((each) => top / (each * power) <= 4.5) ?? 10;
  return Math.max(1, found * power);
}

export function yearOf(from: string, to: string): number {
  return Number((to !== '' ? to : from).slice(0, 4));
}

// Values of one definition over the years. A value that others contest is a hollow lozenge; the list
// beneath says each and opens to its passages.
export function SeriesChart({ series, chosen, choose }: { series: Series; chosen: string; choose: (row: string) => void }) {
  const { box, width } = useWidth<HTMLDivElement>();
  const height = 190;
  const [left, right, top, bottom] = [52, 14, 12, 26];
  const years = series.points.map((point) => yearOf(point.from, point.to));
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const highest = Math.max(...series.points.map((point) => Math.max(point.value, point.upper)));
  const step = stepOf(highest);
  const roof = Math.max(step, Math.ceil(highest / step) * step);
  const x = (year: number) => left + ((year - first) / Math.max(1, last - first)) * (width - left - right);
  const y = (value: number) => height - bottom - (value / roof) * (height - top - bottom);
  const ticks = Array.from({ length: Math.round(roof / step) + 1 }, (_, at) => at * step);
  const each = Math.max(1, Math.ceil((last - first + 1) / Math.max(2, Math.floor((width - left) / 56))));
  const labelled = Array.from({ length: last - first + 1 }, (_, at) => first + at).filter((_, at) => at % each === 0);
  const calm = series.points.filter((point) => !point.contested);
  return (
    <div ref={box} class="chart">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
        aria-label={`${series.name}: ${series.points.map((point) => `${point.period} ${valueText(point)}${point.contested ? ', contested' : ''}`).join('; ')}`}
      >
        {ticks.map((tick) => (
          <g key={tick}>
            <line class="rule" x1={left} x2={width - right} y1={y(tick)} y2={y(tick)} />
            <text x={left - 6} y={y(tick) + 4} text-anchor="end">
              {tick.toLocaleString('en')}
            </text>
          </g>
        ))}
        {labelled.map((year) => (
          <text key={year} x={x(year)} y={height - 8} text-anchor="middle">
            {year}
          </text>
        ))}
        <polyline class="trend" points={calm.map((point) => `${x(yearOf(point.from, point.to))},${y(point.value)}`).join(' ')} />
        {series.points.map((point, at) => {
          const [px, py] = [x(yearOf(point.from, point.to)), y(point.value)];
          return (
            <g key={at} class={`point ${point.row === chosen ? 'chosen' : ''}`} onClick={() => choose(point.row)}>
              {point.upper !== point.value && <line class="range" x1={px} x2={px} y1={py} y2={y(point.upper)} />}
              <circle class="reach" cx={px} cy={py} r="12" />
              {point.contested ? (
                <path class="contested" d={`M${px} ${py - 6}L${px + 6} ${py}L${px} ${py + 6}L${px - 6} ${py}Z`} />
              ) : (
                <circle class="value" cx={px} cy={py} r="4" />
              )}
            </g>
          );
        })}
      </svg>
    </div>
  );
}

const ranks = ['1', '2', '2WL', '3'];

// Placements edition by edition; shape and words tell what the height tells.
export function TierLine({ steps }: { steps: TierStep[] }) {
  const { box, width } = useWidth<HTMLDivElement>();
  const [left, right, top, row] = [130, 14, 16, 30];
  const height = top + row * ranks.length + 22;
  const [first, last] = [steps[0]?.year ?? 0, steps[steps.length - 1]?.year ?? 0];
  const wide = (width - left - right) / Math.max(1, last - first + 1);
  const x = (year: number) => left + (year - first + 0.5) * wide;
  const y = (rank: number) => top + rank * row + row / 2;
  const each = Math.max(1, Math.ceil(38 / wide));
  const placed = steps.filter((step) => ranks.includes(step.tier));
  return (
    <div ref={box} class="chart">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
        aria-label={steps.map((step) => `${step.year}: ${tierNames[step.tier] ?? step.tier}`).join('; ')}
      >
        {ranks.map((rank, at) => (
          <g key={rank}>
            <line class="rule" x1={left} x2={width - right} y1={y(at)} y2={y(at)} />
            <text x={left - 10} y={y(at) + 4} text-anchor="end">
              {tierNames[rank]}
            </text>
          </g>
        ))}
        {placed.slice(1).map((step, at) => {
          const before = placed[at];
          if (before === undefined || step.year - before.year !== 1) return null;
          return (
            <line
              key={step.year}
              class="trend"
              x1={x(before.year)}
              y1={y(ranks.indexOf(before.tier))}
              x2={x(step.year)}
              y2={y(ranks.indexOf(step.tier))}
            />
          );
        })}
        {placed.map((step) => {
          const [px, py] = [x(step.year), y(ranks.indexOf(step.tier))];
          return (
            <g key={step.year} class={step.disagreement !== '' ? 'point grave' : 'point'}>
              {step.tier === '3' ? (
                <rect class="value" x={px - 5} y={py - 5} width="10" height="10" />
              ) : step.tier === '2WL' ? (
                <path class="value" d={`M${px} ${py - 6}L${px + 6} ${py + 5}L${px - 6} ${py + 5}Z`} />
              ) : (
                <circle class="value" cx={px} cy={py} r="5" />
              )}
            </g>
          );
        })}
        {steps
          .filter((step) => (step.year - first) % each === 0)
          .map((step) => (
            <text key={step.year} x={x(step.year)} y={height - 6} text-anchor="middle">
              {step.year}
            </text>
          ))}
      </svg>
    </div>
  );
}
