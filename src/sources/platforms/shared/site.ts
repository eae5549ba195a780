/** Host of an address, by which a web site is known: `lakeside.example`. */
export function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}

/** True for addresses of one site, `www` or not. */
export function isSameSite(one: string, other: string): boolean {
  const bare = (address: string) => hostOf(address).replace(/^www\./, '');
  return bare(one) === bare(other);
}

/** The address of a page without the marks that tell where a reader came from. */
export function withoutTracking(address: string): string {
  if (!URL.canParse(address) || !address.includes('utm_')) return address;
  const url = new URL(address);
  for (const name of [...url.searchParams.keys()]) if (name.startsWith('utm_')) url.searchParams.delete(name);
  return url.href;
}
