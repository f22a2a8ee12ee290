import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';

import { api, type Card, type Cause, type Claim, type Finding, type Reading } from './api';
import { AddForm, type Desk } from './correct';
import { fileName } from './evidence';
import {
  corrections,
  DocumentHistory,
  isAdded,
  isDecided,
  MachineRead,
  standing,
  useReview,
  Verdict,
  type Asking,
  type Review,
} from './review';
import { told } from './cases_words';
import { reviewWords } from './review_words';
import { go } from './route';
import { useLoaded } from './loading';
import { Refusal, Waiting } from './shell';
import { useKeys } from './keyboard';
import { ShowMore } from './pages';
import { gravest, markedIn, overlap, paragraphs, Positions, visible, type Segment, type Stretch } from './text';
import { Veil } from './veil';
import { hasCases, may } from './session';
import { counted, words } from './words';

const mostAtOnce = 8; // findings above the text

const signs = { grave: '!!', warning: '!', notice: '' } as const;

function alarm(card: Card | undefined, finding: Finding | undefined): string {
  if (card?.check?.alarm === true || finding?.severity === 'grave') return 'grave';
  return finding?.severity ?? '';
}

function Chain({ card }: { card: Card }) {
  return (
    <ol class="chain" aria-label="Who said it, through whom">
      {card.links.map((link) => (
        <li class={link.status}>
          {visible(link.words)}
          {link.cue !== '' && <small> “{visible(link.cue)}”</small>}
        </li>
      ))}
    </ol>
  );
}

function Check({ card }: { card: Card }) {
  if (card.check === undefined) return null;
  const check = card.check;
  return (
    <div class={check.alarm ? 'check alarm' : 'check'}>
      <p>
        <strong>{check.words}</strong>
        {check.reference !== '' && (
          <>
            {' '}
            · {words.compared} {visible(check.reference)}
          </>
        )}
      </p>
      {check.expected !== '' && (
        <p>
          {words.expected}: <q>{visible(check.expected)}</q>
        </p>
      )}
      {check.edits.length > 0 && (
        <ul>
          {check.edits.map((edit) => (
            <li>{visible(edit)}</li>
          ))}
        </ul>
      )}
      {check.found !== null && <p>{visible(check.found)}</p>}
    </div>
  );
}

// Passages that tell of violence: which they are, and which of them the reader has opened.
interface Hard {
  places: Stretch[];
  isOpen: (place: number) => boolean;
  toggle: (places: number[]) => void;
  all: boolean;
  setAll: (all: boolean) => void;
  // Those that these words reach into.
  under: (words: { start: number; end: number } | undefined) => number[];
}

function useHard(reading: Reading, positions: Positions): Hard {
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const [all, setAll] = useState(false);
  const places = useMemo(
    () => reading.violence.map(([begin, end]) => ({ begin: positions.unit(begin), end: positions.unit(end) })),
    [reading],
  );
  const isOpen = (place: number) => open.has(place);
  return {
    places,
    isOpen,
    all,
    setAll: (value) => {
      setAll(value);
      setOpen(new Set(value ? places.keys() : []));
    },
    toggle: (touched) => {
      const next = new Set(open);
      const opens = !touched.every(isOpen);
      for (const place of touched) {
        if (opens) next.add(place);
        else next.delete(place);
      }
      setOpen(next);
    },
    under: (words) => {
      if (words === undefined) return [];
      const stretch = { begin: positions.unit(words.start), end: positions.unit(words.end) };
      return places.flatMap((each, at) => (overlap(each, stretch) ? [at] : []));
    },
  };
}

// Words that are shown at once, or that tell of violence and are opened first.
function Guarded({ hard, under, children }: { hard: Hard; under: number[]; children: ComponentChildren }) {
  if (under.length === 0) return <>{children}</>;
  return (
    <Veil open={under.every(hard.isOpen)} toggle={() => hard.toggle(under)}>
      {children}
    </Veil>
  );
}

function ClaimCard(props: {
  hash: string;
  claim: Claim;
  card: Card;
  findings: Finding[];
  causes: Cause[];
  review: Review;
  desk: Desk;
  hard: Hard;
  chosen: boolean;
  choose: () => void;
}) {
  const { claim, card, hard } = props;
  const under = hard.under(claim.passages[0]);
  const corrected = corrections(props.review.decisions, claim.id);
  const level = alarm(card, props.findings[0]);
  const decided = standing(props.review.decisions, claim.id);
  const titles = new Map(props.causes.map((cause) => [cause.code, cause.title]));
  return (
    <article
      id={'card-' + claim.id}
      class={`card ${level}${props.chosen ? ' chosen' : ''}${decided !== undefined ? ' ' + decided.verb : ''}${corrected.length > 0 ? ' corrected' : ''}`}
      aria-current={props.chosen}
      onClick={props.choose}
    >
      <h3>
        <span class={'kind kind-' + claim.kind}>{card.kind}</span>
        <span class="fact">{claim.id}</span>
        <span class="standings">
          {corrected.length > 0 && <span class="standing correct">{reviewWords.corrected}</span>}
          {decided !== undefined && (
            <span class={'standing ' + decided.verb}>
              {decided.verb === 'confirm' ? reviewWords.confirmed : reviewWords.rejected}
            </span>
          )}
          {isAdded(props.review.decisions, claim.id) ? (
            <span class="standing correct">{reviewWords.added}</span>
          ) : (
            decided === undefined &&
            corrected.length === 0 && <span class="standing machine">{reviewWords.byMachine}</span>
          )}
        </span>
        {claim.modality !== 'asserted' && <span class="fact">{claim.modality}</span>}
        {claim.polarity === 'negative' && <span class="fact">denies</span>}
        {(claim.about ?? []).map((code) => (
          <span class="fact">{code}</span>
        ))}
      </h3>
      <Guarded hard={hard} under={under}>
        <blockquote>{visible(claim.passages[0]?.exact ?? '')}</blockquote>
        <MachineRead decisions={corrected} />
      </Guarded>
      <Chain card={card} />
      {under.every(hard.isOpen) && (
        <>
          {card.lines.length > 0 && (
            <dl>
              {card.lines.map(([label, value]) => (
                <>
                  <dt>{label}</dt>
                  <dd>{visible(value)}</dd>
                </>
              ))}
            </dl>
          )}
          <Check card={card} />
        </>
      )}
      {props.findings.map((finding) => (
        <p class={'note ' + finding.severity}>
          <span class="level">{finding.severity}</span> {titles.get(finding.code) ?? finding.code}
        </p>
      ))}
      <p class="acts">
        <a href={`/trace/${props.hash}/${claim.id}`}>{words.trace}</a>
        {hasCases() && <a href={`/cases?document=${props.hash}&claim=${claim.id}`}>{told.link}</a>}
      </p>
      <Verdict claim={claim} review={props.review} desk={props.desk} veiled={!under.every(hard.isOpen)} />
    </article>
  );
}

function Findings({ reading, hard, choose }: { reading: Reading; hard: Hard; choose: (claim: string) => void }) {
  const [all, setAll] = useState(false);
  const { causes } = reading;
  if (causes.length === 0) return <p class="calm">{words.noFindings}</p>;
  // They stand gravest first. The grave are never folded away; the text is not to be far below.
  const grave = causes.filter((cause) => cause.severity === 'grave').length;
  const most = all ? causes.length : Math.max(grave, mostAtOnce);
  return (
    <>
      <ol class="findings">
        {causes.slice(0, most).map((cause) => {
          const first = reading.report.findings[cause.findings[0] ?? 0];
          if (first === undefined) return null;
          return (
            <li class={cause.severity}>
              <h3>
                <span class="level">{cause.severity}</span> {cause.title}
              </h3>
              <Guarded hard={hard} under={hard.under(first.passage)}>
                <blockquote>{visible(first.words ?? first.passage.exact)}</blockquote>
                {first.expected !== undefined && first.expected !== '' && (
                  <p>
                    {cause.label}: <q>{visible(first.expected)}</q>
                    {first.reference !== undefined && <small> {visible(first.reference)}</small>}
                  </p>
                )}
                {first.explanation !== undefined && <p>{visible(first.explanation)}</p>}
              </Guarded>
              <p class="advice">{cause.advice}</p>
              <p class="acts">
                <span class="fact">{words.atClaim}</span>
                {[
                  ...new Set(
                    cause.findings.map((at) => reading.report.findings[at]?.claim ?? '').filter(Boolean),
                  ),
                ].map((id) => (
                  <button type="button" onClick={() => choose(id)} key={id}>
                    {id}
                  </button>
                ))}
              </p>
            </li>
          );
        })}
      </ol>
      {causes.length > most && <ShowMore left={causes.length - most} show={() => setAll(true)} />}
    </>
  );
}

// Pieces of a paragraph, those of one passage of violence together.
function grouped(segments: Segment[]): Segment[][] {
  const out: Segment[][] = [];
  for (const segment of segments) {
    const last = out[out.length - 1];
    if (last !== undefined && segment.hard >= 0 && last[0]?.hard === segment.hard) last.push(segment);
    else out.push([segment]);
  }
  return out;
}

function Text(props: {
  reading: Reading;
  review: Review;
  desk: Desk;
  hard: Hard;
  chosen: string;
  choose: (claim: string) => void;
}) {
  const { hard, desk } = props;
  const { document, claims, findings } = props.reading.report;
  const box = useRef<HTMLDivElement>(null);
  const rejected = (claim: Claim) => standing(props.review.decisions, claim.id)?.verb === 'reject';
  const parts = useMemo(
    () => paragraphs(document.text, claims, { hard: hard.places, draft: desk.draft }),
    [props.reading, desk.draft],
  );
  const mark = () => {
    if (desk.marked.current === null || box.current === null) return;
    const words = markedIn(box.current, document.text);
    if (words !== null) desk.marked.current(words);
  };
  const piece = (segment: Segment) => {
    const claim = segment.claims[0];
    const place = { 'data-from': segment.from, 'data-to': segment.from + segment.text.length };
    const draft = segment.draft ? ' draft' : '';
    if (claim === undefined) {
      return (
        <span class={draft} {...place}>
          {visible(segment.text)}
        </span>
      );
    }
    const finding = gravest(findings, claim.id);
    const level = alarm(props.reading.cards[claim.id], finding);
    const held = segment.claims.some((each) => each.id === props.chosen);
    return (
      <mark
        class={`kind-${claim.kind} ${level}${held ? ' chosen' : ''}${rejected(claim) ? ' rejected' : ''}${draft}`}
        data-claim={claim.id}
        {...place}
        // While words are being chosen, a click is part of that.
        onClick={() => desk.marked.current === null && props.choose(claim.id)}
      >
        {visible(segment.text)}
        {level !== '' && level !== 'notice' && <sup aria-hidden="true">{signs[level as keyof typeof signs]}</sup>}
      </mark>
    );
  };
  return (
    <div class="text" lang={document.language} ref={box} onMouseUp={mark} onTouchEnd={mark}>
      {parts.map((paragraph) => (
        <p>
          {grouped(paragraph.segments).map((group) => {
            const at = group[0]?.hard ?? -1;
            if (at < 0) return group.map(piece);
            const held = new Set(group.flatMap((each) => each.claims.map((claim) => claim.id)));
            return (
              <span class={'veiled' + (held.has(props.chosen) ? ' chosen' : '')} data-claims={[...held].join(' ')}>
                <Veil inline open={hard.isOpen(at)} toggle={() => hard.toggle([at])}>
                  {' '}
                  {group.map(piece)}
                </Veil>
              </span>
            );
          })}
        </p>
      ))}
    </div>
  );
}

// Names that the chains of a document know, each once.
function knownNames(claims: Claim[]): string[] {
  const names = claims.flatMap((claim) =>
    claim.chain.map((link) => (link.name !== '' ? link.name : (link.organisation ?? ''))),
  );
  return [...new Set(names)].filter((name) => name !== '').sort((a, b) => a.localeCompare(b));
}

function useDesk(reading: Reading, positions: Positions): Desk {
  const [asking, ask] = useState<Asking | null>(null);
  const [draft, setDraft] = useState<Stretch | null>(null);
  const marked = useRef<((words: Stretch) => void) | null>(null);
  const { claims, document } = reading.report;
  const names = useMemo(() => knownNames(claims), [reading]);
  return { text: document.text, positions, names, claims, asking, ask, draft, setDraft, marked };
}

// In the order of the text: what people added stands behind the others.
function inOrder(reading: Reading): Claim[] {
  const added = (claim: Claim) => isAdded(reading.decisions, claim.id);
  const out = reading.report.claims.filter((claim) => !added(claim));
  const start = (claim: Claim) => claim.passages[0]?.start ?? 0;
  for (const claim of reading.report.claims.filter(added)) {
    const at = out.findIndex((each) => start(each) > start(claim));
    out.splice(at < 0 ? out.length : at, 0, claim);
  }
  return out;
}

function Page({ first_reading, at }: { first_reading: Reading; at: string }) {
  const [reading, setReading] = useState(first_reading); // as it is since somebody corrected a claim
  const { document, findings } = reading.report;
  const claims = useMemo(() => inOrder(reading), [reading]);
  const [onlyFindings, setOnlyFindings] = useState(false);
  const shown = claims.filter((claim) => !onlyFindings || gravest(findings, claim.id) !== undefined);
  const positions = useMemo(() => new Positions(document.text), [document.text]);
  const review = useReview(document.id, first_reading.decisions, setReading);
  const desk = useDesk(reading, positions);
  const hard = useHard(reading, positions);
  const decided = (claim: Claim) => isDecided(review.decisions, claim.id);
  const done = claims.filter(decided).length;
  const first = useRef(true);
  const under = (id: string) => hard.under(claims.find((claim) => claim.id === id)?.passages[0]);
  const choose = (id: string) => {
    const params = new URLSearchParams(location.search);
    params.set('claim', id);
    go(`${location.pathname}?${params}`, true);
  };
  const step = (by: number, fits: (claim: Claim) => boolean, round = false) => {
    // From where the reader is among all claims, which may be one that is not shown.
    const now = claims.findIndex((each) => each.id === at);
    const next = by > 0 ? claims.slice(now + 1).find(fits) : claims.slice(0, Math.max(now, 0)).findLast(fits);
    const found = next ?? (round ? claims.slice(0, Math.max(now, 0)).find(fits) : undefined);
    if (found !== undefined) choose(found.id);
  };
  const isShown = (claim: Claim) => shown.includes(claim);
  const isFlagged = (claim: Claim) => gravest(findings, claim.id) !== undefined;
  const undecided = () => step(1, (claim) => isShown(claim) && !decided(claim), true);
  // Keys decide only on what the reader sees.
  const seen = shown.some((each) => each.id === at);
  const open = (what: Asking['what']) => {
    if (!seen || !may('decide')) return;
    // Who marks words must see them.
    if (what === 'words' && !under(at).every(hard.isOpen)) hard.toggle(under(at));
    desk.ask({ claim: at, what });
  };
  const chosen = claims.find((each) => each.id === at)?.passages[0];
  const adding = desk.asking?.what === 'add';
  const add = () => may('decide') && desk.ask({ claim: '', what: 'add' });
  useKeys(
    {
      a: add,
      j: () => step(1, isShown),
      k: () => step(-1, isShown),
      n: () => step(1, isFlagged),
      i: undecided,
      c: () => seen && may('decide') && standing(review.decisions, at)?.verb !== 'confirm' && review.decide(at, 'confirm', ''),
      r: () => standing(review.decisions, at)?.verb !== 'reject' && open('reject'),
      m: () => open('note'),
      w: () => open('words'),
      y: () => open('kind'),
      s: () => open('source'),
      o: () => seen && under(at).length > 0 && hard.toggle(under(at)),
      u: () => seen && may('decide') && review.decide(at, 'undo', ''),
      t: () => seen && go(`/trace/${document.id}/${at}`),
    },
    'jkni',
  );
  useEffect(() => {
    if (at === '') return;
    const how: ScrollIntoViewOptions = {
      block: 'center',
      behavior: first.current || matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth',
    };
    first.current = false;
    const name = CSS.escape(at);
    window.document.querySelector(`mark[data-claim="${name}"], [data-claims~="${name}"]`)?.scrollIntoView(how);
    window.document.getElementById('card-' + at)?.scrollIntoView(how);
  }, [at]);
  return (
    <>
      <header class="head">
        <h1>{visible(document.title ?? fileName(document.name))}</h1>
        <p>
          {visible(document.publisher ?? words.noPublisher)} · {document.published ?? words.undated}
          {document.authors !== undefined && document.authors.length > 0 && (
            <> · {visible(document.authors.join(', '))}</>
          )}
        </p>
        <p class="address">{visible(document.url ?? document.name)}</p>
        {hasCases() && (
          <p class="acts">
            <a href={`/cases?document=${document.id}`}>{told.link}</a>
          </p>
        )}
      </header>
      <section aria-label={words.findings}>
        <h2>{words.findings}</h2>
        <Findings reading={reading} hard={hard} choose={choose} />
      </section>
      <div class="columns">
        <Text reading={reading} review={review} desk={desk} hard={hard} chosen={at} choose={choose} />
        <section class="cards" aria-label={words.claims}>
          <h2>
            {words.claims}{' '}
            <small>
              {done} of {claims.length} {words.decided}
            </small>
          </h2>
          <progress max={Math.max(1, claims.length)} value={done} aria-label={counted(done, 'claim decided', 'claims decided')} />
          <p class="acts">
            {done < claims.length ? (
              <button type="button" onClick={undecided}>
                {reviewWords.nextUndecided}
              </button>
            ) : (
              claims.length > 0 && <span class="fact">{reviewWords.allDecided}</span>
            )}
            {may('decide') && (
              <button type="button" onClick={add}>
                {reviewWords.addClaim}
              </button>
            )}
          </p>
          {adding && (
            <AddForm
              review={review}
              desk={desk}
              from={{ begin: 0, end: positions.unit(chosen?.end ?? 0) }}
              close={() => desk.ask(null)}
              added={(claim) => {
                desk.ask(null);
                if (claim !== '') choose(claim);
              }}
            />
          )}
          <label class="only">
            <input
              type="checkbox"
              checked={onlyFindings}
              onChange={(event) => setOnlyFindings(event.currentTarget.checked)}
            />{' '}
            {words.findingsOnly}
          </label>
          {hard.places.length > 0 && (
            <label class="violence">
              <input type="checkbox" checked={hard.all} onChange={(event) => hard.setAll(event.currentTarget.checked)} />{' '}
              {reviewWords.showViolence} ({hard.places.length})
            </label>
          )}
          <DocumentHistory
            decisions={review.decisions}
            choose={choose}
            veiled={(claim) => claim !== '' && !under(claim).every(hard.isOpen)}
          />
          {claims.length === 0 && <p class="calm">{words.noClaims}</p>}
          {shown.map((claim) => {
            const card = reading.cards[claim.id];
            if (card === undefined) return null;
            return (
              <ClaimCard
                key={claim.id}
                hash={document.id}
                claim={claim}
                card={card}
                findings={findings.filter((each) => each.claim === claim.id)}
                causes={reading.causes}
                review={review}
                desk={desk}
                hard={hard}
                chosen={claim.id === at}
                choose={() => claim.id !== at && choose(claim.id)}
              />
            );
          })}
        </section>
      </div>
    </>
  );
}

export function Read({ hash, at }: { hash: string; at: string }) {
  const loaded = useLoaded('read ' + hash, (signal) => api.reading(hash, signal));
  if (loaded.state === 'waiting') return <Waiting />;
  if (loaded.state === 'refused') return <Refusal {...loaded} />;
  return <Page first_reading={loaded.value} at={at} key={hash} />;
}
