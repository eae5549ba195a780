import { ConfigError, type ConfigProblem } from '../config/problems.ts';
import { PLATFORMS } from '../model/platforms.ts';
import { NothingReadError } from '../pipeline/nothing-read.ts';
import { english } from '../reporting/languages/english.ts';
import { EXPORT_FORMATS } from '../sources/exports/index.ts';
import { InputError } from '../sources/exports/shared/errors.ts';
import { nameOf } from './source-table.ts';
import { paragraph } from './table.ts';
import type { Style } from './terminal.ts';

/** What went wrong, for people and programs: what, where, and what to do about it. Never anybody's data. */
export interface Fault {
  code: string;
  what: string;
  /** File, folder, flag or practice; null = nowhere in particular. */
  where: string | null;
  remedy: string;
  /** Problems of the configuration, each at its own line. */
  problems?: readonly ConfigProblem[];
  /** What there is to know besides, a line each. */
  details?: readonly string[];
}

/** A command cannot do what it was asked for; a person can set it right. */
export class CommandError extends Error {
  override name = 'CommandError';
  readonly fault: Fault;

  constructor(code: string, what: string, where: string | null, remedy: string, cause?: unknown) {
    super(what, { cause });
    this.fault = { code, what, where, remedy };
  }
}

/** True for faults that a person can set right before anything is done: exit code 2. */
export function isCouldNotRun(error: unknown): boolean {
  return [CommandError, ConfigError, InputError, NothingReadError].some((kind) => error instanceof kind);
}

export function faultOf(error: unknown): Fault {
  if (error instanceof CommandError) return error.fault;
  if (error instanceof InputError) {
    const { code, place, remedy } = error;
    return { code, what: english.problem(code), where: place, remedy };
  }
  if (error instanceof ConfigError) {
    const { length } = error.problems;
    return {
      code: 'config',
      what: `${english.count(length, 'problem')} in the configuration. Nothing was run.`,
      where: null,
      remedy: `Correct ${length === 1 ? 'it' : 'them'} and run the command again.`,
      problems: error.problems,
    };
  }
  if (error instanceof NothingReadError) return nothingRead(error);
  return fileSystemFault(error) ?? ownFault(error);
}

const MOST_DETAILS = 10;

function nothingRead({ paths, sources }: NothingReadError): Fault {
  const details = sources.slice(0, MOST_DETAILS).map((source) => {
    const reasons = source.problems.map(({ code, detail }) =>
      `${english.problem(code)}. ${detail ?? ''}`.trim(),
    );
    return [nameOf(source), ...reasons].join(': ');
  });
  const more = sources.length - details.length;
  const platforms = EXPORT_FORMATS.flatMap(({ reads, platform }) =>
    reads === 'posts' && platform !== 'any' ? PLATFORMS[platform].name : [],
  );
  const others = more > 0 ? [`… and ${english.count(more, 'more file')}`] : [];
  if (sources.some(({ file }) => file === null))
    return {
      code: 'nothing-read',
      what: 'Nothing to judge: no account could be read.',
      where: null,
      remedy: '`social-vitals check --online` tries each account and says what to do.',
      details: [...details, ...others],
    };
  return {
    code: 'nothing-read',
    what:
      sources.length === 0
        ? 'There is no file to read.'
        : 'Nothing to judge: no export with posts lies here.',
    where: paths.length === 0 ? 'No exports are configured.' : paths.join(', '),
    remedy: `Put exports of ${english.list([...new Set(platforms)], 'or')} here, as they were downloaded, or fill in the table of docs/csv-template.md. \`social-vitals list formats\` tells how to get each.`,
    details: [...details, ...others],
  };
}

const FILE_SYSTEM: Record<string, [what: string, remedy: string]> = {
  ENOENT: ['Not found', 'Check the spelling of the path.'],
  EACCES: [
    'This file or folder may not be read or written by you.',
    'Give yourself permission for it, or choose another folder with --out.',
  ],
  EPERM: [
    'This file or folder may not be read or written by you.',
    'Give yourself permission for it, or choose another folder with --out.',
  ],
  EROFS: ['Nothing can be written here', 'Choose another folder with --out.'],
  ENOSPC: ['The disk is full', 'Free some space and run the command again.'],
  ENOTDIR: ['A file stands where a folder is needed', 'Move the file away, or choose another folder.'],
  EEXIST: ['A file stands where a folder is needed', 'Move the file away, or choose another folder.'],
  EISDIR: ['A folder stands where a file is needed', 'Move the folder away, or choose another place.'],
  EMFILE: ['Too many files are open', 'Close other programs, or raise the limit (ulimit -n).'],
};

function fileSystemFault(error: unknown): Fault | null {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return null;
  const [what, remedy] = FILE_SYSTEM[String(error.code)] ?? [];
  if (what === undefined || remedy === undefined) return null;
  return { code: String(error.code), what, where: 'path' in error ? String(error.path) : null, remedy };
}

/** The text of an unexpected exception may hold somebody's words; only its kind is shown. */
function ownFault(error: unknown): Fault {
  const isReference = error instanceof Error && error.name === 'DamagedReferenceError';
  return {
    code: error instanceof Error ? error.name : 'unknown',
    what: isReference ? error.message : 'Something went wrong inside Social Vitals itself.',
    where: null,
    remedy: isReference
      ? 'Restore the file, or install Social Vitals again.'
      : 'Run the command again with DEBUG=social-vitals and report the place it names.',
  };
}

/** One calm block: what, where, remedy. */
export function faultBlock(fault: Fault, style: Style): string {
  const { what, where, remedy, problems = [], details = [] } = fault;
  return [
    `${style.red('✖')} ${style.bold(what)}`,
    ...(where === null ? [] : [`  ${where}`]),
    ...details.map((detail) => paragraph(detail, 4, '·')),
    ...problems.flatMap((problem) => ['', problemBlock(problem, style)]),
    ...(problems.length > 0 ? [''] : []),
    paragraph(remedy, 4, '→'),
  ].join('\n');
}

export function problemBlock({ file, line, message, example }: ConfigProblem, style: Style): string {
  return [
    `  ${style.cyan(line === null ? file : `${file}:${line}`)}`,
    paragraph(message, 4),
    `    ${style.dim('Correct:')}`,
    ...example.split('\n').map((text) => `      ${style.green(text)}`),
  ].join('\n');
}
