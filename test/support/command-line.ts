import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { addDays } from '../../src/model/time.ts';
import { folderOf } from './folder.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Compiles the program as a user would have it. Throws with the compiler's words when it does not compile. */
export function buildProgram(): void {
  const { status, stdout } = spawnSync(process.execPath, ['scripts/build.mjs'], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (status !== 0) throw new Error(`the program does not compile:\n${stdout}`);
}

/** Runs the built program in a folder, away from any terminal, colours neither forced nor forbidden. */
export function socialVitals(
  cwd: string,
  args: readonly string[],
  env: Record<string, string> = {},
): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [`${ROOT}bin/social-vitals.mjs`, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...environment(), ...env },
  });
}

/** The same while this process goes on, for a server on loopback that the program asks. */
export async function socialVitalsMeanwhile(
  cwd: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<{ status: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [`${ROOT}bin/social-vitals.mjs`, ...args], {
    cwd,
    env: { ...environment(), ...env },
  });
  const [stdout, stderr, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { status, stdout, stderr };
}

/** Ours, colours neither forced nor forbidden. */
function environment(): NodeJS.ProcessEnv {
  const { NO_COLOR: _, FORCE_COLOR: __, DEBUG: ___, CI: ____, ...inherited } = process.env;
  return inherited;
}

/** Our own table with so many Facebook posts, one every second day up to October 2026. */
export function postsTable(posts: number): string {
  const rows = Array.from(
    { length: posts },
    (_, i) =>
      `facebook,Lakeside,${addDays('2026-10-30', -2 * i)},"Tip ${i}: how to look after your skin in week ${i}",photo,2026-10-31`,
  );
  return ['platform,account,published_at,text,kind,complete_through', ...rows].join('\n');
}

export function practiceFile(...lines: string[]): string {
  return ['name: Lakeside', 'specialty: dermatology', ...lines].join('\n');
}

/** A root as `run` expects it, with one sound practice. */
export function anInstallation(extra: Record<string, string> = {}): string {
  return folderOf({
    'exports/posts.csv': postsTable(50),
    'config/practices/lakeside.yaml': practiceFile('exports: [../../exports]'),
    ...extra,
  });
}
