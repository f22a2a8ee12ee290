import { useState } from 'preact/hooks';

import type { Profile, ToldPassage } from './country_api';
import { told } from './country_words';
import { Opens, Passages, type Shown } from './evidence';
import { useWidth } from './map';
import { ShowMore } from './pages';
import { visible } from './text';
import { counted } from './words';

const most = 14; // on either side of the picture; the list has all
const row = 30;

interface Tie {
  at: number; // index of profile.ties
  publisher: string;
  source: string;
  named: boolean;
  claims: number;
}

function publisherName(name: string): string {
  return name === '' ? told.noPublisher : visible(name);
}

// Names of one side, those with most claims first, and then placed so that lines cross seldom: each by the mean
// place of those it is tied to. The same profile is always drawn the same.
function places(profile: Profile): { left: number[]; right: number[] } {
  const best = (all: { claims: number }[], tied: Set<number>) =>
    all
      .map((_, index) => index)
      .filter((index) => tied.has(index))
      .sort((a, b) => (all[b]?.claims ?? 0) - (all[a]?.claims ?? 0) || a - b)
      .slice(0, most);
  const left = best(profile.publishers, new Set(profile.ties.map((tie) => tie.publisher)));
  const shown = profile.ties.filter((tie) => left.includes(tie.publisher));
  const claims = new Map<number, number>();
  for (const tie of shown) claims.set(tie.source, (claims.get(tie.source) ?? 0) + tie.claims);
  const right = [...claims.entries()]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, most)
    .map(([source]) => source);
  const mean = (source: number) => {
    const ties = shown.filter((tie) => tie.source === source);
    return ties.reduce((sum, tie) => sum + left.indexOf(tie.publisher), 0) / ties.length;
  };
  const drawn = left.filter((publisher) => shown.some((tie) => tie.publisher === publisher && right.includes(tie.source)));
  const order = new Map(right.map((source, at) => [source, mean(source) + at / 1000]));
  right.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  return { left: drawn, right };
}

function shortened(words: string, letters: number): string {
  return words.length <= letters ? words : words.slice(0, Math.max(1, letters - 1)).trimEnd() + '\u2026';
}

function Picture(props: { profile: Profile; ties: Tie[]; chosen: number; choose: (tie: number) => void }) {
  const { profile } = props;
  const { box, width } = useWidth<HTMLDivElement>();
  const { left, right } = places(profile);
  const high = Math.max(left.length, right.length) * row + 16;
  const y = (list: number[], at: number) => 8 + ((at + 0.5) * (high - 16)) / Math.max(1, list.length);
  const from = width * 0.36;
  const to = width * 0.64;
  const letters = Math.floor((from - 14) / 7.6);
  const drawn = props.ties.filter(({ at }) => {
    const tie = profile.ties[at];
    return tie !== undefined && left.includes(tie.publisher) && right.includes(tie.source);
  });
  return (
    <div ref={box} class="network">
      <svg
        viewBox={`0 0 ${width} ${high}`}
        width={width}
        height={high}
        role="img"
        aria-label={`${told.network}: ${drawn.map((tie) => `${tie.publisher} ${told.hasFrom} ${tie.source}`).join('; ')}`}
      >
        {drawn.map((tie) => {
          const { publisher, source } = profile.ties[tie.at] ?? { publisher: 0, source: 0 };
          const a = y(left, left.indexOf(publisher));
          const b = y(right, right.indexOf(source));
          const path = `M${from} ${a.toFixed(1)}C${width / 2} ${a.toFixed(1)} ${width / 2} ${b.toFixed(1)} ${to} ${b.toFixed(1)}`;
          const state = tie.at === props.chosen ? 'chosen' : props.chosen >= 0 ? 'faint' : '';
          return (
            <g key={tie.at} class={`way tie ${state}`} onClick={() => props.choose(tie.at)}>
              <path class="reach" d={path} />
              <path class={`line ${tie.claims >= 10 ? 'many' : tie.claims >= 3 ? 'some' : 'one'}`} d={path} />
            </g>
          );
        })}
        {left.map((index, at) => (
          <g key={'p' + index}>
            <circle class="node" cx={from} cy={y(left, at)} r="4" />
            <text x={from - 9} y={y(left, at) + 4} text-anchor="end">
              <title>{publisherName(profile.publishers[index]?.name ?? '')}</title>
              {shortened(publisherName(profile.publishers[index]?.name ?? ''), letters)}
            </text>
          </g>
        ))}
        {right.map((index, at) => (
          <g key={'s' + index}>
            <circle class={profile.sources[index]?.named === true ? 'node' : 'node unnamed'} cx={to} cy={y(right, at)} r="4" />
            <text x={to + 9} y={y(right, at) + 4}>
              <title>{visible(profile.sources[index]?.name ?? '')}</title>
              {shortened(visible(profile.sources[index]?.name ?? ''), letters)}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}

// Who has it from whom: publishers at the left, those whom they name at the right. By mouse a tie is chosen in
// the picture, by keys and by voice in the list beside it, which has every one.
export function Network({ profile, shownOf }: { profile: Profile; shownOf: (passage: ToldPassage) => Shown }) {
  const [chosen, setChosen] = useState(-1);
  const [listed, setListed] = useState(12);
  if (profile.ties.length === 0) return null;
  const ties = profile.ties
    .map((tie, at): Tie => {
      const source = profile.sources[tie.source];
      return {
        at,
        publisher: publisherName(profile.publishers[tie.publisher]?.name ?? ''),
        source: visible(source?.name ?? ''),
        named: source?.named === true,
        claims: tie.claims,
      };
    })
    .sort((a, b) => b.claims - a.claims || a.at - b.at);
  const choose = (at: number) => {
    const next = at === chosen ? -1 : at;
    setChosen(next);
    if (next < 0) return;
    setListed(Math.max(listed, ties.findIndex((tie) => tie.at === next) + 1));
    requestAnimationFrame(() => {
      const line = document.getElementById(`tie-${next}`);
      if (!(line instanceof HTMLDetailsElement)) return;
      line.open = true;
      line.scrollIntoView({ block: 'nearest' });
    });
  };
  return (
    <section class="panel">
      <h2>{told.network}</h2>
      <div class="parted">
        <div>
          <Picture profile={profile} ties={ties} chosen={chosen} choose={choose} />
          <p class="fact">{told.networkHow}</p>
        </div>
        <div class="lists" tabIndex={0} role="region" aria-label={told.network}>
          {ties.slice(0, listed).map((tie) => (
            <Opens
              key={tie.at}
              id={`tie-${tie.at}`}
              class={tie.at === chosen ? 'chosen' : ''}
              head={
                <>
                  {tie.publisher} {told.hasFrom} <span class="name">{tie.source}</span>{' '}
                  <span class="facts">
                    <span>{counted(tie.claims, 'claim', 'claims')}</span>
                    {!tie.named && <span class="tag">{told.notNamed}</span>}
                  </span>
                </>
              }
            >
              {() => <Passages all={(profile.ties[tie.at]?.passages ?? []).flatMap((index) => {
                const passage = profile.passages[index];
                return passage === undefined ? [] : [shownOf(passage)];
              })} />}
            </Opens>
          ))}
          {ties.length > listed && <ShowMore left={ties.length - listed} show={() => setListed(ties.length)} />}
        </div>
      </div>
    </section>
  );
}
