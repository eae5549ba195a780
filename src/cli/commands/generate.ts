import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generatedFiles } from '../generated.ts';
import { print } from '../terminal.ts';
import { EXIT } from '../verdict.ts';

/** Root of the program, from src/cli/commands and dist/cli/commands alike. */
const ROOT = new URL('../../../', import.meta.url);

/** `generate`: writes every file that follows from the code. */
export function generate(): number {
  for (const { path, content } of generatedFiles()) {
    const file = fileURLToPath(new URL(path, ROOT));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    print(path);
  }
  return EXIT.done;
}
