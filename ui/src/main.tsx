import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import { Cases } from './cases';
import { CaseView } from './cases_one';
import { Countries } from './countries';
import { Country } from './country';
import { DossierView } from './dossier';
import { FiguresView } from './figures';
import { FilesView } from './files';
import { IncidentsView } from './incidents';
import { Library } from './library';
import { Read } from './read';
import { ReferencesView } from './references';
import { followLinks, usePlace } from './route';
import { Search } from './search';
import { SearchesView } from './searches';
import { openSession, signed } from './session';
import { Refusal, Shell } from './shell';
import { SignIn } from './sign_in';
import { SourcesView } from './sources';
import './style.css';
import './country.css';
import './review.css';
import { Accounts, Journal, Mine } from './team';
import { TraceView } from './trace';
import { words } from './words';

function Workbench() {
  const { path, query } = usePlace();
  const q = query.get('q') ?? '';
  const [view, first = '', second = ''] = path;
  let page = <Refusal title={words.notFound} detail={location.pathname} />;
  if (view === undefined) page = <Library asked={query} />;
  if (view === 'read') page = <Read hash={first} at={query.get('claim') ?? ''} />;
  if (view === 'trace') page = <TraceView hash={first} claim={second} />;
  if (view === 'search') page = <Search asked={query} />;
  if (view === 'searches') page = <SearchesView />;
  if (view === 'files') page = <FilesView asked={query} />;
  if (view === 'references') page = <ReferencesView />;
  if (view === 'countries') page = <Countries />;
  if (view === 'country') page = <Country code={first} tab={second} asked={query} key={first} />;
  if (view === 'dossier') page = <DossierView asked={query} />;
  if (view === 'incidents') page = <IncidentsView asked={query} />;
  if (view === 'figures') page = <FiguresView asked={query} />;
  if (view === 'sources') page = <SourcesView asked={query} />;
  if (view === 'cases') page = first === '' ? <Cases asked={query} /> : <CaseView id={first} />;
  if (view === 'me') page = <Mine />;
  if (view === 'accounts') page = <Accounts />;
  if (view === 'journal') page = <Journal />;
  return (
    <Shell q={q} path={path.join('/')}>
      {page}
    </Shell>
  );
}

function Entrance({ opened }: { opened: boolean }) {
  const [inside, setInside] = useState(opened);
  const [why, setWhy] = useState('');
  useEffect(() => {
    const out = (event: Event) => {
      setWhy(event instanceof CustomEvent ? String(event.detail) : '');
      setInside(false);
    };
    signed.addEventListener('out', out);
    return () => signed.removeEventListener('out', out);
  }, []);
  return inside ? <Workbench /> : <SignIn why={why} done={() => setInside(true)} />;
}

followLinks();
void openSession().then((opened) => {
  const root = document.getElementById('workbench');
  if (root !== null) render(<Entrance opened={opened} />, root);
});
