import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  checkGraphToken,
  classifyGraph,
  insightsSchema,
  metric,
  usageTold,
} from '../../../src/sources/platforms/shared/graph.ts';
import { withoutFields } from '../../../src/sources/platforms/shared/graph-asking.ts';
import { describeWithShared } from '../../support/shared.ts';
import { recorded } from './recorded.ts';

const classify = (error: object, status = 400) => classifyGraph({ status, body: { error } });

const KINDS: [object, object][] = [
  [
    { code: 190, error_subcode: 463 },
    { kind: 'auth_expired', code: 'graph-190-463' },
  ],
  [{ code: 102 }, { kind: 'auth_expired', code: 'graph-102' }],
  [{ code: 10 }, { kind: 'permission', code: 'graph-10' }],
  [
    { code: 10, message: '(#10) Not enough viewers for the media' },
    { kind: 'bad_request', code: 'graph-too-few-viewers' },
  ],
  [{ code: 283 }, { kind: 'permission', code: 'graph-283' }],
  [{ code: 3 }, { kind: 'permission', code: 'graph-3' }],
  [
    { code: 100, error_subcode: 33 },
    { kind: 'not_found', code: 'graph-100-33' },
  ],
  [
    { code: 100, error_subcode: 2108006 },
    { kind: 'bad_request', code: 'graph-before-conversion' },
  ],
  [
    { code: 100, message: '(#100) Tried accessing nonexisting field (foo) on node type (Page)' },
    { kind: 'bad_request', code: 'graph-field-gone', subject: 'foo' },
  ],
  [{ code: 100, message: 'The value must be a valid insights metric' }, { code: 'graph-metric-gone' }],
  [
    { code: 100, message: 'Invalid parameter' },
    { kind: 'bad_request', code: 'graph-100' },
  ],
  [{ code: 2635 }, { kind: 'bad_request', code: 'graph-version-gone' }],
  ...[4, 17, 32, 341, 613, 80001, 80002].map(
    (code) => [{ code }, { kind: 'rate_limited' }] as [object, object],
  ),
  [
    { code: 1, message: 'Please reduce the amount of data' },
    { kind: 'bad_request', code: 'graph-too-much-data' },
  ],
  [{ code: 1 }, { kind: 'transient' }],
  [{ code: 2, is_transient: true }, { kind: 'transient' }],
  [{ code: 368 }, { kind: 'permission', code: 'graph-blocked' }],
];

describe('fields without those that are gone', () => {
  it.each([
    ['a,b,c', ['b'], 'a,c'],
    ['a,b{c,d},e', ['c'], 'a,b{d},e'],
    ['a,b{c{d,e}},f', ['d'], 'a,b{c{e}},f'],
    ['a,b{c},d', ['c'], 'a,d'],
    ['a.limit(5){b,c},d', ['a'], 'd'],
    ['a.limit(5){b,c},d', ['b'], 'a.limit(5){c},d'],
    ['insights.metric(x,y),a', ['x'], 'insights.metric(x,y),a'],
    ['ab,a', ['a'], 'ab'],
  ])('%s without %j', (fields, names, expected) => {
    expect(withoutFields(fields, new Set(names))).toBe(expected);
  });
});

describe('failures of Meta’s interfaces', () => {
  it.each(KINDS)('%j', (error, verdict) => expect(classify(error)).toMatchObject(verdict));

  it('what is no such failure is left to the status', () => {
    expect(classifyGraph({ status: 404, body: '<html>' })).toBeNull();
    expect(classifyGraph({ status: 200, body: { data: [] } })).toBeNull();
  });
});

it.each([
  [
    { 'x-app-usage': '{"call_count":28,"total_time":25,"total_cputime":25}' },
    { used: 0.28, resetAtMs: null },
  ],
  [
    {
      'x-app-usage': '{"call_count":10}',
      'x-business-use-case-usage':
        '{"123":[{"type":"pages","call_count":100,"estimated_time_to_regain_access":19}]}',
    },
    { used: 1, resetAtMs: 19 * 60_000 },
  ],
])('the allowance in %j', (headers, expected) => expect(usageTold(headers, 0)).toMatchObject(expected));

it('no headers, no allowance', () => {
  expect(usageTold({}, 0)).toBeNull();
  expect(usageTold({ 'x-app-usage': 'broken' }, 0)).toBeNull();
});

describeWithShared('recorded failures and headers of Meta', () => {
  it('all kinds', () => {
    const bodies = recorded(
      z.array(z.object({ http: z.number(), body: z.unknown() })),
      'facebook',
      'error_bodies.json',
    );
    expect(bodies.map(({ http, body }) => classifyGraph({ status: http, body })?.code)).toEqual([
      'graph-190-460',
      'graph-metric-gone',
      'graph-32',
      'graph-2',
      'graph-too-much-data',
    ]);
  });

  it.each([
    [
      'facebook',
      'error_100_missing_permission.json',
      { kind: 'permission', subject: 'pages_read_engagement' },
    ],
    ['facebook', 'error_100_appsecret_or_app_token.json', { kind: 'bad_request' }],
    ['instagram', 'error_not_enough_viewers.json', { code: 'graph-too-few-viewers' }],
  ])('%s %s', (platform, file, verdict) => {
    expect(classifyGraph({ status: 400, body: recorded(z.unknown(), platform, file) })).toMatchObject(
      verdict,
    );
  });

  it('media from before the conversion', () => {
    const body = recorded(z.unknown(), 'instagram', 'error_media_before_conversion.json', 'body');
    expect(classifyGraph({ status: 400, body })?.code).toBe('graph-before-conversion');
  });

  it('usage headers', () => {
    const told = recorded(z.record(z.string(), z.unknown()), 'facebook', 'headers_usage_examples.json');
    const headers = {
      'x-app-usage': JSON.stringify(told['X-App-Usage']),
      'x-business-use-case-usage': JSON.stringify(told['X-Business-Use-Case-Usage (throttled)']),
    };
    expect(usageTold(headers, 0)).toEqual({ remaining: null, used: 1, resetAtMs: 19 * 60_000 });
  });

  it('metrics by their names, whatever language their titles have; absent is not zero', () => {
    const localised = recorded(insightsSchema, 'threads', 'media_insights_localised_titles.json');
    expect([metric(localised, 'views'), metric(localised, 'reposts'), metric(localised, 'shares')]).toEqual([
      1450,
      0,
      null,
    ]);
    const legacy = recorded(insightsSchema, 'instagram', 'media_insights_legacy_values.json');
    expect([metric(legacy, 'views', 'impressions'), metric(legacy, 'reach')]).toEqual([8, 5]);
    const total = recorded(insightsSchema, 'instagram', 'media_insights_total_value_breakdown.json');
    expect(metric(total, 'profile_activity')).toBe(11);
    expect(metric(recorded(insightsSchema, 'instagram', 'media_insights_empty.json'), 'views')).toBeNull();
    for (const [platform, file] of [
      ['facebook', 'insights_media_view_breakdown.json'],
      ['instagram', 'user_insights_time_series.json'],
      ['instagram', 'user_insights_total_value_breakdown.json'],
    ] as const)
      expect(recorded(insightsSchema, platform, file)?.data.length).toBeGreaterThan(0);
  });

  it('a token that has ended and lacks permissions', async () => {
    const body = recorded(z.unknown(), 'facebook', 'debug_token.json');
    const api = { json: async () => body } as unknown as Parameters<typeof checkGraphToken>[0];
    const now = Date.parse('2019-12-01T00:00:00Z');
    expect(
      await checkGraphToken(api, 'token', ['read_insights', 'pages_read_engagement'], now, 'PAGE'),
    ).toEqual({
      account: 'userId',
      scopesGranted: ['email', 'read_insights', 'manage_pages', 'pages_show_list', 'public_profile'],
      scopesMissing: ['pages_read_engagement'],
      expiresAt: '2019-12-26T08:00:00.000Z',
      advice: 'Create a new token with pages_read_engagement.',
    });
  });
});
