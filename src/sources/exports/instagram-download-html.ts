import type { PostFormat } from './format.ts';
import { downloadPeriod, instagramHandle } from './shared/meta-download.ts';
import { htmlBlocks, momentOfBlock } from './shared/meta-html.ts';
import { downloadedPost, kindOfMedia, shownMedia } from './shared/meta-media.ts';
import { recognisePart } from './shared/meta-parts.ts';

/**
 * Posts, reels and stories as pages of HTML, which is what a download gives unless asked for JSON. A block is the caption, where
 * there is one, the media and the date, in this order. Times are those of whoever fetched it, taken to be in the practice's zone.
 */
export const instagramDownloadHtml: PostFormat = {
  id: 'instagram-download-html',
  title: 'Instagram download in HTML: posts, reels, stories',
  platform: 'instagram',
  reads: 'posts',
  version: '2020',
  how: 'Accounts Center → Your information and permissions → Export your information → Instagram; better in JSON, which tells times exactly.',

  recognise: (file) =>
    recognisePart(
      file,
      'instagram-html',
      'a page called posts_1.html, reels.html or stories.html',
      /instagram.*post[^/]*\.html$/i,
    ),

  period: downloadPeriod,

  async *read(file, { timeZone }) {
    const account = await instagramHandle(file);
    const named = KINDS.find(([name]) => file.name.startsWith(name))?.[1];
    let row = 0;
    let isZoneAssumed = false;
    for await (const block of htmlBlocks(file)) {
      row += 1;
      const publishedAt = momentOfBlock(block.at(-1)?.lines.join(' ') ?? '', timeZone);
      const content = publishedAt === null ? block : block.slice(0, -1);
      const media = shownMedia(content.flatMap((part) => part.media.map((uri) => ({ uri }))));
      // Beside the media stands what the camera wrote down; the caption is a part of its own, before them.
      const caption = content.find(({ lines, media }) => lines.length > 0 && media.length === 0);
      const text = caption?.lines.join('\n').trim() ?? '';
      if (text === '' && media.length === 0) {
        yield { type: 'left-out', row, code: 'no-content' };
        continue;
      }
      if (publishedAt === null) yield { type: 'notice', row, code: 'date-unreadable' };
      else isZoneAssumed = true;
      yield {
        type: 'post',
        row,
        keys: { id: null, link: null },
        post: downloadedPost({
          platform: 'instagram',
          account,
          publishedAt,
          kind: named ?? kindOfMedia(media),
          text,
          mediaCount: media.length,
        }),
      };
    }
    if (row === 0) yield { type: 'notice', row: null, code: 'no-entries' };
    if (isZoneAssumed) yield { type: 'notice', row: null, code: 'zone-assumed' };
  },
};

const KINDS = [
  ['reels', 'short'],
  ['stories', 'story'],
  ['igtv_videos', 'video'],
] as const;
