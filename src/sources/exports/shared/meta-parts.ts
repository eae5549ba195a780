import type { ExportFile, Recognition } from '../format.ts';
import { jsonOutline } from './json-outline.ts';

/** What a file out of a Facebook or Instagram download is. */
export type MetaPart =
  | 'facebook-posts'
  | 'facebook-html'
  | 'facebook-comments'
  | 'facebook-profile'
  | 'instagram-media'
  | 'instagram-2018'
  | 'instagram-labels'
  | 'instagram-html'
  | 'instagram-insights'
  | 'instagram-comments'
  | 'instagram-profile'
  | 'threads'
  | 'other';

/**
 * Tells the parts of a download apart: by the shape of their JSON, since folders changed names often and people rename files.
 * Names decide only where several parts have one shape, where a list is empty, and for pages of HTML. null = no part of a
 * download, or one that ought to hold posts and has a shape nobody knows.
 */
export function metaPart(file: ExportFile): MetaPart | null {
  if (/^\s*(<!doctype html[^>]*>\s*)?<html/i.test(file.head)) return htmlPart(file);
  if (/^\s*[[{]/.test(file.head)) return jsonPart(file);
  return file.name === 'no-data.txt' ? 'other' : null;
}

/** Answers for the format of a part. A file that is merely called like it comes near: `shape` is what it lacks. */
export function recognisePart(
  file: ExportFile,
  part: MetaPart,
  shape: string,
  name: RegExp | null = null,
): Recognition {
  if (metaPart(file) === part) return { found: [shape], missing: [] };
  const isCalledSo = name !== null && /^\s*[[{<]/.test(file.head) && name.test(file.path);
  const looksSo = part.endsWith('-html') && BLOCKS.test(file.head);
  return { found: isCalledSo || looksSo ? ['its name or looks'] : [], missing: [shape] };
}

function jsonPart(file: ExportFile): MetaPart | null {
  const keys = jsonOutline(file);
  const any = (...paths: string[]) => paths.some((path) => keys.has(path));
  const isNamed = (pattern: RegExp) => pattern.test(file.name);
  const isEmpty = /^\s*\[\s*\]\s*$/.test(file.head);

  if (any('text_post_app_text_posts')) return 'threads';
  if (any('organic_insights_posts', 'organic_insights_reels')) return 'instagram-insights';
  if (any('profile_user')) return 'instagram-profile';
  if ([...keys].some((key) => /^comments_\w+_comments$/.test(key))) return 'instagram-comments';
  if (any('[].string_map_data') && (any('[].string_map_data.Comment') || isNamed(/^(post|reels?)_comments/)))
    return 'instagram-comments';
  if (any('photos[].taken_at', 'videos[].taken_at', 'stories[].taken_at')) return 'instagram-2018';
  if (any('photos') && any('videos') && isNamed(/^media\b/)) return 'instagram-2018';
  if (any(...WRAPPERS.map((key) => `${key}[].label_values`))) return 'instagram-labels';
  if (any('[].label_values')) {
    if (isNamed(/^(posts|reels|stories|igtv_videos)(_\d+)?\b/)) return 'instagram-labels';
    return isNamed(POSTS_NAMES) ? null : 'other';
  }
  if (any(...WRAPPERS, '[].media[].uri', '[].media[].creation_timestamp')) return 'instagram-media';
  if (isEmpty && isNamed(/^posts(_\d+)?\b/)) return 'instagram-media';

  if (any('comments_v2', 'comments[].data[].comment')) return 'facebook-comments';
  if (any('profile_v2', 'profile.name.full_name')) return 'facebook-profile';
  if (any('status_updates')) return 'facebook-posts';
  if (isEmpty && isNamed(FACEBOOK_POSTS)) return 'facebook-posts';
  if (
    any('[].timestamp') &&
    any('[].data', '[].attachments[].data') &&
    !any('[].data[].reaction', '[].data[].comment') &&
    !isNamed(/^(edits_you_made|archive|content_sharing_links|group_posts)/)
  )
    return 'facebook-posts';
  if (any('[].data[].reaction')) return 'other';
  return isOther(file, keys) ? 'other' : null;
}

const FACEBOOK_POSTS = /^(your|profile)_posts/;
/** Keys that lists of media stand under; posts stand under none. */
const WRAPPERS = ['ig_reels_media', 'ig_stories', 'ig_igtv_media'];

function htmlPart(file: ExportFile): MetaPart | null {
  if (FACEBOOK_POSTS.test(file.name)) return 'facebook-html';
  if (
    (isInside(file) || BLOCKS.test(file.head)) &&
    /^(posts(_\d+)?|reels|igtv_videos|stories)\b/.test(file.name)
  )
    return 'instagram-html';
  if (POSTS_NAMES.test(file.name)) return null;
  return isInside(file) || file.name === 'start_here.html' ? 'other' : null;
}

/** Classes of the blocks that such a page consists of. */
const BLOCKS = /\b(uiBoxWhite|_a6-g)\b/;

function isInside(file: ExportFile): boolean {
  if (FOLDERS.test(file.path) || file.containers.some((name) => ARCHIVES.test(name))) return true;
  return ['.', '..', '../..'].some((up) =>
    OLD_POSTS.some((posts) => file.sibling(`${up}/${posts}`) !== null),
  );
}

/** Folders that nobody else's exports have. */
const FOLDERS =
  /\/(your_instagram_activity|your_facebook_activity|(your|this_profile.?s)_activity_across_facebook|past_instagram_insights|followers_and_following|apps_and_websites_off_of_(facebook|instagram)|logged_information|personal_information|ads_information|preferences|connections)\//;
const ARCHIVES = /^(facebook|instagram)-[^/]+-\d{4}-\d{2}-\d{2}-|^facebook-[\w.]+(\.zip)?$/i;
/** Where posts lie in older downloads, whose other folders have names that anybody might give. */
const OLD_POSTS = ['posts/your_posts_1.json', 'posts/your_posts_1.html', 'content/posts_1.json'];
const POSTS_NAMES =
  /^(your_posts|profile_posts|threads_and_replies)|^(posts(_\d+)?|reels|stories|igtv_videos)\.json$/;

const TELLTALES =
  /\b(string_map_data|string_list_data|label_values)$|^[a-z_]+_v[23]$|^(ig|relationships|text_post_app|organic_insights|impressions_history|inferred_data)_\w+$/;

/** Likes, settings, followed accounts and the like: each has a shape or a place of its own. */
function isOther(file: ExportFile, keys: ReadonlySet<string>): boolean {
  const some = (pattern: RegExp) => [...keys].some((key) => pattern.test(key));
  if (POSTS_NAMES.test(file.name) && !some(/^organic_insights_/)) return false;
  if (some(TELLTALES) || (keys.has('photos[].uri') && keys.has('last_modified_timestamp'))) return true;
  const media = file.sibling('media.json');
  if (media !== null && media !== file && metaPart(media) === 'instagram-2018') return true;
  return isInside(file);
}
