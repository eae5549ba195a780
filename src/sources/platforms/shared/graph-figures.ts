import type { z } from 'zod';
import type { Engagement } from '../../../model/post.ts';
import type { Connection } from '../../http/connection.ts';
import { SourceFailure } from '../../http/failure.ts';
import type { ApiItem } from '../platform.ts';
import { insightsSchema, livingMetrics } from './graph.ts';
import { type Gone, goneMetrics } from './graph-asking.ts';
import { noticeOf, parseReply, readEach } from './reading.ts';
import type { PostItem } from './records.ts';

/** Posts that have no figures, for ever or for now: published before the account was a professional one, or seen by too few. */
export const WITHOUT_FIGURES = new Set(['graph-before-conversion', 'graph-too-few-viewers']);

/** Fills in figures that must be asked for post by post, one call each. What has none is told once; what is gone is asked for no more. */
export async function addFigures(
  api: Connection,
  root: string,
  items: readonly PostItem[],
  asking: {
    platform: string;
    metrics: readonly string[];
    gone: Gone;
    figuresOf(insights: z.infer<typeof insightsSchema>): Partial<Engagement>;
  },
): Promise<ApiItem[]> {
  const { platform, metrics, gone, figuresOf } = asking;
  const ask = async ({ keys }: PostItem, names: readonly string[]) => {
    const query = { metric: names.join(',') };
    return parseReply(
      insightsSchema,
      await api.json({ path: `${root}/${keys.id}/insights`, query }),
      'insights',
    );
  };
  for (;;) {
    const alive = metrics.filter((name) => !gone.metrics.has(name));
    let without = 0;
    const { failure } = await readEach(alive.length === 0 ? [] : items, async (item) => {
      try {
        Object.assign(item.post.engagement, figuresOf(await ask(item, alive)));
      } catch (error) {
        if (!(error instanceof SourceFailure) || !WITHOUT_FIGURES.has(error.code)) throw error;
        without++;
      }
      return true;
    });
    const [first] = items;
    if (failure?.code === 'graph-metric-gone' && first) {
      const living = await livingMetrics(alive, (name) => ask(first, [name]));
      for (const name of alive) if (!living.includes(name)) gone.metrics.add(name);
      if (living.length < alive.length) continue;
    }
    const detail = `${without} posts have no figures: published before the account was a professional one, or seen by too few.`;
    return [
      ...goneMetrics(platform, metrics, gone),
      ...(without > 0 ? [{ type: 'notice' as const, code: 'posts-without-figures', detail }] : []),
      ...(failure ? [noticeOf('figures', failure)] : []),
    ];
  }
}
