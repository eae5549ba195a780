import { z } from 'zod';
import { PLATFORM_IDS } from './platforms.ts';

const text = z.string().nullable();

/** A profile as a source shows it. Null = the source does not tell; an empty string = known to be empty. */
export const accountSchema = z.strictObject({
  platform: z.enum(PLATFORM_IDS),
  handle: text.describe('user name or, where there is none, the name'),
  url: text,
  displayName: text,
  bio: text,
  website: text,
  phone: text,
  picture: text.describe('address of the picture; never loaded by a report'),
  cover: text,
  followers: z.number().int().nullable(),
  observedAt: text.describe('day of the reading'),
});

export type Account = z.infer<typeof accountSchema>;
