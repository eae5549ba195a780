import { join } from 'node:path';
import pc from 'picocolors';
import { describe, expect, it } from 'vitest';
import { explain } from '../../src/cli/commands/explain.ts';
import { CommandError, faultBlock, faultOf, isCouldNotRun } from '../../src/cli/faults.ts';
import { isKeptCollection, keptCollectionJob, loadKeptSnapshot } from '../../src/cli/kept.ts';
import { ConfigError } from '../../src/config/problems.ts';
import { NothingReadError } from '../../src/pipeline/nothing-read.ts';
import { InputError } from '../../src/sources/exports/shared/errors.ts';
import { aCollection, spread } from '../support/a-practice.ts';
import { folderOf } from '../support/folder.ts';

const blockOf = (error: unknown) => faultBlock(faultOf(error), pc.createColors(false));

describe('a fault as people see it', () => {
  const problem = { code: 'x', file: 'a.yaml', line: 3, message: 'days is missing.', example: 'days: 90' };

  it.each<[string, unknown, boolean, RegExp]>([
    [
      'a command',
      new CommandError('x', 'No.', 'here', 'Do that.'),
      true,
      /^✖ No\.\n {2}here\n {2}→ Do that\.$/,
    ],
    ['an input', new InputError('encrypted', 'a.zip', 'Unpack it.'), true, /a\.zip\n {2}→ Unpack it\.$/],
    [
      'an empty folder',
      new NothingReadError(['x'], []),
      true,
      /no file to read\.\n {2}x\n {2}→ .*Facebook.*X/s,
    ],
    ['no exports configured', new NothingReadError([], []), true, /No exports are configured/],
    [
      'a configuration',
      new ConfigError([problem]),
      true,
      /a\.yaml:3\n {4}days is missing\.\n(.*\n)* {6}days: 90/,
    ],
    [
      'a full disk',
      Object.assign(new Error('ENOSPC: secret'), { code: 'ENOSPC', syscall: 'write', path: 'reports/x' }),
      false,
      /^✖ The disk is full\n {2}reports\/x\n {2}→ Free/,
    ],
    [
      'ourselves',
      new TypeError('cannot read secret'),
      false,
      /inside Social Vitals itself.*DEBUG=social-vitals/s,
    ],
    ['anything', 'secret', false, /inside Social Vitals itself/],
  ])('of %s', (_, error, couldNotRun, block) => {
    expect(blockOf(error)).toMatch(block);
    expect(blockOf(error)).not.toMatch(/secret|undefined|null/);
    expect(isCouldNotRun(error)).toBe(couldNotRun);
  });

  it('lists ten files that are no exports, and counts the others', () => {
    const source = {
      ...{ id: 'f', format: null, title: 'not recognised', platform: null, account: null, from: null },
      ...{ status: 'unrecognised' as const, through: null, read: 0, kept: 0, duplicate: 0, outsideWindow: 0 },
      ...{ rejected: 0, problems: [] },
    };
    const sources = Array.from({ length: 25 }, (_, i) => ({ ...source, file: `x/${i}.txt` }));
    const block = blockOf(new NothingReadError(['x'], sources));
    expect(block).toContain('x/9.txt');
    expect(block).not.toContain('x/10.txt');
    expect(block).toContain('15 more files');
  });
});

it('explain suggests the audit that was probably meant', () => {
  expect(() => explain('stale', {})).toThrow(CommandError);
  try {
    explain('stale', {});
  } catch (error) {
    expect(faultOf(error).remedy).toContain('staleness');
  }
});

describe('kept records', () => {
  const { collection } = aCollection({ posts: spread(3, 30) });
  const folder = () =>
    folderOf({ 'collection.json': JSON.stringify(collection, null, 1), 'other.json': '{"a": 1}' });

  it('are known by how they begin', () => {
    const where = folder();
    expect(isKeptCollection(join(where, 'collection.json'))).toBe(true);
    expect(isKeptCollection(join(where, 'other.json'))).toBe(false);
    expect(isKeptCollection(where)).toBe(false);
    expect(isKeptCollection(join(where, 'nothing.json'))).toBe(false);
  });

  it.each([
    ['a missing file', 'nothing.json', 'not-found'],
    ['another record', 'collection.json', 'not-a-snapshot'],
    ['something else', 'other.json', 'not-a-snapshot'],
  ])('%s is no snapshot', async (_, name, code) => {
    const error: unknown = await loadKeptSnapshot(join(folder(), name)).catch((reason: unknown) => reason);
    expect(faultOf(error).code).toBe(code);
  });

  it.each([
    ['two at once', ['collection.json', 'other.json'], {}, 'kept-alone'],
    ['another day', ['collection.json'], { asOf: '2026-10-01' }, 'kept-fixed'],
    ['another period', ['collection.json'], { days: '180' }, 'kept-fixed'],
    ['another zone', ['collection.json'], { timeZone: 'America/Chicago' }, 'kept-fixed'],
  ])('what a collection has settled is not asked of it again: %s', async (_, names, flags, code) => {
    const where = folder();
    const paths = names.map((name) => join(where, name));
    const error: unknown = await keptCollectionJob(paths, flags).catch((reason: unknown) => reason);
    expect(faultOf(error).code).toBe(code);
  });
});
