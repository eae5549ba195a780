import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { SHARED } from '../../support/shared.ts';

/** Bytes of a recorded answer. */
export function recordedBytes(platform: string, file: string): Buffer {
  return readFileSync(join(SHARED, 'fixtures/api', platform, file));
}

/** A recorded answer, read by the schema that the platform reads it with. */
export function recorded<T>(schema: z.ZodType<T>, platform: string, file: string, at = ''): T {
  const body: unknown = JSON.parse(recordedBytes(platform, file).toString());
  const part =
    at === '' ? body : at.split('.').reduce<unknown>((value, key) => Reflect.get(Object(value), key), body);
  return schema.parse(part);
}
