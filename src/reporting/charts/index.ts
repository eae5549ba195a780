import { bar } from './bar.ts';
import { columns } from './columns.ts';
import { gradeScale } from './grade-scale.ts';
import { stack } from './stack.ts';
import { valueBar } from './value-bar.ts';

/** Pictures by the name templates call them. */
export const charts = { bar, columns, gradeScale, stack, valueBar };
