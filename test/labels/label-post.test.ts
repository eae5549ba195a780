import { describe, expect, it } from 'vitest';
import { loadLexicons } from '../../src/config/lexicons.ts';
import { labelPost, type PostToLabel } from '../../src/labels/label-post.ts';

const lexicons = loadLexicons();
const label = (text: string, about: Partial<PostToLabel> = {}) =>
  labelPost({ platform: 'facebook', text, kind: 'photo', origin: 'own', links: [], ...about }, lexicons);

describe('labels of a post', () => {
  it('names evidence by place in the original text, whatever letters it is written in', () => {
    const text = '✨ 𝗙𝗹𝗮𝘀𝗵 𝘀𝗮𝗹𝗲 today. Take 20% off whitening. Book now!';
    const { purpose, flags, evidence } = label(text);
    expect(purpose).toBe('promotional');
    expect(flags).toContain('cta');
    const words = (evidence.promotional ?? []).map(({ start, end }) => text.slice(start ?? 0, end ?? 0));
    expect(words).toContain('𝗙𝗹𝗮𝘀𝗵 𝘀𝗮𝗹𝗲');
    expect((evidence.cta ?? []).map(({ start, end }) => text.slice(start ?? 0, end ?? 0)).join()).toMatch(
      /Book/,
    );
  });

  it('takes a share for somebody else’s', () => {
    expect(label('Worth a read on dry mouth', { origin: 'shared', kind: 'link' }).purpose).toBe('curated');
    expect(label('', { origin: 'repost', kind: null }).purpose).toBe('curated');
  });

  it('says when it cannot read a language', () => {
    expect(
      label('Wir haben am Montag geschlossen und freuen uns auf Ihren Besuch am Dienstag'),
    ).toMatchObject({
      language: 'de',
      measured: false,
    });
    expect(label('Cepíllese los dientes dos veces al día y use hilo dental')).toMatchObject({
      language: 'es',
      measured: true,
    });
    expect(label('🦷🦷')).toMatchObject({ language: null, measured: true });
  });
});
