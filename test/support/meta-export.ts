/** A row of a Facebook content export as far as a test cares; the rest is filled with what such files hold. */
export interface FacebookRow {
  time: string;
  text?: string;
  id?: string;
  kind?: 'Photos' | 'Videos' | 'Reels' | 'Links' | 'Text';
  isShare?: boolean;
  figures?: string[];
}

const FIXED = [
  'Post ID',
  'Page ID',
  'Page name',
  'Title',
  'Description',
  'Duration (sec)',
  'Publish time',
  'Caption type',
  'Permalink',
  'Is crosspost',
  'Is share',
  'Post type',
  'Data comment',
  'Date',
];
export const FACEBOOK_NAME = 'Aug-01-2026_Oct-31-2026_9000000000000001.csv';

/** A Facebook content export of Meta Business Suite, invented, in the true format. */
export function facebookExport(
  rows: FacebookRow[],
  {
    delimiter = ',',
    figures = ['Views', 'Reach', 'Reactions', 'Comments', 'Shares'],
  }: { delimiter?: string; figures?: string[] } = {},
): string {
  const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  const lines = rows.map(
    ({ time, text = `Words of ${time}`, id, kind = 'Photos', isShare = false, figures: values }, i) => {
      const nativeId = id ?? String(900000000000000 + i);
      const link = `https://www.facebook.com/sampleclinic/posts/pfbid0sample${nativeId}`;
      const cells = [
        nativeId,
        '100000000000001',
        'Sample Clinic',
        text,
        '',
        '0',
        time,
        'N/A',
        link,
        '0',
        isShare ? '1' : '0',
        kind,
        '',
        'Lifetime',
      ];
      return [...cells, ...(values ?? figures.map(() => '10'))].map(quote).join(delimiter);
    },
  );
  return `\uFEFF${[[...FIXED, ...figures].map(quote).join(delimiter), ...lines].join('\n')}\n`;
}
