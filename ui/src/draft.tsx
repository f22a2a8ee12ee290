import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import { Refused } from './api';
import { draftsApi, type Block, type Change, type Cite, type DraftPassage, type Edit, type Outline, type Section, type Statement } from './drafts_api';
import { moment } from './dates';
import { drafting } from './draft_words';
import { Ends, Fault, useAct, useFocus } from './forms';
import { useLoaded } from './loading';
import { may } from './session';
import { Refusal, Waiting } from './shell';
import { visible } from './text';
import { counted, words } from './words';

// Throws what the server has against it.
type Make = (edit: Omit<Edit, 'seen'>) => Promise<unknown>;

// A form that is opened at a place of the draft. What is kept is sent once and closes it; what goes
// wrong is told beneath, with all that was written.
function DraftForm(props: { act: string; ready: boolean; keep: () => Promise<unknown>; close: () => void; children: ComponentChildren }) {
  const { busy, fault, act } = useAct();
  return (
    <form
      class="draft-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (props.ready) void act(props.keep).then((kept) => kept !== null && props.close());
      }}
    >
      {props.children}
      <Ends keep={props.act} busy={busy || !props.ready} close={props.close} />
      <Fault fault={fault} />
    </form>
  );
}

// A text with its citations. "[^1]" stands for the first; which number it gets in print is not the
// writer's business.
function TextForm(props: {
  label: string;
  text: string;
  cites: Cite[];
  near: DraftPassage[];
  keep: (text: string, cites: Cite[]) => Promise<unknown>;
  close: () => void;
}) {
  const [text, setText] = useState(props.text);
  const [cites, setCites] = useState(props.cites);
  const field = useFocus<HTMLTextAreaElement>();
  const same = (a: Cite, b: Cite) => a.document === b.document && a.start === b.start && a.end === b.end;
  const insert = (passage: DraftPassage) => {
    const known = cites.findIndex((each) => same(each, passage));
    const number = known >= 0 ? known + 1 : cites.length + 1;
    if (known < 0) setCites([...cites, passage]);
    const at = field.current?.selectionStart ?? text.length;
    const mark = `[^${number}]`;
    setText(text.slice(0, at) + mark + text.slice(at));
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(at + mark.length, at + mark.length);
    });
  };
  const bare = () => cites.map(({ document, start, end, exact }) => ({ document, start, end, exact }));
  return (
    <DraftForm act={words.keep} ready={text.trim() !== ''} keep={() => props.keep(text, bare())} close={props.close}>
      <label>
        {props.label}
        <textarea ref={field} rows={5} value={text} maxLength={15000} onInput={(event) => setText(event.currentTarget.value)} />
      </label>
      <p class="fact">{drafting.marks}</p>
      {cites.length > 0 && (
        <ol class="cites">
          {cites.map((each, at) => (
            <li key={at}>
              <code>{`[^${at + 1}]`}</code> <q>{visible(each.exact)}</q>
            </li>
          ))}
        </ol>
      )}
      {props.near.length > 0 && (
        <details class="opens">
          <summary>
            {drafting.cite} <small>{counted(props.near.length, 'passage', 'passages')}</small>
          </summary>
          <ol class="cites">
            {props.near.map((each) => (
              <li key={each.document + each.start + each.end}>
                <button type="button" onClick={() => insert(each)}>
                  {drafting.insertMark}
                </button>{' '}
                <q>{visible(each.exact)}</q>{' '}
                <small>
                  {visible(each.publisher || each.title)}, {each.published !== '' ? each.published : words.undated}
                </small>
              </li>
            ))}
          </ol>
        </details>
      )}
    </DraftForm>
  );
}

function ReasonForm({ keep, close }: { keep: (why: string) => Promise<unknown>; close: () => void }) {
  const [why, setWhy] = useState('');
  const field = useFocus<HTMLInputElement>();
  return (
    <DraftForm act={drafting.leaveOut} ready={why.trim() !== ''} keep={() => keep(why)} close={close}>
      <label>
        {drafting.why}
        <input ref={field} value={why} maxLength={500} onInput={(event) => setWhy(event.currentTarget.value)} />
      </label>
    </DraftForm>
  );
}

interface Neighbours {
  up: string | undefined; // key behind which it stands if it goes up; '' is the front
  down: string | undefined;
}

// What an own paragraph, or a sentence in other words, was written as.
function written(outline: Outline, statement: Statement): { text: string; cites: Cite[] } {
  const change = outline.changes.find((each) => each.number === statement.hand?.change);
  if (change !== undefined) return { text: change.text, cites: change.cites };
  const cites = statement.passages.flatMap((index) => outline.passages[index] ?? []);
  return { text: statement.words + cites.map((_, at) => `[^${at + 1}]`).join(''), cites };
}

function Line(props: {
  outline: Outline;
  section: Section;
  block: Block;
  statement: Statement;
  near: DraftPassage[];
  next: Neighbours;
  make: Make;
  last: boolean; // of its block: a paragraph can be written below
}) {
  const { outline, section, block, statement, make } = props;
  const [doing, setDoing] = useState<'' | 'choose' | 'words' | 'leave' | 'below'>('');
  const { busy, fault, act } = useAct();
  const close = () => setDoing('');
  const own = block.form === 'own';
  const key = own ? wholeText(statement.key) : statement.key;
  const text = doing === 'words' ? written(outline, statement) : { text: '', cites: [] };
  const move = (behind: string) => void act(() => make({ verb: 'move', key, text: behind }));
  const name = visible(statement.words).slice(0, 60);
  return (
    <li class={statement.hand === undefined ? 'said' : 'said by-hand'}>
      <p>
        {visible(statement.words)}{' '}
        {statement.passages.length > 0 && <small>{counted(statement.passages.length, 'passage', 'passages')}</small>}
        {statement.hand !== undefined && (
          <span class="facts">
            <span class="tag">{own ? drafting.own : drafting.otherWords}</span>
            {statement.hand.unsourced && <span class="tag grave">{drafting.unsourced}</span>}
            <span>
              {visible(statement.hand.who)}, {moment(statement.hand.at)}
            </span>
          </span>
        )}
      </p>
      {statement.hand !== undefined && statement.hand.instead_of !== '' && (
        <p class="fact">
          {drafting.insteadOf} <q>{visible(statement.hand.instead_of)}</q>
        </p>
      )}
      {doing === '' && may('edit') && (
        <button type="button" class="change" aria-label={`${drafting.change}: ${name}`} onClick={() => setDoing('choose')}>
          {drafting.change}
        </button>
      )}
      {doing === 'choose' && (
        <p class="acts" role="group" aria-label={name}>
          {block.form !== 'table' && (
            <button type="button" onClick={() => setDoing('words')}>
              {own ? drafting.rewrite : drafting.reword}
            </button>
          )}
          <button type="button" onClick={() => setDoing('leave')}>
            {drafting.leaveOut}
          </button>
          {props.next.up !== undefined && (
            <button type="button" disabled={busy} onClick={() => move(props.next.up ?? '')}>
              {'↑'} {drafting.up}
            </button>
          )}
          {props.next.down !== undefined && (
            <button type="button" disabled={busy} onClick={() => move(props.next.down ?? '')}>
              {'↓'} {drafting.down}
            </button>
          )}
          {props.last && (
            <button type="button" onClick={() => setDoing('below')}>
              {drafting.below}
            </button>
          )}
          <button type="button" onClick={close}>
            {words.cancel}
          </button>
        </p>
      )}
      {doing === 'words' && (
        <TextForm
          label={own ? drafting.rewrite : drafting.reword}
          text={text.text}
          cites={text.cites}
          near={props.near}
          keep={(typed, cites) =>
            make({
              verb: 'words',
              key,
              text: typed,
              cites,
              basis: own ? '' : statement.hand !== undefined ? statement.hand.instead_of : statement.words,
            })
          }
          close={close}
        />
      )}
      {doing === 'below' && (
        <TextForm
          label={drafting.below}
          text=""
          cites={[]}
          near={props.near}
          keep={(typed, cites) => make({ verb: 'insert', section: section.id, key: block.form === 'table' ? block.key : key, text: typed, cites })}
          close={close}
        />
      )}
      {doing === 'leave' && <ReasonForm keep={(why) => make({ verb: 'leave-out', key, why })} close={close} />}
      <Fault fault={fault} />
    </li>
  );
}

// Of all paragraphs of a text of one's own the same, which are changed and moved together.
function wholeText(key: string): string {
  return key.startsWith('own.') ? key.replace(/\.\d+$/, '') : key;
}

// Keys between which it may go: those of its table, or of its paragraph, or of the blocks.
function neighbours(list: string[], at: number): Neighbours {
  return {
    up: at === 0 ? undefined : at === 1 ? '' : list[at - 2],
    down: at + 1 < list.length ? list[at + 1] : undefined,
  };
}

function Whole({ block, make }: { block: Block; make: Make }) {
  const [leaving, setLeaving] = useState(false);
  if (!may('edit')) return null;
  if (leaving) return <ReasonForm keep={(why) => make({ verb: 'leave-out', key: block.key, why })} close={() => setLeaving(false)} />;
  return (
    <button type="button" class="change" aria-label={`${drafting.leaveOut}: ${visible(block.label)}`} onClick={() => setLeaving(true)}>
      {drafting.leaveOut}
    </button>
  );
}

function SectionView({ outline, section, make }: { outline: Outline; section: Section; make: Make }) {
  const [first, setFirst] = useState(false);
  const { busy, fault, act } = useAct();
  const indices = new Set(section.blocks.flatMap((block) => (block.statements ?? []).flatMap((each) => each.passages)));
  const near = [...indices].sort((a, b) => a - b).flatMap((index) => outline.passages[index] ?? []);
  const blocks = [...new Set(section.blocks.filter((block) => block.form !== 'heading' && block.key !== '').map((block) => wholeText(block.key)))];
  return (
    <details class="panel draft-section">
      <summary>
        <h2>{visible(section.title)}</h2>{' '}
        <small>
          {counted(section.blocks.reduce((sum, each) => sum + (each.statements?.length ?? 0), 0), 'statement', 'statements')}
          {section.left_out.length > 0 && `, ${section.left_out.length} ${drafting.leftOut}`}
        </small>
      </summary>
      {may('edit') && !first && (
        <button type="button" onClick={() => setFirst(true)}>
          {drafting.first}
        </button>
      )}
      {first && (
        <TextForm
          label={drafting.first}
          text=""
          cites={[]}
          near={near}
          keep={(text, cites) => make({ verb: 'insert', section: section.id, key: '', text, cites })}
          close={() => setFirst(false)}
        />
      )}
      {section.blocks.map((block, at) => {
        if (block.form === 'heading') return <h3 key={at}>{visible(block.label)}</h3>;
        const statements = block.statements ?? [];
        const inner = block.form !== 'own' && (block.form === 'table' || statements.length > 1);
        const keys = statements.map((each) => each.key);
        return (
          <div class={'draft-block ' + block.form} key={block.key + at}>
            {block.label !== '' && (
              <p class="fact">
                {visible(block.label)} {(block.form === 'table' || block.form === 'picture') && <Whole block={block} make={make} />}
              </p>
            )}
            <ul>
              {statements.map((statement, place) => (
                <Line
                  key={statement.key + place}
                  outline={outline}
                  section={section}
                  block={block}
                  statement={statement}
                  near={near}
                  next={inner ? neighbours(keys, place) : neighbours(blocks, blocks.indexOf(wholeText(block.key)))}
                  make={make}
                  last={place + 1 === statements.length}
                />
              ))}
            </ul>
          </div>
        );
      })}
      {section.left_out.length > 0 && (
        <>
          <h3>{drafting.leftOutHead}</h3>
          <ul>
            {section.left_out.map((each) => (
              <li class="said gone" key={each.change + each.key}>
                <p>
                  <del>{visible(each.words)}</del>
                </p>
                <p class="fact">
                  {visible(each.who)}, {moment(each.at)}: {visible(each.why)}{' '}
                  {may('edit') && (
                    <button
                      type="button"
                      disabled={busy}
                      aria-label={`${drafting.putBack}: ${visible(each.words).slice(0, 60)}`}
                      onClick={() => void act(() => make({ verb: 'undo', undoes: each.change }))}
                    >
                      {drafting.putBack}
                    </button>
                  )}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
      <Fault fault={fault} />
    </details>
  );
}

function History({ changes, make }: { changes: Change[]; make: Make }) {
  const { busy, fault, act } = useAct();
  if (changes.length === 0) return null;
  return (
    <details class="panel draft-section past">
      <summary>
        <h2>{drafting.history}</h2> <small>{counted(changes.length, 'change', 'changes')}</small>
      </summary>
      <ol>
        {[...changes].reverse().map((each) => (
          <li key={each.number} class={each.undone ? 'gone' : ''}>
            {each.number}. {visible(each.who)}, {moment(each.at)}: {drafting.verbs[each.verb] ?? each.verb}{' '}
            {each.verb === 'undo' ? each.undoes : <code>{visible(each.key || each.section)}</code>}
            {each.text !== '' && each.verb !== 'move' && (
              <>
                {' '}
                <q>{visible(each.text).slice(0, 200)}</q>
              </>
            )}
            {each.why !== '' && <> ({visible(each.why)})</>} {each.undone && <span class="tag">{drafting.takenBack}</span>}{' '}
            {!each.undone && each.verb !== 'undo' && may('edit') && (
              <button
                type="button"
                disabled={busy}
                aria-label={`${drafting.takeBack}: ${each.number}`}
                onClick={() => void act(() => make({ verb: 'undo', undoes: each.number }))}
              >
                {drafting.takeBack}
              </button>
            )}
          </li>
        ))}
      </ol>
      <Fault fault={fault} />
    </details>
  );
}

// The dossier statement by statement, each to leave out, to put in other words, to move, to write behind.
export function DraftEditor(props: { code: string; name: string; asked: Record<string, string>; times: number; changed: () => void }) {
  const { code, name, asked } = props;
  const [kept, setKept] = useState<Outline>();
  const { busy, fault, act } = useAct();
  const key = JSON.stringify([code, name, asked]);
  const [keptFor, setKeptFor] = useState('');
  const loaded = useLoaded(`${key} ${props.times}`, (signal) => draftsApi.outline(code, name, asked, signal));
  useEffect(() => {
    if (loaded.state !== 'here') return;
    setKept(loaded.value);
    setKeptFor(key);
  }, [loaded]);
  // While a change is entered what was there before stays.
  const outline = loaded.state === 'here' ? loaded.value : keptFor === key ? kept : undefined;
  if (loaded.state === 'refused') return <Refusal {...loaded} />;
  if (outline === undefined) return <Waiting />;
  const make: Make = async (edit) => {
    try {
      await draftsApi.change(code, name, { ...edit, seen: outline.last });
    } catch (refused) {
      // Somebody was faster: what they did is shown.
      if (refused instanceof Refused && refused.problem.status === 409) props.changed();
      throw refused;
    }
    props.changed();
  };
  return (
    <div class="draft-editor">
      {loaded.state === 'waiting' && <Waiting />}
      <Fault fault={fault} />
      {outline.warnings.map((each) => (
        <p class="warned" role="status" key={each}>
          {visible(each)}
        </p>
      ))}
      {asked.sections !== undefined && asked.sections !== '' && may('edit') && (
        <p>
          <button type="button" disabled={busy} onClick={() => void act(() => make({ verb: 'sections', text: asked.sections ?? '' }))}>
            {drafting.keepOrder}
          </button>
        </p>
      )}
      {outline.sections.map((section) => (
        <SectionView outline={outline} section={section} make={make} key={section.id} />
      ))}
      <History changes={outline.changes} make={make} />
    </div>
  );
}

// Which draft: one there is, or a new one by its name.
export function DraftChoice({ code, name, choose }: { code: string; name: string; choose: (name: string) => void }) {
  const [typed, setTyped] = useState('');
  const loaded = useLoaded('drafts ' + code, (signal) => draftsApi.all(code, signal));
  if (loaded.state !== 'here') return null;
  const names = loaded.value.drafts.map((each) => each.name);
  if (name !== '' && !names.includes(name)) names.unshift(name);
  return (
    <fieldset>
      <legend>{drafting.draft}</legend>
      <label>
        {drafting.draft}
        <select value={name} onChange={(event) => choose(event.currentTarget.value)}>
          <option value="">{drafting.none}</option>
          {names.map((each) => (
            <option value={each}>{each}</option>
          ))}
        </select>
      </label>
      {may('edit') && (
        <p class="acts">
          <label>
            {drafting.newName}
            <input
              value={typed}
              maxLength={60}
              onInput={(event) => setTyped(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || typed.trim() === '') return;
                event.preventDefault();
                choose(typed.trim());
              }}
            />
          </label>
          <button type="button" disabled={typed.trim() === ''} onClick={() => choose(typed.trim())}>
            {drafting.begin}
          </button>
        </p>
      )}
    </fieldset>
  );
}
