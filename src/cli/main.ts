import { readFileSync } from 'node:fs';
import { Command, CommanderError, Option } from 'commander';
import type { Flags } from './flags.ts';

// Nothing heavy is imported here: `--help` answers in the time Node takes to start. Each command loads what it needs.

const EXIT_CODES = `
Exit codes:
  0  done (missing data alone is no fault)
  1  finished, but a source, an audit, a practice or a delivery failed; each is named
  2  could not run: bad configuration or flag, path not found, another run at work
  3  nothing failed, but a score is below an alert threshold of the practice file

docs/cli.md tells more.`;

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

const program = new Command('social-vitals')
  .description('A health check for the social accounts of a medical practice.')
  .version(version, '-V, --version', 'print the version')
  .helpOption('-h, --help', 'show help')
  .helpCommand('help [command]', 'show help of a command')
  .addHelpText('after', EXIT_CODES)
  .configureHelp({ showGlobalOptions: false })
  .exitOverride();

program
  .command('audit')
  .summary('check a folder, zip or file of exports now')
  .description('Reads whatever exports lie there, recognised by content, and writes a report card.')
  .argument('<path...>', 'folders, zips, files; or one kept collection.json, which is judged again')
  .option('--practice <name>', 'name on the report (default: name of the folder or file)')
  .option('--specialty <name>', 'sets the usual ages of patients; see `list specialties`')
  .option('--ages <bands>', 'ages of the patients, as 0-12:5,13-17:5,18-29:10,30-49:30,50-64:25,65+:25')
  .option('--women <share>', 'share of women among the patients, as 0.6 or 60%')
  .addOption(timeZoneOption())
  .addOption(metaTimeZoneOption())
  .option('--days <count>', 'length of the period that is judged (default: 90)')
  .addOption(throughOption())
  .option('--all', 'widen the period to everything in the files')
  .addOption(asOfOption())
  .addOption(monthOption())
  .option('--out <folder>', 'where reports go (default: reports)')
  .addOption(jsonOption())
  .addOption(quietOption())
  .action(async (paths: string[], flags: Flags) => {
    const { audit } = await import('./commands/audit.ts');
    process.exitCode = await audit(paths, flags);
  });

program
  .command('run')
  .summary('check configured practices, all when none is named')
  .description(
    'Checks practices of config/practices/*.yaml, several at a time; one failing never stops the others.',
  )
  .argument('[practice...]', 'ids of practices')
  .addOption(configOption())
  .addOption(asOfOption())
  .addOption(monthOption())
  .option('--concurrency <count>', 'practices worked on at a time (default: 4)')
  .addOption(allowPrivateOption())
  .option('--out <folder>', 'where reports go (default: reports, beside the configuration)')
  .addOption(jsonOption())
  .addOption(quietOption())
  .action(async (ids: string[], flags: Flags) => {
    const { run } = await import('./commands/run.ts');
    process.exitCode = await run(ids, flags);
  });

program
  .command('render')
  .summary('write the report of a kept snapshot again')
  .description('Writes the report of a kept snapshot again, without reading any export.')
  .argument('<snapshot.json>', 'a snapshot, from .social-vitals or from a report’s folder')
  .option('--out <folder>', 'where reports go (default: reports)')
  .addOption(jsonOption())
  .addOption(quietOption())
  .action(async (file: string, flags: Flags) => {
    const { render } = await import('./commands/render.ts');
    process.exitCode = await render(file, flags);
  });

program
  .command('check')
  .summary('show what is configured, found and missing, before anything runs')
  .description(
    'Shows what would be read, what is missing and why, and writes nothing (but renewed tokens, with --online).',
  )
  .argument('[practice or path...]', 'ids of practices, or folders, zips and files; default: all practices')
  .option('--online', 'try every account’s interface with one cheap call; renews tokens where that is due')
  .addOption(allowPrivateOption())
  .addOption(timeZoneOption())
  .addOption(metaTimeZoneOption())
  .addOption(throughOption())
  .addOption(asOfOption())
  .addOption(monthOption())
  .addOption(configOption())
  .addOption(jsonOption())
  .action(async (subjects: string[], flags: Flags) => {
    const { check } = await import('./commands/check.ts');
    process.exitCode = await check(subjects, flags);
  });

program
  .command('label')
  .summary('label posts or replies of a file')
  .description(
    'Labels each post of a file (or, with --replies, each reply and the comment it answers) and prints one JSON object per line. Records need id, platform and text; docs/labels.md names the other fields.',
  )
  .argument(
    '<file>',
    'a .jsonl or .csv file, a kept collection.json, or - for JSON lines from standard input',
  )
  .option('--replies', 'the records are replies')
  .addOption(new Option('--json', 'print one JSON object per line (always so)'))
  .action(async (file: string, flags: Flags & { replies?: boolean }) => {
    const { label } = await import('./commands/label.ts');
    process.exitCode = await label(file, flags);
  });

program
  .command('list')
  .summary('list audits, formats, platforms or specialties')
  .description('Lists what Social Vitals knows.')
  .addArgument(
    program
      .createArgument('<what>', 'what to list')
      .choices(['audits', 'formats', 'platforms', 'specialties']),
  )
  .addOption(jsonOption())
  .action(async (what: string, flags: Flags) => {
    const { list } = await import('./commands/list.ts');
    process.exitCode = list(what, flags);
  });

program
  .command('explain')
  .summary('explain one audit: rule, source, limits, curve')
  .description(
    'Explains one audit: what it measures, where the rule comes from, its limits and how to change them.',
  )
  .argument('<audit>', 'its id; see `list audits`')
  .addOption(jsonOption())
  .action(async (id: string, flags: Flags) => {
    const { explain } = await import('./commands/explain.ts');
    process.exitCode = explain(id, flags);
  });

program
  .command('generate')
  .summary('write JSON Schemas and docs/method.md anew (for developers)')
  .description('Writes the files that follow from the code: JSON Schemas under config/, docs/method.md.')
  .action(async () => {
    const { generate } = await import('./commands/generate.ts');
    process.exitCode = generate();
  });

function timeZoneOption() {
  return new Option('--time-zone <zone>', 'zone of the practice (default: America/New_York)');
}
function metaTimeZoneOption() {
  return new Option(
    '--meta-time-zone <zone>',
    'zone of the times in Meta’s exports, which name none (default: America/Los_Angeles)',
  );
}
function throughOption() {
  return new Option('--through <date>', 'until when exports without a date of their own speak');
}
function asOfOption() {
  return new Option('--as-of <date>', 'judge as of this day (default: the latest day the sources speak for)');
}
function monthOption() {
  return new Option('--month <yyyy-mm>', 'judge as of the last day of this month').conflicts('asOf');
}
function configOption() {
  return new Option('--config <folder>', 'folder that holds practices/*.yaml').default('config');
}
function allowPrivateOption() {
  return new Option('--allow-private', 'let addresses of practice files lead into a private network');
}
function jsonOption() {
  return new Option('--json', 'print one JSON object, and nothing else, to standard output');
}
function quietOption() {
  return new Option('--quiet', 'no progress on standard error');
}

/** Commands report their own faults; here it is only said that the command itself was not understood. */
async function start(): Promise<void> {
  const silent = { outputError: () => {}, writeErr: () => {} };
  for (const command of [program, ...program.commands]) command.configureOutput(silent).exitOverride();
  if (process.argv.length <= 2) return program.outputHelp();
  try {
    await program.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return;
    const { reportFault } = await import('./report-fault.ts');
    process.exitCode = reportFault(error);
  }
}

// A reader that closes the pipe (`| head`) has seen enough.
process.stdout.on('error', (error) => {
  if ('code' in error && error.code === 'EPIPE') process.exit();
  throw error;
});

await start();
