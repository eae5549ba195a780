import { readHtml } from './html.ts';

/** A profile's words and the ways it names to reach its owner; '' = it names none. */
export interface FediverseProfile {
  bio: string;
  website: string;
  phone: string;
}

/** Out of the bio and the table of up to four fields that servers like Mastodon show under it, both HTML. */
export function fediverseProfile(
  bioHtml: string,
  fields: readonly { name: string; value: string }[],
): FediverseProfile {
  const bio = readHtml(bioHtml);
  const read = fields.map(({ name, value }) => ({ name, ...readHtml(value) }));
  const phone = read.find(({ name, text }) => /phone|tel|☎|📞/i.test(name) && /\d{3}/.test(text));
  return {
    bio: bio.text,
    website: read.flatMap(({ links }) => links)[0] ?? bio.links[0] ?? '',
    phone: phone?.text ?? '',
  };
}
