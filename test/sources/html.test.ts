import { describe, expect, it } from 'vitest';
import { htmlToText, readHtml, webAddress } from '../../src/sources/html.ts';

describe('HTML', () => {
  it.each([
    ['<p>a</p><p>b<br>c</p>', 'a\n\nb\nc'],
    ['<h2>Sun &#8217;n&#8217; hats</h2><ul><li>one</li><li>two</li></ul>', 'Sun ’n’ hats\n\n- one\n- two'],
    ['<script>alert(1)</script><style>p{}</style><p onclick="x()">words</p>', 'words'],
    ['Read <a href="https://x.example/y">more</a>', 'Read more'],
    ['plain &amp; simple', 'plain & simple'],
    ['<p>unclosed <b>tags', 'unclosed tags'],
    ['', ''],
  ])('%s says %j', (html, text) => expect(htmlToText(html)).toBe(text));

  it('shows pictures, videos and links', () => {
    const html = `
      <img src="a.jpg" alt="A hat"><img src="b.jpg" alt=""><img class="wp-smiley" alt="🙂"><img width="1" height="1" src="t.gif">
      <iframe src="https://www.youtube.com/embed/x"></iframe><iframe src="/map"></iframe><video></video>
      <a href="/book">Book</a> <a href="/book">again</a> <a href="mailto:a@b.example">mail</a> <a href="#top">top</a>
      <a class="u-url mention" href="https://s.example/@x">@x</a> <a href="javascript:alert(1)">js</a>`;
    expect(readHtml(html, 'https://lakeside.example/blog/')).toMatchObject({
      pictures: 2,
      picturesWithAlt: 1,
      videos: 2,
      links: ['https://lakeside.example/book'],
    });
  });

  it('relative links without a base lead nowhere', () => {
    expect(webAddress('/book')).toBeNull();
    expect(webAddress(' https://lakeside.example/a b ')).toBe('https://lakeside.example/a%20b');
  });
});
