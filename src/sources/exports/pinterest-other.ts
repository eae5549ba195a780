import type { IgnoredFormat } from './format.ts';
import { signature } from './shared/signature.ts';

/** Every other page of Pinterest's data download. */
export const pinterestOther: IgnoredFormat = {
  id: 'pinterest-other',
  title: 'Pinterest data download: other pages',
  platform: 'pinterest',
  reads: 'nothing',
  because: 'Boards, profile and settings: only the pages of pins hold pins.',

  recognise: ({ head }) =>
    signature(
      { 'title of a Pinterest download': /<title>\s*Subject Access Request Data\b/i.test(head) },
      { pins: /href="https?:\/\/[\w.-]*pinterest\.[a-z.]+\/pin\/\d+/i.test(head) },
    ),
};
