import { z } from 'zod';
import { AUDITS, type Audit, findAudit } from '../../audits/index.ts';
import { exampleOfAudit } from '../../config/examples.ts';
import { nearest } from '../../config/nearest.ts';
import { scoreAt } from '../../model/outcome.ts';
import { curvesOf, sparkline } from '../curves.ts';
import { WORDS } from '../expertise.ts';
import { CommandError } from '../faults.ts';
import type { Flags } from '../flags.ts';
import { paragraph, table } from '../table.ts';
import { print, printJson, type Style, styleFor } from '../terminal.ts';
import { EXIT } from '../verdict.ts';

const { language } = WORDS;

/** `explain <audit>`: everything there is to know about one rule, from its own file. */
export function explain(id: string, flags: Flags): number {
  const audit = findAudit(id);
  if (audit === null) {
    const ids = AUDITS.map((one) => one.id);
    const near = nearest(id, ids);
    const hint = near === null ? `There is: ${ids.join(', ')}.` : `Did you mean ${near}?`;
    throw new CommandError('unknown-audit', 'No audit has this id.', id, hint);
  }
  if (flags.json) printJson(recordOf(audit));
  else print(textOf(audit, styleFor(process.stdout)));
  return EXIT.done;
}

/** Limits with their defaults and where they come from. */
export function limitsOf({ options }: Audit): { option: string; value: string; about: string }[] {
  const defaults = Object.entries(options.parse({}));
  const { properties = {} } = z.toJSONSchema(options, { io: 'input' });
  return defaults.map(([option, value]) => {
    const property = properties[option];
    return {
      option,
      value: saidValue(value),
      about: (typeof property === 'object' && property.description) || '',
    };
  });
}

function saidValue(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(rounded(value));
  const parts = Object.entries(value).map(([name, inner]) => `${name} ${rounded(inner)}`);
  return parts.length === 0 ? 'none' : parts.join(', ');
}

function rounded(value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toFixed(3)) : value;
}

function recordOf(audit: Audit) {
  const { id, category, tier, words } = audit;
  const options = audit.options.parse({});
  const { title, good, bad, why, sources } = words;
  return {
    id,
    category,
    tier,
    title,
    good,
    bad,
    why,
    how: words.how(options),
    sources,
    options,
    curves: curvesOf(options),
  };
}

function textOf(audit: Audit, style: Style): string {
  const { id, category, tier, words } = audit;
  const options = audit.options.parse({});
  const limits = limitsOf(audit).map(({ option, value, about }) => [option, value, about]);
  return [
    `${style.bold(words.title)}  ${style.dim(`${id} · ${language.categories[category].name} · ${tier}`)}`,
    part('Why it matters', paragraph(words.why, 2), style),
    part('How it is measured', paragraph(words.how(options), 2), style),
    part(
      'Where the rule comes from',
      words.sources.map((code) => `  ${language.source(code)}`).join('\n'),
      style,
    ),
    part(
      'Limits',
      table([{ title: 'Option' }, { title: 'Default' }, { title: 'Meaning', fit: 'wrap' }], limits),
      style,
    ),
    ...curvesOf(options).map(({ name, points }) => {
      const marks = points
        .map(({ value, score }) => `${rounded(value)} → ${language.percent(score)}`)
        .join('   ');
      const line = sparkline(points, (value) => scoreAt(points, value));
      return part(
        name === '' ? 'Score' : `Score (${name})`,
        `  ${style.cyan(line)}\n  ${style.dim(marks)}`,
        style,
      );
    }),
    part(
      'To change a limit, in the practice file',
      indented(exampleOfAudit(id, audit.options, undefined)),
      style,
    ),
  ].join('\n\n');
}

function part(title: string, body: string, style: Style): string {
  return `${style.bold(title)}\n${body}`;
}

function indented(text: string): string {
  return text.replace(/^/gm, '  ');
}
