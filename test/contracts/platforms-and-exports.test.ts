import { expect, it } from 'vitest';
import { EXPORT_FORMATS } from '../../src/sources/exports/index.ts';
import { PLATFORM_SOURCES } from '../../src/sources/platforms/index.ts';
import * as google from '../../src/sources/platforms/records/google-business.ts';
import { openAll, readItems } from '../support/exports.ts';
import { folderOf } from '../support/folder.ts';
import { testPairs } from './pairs/pair.ts';
import { PAIRS } from './pairs/pairs.ts';

testPairs(PAIRS);

it('every platform that has both an interface and exports is compared', () => {
  const exported = new Set(
    EXPORT_FORMATS.filter(({ reads }) => reads === 'posts').map(({ platform }) => platform),
  );
  const both = PLATFORM_SOURCES.flatMap(({ platforms }) => platforms).filter((platform) =>
    exported.has(platform),
  );
  const compared = new Set(PAIRS.map(({ api }) => api()?.post.platform));
  expect(both.length).toBeGreaterThan(10);
  expect(both.filter((platform) => !compared.has(platform))).toEqual([]);
});

it('Google reviews tell the same by interface and Takeout', async () => {
  const review = {
    name: 'accounts/111/locations/222/reviews/R1',
    starRating: 'TWO',
    comment: '(Translated by Google) Waited long\n\n(Original)\nLange gewartet',
    createTime: '2026-10-02T09:00:00.123456Z',
    updateTime: '2026-10-03T09:00:00Z',
    reviewReply: { comment: 'Please call us.', updateTime: '2026-10-03T09:00:00Z' },
  };
  const base = 'Takeout/Google Business Profile/account-1/location-2';
  const { files } = await openAll(
    folderOf({
      [`${base}/reviews.json`]: JSON.stringify({ reviews: [{ ...review, reviewId: 'R1' }] }),
      [`${base}/data.json`]: JSON.stringify({
        name: 'accounts/111/locations/222',
        locationName: 'Lakeside',
        title: 'Lakeside',
      }),
    }),
  );
  const file = files.find(({ name }) => name === 'reviews.json');
  const { items } = file ? await readItems(file) : { items: [] };
  const byExport = items.flatMap((item) => (item.type === 'comment' ? item.comment : []));
  const byApi = google
    .commentsOf(google.reviewSchema.parse(review), google.locationSchema.parse({ title: 'Lakeside' }))
    .map(({ comment }) => comment);
  expect(byExport).toEqual(byApi);
});
