import Handlebars from 'handlebars';
import type { Assets } from '../assets.ts';
import { charts } from '../charts/index.ts';
import type { Svg } from '../charts/svg.ts';
import type { View } from '../view.ts';
import type { Renderer } from './renderer.ts';

/** One file that needs nothing else: no scripts, no pictures from elsewhere, nothing fetched. */
export const html: Renderer = {
  id: 'html',
  render: (view, assets) => [
    {
      kind: 'html',
      name: 'report.html',
      mediaType: 'text/html',
      content: renderPage('report', view, assets),
    },
  ],
};

/** Fills a page's template. Strict: a name that the view does not know is an error, not an empty place. */
export function renderPage(name: string, view: View, assets: Assets): string {
  return compile(assets.templates[name] ?? '', assets)(view);
}

/** A template with this project's partials and helpers; the partials' tests use it too. */
export function compile(source: string, { partials, styles, font }: Assets): (context: unknown) => string {
  const handlebars = Handlebars.create();
  handlebars.registerPartial(partials);
  handlebars.registerHelper({
    draw: drawn,
    external: linked,
    styles: () => new Handlebars.SafeString(`${fontFace(font)}\n${styles}`),
  });
  return handlebars.compile(source, {
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: { draw: true, external: true, styles: true },
  });
}

/** {{draw "bar" bar}}: markup made by chart code, which escapes every label itself. */
function drawn(name: string, input: unknown): Handlebars.SafeString {
  const draw = (charts as Record<string, (input: never) => Svg>)[name];
  if (!draw) throw new RangeError(`a template asks for an unknown chart: ${name}`);
  // What a template hands to a chart comes from the view, which is typed where it is made.
  return new Handlebars.SafeString(draw(input as never).markup);
}

/** {{external address text}}: a link for http and https; for anything else the text alone. */
function linked(address: unknown, text: unknown): Handlebars.SafeString | string {
  const said = String(text ?? '');
  if (typeof address !== 'string' || !/^https?:\/\/[^\s"'<>]+$/i.test(address)) return said;
  const [href, words] = [address, said].map((part) => Handlebars.escapeExpression(part));
  return new Handlebars.SafeString(
    `<a class="external" href="${href}" rel="noopener noreferrer nofollow">${words}</a>`,
  );
}

function fontFace(font: string): string {
  return `@font-face{font-family:Figtree;font-weight:300 900;font-display:swap;src:url(data:font/woff2;base64,${font}) format("woff2")}`;
}
