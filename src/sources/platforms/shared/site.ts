/**
 * Key of a page by its address: host without `www` and path, so that `http://www.x.example/a/` and `https://x.example/a?utm_source=b`
 * are one page. `?p=57`, the address of a page that has none of its own, is kept.
 */
export function siteKey(address: string): string {
  if (!URL.canParse(address)) return address;
  const { host, pathname, searchParams } = new URL(address);
  const number = searchParams.get('p');
  return host.replace(/^www\./, '') + pathname.replace(/\/$/, '') + (number ? `?p=${number}` : '');
}
