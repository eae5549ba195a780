import { Parser } from 'htmlparser2';
import type { ExportFile } from '../format.ts';

/** One pin of a page of Pinterest's data download, its labelled lines as written; 'No data' is ''. */
export interface SavedPin {
  address: string;
  /** Label in lower case → what stands behind it: `title`, `details`, `created at`, `image` … */
  lines: Map<string, string>;
}

const PIN = /^https?:\/\/([\w-]+\.)*pinterest\.[a-z.]+\/pin\/\d+/;

/** The pins of a page one by one: each begins with its address, and each line under it with a label. */
export async function* savedPins(file: Pick<ExportFile, 'chunks'>): AsyncGenerator<SavedPin> {
  const done: SavedPin[] = [];
  let pin: SavedPin | null = null;
  let line = '';
  const endLine = () => {
    const [, label = '', value = ''] = /^\s*([^:]{2,40}):\s*([\s\S]*?)\s*$/.exec(line) ?? [];
    if (label && !/^https?$/.test(label) && !pin?.lines.has(label.toLowerCase()))
      pin?.lines.set(label.toLowerCase(), value === 'No data' ? '' : value);
    line = '';
  };
  const endPin = () => {
    endLine();
    if (pin) done.push(pin);
    pin = null;
  };
  const parser = new Parser({
    onopentag(name, { href = '' }) {
      if (name === 'br') endLine();
      if (name !== 'a' || !PIN.test(href)) return;
      endPin();
      pin = { address: href, lines: new Map() };
    },
    ontext(piece) {
      line += piece;
    },
    onclosetag(name) {
      // The words of the address itself are no line.
      if (name === 'a') line = '';
      if (name === 'body' || name === 'html') endPin();
    },
  });
  for await (const chunk of file.chunks()) {
    parser.write(chunk);
    yield* done.splice(0);
  }
  parser.end();
  endPin();
  yield* done;
}
