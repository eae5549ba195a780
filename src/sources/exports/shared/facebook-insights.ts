import { normalise } from './normalise.ts';

/** Columns of the old Page Insights as their pages call them and as the API does. */
export const INSIGHTS_COLUMNS = {
  views: ['Lifetime Post Total Impressions', 'post_impressions:lifetime'].map(normalise),
  reach: ['Lifetime Post Total Reach', 'post_impressions_unique:lifetime'].map(normalise),
  paidReach: ['Lifetime Post Paid Reach', 'post_impressions_paid_unique:lifetime'].map(normalise),
  clicks: ['Lifetime Post Consumptions', 'post_consumptions:lifetime'].map(normalise),
};
