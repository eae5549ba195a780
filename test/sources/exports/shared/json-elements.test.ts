import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonElements } from '../../../../src/sources/exports/shared/json-elements.ts';

test('whatever the elements are and wherever the text is cut into pieces, they come out as they went in', async () => {
  const anything = fc.array(fc.jsonValue({ maxDepth: 3 }), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(anything, fc.integer({ min: 1, max: 9 }), fc.boolean(), async (values, size, pretty) => {
      const text = `window.YTD.tweets.part0 = ${JSON.stringify(values, null, pretty ? 2 : 0)}`;
      const elements = await collected(piecewise(text, size));
      expect(elements).toEqual({ elements: JSON.parse(JSON.stringify(values)), error: null });
    }),
  );
});

test.each([
  ['window.YTD.tweets.part0 = [ ]', [], null],
  ['window.YTD.tweets.part0 = [{"a":1},{"a":]},{"a":2}]', [{ a: 1 }, undefined, { a: 2 }], null],
  ['x = [{"a":1},{"a":[}},{"a":2}]', [{ a: 1 }], 'cut-off'],
  ['no array ] here', [], 'cut-off'],
  ['x = [{"a":1},{a:1},{"a":2}]', [{ a: 1 }, undefined, { a: 2 }], null],
  ['x = [{"a":"]}"},{"a":"\\"]"}];\n', [{ a: ']}' }, { a: '"]' }], null],
  ['x = [{"a":1}]; more', [{ a: 1 }], 'json-damaged'],
  ['x = {"a":[1,2]}]', [1, 2], 'json-damaged'],
  ['x = [{"a":1},{"a":"cut of', [{ a: 1 }], 'cut-off'],
  ['nothing here', [], 'cut-off'],
])('%s', async (text, elements, error) => {
  expect(await collected(piecewise(text, 4))).toEqual({ elements, error });
});

async function collected(chunks: AsyncIterable<string>) {
  const elements: unknown[] = [];
  try {
    for await (const element of jsonElements({ path: 'tweets.js', chunks: () => chunks }))
      elements.push(element);
    return { elements, error: null };
  } catch (error) {
    return { elements, error: error instanceof Error && 'code' in error ? error.code : error };
  }
}

async function* piecewise(text: string, size: number) {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}
