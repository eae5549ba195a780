import { describe, expect, test } from 'vitest';
import { normalise } from '../../../../src/sources/exports/shared/normalise.ts';
import { hashtagsIn, linksIn } from '../../../../src/sources/exports/shared/text.ts';

describe('linksIn', () => {
  test.each<[string, string[]]>([
    ['nothing here', []],
    ['see https://a.example/x.', ['https://a.example/x']],
    ['(see https://a.example/x)', ['https://a.example/x']],
    ['https://a.example/x_(y) and more', ['https://a.example/x_(y)']],
    ['[HTTPS://A.example]!', ['HTTPS://A.example']],
    ['“https://a.example/ü?q=1&r=2”', ['https://a.example/ü?q=1&r=2']],
    ['http://a.example\nhttp://b.example', ['http://a.example', 'http://b.example']],
    ['https://a.example, https://a.example', ['https://a.example']],
    ['https://', []],
    ['a.example/book is a bare address', []],
    ['https://a.example/page#part…', ['https://a.example/page#part']],
    ['ftp://a.example', []],
  ])('%j', (text, links) => expect(linksIn(text)).toEqual(links));
});

describe('hashtagsIn', () => {
  test.each<[string, string[]]>([
    ['nothing here', []],
    ['#skin #Skin #skin', ['skin', 'Skin']],
    ['Start#middle &#39; a', []],
    ['#1 in town, #2026', []],
    ['#2026goals (#derma), #a_b!', ['2026goals', 'derma', 'a_b']],
    ['https://a.example/#top https://a.example/x#top', []],
    ['🌞#ProtecciónSolar #皮膚 ＃全角', ['ProtecciónSolar', '皮膚', '全角']],
    ['#𝗕𝗼𝗹𝗱 𝗮#no', ['𝗕𝗼𝗹𝗱']],
    ['# alone ## #', []],
    ['#one#two', ['one']],
  ])('%j', (text, tags) => expect(hashtagsIn(text)).toEqual(tags));
});

test.each([
  ['\uFEFFPost ID', 'post id'],
  ['  Duration (sec) ', 'duration sec'],
  ['Duration_sec', 'duration sec'],
  ['"Views"', 'views'],
  ['„Gefällt mir“-Angaben', 'gefällt mir-angaben'],
  ['Link\u00A0clicks', 'link clicks'],
  ['Im\u00ADpressions', 'impressions'],
  ['Publicacio\u0301n', 'publicación'],
  ['3-second  video\nviews', '3-second video views'],
])('the column name %j is compared as %j', (name, normalised) => expect(normalise(name)).toBe(normalised));
