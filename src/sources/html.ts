import { compile } from 'html-to-text';
import { Parser } from 'htmlparser2';

/** What a piece of HTML says and shows. */
export interface HtmlContent {
  /** Words only: paragraphs apart by a blank line, no markup, no addresses of links. */
  text: string;
  /** http(s) addresses of its links, each once, in order; mentions and hashtags are none. */
  links: string[];
  pictures: number;
  /** Pictures with alternative text. */
  picturesWithAlt: number;
  videos: number;
}

const heading = { uppercase: false };
const toText = compile({
  wordwrap: false,
  // Mastodon hides the scheme and the tail of addresses; readers do not see them.
  selectors: [
    { selector: '.invisible', format: 'skip' },
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'img', format: 'skip' },
    { selector: 'ul', options: { itemPrefix: '- ' } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: heading })),
    ...['script', 'style', 'noscript', 'form', 'iframe'].map((selector) => ({ selector, format: 'skip' })),
  ],
});

const VIDEO_HOSTS =
  /(^|\.)(youtube(-nocookie)?\.com|youtu\.be|vimeo\.com|wistia\.(com|net)|dailymotion\.com)$/;

export function htmlToText(html: string): string {
  return toText(html)
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Reads HTML from strangers: never rendered, nothing in it is loaded. `base` resolves relative links. */
export function readHtml(html: string, base: string | null = null): HtmlContent {
  const links = new Set<string>();
  let pictures = 0;
  let picturesWithAlt = 0;
  let videos = 0;
  const parser = new Parser({
    onopentag(name, { href, src, alt, class: classes = '', width, height }) {
      if (name === 'a' && href !== undefined && !/\b(mention|hashtag)\b/.test(classes)) {
        const address = webAddress(href, base);
        if (address !== null) links.add(address);
      }
      // Emoji are words, and a picture of one pixel counts readers.
      if (name === 'img' && !/\b(emoji|wp-smiley)\b/.test(classes) && width !== '1' && height !== '1') {
        pictures++;
        if (alt?.trim()) picturesWithAlt++;
      }
      const host =
        name === 'iframe'
          ? URL.canParse(src ?? '', 'https://none.invalid') &&
            new URL(src ?? '', 'https://none.invalid').hostname
          : '';
      if (name === 'video' || (host && VIDEO_HOSTS.test(host))) videos++;
    },
  });
  parser.end(html);
  return { text: htmlToText(html), links: [...links], pictures, picturesWithAlt, videos };
}

export interface LinkElement {
  rel: string;
  type: string;
  href: string;
}

/** `<link>` elements of a page: where its feeds and interfaces are. */
export function linkElements(html: string): LinkElement[] {
  const found: LinkElement[] = [];
  const parser = new Parser({
    onopentag(name, { rel = '', type = '', href }) {
      if (name === 'link' && href) found.push({ rel: rel.toLowerCase(), type: type.toLowerCase(), href });
    },
  });
  parser.end(html);
  return found;
}

/** Absolute http(s) address; null for anything else (`mailto:`, `tel:`, a place on the same page). */
export function webAddress(href: string | null | undefined, base: string | null = null): string | null {
  if (!href || href.startsWith('#')) return null;
  const address = href.trim();
  if (!URL.canParse(address, base ?? undefined)) return null;
  const url = new URL(address, base ?? undefined);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
}
