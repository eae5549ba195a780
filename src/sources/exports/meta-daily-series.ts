import type { IgnoredFormat } from './format.ts';
import { signature } from './shared/signature.ts';

/** Two columns behind a line with the metric's name alone; the first holds a day with an empty time. */
const SERIES =
  /^"?sep=.*[\r\n]+\s*"?[^",;\t\r\n]+"?[\r\n]+"?[^",;\t\r\n]+"?[,;\t]"?[^",;\t\r\n]+"?([\r\n]+"?\d{4}-\d\d-\d\dT00:00:00|\s*$)/;

/** What Insights offers beside the content: one card's curve per day, or the audience's age, sex and places. */
export const metaDailySeries: IgnoredFormat = {
  id: 'meta-daily-series',
  title: 'Meta Business Suite: account figures per day, audience',
  platform: 'facebook',
  reads: 'nothing',
  because: 'Holds totals of the account, no posts: export Insights → Content instead.',

  recognise({ head, name, type }) {
    const isText = type === 'table' || type === 'text';
    const isAudience = /^audience\b.*\.csv$/i.test(name);
    return signature({
      'a first line "sep=,"': isText && /^\s*"?sep=[,;\t]/.test(head),
      'a metric and a figure per day, or the audience':
        isText && (SERIES.test(head.trimStart()) || isAudience),
    });
  },
};
