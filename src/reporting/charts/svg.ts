/** Markup that was built here; a plain string is text and is escaped wherever it is put in. */
export interface Svg {
  readonly markup: string;
}

type Attributes = Record<string, string | number | null>;

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/** element('text', { x: 0 }, 'A & B') = <text x="0">A &amp; B</text>; an attribute that is null is left out. */
export function element(name: string, attributes: Attributes, ...children: (Svg | string)[]): Svg {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(
      ([key, value]) => ` ${key}="${escapeText(typeof value === 'number' ? short(value) : String(value))}"`,
    )
    .join('');
  const inner = children
    .map((child) => (typeof child === 'string' ? escapeText(child) : child.markup))
    .join('');
  return { markup: inner === '' ? `<${name}${written}/>` : `<${name}${written}>${inner}</${name}>` };
}

/**
 * A picture as wide as its place and as high as it says. Horizontal positions are percents, so that letters keep their size on every
 * screen. The title is read aloud in place of the picture.
 */
export function picture(
  words: { title: string; description?: string },
  attributes: { height: number; class: string },
  ...children: Svg[]
): Svg {
  const described = words.description === undefined ? [] : [element('desc', {}, words.description)];
  return element(
    'svg',
    { role: 'img', width: '100%', ...attributes },
    element('title', {}, words.title),
    ...described,
    ...children,
  );
}

/** 0.125 → `12.5%` of the width. */
export function across(share: number): string {
  return `${short(share * 100)}%`;
}

function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}
