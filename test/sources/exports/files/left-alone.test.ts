import { describe, expect, test } from 'vitest';
import { leftAlone } from '../../../../src/sources/exports/files/left-alone.ts';

/** Paths inside of downloads as Facebook and Instagram have packed them since 2018. */
const PRIVATE = [
  'your_activity_across_facebook/messages/inbox/someone_1/message_1.json',
  'your_facebook_activity/messages/archived_threads/someone_1/message_1.html',
  'your_facebook_activity/messages/e2ee_cutover/someone_1/message_1.json',
  'your_facebook_activity/messages/your_messages.json',
  "this_profile's_activity_across_facebook/messages/message_requests/a_1/message_1.json",
  'your_facebook_activity/dating/your_dating_messages.json',
  'your_facebook_activity/facebook_payments/payment_history.json',
  'messages/inbox/someone_1/message_1.json',
  'messages/filtered_threads/someone_1/message_1.json',
  'calls_and_messages/call_logs.json',
  'connections/friends/your_friends.json',
  'friends/friends.json',
  'friends_and_followers/friends.html',
  'about_you/your_address_books.json',
  'security_and_login_information/account_activity.json',
  'ads_information/ad_preferences.json',
  'ads_and_businesses/ads_interests.json',
  'logged_information/other_logged_information/ads_interests.json',
  'logged_information/search/your_search_history.json',
  'search_history/your_search_history.json',
  'location/location_history.json',
  'your_instagram_activity/messages/inbox/someone_1/message_1.json',
  'your_instagram_activity/messages/secret_conversations.json',
  'connections/contacts/synced_contacts.json',
  'contacts/synced_contacts.json',
  'security_and_login_information/login_and_profile_creation/login_activity.json',
  'login_and_account_creation/logout_activity.json',
  'ads_information/ads_and_topics/ads_viewed.json',
  'logged_information/recent_searches/account_searches.json',
  'recent_search/account_searches.json',
  'personal_information/device_information/devices.json',
  'messages.json',
  'contacts.json',
  'connections.json',
  'uploaded_contacts.json',
  'searches.json',
  'account_history.json',
];

const READ = [
  'your_activity_across_facebook/posts/your_posts__check_ins__photos_and_videos_1.json',
  "this_profile's_activity_across_facebook/posts/profile_posts_1.json",
  'your_facebook_activity/comments_and_reactions/comments.json',
  'personal_information/profile_information/profile_information.json',
  'posts/your_posts_1.html',
  'your_instagram_activity/media/posts_1.json',
  'your_instagram_activity/comments/post_comments_1.json',
  'your_instagram_activity/threads/threads_and_replies.json',
  'logged_information/past_instagram_insights/posts.json',
  'connections/followers_and_following/followers_1.json',
  'personal_information/personal_information/personal_information.json',
  'content/stories.json',
  'media.json',
];

describe('a download of Facebook or Instagram', () => {
  test.each(PRIVATE)('%s is never opened', (path) => {
    expect(leftAlone(path)?.code).toBe('private');
  });
  test.each(READ)('%s is', (path) => {
    expect(leftAlone(path)).toBeNull();
  });
});
