import { useEffect, useMemo, useRef, useState } from 'preact/hooks';

import { api, type Card, type Cause, type Claim, type Finding, type Reading } from './api';
import { told } from './cases_words';
import { DocumentHistory, standing, useReview, Verdict, type Review } from './review';
import { go } from './route';
import { useLoaded } from './loading';
import { Refusal, Waiting } from './shell';
import { useKeys } from './keyboard';
import { gravest, paragraphs, visible } from './text';
import { hasCases, may } from './session';
import { counted, words } from './words';

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

function ClaimCard(props: {
  hash: string;
  claim: Claim;
  card: Card;
  findings: Finding[];
  causes: Cause[];
  review: Review;
  chosen: boolean;
  choose: () => void;
}) {
  const { claim, card } = props;
  const level = alarm(card, props.findings[0]);
  const decided = standing(props.review.decisions, claim.id);
  const titles = new Map(props.causes.map((cause) => [cause.code, cause.title]));
  return (
    <article
      id={'card-' + claim.id}
      class={`card ${level}${props.chosen ? ' chosen' : ''}${decided !== undefined ? ' ' + decided.verb : ''}`}
      aria-current={props.chosen}
      onClick={props.choose}
    >
      <h3>
        <span class={'kind kind-' + claim.kind}>{card.kind}</span>
        <span class="fact">{claim.id}</span>
        <span class={'standing ' + (decided?.verb ?? 'machine')}>
          {decided === undefined ? 'read by machine' : decided.verb === 'confirm' ? '\u2713 confirmed' : '\u2717 rejected'}
        </span>
        {claim.modality !== 'asserted' && <span class="fact">{claim.modality}</span>}
        {claim.polarity === 'negative' && <span class="fact">denies</span>}
        {(claim.about ?? []).map((code) => (
          <span class="fact">{code}</span>
        ))}
      </h3>
      <blockquote>{visible(claim.passages[0]?.exact ?? '')}</blockquote>
      <Chain card={card} />
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
      {props.findings.map((finding) => (
        <p class={'note ' + finding.severity}>
          <span class="level">{finding.severity}</span> {titles.get(finding.code) ?? finding.code}
        </p>
      ))}
      <p class="acts">
        <a href={`/trace/${props.hash}/${claim.id}`}>{words.trace}</a>
        {hasCases() && <a href={`/cases?document=${props.hash}&claim=${claim.id}`}>{told.link}</a>}
      </p>
      <Verdict claim={claim.id} review={props.review} />
    </article>
  );
}

function Findings({ reading, choose }: { reading: Reading; choose: (claim: string) => void }) {
  if (reading.causes.length === 0) return <p class="calm">{words.noFindings}</p>;
  return (
    <ol class="findings">
      {reading.causes.map((cause) => {
        const first = reading.report.findings[cause.findings[0] ?? 0];
        if (first === undefined) return null;
        return (
          <li class={cause.severity}>
            <h3>
              <span class="level">{cause.severity}</span> {cause.title}
            </h3>
            <blockquote>{visible(first.words ?? first.passage.exact)}</blockquote>
            {first.expected !== undefined && first.expected !== '' && (
              <p>
                {cause.label}: <q>{visible(first.expected)}</q>
                {first.reference !== undefined && <small> {visible(first.reference)}</small>}
              </p>
            )}
            {first.explanation !== undefined && <p>{visible(first.explanation)}</p>}
            <p class="advice">{cause.advice}</p>
            <p class="acts">
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
  );
}

function Text(props: { reading: Reading; review: Review; chosen: string; choose: (claim: string) => void }) {
  const { document, claims, findings } = props.reading.report;
  const rejected = (claim: Claim) => standing(props.review.decisions, claim.id)?.verb === 'reject';
  const parts = useMemo(() => paragraphs(document.text, claims), [props.reading]);
  return (
    <div class="text" lang={document.language}>
      {parts.map((paragraph) => (
        <p>
          {paragraph.segments.map((segment) => {
            const claim = segment.claims[0];
            if (claim === undefined) return visible(segment.text);
            const finding = gravest(findings, claim.id);
            const level = alarm(props.reading.cards[claim.id], finding);
            const held = segment.claims.some((each) => each.id === props.chosen);
            return (
              <mark
                class={`kind-${claim.kind} ${level}${held ? ' chosen' : ''}${rejected(claim) ? ' rejected' : ''}`}
                data-claim={claim.id}
                onClick={() => props.choose(claim.id)}
              >
                {visible(segment.text)}
                {level !== '' && level !== 'notice' && (
                  <sup aria-hidden="true">{signs[level as keyof typeof signs]}</sup>
                )}
              </mark>
            );
          })}
        </p>
      ))}
    </div>
  );
}

function Page({ reading, at }: { reading: Reading; at: string }) {
  const { document, claims, findings } = reading.report;
  const [onlyFindings, setOnlyFindings] = useState(false);
  const shown = claims.filter((claim) => !onlyFindings || gravest(findings, claim.id) !== undefined);
  const review = useReview(document.id, reading.decisions);
  const done = claims.filter((claim) => standing(review.decisions, claim.id) !== undefined).length;
  const first = useRef(true);
  const choose = (id: string) => {
    const params = new URLSearchParams(location.search);
    params.set('claim', id);
    go(`${location.pathname}?${params}`, true);
  };
  const step = (by: number, flagged: boolean) => {
    // From where the reader is among all claims, which may be one that is not shown.
    const now = claims.findIndex((each) => each.id === at);
    const fits = (each: Claim) => (flagged ? gravest(findings, each.id) !== undefined : shown.includes(each));
    const next = by > 0 ? claims.slice(now + 1).find(fits) : claims.slice(0, Math.max(now, 0)).findLast(fits);
    if (next !== undefined) choose(next.id);
  };
  // Keys decide only on what the reader sees.
  const seen = shown.some((each) => each.id === at);
  useKeys(
    {
      j: () => step(1, false),
      k: () => step(-1, false),
      n: () => step(1, true),
      c: () => seen && may('decide') && standing(review.decisions, at)?.verb !== 'confirm' && review.decide(at, 'confirm', ''),
      u: () => seen && may('decide') && review.decide(at, 'undo', ''),
      t: () => seen && go(`/trace/${document.id}/${at}`),
    },
    'jkn',
  );
  useEffect(() => {
    if (at === '') return;
    const how: ScrollIntoViewOptions = {
      block: 'center',
      behavior: first.current || matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth',
    };
    first.current = false;
    window.document.querySelector(`mark[data-claim="${CSS.escape(at)}"]`)?.scrollIntoView(how);
    window.document.getElementById('card-' + at)?.scrollIntoView(how);
  }, [at]);
  return (
    <>
      <header class="head">
        <h1>{visible(document.title ?? document.name)}</h1>
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
        <Findings reading={reading} choose={choose} />
      </section>
      <div class="columns">
        <Text reading={reading} review={review} chosen={at} choose={choose} />
        <section class="cards" aria-label={words.claims}>
          <h2>
            {words.claims}{' '}
            <small>
              {claims.length}, {done} {words.decided}
            </small>
          </h2>
          <progress max={claims.length} value={done} aria-label={counted(done, 'claim decided', 'claims decided')} />
          <label class="only">
            <input
              type="checkbox"
              checked={onlyFindings}
              onChange={(event) => setOnlyFindings(event.currentTarget.checked)}
            />{' '}
            {words.findingsOnly}
          </label>
          <DocumentHistory decisions={review.decisions} choose={choose} />
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
  return <Page reading={loaded.value} at={at} key={hash} />;
}
