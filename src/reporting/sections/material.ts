import type { Changes } from '../../model/changes.ts';
import type { CategoryId } from '../../model/outcome.ts';
import { PLATFORMS, type PlatformId } from '../../model/platforms.ts';
import type { Grading, Letter, PostRow, Snapshot } from '../../model/snapshot.ts';
import type { AuditWords } from '../../model/words.ts';
import type { Tone } from '../languages/english/names.ts';
import type { Language } from '../languages/english.ts';

/** Texts, handed over as data: the audits' own by id, and one language for all the rest. */
export interface Words {
  audits: Record<string, AuditWords>;
  language: Language;
}

/** What every section of the report is made from. */
export interface Material {
  snapshot: Snapshot;
  /** Null = there is no earlier snapshot. */
  changes: Changes | null;
  words: Words;
  posts: ReadonlyMap<string, PostRow>;
}

/** A short state in words; the tone only adds colour and sign. */
export interface Pill {
  text: string;
  tone: Tone;
}

const TONES: Record<Letter, Tone> = { A: 'good', B: 'good', C: 'fair', D: 'bad', F: 'bad' };

export function toneOfLetter(letter: Letter): Tone {
  return TONES[letter];
}

/** Letter of a score 0–100 under the bands that were applied. */
export function letterOf(score: number, { bands }: Grading): Letter {
  return bands.find(({ from }) => Math.round(score) >= from)?.grade ?? 'F';
}

/** The audit's words; a kept snapshot may hold an audit that no longer exists, which then goes by its id. */
export function wordsOf({ words }: Material, id: string): AuditWords {
  return words.audits[id] ?? { ...NO_WORDS, title: id };
}

const NO_WORDS: AuditWords = {
  title: '',
  good: '',
  bad: '',
  why: '',
  sources: [],
  how: () => '',
  measured: () => '',
  findings: {},
  action: () => ({ what: '', who: '', days: 0, minutes: 0 }),
};

export const auditAnchor = (id: string) => `audit-${id}`;
export const categoryAnchor = (id: CategoryId) => `category-${id}`;

export function accountName(platform: PlatformId, handle: string | null): string {
  return handle === null ? PLATFORMS[platform].name : `${PLATFORMS[platform].name} ${handle}`;
}

export const platformName = (platform: PlatformId) => PLATFORMS[platform].name;
