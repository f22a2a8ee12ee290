import { useEffect, useRef, useState } from 'preact/hooks';

import { api, Refused, type Added } from './api';
import { filesOf, type Taken } from './dropped';
import { detailOf } from './forms';
import { lib } from './library_words';
import { lasts, leftOf } from './progress';
import { visible } from './text';
import { counted, words } from './words';

const mostBytes = 32 * 1024 * 1024; // as the server takes
const tries = 60; // while another file is being read, a second apart
const mostListed = 200; // of what was sent, the last; the ledger has all

interface Sent {
  number: number;
  name: string;
  fault?: string;
  outcomes?: Added[];
}

async function send(name: string, bytes: Blob, stopped: () => boolean): Promise<Pick<Sent, 'fault' | 'outcomes'>> {
  if (bytes.size > mostBytes) return { fault: words.tooLong };
  for (let left = tries; ; --left) {
    if (stopped()) return { fault: lib.notSent };
    try {
      return { outcomes: (await api.add(name, bytes)).outcomes };
    } catch (fault) {
      if (!(fault instanceof Refused) || fault.problem.status !== 503 || left === 0) return { fault: detailOf(fault) };
      await new Promise((done) => setTimeout(done, 1000));
    }
  }
}

function Outcome({ added }: { added: Added }) {
  const name = visible(added.member !== '' ? `${added.path} ${added.member}` : added.path);
  return (
    <>
      {added.document !== '' ? <a href={'/read/' + added.document}>{name}</a> : name}{' '}
      <small>
        {added.state}
        {added.state !== 'unchanged' && added.document !== '' && `, ${counted(added.claims, 'claim', 'claims')}`}
        {added.reason !== '' && `: ${visible(added.reason)}`}
      </small>
    </>
  );
}

// How much of what waits was sent. Bytes tell the time that is left better than files do.
interface Load {
  files: number;
  filesDone: number;
  bytes: number;
  bytesDone: number;
  began: number;
}
const noLoad: Load = { files: 0, filesDone: 0, bytes: 0, bytesDone: 0, began: 0 };

function Progress({ load, stop }: { load: Load; stop: () => void }) {
  const left = leftOf(load.bytesDone, load.bytes, (Date.now() - load.began) / 1000);
  return (
    <div class="job">
      <p>
        {lib.sending} {lib.filesOf(load.filesDone, load.files)}
        {left !== undefined && `, ${lasts(left)} ${lib.left}`}
      </p>
      <progress max={Math.max(load.bytes, 1)} value={load.bytesDone} aria-label={lib.sending} />
      <p class="acts">
        <button type="button" onClick={stop}>
          {lib.stopSending}
        </button>
      </p>
    </div>
  );
}

// Files, folders, or text that was pasted, into the workspace: one after the other, each with what
// became of it. `added` is told when something was taken, and nothing more waits.
export function Adding({ added }: { added: () => void }) {
  const [sent, setSent] = useState<Sent[]>([]);
  const [over, setOver] = useState(false);
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  const [load, setLoad] = useState(noLoad);
  const box = useRef<HTMLDetailsElement>(null);
  const waiting = useRef<Taken[]>([]);
  const now = useRef({ sends: false, stopped: false, gone: false });
  const count = useRef(0);

  const sendAll = async () => {
    if (now.current.sends) return;
    now.current = { ...now.current, sends: true, stopped: false };
    let taken = false;
    for (let next = waiting.current.shift(); next !== undefined; next = waiting.current.shift()) {
      const number = ++count.current;
      const { name: given, bytes } = next;
      setSent((before) => [...before, { number, name: given }].slice(-mostListed));
      const told = await send(given, bytes, () => now.current.stopped);
      if (now.current.gone) return;
      setSent((before) => before.map((each) => (each.number === number ? { ...each, ...told } : each)));
      setLoad((before) => ({ ...before, filesDone: before.filesDone + 1, bytesDone: before.bytesDone + bytes.size }));
      if (told.outcomes !== undefined) taken = true;
      if (taken && (waiting.current.length === 0 || count.current % 20 === 0)) added();
    }
    now.current.sends = false;
    setLoad(noLoad);
  };
  const take = (all: Taken[]) => {
    if (all.length === 0) return;
    waiting.current.push(...all);
    setLoad((before) => ({
      files: before.files + all.length,
      filesDone: before.filesDone,
      bytes: before.bytes + all.reduce((sum, each) => sum + each.bytes.size, 0),
      bytesDone: before.bytesDone,
      began: before.began === 0 ? Date.now() : before.began,
    }));
    void sendAll();
  };
  const stop = () => {
    now.current.stopped = true;
    waiting.current = [];
  };
  const takeFiles = (files: FileList | null | undefined) => {
    take(Array.from(files ?? [], (file) => ({ name: file.name, bytes: file })));
  };

  // Anywhere on the page: a file dropped beside the box would be opened instead of the page.
  useEffect(() => {
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
    const drag = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(event.type !== 'dragleave' || event.relatedTarget !== null);
    };
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event) || event.dataTransfer === null) return;
      event.preventDefault();
      setOver(false);
      if (box.current !== null) box.current.open = true;
      void filesOf(event.dataTransfer).then(take);
    };
    addEventListener('dragover', drag);
    addEventListener('dragleave', drag);
    addEventListener('drop', drop);
    return () => {
      now.current.gone = true;
      stop();
      removeEventListener('dragover', drag);
      removeEventListener('dragleave', drag);
      removeEventListener('drop', drop);
    };
  }, []);

  return (
    <details class={over ? 'adding over' : 'adding'} ref={box}>
      <summary>{words.add}</summary>
      <p>
        <label>
          {words.addFiles}{' '}
          <input
            type="file"
            multiple
            onChange={(event) => {
              takeFiles(event.currentTarget.files);
              event.currentTarget.value = '';
            }}
          />
        </label>
      </p>
      <p>
        <label>
          {lib.folder}{' '}
          <input
            type="file"
            ref={(field) => {
              if (field !== null) field.webkitdirectory = true;
            }}
            onChange={(event) => {
              takeFiles(event.currentTarget.files);
              event.currentTarget.value = '';
            }}
          />
        </label>
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const given = name.trim() !== '' ? name.trim() : words.pasted;
          take([{ name: /\.[a-z0-9]{1,5}$/i.test(given) ? given : given + '.txt', bytes: new Blob([text]) }]);
          setText('');
          setName('');
        }}
      >
        <label>
          {words.addText}
          <textarea rows={6} required value={text} onInput={(event) => setText(event.currentTarget.value)} />
        </label>
        <label>
          {words.addName}{' '}
          <input
            type="text"
            maxLength={120}
            value={name}
            placeholder={words.pasted}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>{' '}
        <button type="submit">{words.addButton}</button>
      </form>
      {load.files > 1 && <Progress load={load} stop={stop} />}
      <ol class="sent" aria-live="polite">
        {sent.map((each) => (
          <li key={each.number} class={each.fault !== undefined ? 'fault' : ''}>
            {each.outcomes === undefined && visible(each.name)}
            {each.outcomes === undefined && each.fault === undefined && <small> {words.reading}</small>}
            {each.fault !== undefined && <small> {words.refused}: {visible(each.fault)}</small>}
            {each.outcomes?.map((outcome) => (
              <p key={outcome.path + outcome.member}>
                <Outcome added={outcome} />
              </p>
            ))}
          </li>
        ))}
      </ol>
    </details>
  );
}
