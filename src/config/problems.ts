import { z } from 'zod';
import { nearest } from './nearest.ts';

/** One thing wrong in the configuration: where, what, and how it looks when it is right. Never holds the offending value. */
export interface ConfigProblem {
  code: string;
  /** As found: the folder that was asked for, and the file's name. */
  file: string;
  /** From 1; null = the problem is the file or folder itself. */
  line: number | null;
  message: string;
  example: string;
}

/** Nothing was run: the configuration has problems, all of them listed. */
export class ConfigError extends Error {
  override name = 'ConfigError';
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    super(problems.map(({ file, line, message }) => `${file}:${line ?? ''} ${message}`).join('\n'));
    this.problems = problems;
  }
}

/** "Did you mean …?" with a blank before it, or nothing where no name is near. */
export function didYouMean(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  return near === null ? '' : ` Did you mean ${near}?`;
}

/** What a schema complains of, without its text: that may quote the file. */
export interface SchemaFault {
  code: string;
  path: PropertyKey[];
  message: string;
}

/** Checks a value and words what is wrong with it. An unknown key is one fault each, at its own place. */
export function schemaFaults(schema: z.ZodType, value: unknown): SchemaFault[] {
  const parsed = schema.safeParse(value);
  if (parsed.success) return [];
  return parsed.error.issues.flatMap((issue): SchemaFault[] => {
    if (issue.code !== 'unrecognized_keys') return [faultOf(issue, value)];
    const known = keysAt(schema, issue.path);
    return issue.keys.map((key) => ({
      code: 'unknown-key',
      path: [...issue.path, key],
      message: `${quoted([...issue.path, key])} is not known here.${didYouMean(key, known) || ` Known: ${known.join(', ')}.`}`,
    }));
  });
}

const NAMES: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list, each item behind a hyphen',
  object: 'a group of indented keys',
  record: 'a group of indented keys',
};

function faultOf(issue: z.core.$ZodIssue, root: unknown): SchemaFault {
  const { path } = issue;
  const name = quoted(path);
  const fault = (code: string, message: string): SchemaFault => ({
    code,
    path,
    message: `${name} ${message}`,
  });
  const value = valueAt(root, path);
  if (value === undefined) return fault('missing', 'is missing.');
  if (value === null) return fault('empty', 'is empty; fill it in or delete the line.');
  switch (issue.code) {
    case 'invalid_type':
      return fault('wrong-type', `must be ${NAMES[issue.expected] ?? issue.expected}.`);
    case 'invalid_value':
      return fault('not-one-of', `must be one of ${issue.values.map(String).join(', ')}.`);
    case 'too_small':
      return issue.origin === 'string'
        ? fault('empty', 'must not be empty.')
        : fault('too-small', `must be at least ${issue.minimum}.`);
    case 'too_big':
      return fault('too-large', `must be at most ${issue.maximum}.`);
    case 'invalid_format':
    case 'custom':
      return fault('not-valid', `must be ${issue.message}.`);
    default:
      return fault('not-valid', 'does not fit.');
  }
}

/** `accounts, item 2, platform`: as one would say it. A name that looks unlike a key is left out: it may be somebody's words. */
function quoted(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'The file';
  return path
    .map((part) =>
      typeof part === 'number'
        ? `item ${part + 1}`
        : /^[\w+-]{1,40}$/.test(String(part))
          ? String(part)
          : 'this key',
    )
    .join(', ');
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[part] : undefined,
    root,
  );
}

/** Keys that may stand at a place of a schema. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let place: z.core.JSONSchema.BaseSchema | undefined = z.toJSONSchema(schema, { io: 'input' });
  for (const part of path) {
    const next: unknown =
      typeof part === 'number'
        ? place?.items
        : (place?.properties?.[String(part)] ?? place?.additionalProperties);
    place = typeof next === 'object' && next !== null ? (next as z.core.JSONSchema.BaseSchema) : undefined;
  }
  const names = place?.propertyNames;
  const choices = typeof names === 'object' ? names.enum : undefined;
  return choices?.map(String) ?? Object.keys(place?.properties ?? {});
}
