import { z } from 'zod';
import type { Day, Instant, Period } from '../../../model/time.ts';
import type { ExportFile, ReadContext } from '../format.ts';
import { isoDay, untilToday } from './dates.ts';
import { InputError } from './errors.ts';
import { jsonLists } from './json-elements.ts';
import { readJson } from './json-file.ts';
import { repairAll } from './mojibake.ts';

/** `instagram-<name>-2026-01-15-AbCdEfGh.zip`, `facebook-<name>-2026-01-15-AbCdEfGh.zip`; parts have a number behind. */
const ARCHIVE = /^(?:instagram|facebook)-(.+)-(\d{4}-\d{2}-\d{2})-/i;
/** `<name>_20190314.zip`, Instagram until about 2020. */
const OLD_ARCHIVE = /^([\w.]+?)_(\d{4})(\d{2})(\d{2})(?:_part_?\d+)?(?:\.zip)?$/;
/** What people call their own folders. */
const NOT_A_NAME = /^(instagram|facebook|exports?|downloads?|data|backup|client|archive)$/i;

/** A download speaks for everything until the day in its archive's name. */
export function downloadPeriod(file: ExportFile, { today }: ReadContext): Period {
  return untilToday({ from: null, through: archiveOf(file)?.made ?? null }, today);
}

/** Whose archive a file lies in and when it was made, by the archive's name. */
function archiveOf({ containers, path }: ExportFile): { owner: string; made: Day | null } | null {
  // A folder of today's layout cannot lie in an archive of the old kind: its name is somebody else's.
  const isOldLayout = !/\byour_(instagram|facebook)_activity\//.test(path);
  for (const name of containers) {
    const [, owner, made] = ARCHIVE.exec(name) ?? [];
    if (owner !== undefined) return { owner, made: isoDay(made ?? '') };
    const [, oldOwner, year, month, day] = (isOldLayout ? OLD_ARCHIVE.exec(name) : null) ?? [];
    if (oldOwner !== undefined && !NOT_A_NAME.test(oldOwner))
      return { owner: oldOwner, made: isoDay(`${year}-${month}-${day}`) };
  }
  return null;
}

/** An entry of the lists in a file, its texts put right. */
export interface MetaEntry {
  row: number;
  /** Key the list stands under; null = the file is the list. */
  list: string | null;
  /** undefined = no JSON. */
  entry: unknown;
}

export async function* metaEntries(file: ExportFile): AsyncGenerator<MetaEntry> {
  let row = 0;
  for await (const { list, element } of jsonLists(file)) {
    row += 1;
    yield { row, list, entry: repairAll(element) };
  }
}

/** Where the file with the profile lies, seen from another file of the download. */
const UPWARDS = ['.', '..', '../..', '../../..'];

/** User name of the account that an Instagram download is of; null = not told. */
export async function instagramHandle(file: ExportFile): Promise<string | null> {
  const places = ['personal_information/personal_information', 'personal_information', 'account_information'];
  const profile = await lookedUp(
    file,
    places.map((place) => `${place}/personal_information.json`),
  );
  return instagramProfile(profile).handle ?? archiveOf(file)?.owner ?? null;
}

/**
 * Name of the Page or person that a Facebook download is of; null = not told. The name in the archive's name is another one
 * than Meta's other exports give, so it would make two accounts of one.
 */
export async function facebookName(file: ExportFile): Promise<string | null> {
  const places = ['personal_information/profile_information', 'profile_information', 'about_you'];
  const profile = await lookedUp(
    file,
    places.map((place) => `${place}/profile_information.json`),
  );
  return facebookProfile(profile)?.name.full_name ?? null;
}

async function lookedUp(file: ExportFile, names: string[]): Promise<unknown> {
  for (const up of UPWARDS) {
    for (const name of names) {
      const found = file.sibling(`${up}/${name}`);
      if (found === null) continue;
      try {
        return repairAll(await readJson(found));
      } catch (error) {
        // Its own reading says what is wrong with it.
        if (!(error instanceof InputError)) throw error;
      }
    }
  }
  return null;
}

const labelled = z.record(z.string(), z.object({ value: z.string().optional() }).catch({}));
const instagramProfileSchema = z.object({
  profile_user: z.array(z.object({ string_map_data: labelled })).min(1),
});

/** Labels of the user name, in the languages in which downloads have been seen. */
const USERNAME =
  /^(username|gebruikersnaam|nutzername|benutzername|nazwa użytkownika|kullanıcı adı|имя пользователя|nome utente|nume de utilizator|nombre de usuario|emri i përdoruesit|اسم المستخدم)$/i;
const NAME = /^(name|naam|nazwa|ad|имя|nome|nume|nombre|emri|الاسم)$/i;

/** What a profile of Instagram tells; null = not told or in a language not known. */
export function instagramProfile(json: unknown) {
  const profile = instagramProfileSchema.safeParse(json);
  const labels = Object.entries(profile.data?.profile_user[0]?.string_map_data ?? {});
  const told = (label: RegExp) =>
    labels.find(([name, { value }]) => label.test(name.trim()) && value)?.[1].value?.trim() ?? null;
  return {
    isProfile: profile.success,
    handle: told(USERNAME),
    displayName: told(NAME),
    bio: told(/^bio$/i),
    website: told(/^website$/i),
  };
}

const facebookProfileSchema = z.object({
  name: z.object({ full_name: z.string() }),
  about_me: z.string().optional(),
  websites: z.array(z.object({ address: z.string() })).optional(),
  profile_uri: z.string().optional(),
});

/** What a profile of Facebook tells; null = the file is none. */
export function facebookProfile(json: unknown): z.infer<typeof facebookProfileSchema> | null {
  const wrapped = z
    .object({ profile_v2: facebookProfileSchema.optional(), profile: facebookProfileSchema.optional() })
    .safeParse(json).data;
  return wrapped?.profile_v2 ?? wrapped?.profile ?? null;
}

/** Seconds since 1970, UTC; 0 stands for unknown. */
export function instantOfSeconds(seconds: number | null | undefined): Instant | null {
  if (!seconds || seconds < 0 || seconds >= 253_402_300_800) return null;
  return new Date(seconds * 1000).toISOString();
}

export const secondsSchema = z.number().nullish().catch(null);
