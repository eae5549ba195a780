import type { Post } from '../model/post.ts';
import type { Publication } from './publications.ts';

/** Pictures and video among the posts of the window that are not curated. */
export interface Visuals {
  /** Not curated, and their kind known. */
  posts: number;
  /** Not curated, but the source does not tell whether they carry a picture. */
  unknown: number;
  visual: Publication[];
  video: Publication[];
  /** Of the posts with known kind, those without an own picture or video. */
  bare: Publication[];
}

export function deriveVisuals(publications: readonly Publication[]): Visuals {
  const own = publications.filter(({ inWindow, labels }) => inWindow && labels.purpose !== 'curated');
  const known = own.filter(({ post }) => isVisual(post) !== null);
  return {
    posts: known.length,
    unknown: own.length - known.length,
    visual: known.filter(({ post }) => isVisual(post)),
    video: known.filter(({ post }) => isVideo(post)),
    bare: known.filter(({ post }) => !isVisual(post)),
  };
}

/** Whether a post shows a picture or video of its own; a link's preview is none. Null = the source does not tell. */
export function isVisual({ kind, mediaCount }: Pick<Post, 'kind' | 'mediaCount'>): boolean | null {
  if (kind === 'photo' || kind === 'carousel' || kind === 'story' || isVideoKind(kind)) return true;
  if (mediaCount !== null) return mediaCount > 0;
  return kind === null || kind === 'article' || kind === 'event' ? null : false;
}

/** A story counts as video when it lasts: exports give a length for moving ones only. */
function isVideo({ kind, durationSeconds }: Post): boolean {
  return isVideoKind(kind) || (kind === 'story' && (durationSeconds ?? 0) > 0);
}

function isVideoKind(kind: Post['kind']): boolean {
  return kind === 'video' || kind === 'short' || kind === 'live';
}
