import { expect, it } from 'vitest';
import { z } from 'zod';
import { analyticsSchema, pinSchema, postOf } from '../../../src/sources/platforms/records/pinterest.ts';
import { describeWithShared } from '../../support/shared.ts';
import { recorded } from './recorded.ts';

const pin = (fields: object) =>
  postOf(pinSchema.parse({ id: '9', created_at: '2020-01-01T20:10:40', ...fields }), 'lakeside').post;

it.each([
  [
    'an image',
    { media: { media_type: 'image' }, alt_text: ' ' },
    { kind: 'photo', mediaCount: 1, altTextCount: 0 },
  ],
  ['a video', { media: { media_type: 'video' } }, { kind: 'video' }],
  ['images', { media: { media_type: 'multiple_images' } }, { kind: 'carousel', mediaCount: null }],
  ['somebody else’s pin', { is_owner: false }, { origin: 'shared' }],
  ['a pin it was saved from', { parent_pin_id: '8' }, { origin: 'shared' }],
  ['an ad', { has_been_promoted: true }, { paid: true }],
  ['no word on ads', {}, { paid: null }],
  ['no metrics', { pin_metrics: null }, { engagement: { views: null, clicks: null, reactions: null } }],
  ['a time without a zone, which is UTC', {}, { publishedAt: '2020-01-01T20:10:40.000Z' }],
])('a pin with %s', (_name, fields, expected) => expect(pin(fields)).toMatchObject(expected));

describeWithShared('recorded Pinterest answers', () => {
  it('pins', () => {
    const one = postOf(recorded(pinSchema, 'pinterest', 'pin.json'), 'practice_demo').post;
    expect(one).toMatchObject({
      kind: 'photo',
      publishedAt: '2022-08-11T08:46:16.000Z',
      altTextCount: 0,
      links: ['https://unsplash.com/'],
      paid: null,
      engagement: { views: null },
    });
    const [inline] = recorded(z.array(pinSchema), 'pinterest', 'pin_metrics_inline.json', 'items');
    expect(inline && postOf(inline, 'x').post).toMatchObject({
      paid: false,
      origin: 'own',
      altTextCount: 1,
      engagement: { views: 2, clicks: 10, reactions: 10, comments: 2, saves: null },
    });
  });

  it('analytics', () => {
    const all = recorded(analyticsSchema, 'pinterest', 'pin_analytics.json').all;
    expect(all?.summary_metrics).toEqual({ IMPRESSION: 0, SAVE: 0, PIN_CLICK: 0 });
    for (const file of ['top_pins_analytics.json', 'top_video_pins_analytics.json'])
      expect(recorded(z.array(z.object({ pin_id: z.string() })), 'pinterest', file, 'pins')).toHaveLength(2);
    const account = z.object({ summary_metrics: z.record(z.string(), z.number()) });
    expect(
      recorded(account, 'pinterest', 'user_account_analytics.json', 'all').summary_metrics.IMPRESSION,
    ).toBe(4);
  });

  it('failures by status', () => {
    const examples = z.record(z.string(), z.object({ code: z.number(), message: z.string() }));
    for (const file of [
      'spec_examples_boards.json',
      'spec_examples_pin_analytics.json',
      'spec_examples_pin_get.json',
      'spec_examples_pins_list.json',
      'spec_examples_user_account.json',
    ])
      expect(recorded(examples, 'pinterest', file)['403']).toBeDefined();
  });
});
