import { blueskyRepo } from './bluesky-repo.ts';
import { crowdtangleFacebook } from './crowdtangle-facebook.ts';
import { crowdtangleInstagram } from './crowdtangle-instagram.ts';
import { crowdtangleX } from './crowdtangle-x.ts';
import { facebookDownload } from './facebook-download.ts';
import { facebookDownloadComments } from './facebook-download-comments.ts';
import { facebookDownloadHtml } from './facebook-download-html.ts';
import { facebookDownloadProfile } from './facebook-download-profile.ts';
import { facebookInsightsOther } from './facebook-insights-other.ts';
import { facebookInsightsPosts } from './facebook-insights-posts.ts';
import type { ExportFormat } from './format.ts';
import { googleBusinessLocation } from './google-business-location.ts';
import { googleBusinessOther } from './google-business-other.ts';
import { googleBusinessPosts } from './google-business-posts.ts';
import { googleBusinessReviews } from './google-business-reviews.ts';
import { hootsuiteAccount } from './hootsuite-account.ts';
import { hootsuiteFacebook } from './hootsuite-facebook.ts';
import { hootsuiteInstagram } from './hootsuite-instagram.ts';
import { hootsuiteX } from './hootsuite-x.ts';
import { instagramDownload } from './instagram-download.ts';
import { instagramDownload2018 } from './instagram-download-2018.ts';
import { instagramDownloadComments } from './instagram-download-comments.ts';
import { instagramDownloadHtml } from './instagram-download-html.ts';
import { instagramDownloadInsights } from './instagram-download-insights.ts';
import { instagramDownloadLabels } from './instagram-download-labels.ts';
import { instagramDownloadProfile } from './instagram-download-profile.ts';
import { linkedinCreator } from './linkedin-creator.ts';
import { linkedinCreatorOther } from './linkedin-creator-other.ts';
import { linkedinPageContent } from './linkedin-page-content.ts';
import { linkedinPageOther } from './linkedin-page-other.ts';
import { linkedinPersonalOther } from './linkedin-personal-other.ts';
import { linkedinShares } from './linkedin-shares.ts';
import { mastodonArchive } from './mastodon-archive.ts';
import { mastodonArchiveOther } from './mastodon-archive-other.ts';
import { metaDailySeries } from './meta-daily-series.ts';
import { metaDownloadOther } from './meta-download-other.ts';
import { metaFacebookContent } from './meta-facebook-content.ts';
import { metaInstagramContent } from './meta-instagram-content.ts';
import { metricoolFacebook } from './metricool-facebook.ts';
import { metricoolList } from './metricool-list.ts';
import { metricoolTiktok } from './metricool-tiktok.ts';
import { metricoolYoutube } from './metricool-youtube.ts';
import { pinterestOther } from './pinterest-other.ts';
import { pinterestPins } from './pinterest-pins.ts';
import { snapchatMyData } from './snapchat-my-data.ts';
import { sproutSocial } from './sprout-social.ts';
import { template } from './template.ts';
import { threadsDownload } from './threads-download.ts';
import { tiktokData } from './tiktok-data.ts';
import { tiktokStudio } from './tiktok-studio.ts';
import { tiktokStudioSeries } from './tiktok-studio-series.ts';
import { wordpressWxr } from './wordpress-wxr.ts';
import { xAccountOverview } from './x-account-overview.ts';
import { xAnalyticsNew } from './x-analytics-new.ts';
import { xAnalyticsOld } from './x-analytics-old.ts';
import { xArchive } from './x-archive.ts';
import { xArchive2018 } from './x-archive-2018.ts';
import { xArchiveSupport } from './x-archive-support.ts';
import { youtubeSeries } from './youtube-series.ts';
import { youtubeStudio } from './youtube-studio.ts';
import { youtubeTakeout } from './youtube-takeout.ts';
import { youtubeTakeoutOther } from './youtube-takeout-other.ts';

/** Every export format we know, one line each. Their order means nothing: exactly one may claim a file. */
export const EXPORT_FORMATS: readonly ExportFormat[] = [
  blueskyRepo,
  crowdtangleFacebook,
  crowdtangleInstagram,
  crowdtangleX,
  facebookDownload,
  facebookDownloadComments,
  facebookDownloadHtml,
  facebookDownloadProfile,
  facebookInsightsOther,
  facebookInsightsPosts,
  googleBusinessLocation,
  googleBusinessOther,
  googleBusinessPosts,
  googleBusinessReviews,
  hootsuiteAccount,
  hootsuiteFacebook,
  hootsuiteInstagram,
  hootsuiteX,
  instagramDownload,
  instagramDownload2018,
  instagramDownloadComments,
  instagramDownloadHtml,
  instagramDownloadInsights,
  instagramDownloadLabels,
  instagramDownloadProfile,
  linkedinCreator,
  linkedinCreatorOther,
  linkedinPageContent,
  linkedinPageOther,
  linkedinPersonalOther,
  linkedinShares,
  mastodonArchive,
  mastodonArchiveOther,
  metaDailySeries,
  metaDownloadOther,
  metaFacebookContent,
  metaInstagramContent,
  metricoolFacebook,
  metricoolList,
  metricoolTiktok,
  metricoolYoutube,
  pinterestOther,
  pinterestPins,
  snapchatMyData,
  sproutSocial,
  template,
  threadsDownload,
  tiktokData,
  tiktokStudio,
  tiktokStudioSeries,
  wordpressWxr,
  xAccountOverview,
  xAnalyticsNew,
  xAnalyticsOld,
  xArchive,
  xArchive2018,
  xArchiveSupport,
  youtubeSeries,
  youtubeStudio,
  youtubeTakeout,
  youtubeTakeoutOther,
];
