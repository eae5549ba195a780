import type { ExportFormat } from './format.ts';
import { googleBusinessLocation } from './google-business-location.ts';
import { googleBusinessOther } from './google-business-other.ts';
import { googleBusinessPosts } from './google-business-posts.ts';
import { googleBusinessReviews } from './google-business-reviews.ts';
import { metaDailySeries } from './meta-daily-series.ts';
import { metaFacebookContent } from './meta-facebook-content.ts';
import { metaInstagramContent } from './meta-instagram-content.ts';
import { template } from './template.ts';
import { wordpressWxr } from './wordpress-wxr.ts';
import { xAccountOverview } from './x-account-overview.ts';
import { xAnalyticsNew } from './x-analytics-new.ts';
import { xAnalyticsOld } from './x-analytics-old.ts';
import { xArchive } from './x-archive.ts';
import { xArchiveSupport } from './x-archive-support.ts';
import { youtubeSeries } from './youtube-series.ts';
import { youtubeStudio } from './youtube-studio.ts';

/** Every export format we know, one line each. Their order means nothing: exactly one may claim a file. */
export const EXPORT_FORMATS: readonly ExportFormat[] = [
  googleBusinessLocation,
  googleBusinessOther,
  googleBusinessPosts,
  googleBusinessReviews,
  metaDailySeries,
  metaFacebookContent,
  metaInstagramContent,
  template,
  wordpressWxr,
  xAccountOverview,
  xAnalyticsNew,
  xAnalyticsOld,
  xArchive,
  xArchiveSupport,
  youtubeSeries,
  youtubeStudio,
];
