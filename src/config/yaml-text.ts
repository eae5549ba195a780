import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type YAMLError,
} from 'yaml';

/** A YAML text as a value, with the way back from each of its parts to a line. */
export interface YamlText {
  /** Null where the text is not sound YAML. */
  value: unknown;
  faults: YamlFault[];
  /** Line of a key or list item, from 1; where the path leads nowhere, the line of its last part that exists. */
  lineOf(path: readonly PropertyKey[]): number;
}

export interface YamlFault {
  code: string;
  line: number;
  /** What is wrong, ready to follow a file and line; never holds anything of the file. */
  message: string;
  example: string;
}

/** Reads one YAML document. Of several faults in one line only the first is told: the others follow from it. */
export function parseYaml(text: string): YamlText {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => lines.linePos(offset).line;
  const faults = new Map<number, YamlFault>();
  for (const error of document.errors) {
    const line = lineAt(error.pos[0]);
    if (!faults.has(line)) faults.set(line, { line, ...wordsOf(error) });
  }
  const lineOf = (path: readonly PropertyKey[]) => lineAt(offsetOf(document, path));
  if (faults.size > 0) return { value: null, faults: [...faults.values()], lineOf };
  try {
    return { value: document.toJS(), faults: [], lineOf };
  } catch {
    const fault = { line: 1, ...FAULTS.BAD_ALIAS };
    return { value: null, faults: [fault], lineOf };
  }
}

type Words = Omit<YamlFault, 'line'>;

const LAYOUT: Words = {
  code: 'layout',
  message:
    'This does not fit here: indent it like its neighbours, and put a text that contains ": " in quotation marks.',
  example: 'name: "Lakeside: Skin & Laser"\nexports:\n  - exports/lakeside',
};

const FAULTS = {
  TAB_AS_INDENT: {
    code: 'tab',
    message: 'A tab indents this line; YAML takes spaces only.',
    example: 'audience:\n  ages: { 30-49: 40, 50-64: 60 }',
  },
  BAD_INDENT: {
    code: 'bad-indent',
    message: 'Indent this line like its neighbours, and close every bracket that is open above.',
    example: 'exports:\n  - exports/lakeside\ndomains: [lakesidederm.com]',
  },
  BLOCK_AS_IMPLICIT_KEY: LAYOUT,
  BLOCK_IN_FLOW: LAYOUT,
  BAD_SCALAR_START: {
    code: 'special-sign',
    message: 'A text that begins with a special sign such as @ needs quotation marks.',
    example: 'accounts:\n  - platform: x\n    handle: "@lakesideskin"',
  },
  UNEXPECTED_TOKEN: {
    code: 'text-ended',
    message:
      'The text has ended already: put one that contains quotation marks between those of the other kind.',
    example: 'name: "Children\'s Skin Center"',
  },
  MULTILINE_IMPLICIT_KEY: {
    code: 'no-colon',
    message: 'A key needs a colon and a space behind it.',
    example: 'name: Lakeside Dermatology',
  },
  DUPLICATE_KEY: {
    code: 'key-twice',
    message: 'This key stands twice in the same group; keep one.',
    example: 'exports:\n  - exports/facebook\n  - exports/x',
  },
  MISSING_CHAR: {
    code: 'not-closed',
    message: 'A quotation mark, comma or bracket is missing here or in a line above.',
    example: 'ages: { 30-49: 40, 50-64: 60 }',
  },
  MULTIPLE_DOCS: {
    code: 'several-documents',
    message: 'One file holds one practice; a line of "---" begins another.',
    example: 'name: Lakeside Dermatology',
  },
  BAD_ALIAS: {
    code: 'bad-alias',
    message: 'A word that begins with * refers to nothing; put it between quotation marks.',
    example: 'name: "*Lakeside* Dermatology"',
  },
} satisfies Partial<Record<YAMLError['code'], Words>>;

function wordsOf({ code }: YAMLError): Words {
  const known: Partial<Record<YAMLError['code'], Words>> = FAULTS;
  return known[code] ?? { code: 'not-yaml', message: 'This is not valid YAML.', example: LAYOUT.example };
}

function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const part of path) {
    if (isAlias(node)) node = node.resolve(document);
    let found: unknown;
    let marker: unknown;
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(part));
      [marker, found] = [pair?.key, pair?.value];
    } else if (isSeq(node)) marker = found = node.items[Number(part)];
    const start = startOf(marker);
    if (start === null) return offset;
    offset = start;
    node = found;
  }
  return offset;
}

function startOf(node: unknown): number | null {
  return isNode(node) ? ((node as Node).range?.[0] ?? null) : null;
}
