import { useEffect, useRef, useState } from 'preact/hooks';

import { api, Refused, type Added } from './api';
import { visible } from './text';
import { counted, words } from './words';

const mostBytes = 32 * 1024 * 1024; // as the server takes
const tries = 60; // while another file is being read, a second apart

interface Sent {
  number: number;
  name: string;
  fault?: string;
  outcomes?: Added[];
}

async function send(name: string, bytes: Blob): Promise<Pick<Sent, 'fault' | 'outcomes'>> {
  if (bytes.size > mostBytes) return { fault: words.tooLong };
  for (let left = tries; ; --left) {
    try {
      return { outcomes: (await api.add(name, bytes)).outcomes };
    } catch (fault) {
      if (!(fault instanceof Refused)) return { fault: words.noAnswer };
      if (fault.problem.status !== 503 || left === 0) return { fault: fault.problem.detail };
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

// Files, or text that was pasted, into the workspace: one after the other, each with what became of
// it. `added` is told of each that was taken.
export function Adding({ added }: { added: () => void }) {
  const [sent, setSent] = useState<Sent[]>([]);
  const [over, setOver] = useState(false);
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  const box = useRef<HTMLDetailsElement>(null);
  const line = useRef(Promise.resolve());
  const count = useRef(0);

  const take = (given: string, bytes: Blob) => {
    const number = ++count.current;
    setSent((before) => [...before, { number, name: given }]);
    line.current = line.current.then(async () => {
      const told = await send(given, bytes);
      setSent((before) => before.map((each) => (each.number === number ? { ...each, ...told } : each)));
      if (told.outcomes !== undefined) added();
    });
  };
  const takeFiles = (files: FileList | null | undefined) => {
    for (const file of files ?? []) take(file.name, file);
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
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(false);
      if (box.current !== null) box.current.open = true;
      takeFiles(event.dataTransfer?.files);
    };
    addEventListener('dragover', drag);
    addEventListener('dragleave', drag);
    addEventListener('drop', drop);
    return () => {
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
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const given = name.trim() !== '' ? name.trim() : words.pasted;
          take(/\.[a-z0-9]{1,5}$/i.test(given) ? given : given + '.txt', new Blob([text]));
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
