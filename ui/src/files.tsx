import { useEffect, useState } from 'preact/hooks';

import { api, follow, query, type Job, type LedgerFile } from './api';
import { moment } from './dates';
import { detailOf, Fault } from './forms';
import { lib } from './library_words';
import { useLoaded } from './loading';
import { More, usePages, type Page } from './pages';
import { lasts, leftOf } from './progress';
import { go } from './route';
import { may } from './session';
import { Refusal, Waiting } from './shell';
import { visible } from './text';
import { words } from './words';

const states = ['failed', 'needs-you', 'pending', 'done'] as const;

const page: Page<{ files: LedgerFile[]; next: number }, LedgerFile> = {
  items: (told) => told.files,
  next: (told) => (told.next === 0 ? '' : String(told.next)),
  id: (file) => String(file.file),
};

function size(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

function Row({ file, retry, busy }: { file: LedgerFile; retry: (file: number) => void; busy: boolean }) {
  const [, came = '', path = file.path] = /^(upload|stdin):[0-9a-f]{16}\/?(.*)$/.exec(file.path) ?? [];
  const name = visible([path, file.member].filter(Boolean).join(' ') || file.path);
  const open = file.state === 'failed' || file.state === 'needs-you';
  return (
    <li>
      <p>
        <span class={'state ' + file.state}>{lib[file.state]}</span>{' '}
        {file.document !== '' && !file.reference ? <a href={'/read/' + file.document}>{name}</a> : name}
      </p>
      {file.reason !== '' && <p>{visible(file.reason)}</p>}
      <p class="facts">
        {came !== '' && <span>{came === 'upload' ? lib.uploaded : lib.piped}</span>}
        {file.size > 0 && <span>{size(file.size)}</span>}
        {file.documents > 1 && <span>{lib.documents(file.documents)}</span>}
        {file.reference && <span class="tag">{words.reference}</span>}
        {file.engine !== '' && (
          <span>
            {lib.engine} {file.engine}
          </span>
        )}
        <span>
          {lib.lastTried} {moment(file.updated)}
          {file.attempts > 1 && `, ${lib.times(file.attempts)}`}
        </span>
        {file.again && may('decide') && (
          <button type="button" disabled={busy} aria-label={`${lib.retry}: ${name}`} onClick={() => retry(file.file)}>
            {lib.retry}
          </button>
        )}
        {open && !file.again && <span>{lib.retryUpload}</span>}
      </p>
    </li>
  );
}

// How far a job is, with a way to stop it.
function Progress({ job, stop }: { job: Job; stop: () => void }) {
  const left = leftOf(job.files, job.total, job.seconds);
  return (
    <section class="job" aria-label={lib.reads}>
      {job.state === 'running' && (
        <>
          <p>
            {lib.reads} {job.total > 0 && lib.filesOf(job.files, job.total)}
            {left !== undefined && `, ${lasts(left)} ${lib.left}`}
          </p>
          <progress max={Math.max(job.total, 1)} value={job.files} aria-label={lib.reads} />
          <p class="acts">
            <button type="button" onClick={stop}>
              {lib.stop}
            </button>
          </p>
        </>
      )}
      <p role="status">
        {job.state === 'done' && lib.finished}
        {job.state === 'stopped' && lib.stopped}
        {job.state === 'failed' && visible(job.fault)}{' '}
        {job.state !== 'running' &&
          lib.readAgain(job.documents, job.not_read)}
      </p>
    </section>
  );
}

function List({ state, times, retry, busy }: { state: string; times: number; retry: (file: number) => void; busy: boolean }) {
  const { first, items, more } = usePages(
    `ledger ${state} ${times}`,
    (before, signal) => api.ledger({ state, before }, signal),
    page,
  );
  if (first.state === 'waiting') return <Waiting />;
  if (first.state === 'refused') return <Refusal {...first} />;
  if (items.length === 0) {
    return state === '' ? (
      <div class="calm">
        <h2>{lib.noFiles}</h2>
        <p>{lib.noFilesHow}</p>
      </div>
    ) : (
      <p class="calm">{lib.noSuchFiles}</p>
    );
  }
  return (
    <>
      <ol class="ledger">
        {items.map((file) => (
          <Row file={file} retry={retry} busy={busy} key={file.file} />
        ))}
      </ol>
      <More more={more} />
    </>
  );
}

export function FilesView({ asked }: { asked: URLSearchParams }) {
  const state = asked.get('state') ?? '';
  const [times, setTimes] = useState(0);
  const [job, setJob] = useState<Job>();
  const [fault, setFault] = useState('');
  const status = useLoaded(`status ${times}`, api.status);
  const tell = (why: unknown) => setFault(detailOf(why));
  const running = job?.state === 'running';
  // A job that somebody else began, or this page before it was left, is shown, too.
  useEffect(() => {
    if (!may('decide')) return;
    const stop = new AbortController();
    api.jobs(stop.signal).then(
      (told) => {
        const last = told.jobs[0];
        if (last?.state === 'running') setJob((now) => now ?? last);
      },
      () => undefined,
    );
    return () => stop.abort();
  }, []);
  useEffect(() => {
    if (job === undefined || job.state !== 'running') return;
    const stop = new AbortController();
    follow(job.job, stop.signal, (told) => {
      setJob(told);
      if (told.state !== 'running') setTimes((before) => before + 1);
    }).catch((why: unknown) => {
      if (!stop.signal.aborted) tell(why);
    });
    return () => stop.abort();
  }, [job?.job]);
  const retry = (file?: number) => {
    setFault('');
    api.retry(file).then(setJob, tell);
  };
  const files = status.state === 'here' ? status.value.files : undefined;
  const open = files === undefined ? 0 : files.failed + files['needs-you'];
  return (
    <>
      <header class="head">
        <h1>{lib.files}</h1>
        <p>{lib.filesHow}</p>
      </header>
      <form class="filters" aria-label={words.filters} onSubmit={(event) => event.preventDefault()}>
        <label>
          {lib.state}
          <select value={state} onChange={(event) => go('/files' + query({ state: event.currentTarget.value }))}>
            <option value="">{words.all}</option>
            {states.map((each) => (
              <option value={each} key={each}>
                {lib[each]} {files !== undefined && `(${files[each].toLocaleString('en')})`}
              </option>
            ))}
          </select>
        </label>
        {may('decide') && open > 0 && (
          <button type="button" disabled={running} onClick={() => retry()}>
            {lib.retryAll}
          </button>
        )}
      </form>
      <Fault fault={fault} />
      {job !== undefined && <Progress job={job} stop={() => void api.stopJob(job.job).catch(tell)} />}
      <List state={state} times={times} retry={retry} busy={running} key={state} />
    </>
  );
}
