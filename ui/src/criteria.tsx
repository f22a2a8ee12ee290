import { useEffect, useState } from 'preact/hooks';

import { query, Refused } from './api';
import { countryApi, type Assessment, type Criterion, type Evidence, type PastDecision, type Step } from './country_api';
import { bearings, findings, groups, told, verified } from './country_words';
import { Opens, Passages, Rejected, Slow, type Shown } from './evidence';
import { moment } from './dates';
import { Fault, useAct, useFocus } from './forms';
import { useLoaded } from './loading';
import { go } from './route';
import { Refusal } from './shell';
import { visible } from './text';
import { may } from './session';
import { counted, words } from './words';

type Asked = Record<'standard' | 'year' | 'compared_with' | 'criterion' | 'show', string>;

function askedOf(params: URLSearchParams): Asked {
  const of = (name: keyof Asked) => params.get(name) ?? '';
  return {
    standard: of('standard'),
    year: of('year'),
    compared_with: of('compared_with'),
    criterion: of('criterion'),
    show: of('show'),
  };
}

function address(code: string, asked: Asked): string {
  return `/country/${code}/criteria${query(asked)}`;
}

function when(evidence: Evidence): string {
  const { from, to } = evidence.when;
  if (from === '' && to === '') return 'undated';
  if (from === to) return from;
  if (to === '') return `since ${from}`;
  return from === '' ? `until ${to}` : `${from} to ${to}`;
}

function shownOf(evidence: Evidence): Shown {
  const remarks: string[] = [];
  if (evidence.stale) remarks.push('earlier or undated');
  if (evidence.alleged) remarks.push('alleged');
  if (evidence.own_word) remarks.push('the government\u2019s own word');
  return {
    document: evidence.document.id,
    claim: evidence.claim,
    exact: evidence.passage.exact,
    publisher: evidence.document.publisher,
    title: evidence.document.title,
    name: evidence.document.name,
    published: evidence.document.published,
    chain: evidence.chain,
    notes: [`${evidence.reason} (${when(evidence)})`],
    remarks,
  };
}

function at(criterion: Criterion, indices: number[]): Shown[] {
  return indices.flatMap((index) => {
    const evidence = criterion.evidence[index];
    return evidence === undefined ? [] : [shownOf(evidence)];
  });
}

export function FindingMark({ finding }: { finding: string }) {
  const known = findings[finding];
  return (
    <span class={'mark ' + finding}>
      <span aria-hidden="true">{known?.sign}</span> {known?.words ?? finding}
    </span>
  );
}

function Tree({ step, criterion }: { step: Step; criterion: Criterion }) {
  return (
    <li>
      {step.evidence.length === 0 ? (
        visible(step.words)
      ) : (
        <Opens
          head={
            <>
              {visible(step.words)} <small>{counted(step.evidence.length, 'passage', 'passages')}</small>
            </>
          }
        >
          {() => <Passages all={at(criterion, step.evidence)} />}
        </Opens>
      )}
      {step.because.length > 0 && (
        <ul>
          {step.because.map((each) => (
            <Tree step={each} criterion={criterion} key={each.words} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Deciding({ code, assessment, criterion, done }: { code: string; assessment: Assessment; criterion: Criterion; done: () => void }) {
  // Nothing is chosen beforehand: a proposal that only waits for a click is no decision.
  const [finding, setFinding] = useState('');
  const [why, setWhy] = useState('');
  const { busy, fault, act } = useAct();
  const decide = async () => {
    const { standard, year } = assessment;
    const decision = { standard, year, criterion: criterion.id, finding, why: why.trim(), seen: criterion.decided?.number ?? 0 };
    try {
      await countryApi.decide(code, decision);
    } catch (wrong) {
      // Somebody was faster: what they decided is shown.
      if (wrong instanceof Refused && wrong.problem.status === 409) done();
      throw wrong;
    }
    setWhy('');
    setFinding('');
    done();
  };
  return (
    <form
      class="why"
      aria-label={told.decide}
      onSubmit={(event) => {
        event.preventDefault();
        void act(decide);
      }}
    >
      <fieldset>
        <legend>{told.finding}</legend>
        {Object.entries(findings).map(([id, { sign, words: name }]) => (
          <label class="choice" key={id}>
            <input type="radio" name="finding" required value={id} checked={finding === id} onChange={() => setFinding(id)} />{' '}
            <span aria-hidden="true">{sign}</span> {name}
          </label>
        ))}
      </fieldset>
      <label>
        {told.whyFinding}
        <textarea rows={2} required maxLength={1500} value={why} onInput={(event) => setWhy(event.currentTarget.value)} />
      </label>
      <button type="submit" disabled={busy}>
        {words.keep}
      </button>
      <Fault fault={fault} />
    </form>
  );
}

function History({ all, criterion, assessment }: { all: PastDecision[]; criterion: Criterion; assessment: Assessment }) {
  const here = all.filter(
    (each) => each.criterion === criterion.id && each.standard === assessment.standard && each.year === assessment.year,
  );
  if (here.length < 2) return null;
  return (
    <Opens head={<>{`${told.history} (${here.length})`}</>}>
      {() => (
        <ul class="history">
          {here.map((each) => (
            <li key={each.number}>
              {moment(each.at)}, {visible(each.who)}: {findings[each.finding]?.words ?? each.finding}.{' '}
              {visible(each.why)}
            </li>
          ))}
        </ul>
      )}
    </Opens>
  );
}

function Detail(props: { code: string; asked: Asked; assessment: Assessment; criterion: Criterion; anew: () => void }) {
  const { criterion, assessment, asked } = props;
  const past = useLoaded(`decisions ${props.code} ${criterion.decided?.number ?? 0}`, (signal) =>
    countryApi.decisions(props.code, signal),
  );
  const head = useFocus<HTMLHeadingElement>();
  const decided = criterion.decided;
  return (
    <article class="panel">
      <p>
        <a href={address(props.code, { ...asked, criterion: '', show: '' })}>{'\u2190'} {told.backToMatrix}</a>
      </p>
      <h2 ref={head} tabIndex={-1}>
        {visible(criterion.title)}
      </h2>
      <p>{visible(criterion.text)}</p>
      <p class="facts">
        <span>{criterion.law}</span>
        <span>{verified[criterion.verified] ?? criterion.verified}</span>
      </p>
      <div class="parted">
        <section>
          <h3>{told.proposed}</h3>
          <p>
            <FindingMark finding={criterion.proposed} /> {criterion.presumed && '(presumed by the standard)'}
            {criterion.before !== undefined && assessment.compared_with !== undefined && (
              <>
                {' '}
                · {assessment.compared_with}: <FindingMark finding={criterion.before} />
              </>
            )}
          </p>
          <h4>{told.explanation}</h4>
          <ul class="tree">
            <Tree step={criterion.explanation} criterion={criterion} />
          </ul>
        </section>
        <section class="review">
          <h3>{told.decided}</h3>
          {decided === undefined ? (
            <p>{told.nobodyDecided}</p>
          ) : (
            <p>
              <FindingMark finding={decided.finding} />, {visible(decided.who)}, {moment(decided.at)}: {visible(decided.why)}
              {decided.outdated && <span class="tag grave">{told.outdated}</span>}
            </p>
          )}
          {may('edit') && <Deciding code={props.code} assessment={assessment} criterion={criterion} done={props.anew} />}
          {past.state === 'here' && <History all={past.value.decisions} criterion={criterion} assessment={assessment} />}
        </section>
      </div>
      {criterion.questions.length > 0 && <h3>{told.ask}</h3>}
      {criterion.questions.map((question) =>
        question.evidence.length === 0 ? (
          <p class="plain missing" key={question.id}>
            {visible(question.words)} <span class="tag">{told.nobodyAnswers}</span>
            {question.needed && <span class="tag">{told.needed}</span>}
          </p>
        ) : (
          <Opens
            key={question.id}
            head={
              <>
                {visible(question.words)} <small>{counted(question.evidence.length, 'passage', 'passages')}</small>
              </>
            }
          >
            {() => <Passages all={at(criterion, question.evidence)} />}
          </Opens>
        ),
      )}
      <h3>{told.evidence}</h3>
      {criterion.evidence.length === 0 && <p class="calm">{told.noEvidence}</p>}
      {bearings.map(([bearing, name]) => {
        const here = criterion.evidence.filter((each) => each.bearing === bearing);
        const fresh = here.filter((each) => !each.stale);
        const stale = here.filter((each) => each.stale);
        return (
          <>
            {fresh.length > 0 && (
              <Opens
                open={asked.show === bearing || (asked.show === 'against' && bearing === 'absent')}
                head={
                  <>
                    <b>{name}</b> <small>{counted(fresh.length, 'passage', 'passages')}</small>
                  </>
                }
              >
                {() => <Passages all={fresh.map(shownOf)} />}
              </Opens>
            )}
            {stale.length > 0 && (
              <Opens
                open={asked.show === 'stale'}
                head={
                  <>
                    <b>{name}</b>, of before the period, or undated <small>{counted(stale.length, 'passage', 'passages')}</small>
                  </>
                }
              >
                {() => <Passages all={stale.map(shownOf)} />}
              </Opens>
            )}
          </>
        );
      })}
    </article>
  );
}

function Row({ code, asked, criterion, compared }: { code: string; asked: Asked; criterion: Criterion; compared: boolean }) {
  const to = (show: string) => address(code, { ...asked, criterion: criterion.id, show });
  const missing = criterion.questions.filter((each) => each.evidence.length === 0).length;
  const number = (count: number, show: string, what: string) =>
    count === 0 ? (
      <span class="none">0</span>
    ) : (
      <a href={to(show)} aria-label={`${count} ${what}: ${criterion.title}`}>
        {count}
      </a>
    );
  const changed = compared && criterion.before !== undefined && criterion.before !== (criterion.decided?.finding ?? criterion.proposed);
  return (
    <tr class={criterion.parent !== '' ? 'under' : ''}>
      <th scope="row">
        <a href={to('')}>{visible(criterion.title)}</a> <small>{criterion.law}</small>
      </th>
      <td>
        <FindingMark finding={criterion.proposed} /> {criterion.presumed && <small>presumed</small>}
      </td>
      <td class="number">{number(criterion.origins_for, 'for', 'origins for')}</td>
      <td class="number">{number(criterion.origins_against, 'against', 'origins against')}</td>
      <td class="number">{number(criterion.stale, 'stale', 'pieces of earlier evidence')}</td>
      <td class="number">{number(missing, '', 'unanswered questions')}</td>
      <td>
        {criterion.decided === undefined ? (
          <small>{told.nobodyDecided}</small>
        ) : (
          <>
            <FindingMark finding={criterion.decided.finding} /> <small>{visible(criterion.decided.who)}</small>
            {criterion.decided.outdated && <span class="tag grave">{told.outdated}</span>}
          </>
        )}
      </td>
      {compared && (
        <td class={changed ? 'changed' : ''}>
          {criterion.before !== undefined && <FindingMark finding={criterion.before} />}
          {changed && <small>changed</small>}
        </td>
      )}
    </tr>
  );
}

function Matrix({ code, asked, assessment }: { code: string; asked: Asked; assessment: Assessment }) {
  const compared = assessment.compared_with !== undefined;
  const inGroups = [...new Set(assessment.criteria.map((each) => each.group))];
  return (
    <div class="wide" tabIndex={0} role="region" aria-label={told.criteria}>
      <table class="list matrix">
        <thead>
          <tr>
            <th scope="col">Criterion</th>
            <th scope="col">{told.proposed}</th>
            <th scope="col" class="number">
              {told.forIt}
            </th>
            <th scope="col" class="number">
              {told.againstIt}
            </th>
            <th scope="col" class="number">
              {told.earlier}
            </th>
            <th scope="col" class="number">
              {told.missing}
            </th>
            <th scope="col">{told.decided}</th>
            {compared && <th scope="col">{assessment.compared_with}</th>}
          </tr>
        </thead>
        {inGroups.map((group) => (
          <tbody key={group}>
            {inGroups.length > 1 && (
              <tr class="group">
                <th scope="rowgroup" colSpan={compared ? 8 : 7}>
                  {groups[group] ?? group.charAt(0).toUpperCase() + group.slice(1)}
                </th>
              </tr>
            )}
            {assessment.criteria
              .filter((each) => each.group === group)
              .map((criterion) => (
                <Row code={code} asked={asked} criterion={criterion} compared={compared} key={criterion.id} />
              ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function Choices({ code, asked, shown }: { code: string; asked: Asked; shown: Assessment | undefined }) {
  const standards = useLoaded('standards', countryApi.standards);
  const set = (name: keyof Asked) => (event: { currentTarget: { value: string } }) =>
    go(address(code, { ...asked, criterion: '', show: '', [name]: event.currentTarget.value }));
  const now = new Date().getFullYear();
  const last = Math.max(now, shown?.year ?? 0);
  const years = Array.from({ length: last - 2000 }, (_, each) => String(last - each));
  if (standards.state !== 'here') return null;
  return (
    <form class="filters" aria-label={told.standard}>
      <label>
        {told.standard}
        <select value={asked.standard !== '' ? asked.standard : 'us-tvpa'} onChange={set('standard')}>
          {standards.value.standards
            .filter((each) => each.assesses)
            .map((each) => (
              <option value={each.id}>{each.title}</option>
            ))}
        </select>
      </label>
      <label>
        {told.year}
        <select value={asked.year} onChange={set('year')}>
          <option value="">{told.newestYear}</option>
          {years.map((year) => (
            <option value={year}>{year}</option>
          ))}
        </select>
      </label>
      <label>
        {told.compare}
        <select value={asked.compared_with} onChange={set('compared_with')}>
          <option value="">{told.noComparison}</option>
          {years.map((year) => (
            <option value={year}>{year}</option>
          ))}
        </select>
      </label>
    </form>
  );
}

export function CriteriaView({ code, asked: params }: { code: string; asked: URLSearchParams }) {
  const asked = askedOf(params);
  const [times, setTimes] = useState(0);
  const [kept, setKept] = useState<Assessment>();
  // One criterion or all: the same answer, so that going back and forth asks nothing.
  const key = `assessment ${code} ${asked.standard} ${asked.year} ${asked.compared_with}`;
  const loaded = useLoaded(`${key} ${times}`, (signal) =>
    countryApi.assessment(
      code,
      { standard: asked.standard, year: asked.year, compared_with: asked.compared_with },
      signal,
    ),
  );
  const [keptFor, setKeptFor] = useState('');
  useEffect(() => {
    if (loaded.state !== 'here') return;
    setKept(loaded.value);
    setKeptFor(key);
  }, [loaded]);
  // While a decision is entered the answer of before stays.
  const shown = loaded.state === 'here' ? loaded.value : keptFor === key ? kept : undefined;
  const criterion = shown?.criteria.find((each) => each.id === asked.criterion);
  return (
    <>
      <Choices code={code} asked={asked} shown={shown} />
      {loaded.state === 'refused' && <Refusal {...loaded} />}
      {shown === undefined && loaded.state === 'waiting' && <Slow />}
      {shown !== undefined && (
        <>
          <p class="facts" role="status">
            <span>
              {shown.year}: {shown.period.from} to {shown.period.to}
            </span>
            {shown.version !== '' && <span>{shown.version}</span>}
            <span>
              {counted(shown.documents, 'document', 'documents')}, {counted(shown.claims, 'claim', 'claims')} about the country
            </span>
            {shown.later > 0 && <span>{counted(shown.later, 'piece', 'pieces')} of evidence left out: of after the period</span>}
            <Rejected count={shown.rejected} />
            <span>{verified[shown.verified] ?? shown.verified}</span>
          </p>
          <p>
            {told.noScore} {visible(shown.note)}
          </p>
          {asked.criterion === '' && <Matrix code={code} asked={asked} assessment={shown} />}
          {criterion !== undefined && (
            <Detail code={code} asked={asked} assessment={shown} criterion={criterion} anew={() => setTimes(times + 1)} key={criterion.id} />
          )}
          {asked.criterion !== '' && criterion === undefined && <Refusal title={words.notFound} detail={asked.criterion} />}
        </>
      )}
    </>
  );
}
