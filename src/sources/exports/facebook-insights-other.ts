import type { IgnoredFormat } from './format.ts';
import { INSIGHTS_COLUMNS } from './shared/facebook-insights.ts';
import { signature } from './shared/signature.ts';

/** What the old Page Insights export beside the posts: sheets that break a post's figures down, and the Page's figures per day. */
export const facebookInsightsOther: IgnoredFormat = {
  id: 'facebook-insights-other',
  title: 'Facebook Page Insights (until 2021): breakdowns and days',
  platform: 'facebook',
  reads: 'nothing',
  because:
    'Figures of the posts by sort of action, or of the Page by day; the posts stand in the sheet Key Metrics.',

  recognise({ name, containers, header }) {
    const columns = header ?? [];
    const ofExport = [name, ...containers].some((one) => /^Facebook Insights Data Export\b/i.test(one));
    const ofPosts = columns.includes('post id') && columns.includes('audience targeting');
    const figures = columns.filter((column) => /^(daily|weekly|28 days|lifetime) /.test(column));
    const ofDays = figures.length > 0 && (ofExport || (columns[0] === 'date' && figures.length > 2));
    const hasReach = INSIGHTS_COLUMNS.reach.some((column) => columns.includes(column));
    return signature({ 'a table of Page Insights': ofPosts || ofDays }, { 'reach per post': hasReach });
  },
};
