import { csv } from './csv.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import type { Renderer } from './renderer.ts';

/** Every renderer, in the order documents are written. */
export const RENDERERS: readonly Renderer[] = [html, csv, json];
