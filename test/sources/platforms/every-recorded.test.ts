import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeWithShared, SHARED } from '../../support/shared.ts';

/** Recorded answers that no connector asks for. */
const NOT_ASKED_FOR: Readonly<Record<string, string>> = {
  'bluesky/did_doc.json': 'Where an account lies: the public view finds it by its handle.',
  'bluesky/feed_generator_record.json': 'A feed that somebody programmed: no post.',
  'bluesky/resolve_handle.json': 'The public view takes handles as they are.',
  'snapchat/error_unauthorized.json': 'There is no connector: Snap opens its interface to partners only.',
};

/** The tests of this folder, in which every recorded answer is read by its name. */
function testsHere(): string {
  return readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith('.test.ts') && name !== 'every-recorded.test.ts')
    .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
    .join('\n');
}

describeWithShared('recorded answers', () => {
  const folder = join(SHARED, 'fixtures/api');
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => readdirSync(join(folder, name)).map((file) => `${name}/${file}`))
    .filter((path) => !path.endsWith('/INDEX.md'));

  it('are all read by a test, or left out with a reason', () => {
    const tests = testsHere();
    const unread = files.filter((path) => !tests.includes(path.split('/')[1] ?? path));
    expect(unread.toSorted()).toEqual(Object.keys(NOT_ASKED_FOR).toSorted());
  });

  it('stand in their index', () => {
    const index = (path: string) => readFileSync(join(folder, path.split('/')[0] ?? '', 'INDEX.md'), 'utf8');
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((path) => !index(path).includes(path.split('/')[1] ?? path))).toEqual([]);
  });
});
