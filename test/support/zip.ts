import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

interface ZipEntry {
  content: string | Buffer;
  /** Unix file mode, type included. */
  mode?: number;
  compress?: boolean;
}

/** A zip in memory; what it is given as a plain text or bytes is packed as an ordinary file. */
export async function zipOf(entries: Record<string, string | Buffer | ZipEntry>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, entry] of Object.entries(entries)) {
    const { content, mode, compress } = isEntry(entry) ? entry : { content: entry };
    const options = {
      mtime: new Date(Date.UTC(2026, 9, 31)),
      mode: mode ?? 0o100644,
      compress: compress ?? true,
    };
    zip.addBuffer(Buffer.from(content as string), name, options);
  }
  zip.end();
  return buffer(zip.outputStream);
}

/** The same archive with an entry called by another name of the same length: names that no zip writer accepts. */
export function renamed(zip: Buffer, from: string, to: string): Buffer {
  if (from.length !== to.length) throw new Error('names must be of one length');
  return Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1');
}

const CENTRAL_HEADER = Buffer.from([0x50, 0x4b, 0x01, 0x02]);

/** The same archive with a field of its only entry's central header set; offset and width in bytes. */
export function patched(zip: Buffer, offset: number, width: 2 | 4, value: number): Buffer {
  const copy = Buffer.from(zip);
  const at = copy.indexOf(CENTRAL_HEADER) + offset;
  if (width === 2) copy.writeUInt16LE(value, at);
  else copy.writeUInt32LE(value, at);
  return copy;
}

function isEntry(entry: string | Buffer | ZipEntry): entry is ZipEntry {
  return typeof entry === 'object' && 'content' in entry;
}
