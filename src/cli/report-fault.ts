import { CommanderError } from 'commander';
import { SCHEMA_VERSION } from '../model/collection.ts';
import { CommandError, type Fault, faultBlock, faultOf, isCouldNotRun } from './faults.ts';
import { printAside, printJson, styleFor } from './terminal.ts';
import { EXIT } from './verdict.ts';

/**
 * Tells a fault that ended a command: a block on standard error and, with `--json`, one object on standard output.
 * @returns the exit code
 */
export function reportFault(error: unknown): number {
  const told = error instanceof CommanderError ? usageFault(error) : error;
  const fault = faultOf(told);
  if (process.argv.includes('--json')) printJson({ schemaVersion: SCHEMA_VERSION, error: fault });
  showFault(fault, told);
  return isCouldNotRun(told) ? EXIT.couldNotRun : EXIT.failed;
}

/** The block, and with `DEBUG=social-vitals` where in the program it happened. */
export function showFault(fault: Fault, error: unknown): void {
  printAside(faultBlock(fault, styleFor(process.stderr)));
  if (process.env.DEBUG !== 'social-vitals') return;
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause)
    printAside(cause.stack ?? cause.message);
}

/** `error: unknown option '--specialt'\n(Did you mean --specialty?)` in our form. */
function usageFault({ message, code }: CommanderError): CommandError {
  const [first = '', ...hints] = message.replace(/^error: /, '').split('\n');
  const what = `${first.charAt(0).toUpperCase()}${first.slice(1).replace(/\.$/, '')}.`;
  const hint = hints.join(' ').replace(/^\((.*)\)$/, '$1');
  const [, , command = ''] = process.argv;
  const help = code === 'commander.unknownCommand' ? '--help' : `${command} --help`;
  return new CommandError('usage', what, null, hint || `See social-vitals ${help}.`);
}
