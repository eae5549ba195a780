import { readdirSync, readFileSync } from 'node:fs';
import { join, parse as parsePath, resolve } from 'node:path';
import type { z } from 'zod';
import { type Practice, practiceSchema } from '../model/practice.ts';
import { findSpecialty, listSpecialties, type Reference } from '../model/reference.ts';
import { accountFaults, type KnownInterface } from './accounts.ts';
import { readCorrections } from './corrections.ts';
import { EXAMPLE_FILE, exampleOf, exampleOfAccount, exampleOfAudit } from './examples.ts';
import { ConfigError, type ConfigProblem, didYouMean, type SchemaFault, schemaFaults } from './problems.ts';
import { parseYaml } from './yaml-text.ts';

export { ConfigError, type ConfigProblem } from './problems.ts';

/** What a practice file may refer to. */
export interface Known {
  /** Options of every audit, by id. */
  audits: Readonly<Record<string, z.ZodType>>;
  reference: Reference;
  /** Interfaces by which accounts can be read. */
  interfaces: readonly KnownInterface[];
}

export interface ConfiguredPractice {
  practice: Practice;
  file: string;
  /** Its exports as absolute paths; whether they exist is not looked at. */
  exports: string[];
  /** Absolute path of the file for renewed tokens; null = none is kept. */
  tokenFile: string | null;
}

/** A file of the folder: a practice, or what is wrong with it. */
export interface PracticeReading {
  /** As far as it can be told: what the file gives, else its name. */
  id: string;
  file: string;
  configured: ConfiguredPractice | null;
  problems: ConfigProblem[];
}

/**
 * The practices of a folder (`*.yaml`), in the order of their files' names; with `ids` only those.
 * @throws ConfigError with every problem of every file concerned
 */
export function loadPractices(
  folder: string,
  known: Known,
  ids: readonly string[] = [],
): ConfiguredPractice[] {
  const readings = readPractices(folder, known);
  const everyId = readings.map(({ id }) => id);
  const unknown = ids.flatMap((id): ConfigProblem[] => {
    if (everyId.includes(id)) return [];
    const hint = didYouMean(id, everyId) || ` There is: ${everyId.join(', ')}.`;
    const message = `No practice is called ${id}.${hint}`;
    return [{ code: 'unknown-practice', file: folder, line: null, message, example: `id: ${everyId[0]}` }];
  });
  const wanted = ids.length === 0 ? readings : readings.filter(({ id }) => ids.includes(id));
  const problems = [...unknown, ...wanted.flatMap((reading) => reading.problems)];
  if (problems.length > 0) throw new ConfigError(problems);
  return wanted.flatMap(({ configured }) => configured ?? []);
}

/**
 * Every practice file of a folder, good or bad.
 * @throws ConfigError when there is no such folder, or no practice file in it
 */
export function readPractices(folder: string, known: Known): PracticeReading[] {
  const names = practiceFiles(folder);
  const readings = names.map((name) => readPractice(join(folder, name), known));
  const first = new Map<string, string>();
  for (const { id, file, problems } of readings) {
    const other = first.get(id);
    if (other === undefined) first.set(id, file);
    else {
      const message = `The id ${id} belongs to ${other} already; every practice needs its own.`;
      problems.push({ code: 'id-twice', file, line: null, message, example: `id: ${id}-2` });
    }
  }
  return readings.map((reading) =>
    reading.problems.length > 0 ? { ...reading, configured: null } : reading,
  );
}

function practiceFiles(folder: string): string[] {
  const none = (code: string, message: string) =>
    new ConfigError([{ code, file: folder, line: null, message, example: EXAMPLE_FILE }]);
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    throw none('no-folder', 'There is no such folder; each practice is a file such as lakeside.yaml in it.');
  }
  const found = names.filter((name) => /^[^.].*\.ya?ml$/i.test(name)).sort();
  if (found.length === 0)
    throw none('no-practices', 'The folder holds no practice; add a file such as lakeside.yaml.');
  return found;
}

/** One file, checked on its own. */
export function readPractice(file: string, known: Known): PracticeReading {
  const nameId = parsePath(file).name;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    const message = 'The file cannot be read; check its permissions.';
    const problem = { code: 'unreadable', file, line: null, message, example: EXAMPLE_FILE };
    return { id: nameId, file, configured: null, problems: [problem] };
  }
  const yaml = parseYaml(text);
  if (yaml.faults.length > 0)
    return { id: nameId, file, configured: null, problems: yaml.faults.map((fault) => ({ file, ...fault })) };

  const written = isRecord(yaml.value) && typeof yaml.value.id === 'string' ? yaml.value.id : null;
  const value = isRecord(yaml.value) ? { ...yaml.value, id: yaml.value.id ?? nameId } : yaml.value;
  const parsed = practiceSchema.safeParse(value);
  const problems = faultsOf(value, known)
    .map(({ code, path, message }): ConfigProblem => {
      const line = yaml.lineOf(path);
      if (path[0] === 'id' && written === null)
        return { code: 'file-name', file, line: null, message: FILE_NAME, example: exampleOf('id') };
      return { code, file, line, message, example: exampleAt(path, known) };
    })
    .sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const labels = readCorrections(join(parsePath(file).dir, nameId, 'labels.csv'));
  problems.push(...labels.problems);
  const configured =
    parsed.success && problems.length === 0
      ? {
          practice: {
            ...parsed.data,
            id: parsed.data.id ?? nameId,
            corrections: [...parsed.data.corrections, ...labels.corrections],
          },
          file,
          exports: parsed.data.exports.map((path) => resolve(file, '..', path)),
          tokenFile: parsed.data.tokenFile ? resolve(file, '..', parsed.data.tokenFile) : null,
        }
      : null;
  return { id: written ?? nameId, file, configured, problems };
}

const FILE_NAME =
  'The file’s name cannot serve as id (lower-case letters, digits and hyphens); rename it, or give an id.';

/** Everything wrong with a file's content: its own keys, options of audits, and names that refer to something. */
function faultsOf(value: unknown, { audits, reference, interfaces }: Known): SchemaFault[] {
  const faults = schemaFaults(practiceSchema, value);
  if (!isRecord(value)) return faults;
  faults.push(...accountFaults(value.accounts, interfaces));

  const ids = Object.keys(audits);
  const unknownAudit = (path: PropertyKey[]): SchemaFault => {
    const message = `No audit has this id.${didYouMean(String(path.at(-1)), ids) || ` There is: ${ids.join(', ')}.`}`;
    return { code: 'unknown-audit', path, message };
  };
  for (const [id, options] of Object.entries(isRecord(value.audits) ? value.audits : {})) {
    const schema = audits[id];
    if (schema === undefined) faults.push(unknownAudit(['audits', id]));
    else if (isRecord(options))
      for (const fault of schemaFaults(schema, options))
        faults.push({ ...fault, path: ['audits', id, ...fault.path] });
  }
  const alerts = isRecord(value.alerts) && isRecord(value.alerts.audits) ? value.alerts.audits : {};
  for (const id of Object.keys(alerts))
    if (!ids.includes(id)) faults.push(unknownAudit(['alerts', 'audits', id]));

  const { specialty, audience } = value;
  if (
    typeof specialty === 'string' &&
    audience === undefined &&
    findSpecialty(reference, specialty) === null
  ) {
    const hint = didYouMean(specialty, listSpecialties(reference));
    const message = `No ages of patients are known for this specialty.${hint} Choose one of \`social-vitals list specialties\`, or give the ages under audience.`;
    faults.push({ code: 'unknown-specialty', path: ['specialty'], message });
  }
  return faults;
}

function exampleAt(path: readonly PropertyKey[], { audits }: Known): string {
  const [key, id, option] = path;
  if (key === 'accounts' && option !== undefined) return exampleOfAccount(option);
  const options = key === 'audits' ? audits[String(id)] : undefined;
  return options === undefined ? exampleOf(key) : exampleOfAudit(String(id), options, option);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
