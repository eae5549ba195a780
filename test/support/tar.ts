import { gzipSync } from 'node:zlib';
import { Header } from 'tar';

interface TarEntry {
  content?: string | Buffer;
  type?: 'File' | 'Directory' | 'SymbolicLink' | 'Link' | 'CharacterDevice';
  linkpath?: string;
}

/** A tar in memory; what it is given as a plain text or bytes is an ordinary file. */
export function tarOf(entries: [name: string, entry: string | Buffer | TarEntry][]): Buffer {
  const blocks = entries.flatMap(([path, entry]) => {
    const given: TarEntry = typeof entry === 'string' || Buffer.isBuffer(entry) ? { content: entry } : entry;
    const { content = '', type = 'File', linkpath } = given;
    const bytes = Buffer.from(content as string);
    const header = new Header({
      path,
      type,
      mode: 0o644,
      size: bytes.length,
      mtime: new Date(Date.UTC(2026, 9, 31)),
      ...(linkpath === undefined ? {} : { linkpath }),
    });
    header.encode();
    return [header.block ?? Buffer.alloc(0), bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

export function tarGzOf(entries: Parameters<typeof tarOf>[0]): Buffer {
  return gzipSync(tarOf(entries));
}
