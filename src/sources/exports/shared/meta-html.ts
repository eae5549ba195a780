import { Parser } from 'htmlparser2';
import type { Instant } from '../../../model/time.ts';
import { instantOf } from '../../../model/time.ts';
import type { ExportFile } from '../format.ts';
import { dayFromWords, isoDay } from './dates.ts';

/** One element right inside of a block: a title, the content, the date. */
export interface BlockPart {
  /** Lines of words; words of a link that only repeat its address are left out. */
  lines: string[];
  /** http(s) addresses. */
  links: string[];
  /** Addresses of pictures and videos within the archive, each once. */
  media: string[];
}

/**
 * The blocks of a page out of a Facebook or Instagram download, one per entry, as a list of parts each. Blocks are known by
 * `pam`, which has stood for years; all other classes change. Works piece by piece.
 */
export async function* htmlBlocks(file: ExportFile): AsyncGenerator<BlockPart[]> {
  let done: BlockPart[][] = [];
  let block: BlockPart[] | null = null;
  let depth = 0;
  let link: { href: string; words: string } | null = null;
  let isNewLine = true;
  const part = () => block?.at(-1);
  const addWords = (words: string) => {
    const lines = part()?.lines;
    if (lines === undefined || words.trim() === '') return;
    if (isNewLine || lines.length === 0) lines.push(words);
    else lines[lines.length - 1] += words;
    isNewLine = false;
  };
  const addMedium = (address: string) => {
    const media = part()?.media;
    if (media && !/^https?:/i.test(address) && !media.includes(address)) media.push(address);
  };
  const parser = new Parser({
    onopentag(name, { class: classes = '', href, src }) {
      if (VOID.has(name)) isNewLine = true;
      else if (block !== null) depth++;
      if (block === null && /(^|\s)pam(\s|$)/.test(classes)) {
        block = [];
        depth = 0;
        return;
      }
      if (block === null) return;
      if (depth === 1 && !VOID.has(name)) block.push({ lines: [], links: [], media: [] });
      if (BLOCKS.has(name)) isNewLine = true;
      if (name === 'a' && href) link = { href, words: '' };
      if (MEDIA.has(name) && src) addMedium(src);
    },
    ontext(words) {
      if (link !== null) link.words += words;
      else addWords(words);
    },
    onclosetag(name) {
      if (block === null || VOID.has(name)) return;
      if (name === 'a' && link !== null) {
        const { href, words } = link;
        link = null;
        if (!/^https?:/i.test(href)) addLocal(href);
        else if (!part()?.links.includes(href)) part()?.links.push(href);
        if (words.trim() !== href.trim()) addWords(words);
      }
      if (BLOCKS.has(name)) isNewLine = true;
      if (depth === 0) {
        done.push(block);
        block = null;
      } else depth--;
    },
  });
  function addLocal(href: string): void {
    if (/\.\w{2,4}$/.test(href) && !/\.html?$/i.test(href)) addMedium(href);
  }
  for await (const chunk of file.chunks()) {
    parser.write(chunk);
    yield* done;
    done = [];
  }
  parser.end();
  yield* done;
}

const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
const BLOCKS = new Set(['div', 'p', 'tr', 'td', 'table', 'li', 'ul', 'h1', 'h2', 'h3', 'br']);
const MEDIA = new Set(['img', 'video', 'source']);

const CLOCK = /(\d{1,2}):(\d\d)(?::(\d\d))?(?:\s*([ap])\.?\s?m\.?)?/i;

/** The moment of `Mar 03, 2021, 9:05 AM` or the like in another language; which zone it is in is not told. null = none. */
export function momentOfBlock(words: string, zone: string): Instant | null {
  const [clock, hour, minute, second = '0', half] = CLOCK.exec(words) ?? [];
  if (clock === undefined) return null;
  const date = words.replace(clock, ' ').trim();
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0);
  return instantOf(isoDay(date) ?? dayFromWords(date), hours, Number(minute), Number(second), zone);
}
