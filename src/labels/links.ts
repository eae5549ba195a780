import type { LinkClass } from '../model/labels.ts';
import type { Domains } from '../model/lexicons.ts';

export interface LinkReader {
  classOf(link: string, ownDomains: readonly string[]): LinkClass;
}

/** Tells what links lead to from host and path alone; nothing is opened. */
export function createLinkReader(domains: Domains): LinkReader {
  const lists: [LinkClass, readonly string[]][] = [
    ['booking', domains.booking],
    ['portal', domains.portal],
    ['review-site', domains.reviewSite],
    ['link-in-bio', domains.linkInBio],
    ['credible-health', Object.values(domains.credibleHealth).flat()],
    ['health-portal', domains.healthPortal],
    ['news', domains.news],
    ['social', domains.social],
    ['shortener', domains.shortener],
  ];
  const byDomain = new Map<string, LinkClass>();
  const byPath: [string, LinkClass][] = [];
  for (const [linkClass, list] of lists)
    for (const entry of list) {
      if (entry.includes('/')) byPath.push([entry, linkClass]);
      else if (!byDomain.has(entry)) byDomain.set(entry, linkClass);
    }

  return {
    classOf(link, ownDomains) {
      const address = link
        .toLowerCase()
        .replace(/^[a-z]+:\/\//, '')
        .replace(/^www\./, '');
      const host = address.split(/[/?#:]/, 1)[0] ?? '';
      for (const own of ownDomains)
        if (isWithin(host, own.toLowerCase().replace(/^www\./, ''))) return 'own-site';
      for (const [path, linkClass] of byPath) if (address.startsWith(path)) return linkClass;
      if (/(^|\.)mychart\./.test(host)) return 'portal';
      for (let at = host; at.includes('.'); at = at.slice(at.indexOf('.') + 1)) {
        const found = byDomain.get(at);
        if (found) return found;
      }
      return host.endsWith('.gov') ? 'credible-health' : 'other';
    },
  };
}

function isWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}
