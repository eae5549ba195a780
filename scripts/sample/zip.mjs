import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** Not compressed: what a compressor writes differs from one version of zlib to the next. */
export async function zip(files) {
  const archive = new ZipFile();
  const mtime = new Date(2026, 9, 31, 9, 0, 0);
  for (const [name, text] of files) {
    archive.addBuffer(Buffer.from(text), name, { mtime, compress: false, forceDosTimestamp: true });
  }
  archive.end();
  return buffer(archive.outputStream);
}
