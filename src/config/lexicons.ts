import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { labelQualitySchema } from '../model/labels.ts';
import type { Lexicons } from '../model/lexicons.ts';

/** Two levels up both from src/config and from dist/config. */
const FOLDER = new URL('../../config/lexicons/', import.meta.url);

/** Reads the word lists, domain lists and measured quality that labelling rests on. */
export function loadLexicons(): Lexicons {
  const read = (name: string): string => readFileSync(new URL(name, FOLDER), 'utf8');
  return {
    quality: labelQualitySchema.parse(JSON.parse(read('quality.json'))),
    english: z.record(z.string(), z.array(z.string())).parse(parse(read('english.yaml'))),
  };
}
