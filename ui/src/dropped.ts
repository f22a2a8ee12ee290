// What was dropped on the page, folders with all that is in them.

export interface Taken {
  name: string;
  bytes: Blob;
}

const mostFiles = 20_000;

function fileOf(entry: FileSystemFileEntry): Promise<Taken | undefined> {
  return new Promise((done) =>
    entry.file(
      (file) => done({ name: file.name, bytes: file }),
      () => done(undefined), // gone meanwhile, or not to be read
    ),
  );
}

// A folder tells its entries some at a time.
function entriesOf(folder: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  return new Promise((done) => folder.readEntries(done, () => done([])));
}

async function walk(entry: FileSystemEntry, out: Taken[]): Promise<void> {
  if (out.length >= mostFiles || entry.name.startsWith('.')) return;
  if (entry.isFile) {
    const file = await fileOf(entry as FileSystemFileEntry);
    if (file !== undefined) out.push(file);
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const all: FileSystemEntry[] = [];
  for (let some = await entriesOf(reader); some.length > 0; some = await entriesOf(reader)) all.push(...some);
  all.sort((one, other) => (one.name < other.name ? -1 : 1));
  for (const each of all) await walk(each, out);
}

// The list of what was dropped is good only until the event is over: it is taken at once.
export async function filesOf(data: DataTransfer): Promise<Taken[]> {
  const entries = Array.from(data.items, (item) => (item.kind === 'file' ? item.webkitGetAsEntry() : null));
  const files = Array.from(data.files);
  const out: Taken[] = [];
  if (entries.some((entry) => entry !== null && entry.isDirectory)) {
    for (const entry of entries) if (entry !== null) await walk(entry, out);
    return out;
  }
  return files.map((file) => ({ name: file.name, bytes: file }));
}
