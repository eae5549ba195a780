import type { ExportFile, Recognition } from '../format.ts';
import type { MetaColumn, MetaNetwork } from './meta-columns.ts';
import { englishName, FIRST_COLUMNS, META_COLUMNS, nameIn } from './meta-columns.ts';
import { isMetaTime } from './meta-time.ts';
import { sampleCells, sampleRows } from './sample-rows.ts';
import { signature } from './signature.ts';

/** Where the columns of a content export stand. */
export interface MetaLayout {
  columns: Partial<Record<MetaColumn, string>>;
  /** True when the header is in a language we do not know and columns were told by their place. */
  byPosition: boolean;
}

const HOSTS: Record<MetaNetwork, RegExp> = {
  facebook: /^https?:\/\/([\w-]+\.)*(facebook\.com|fb\.watch)\//i,
  instagram: /^https?:\/\/([\w-]+\.)*instagram\.com\//i,
};

/** Without these a row cannot be told to be a post of somebody at some time. */
const REQUIRED: Record<MetaNetwork, MetaColumn[]> = {
  facebook: ['id', 'accountName', 'publishTime', 'permalink', 'postType'],
  instagram: ['id', 'username', 'publishTime', 'permalink', 'postType'],
};

/** Both networks' exports carry the same names in some languages; where there are rows, their links tell. */
const OTHER: Record<MetaNetwork, MetaNetwork> = { facebook: 'instagram', instagram: 'facebook' };

export function recogniseMeta(file: ExportFile, network: MetaNetwork): Recognition {
  const { columns } = metaLayout(file, network);
  const parts = REQUIRED[network].map((column) => [englishName(column), columns[column] !== undefined]);
  const links = sampleCells(file, columns.permalink);
  const own = links.filter((link) => HOSTS[network].test(link)).length;
  const other = links.filter((link) => HOSTS[OTHER[network]].test(link)).length;
  const belongs = own === 0 && other === 0 ? hasOwnColumns(file, network) : own > other;
  return signature({ ...Object.fromEntries(parts), [`posts on ${network}.com`]: belongs });
}

/** An export without a single link: only the header can tell the network. */
function hasOwnColumns(file: ExportFile, network: MetaNetwork): boolean {
  const header = new Set(file.header ?? []);
  const isInstagram = nameIn(header, 'username') !== undefined;
  return network === 'instagram' ? isInstagram : !isInstagram && header.size > 0;
}

/** Finds columns by name, in any known language; those that stay unknown by their place, if the cells there bear it out. */
export function metaLayout(file: ExportFile, network: MetaNetwork): MetaLayout {
  const header = file.header ?? [];
  const names = new Set(header);
  const columns: MetaLayout['columns'] = {};
  for (const column of META_COLUMNS) {
    const name = nameIn(names, column);
    if (name !== undefined) columns[column] = name;
  }
  if (REQUIRED[network].every((column) => columns[column] !== undefined))
    return { columns, byPosition: false };
  const byPlace = columnsByPlace(file, network, columns);
  return byPlace === null ? { columns, byPosition: false } : { columns: byPlace, byPosition: true };
}

function columnsByPlace(
  file: ExportFile,
  network: MetaNetwork,
  known: MetaLayout['columns'],
): MetaLayout['columns'] | null {
  const columns = { ...known };
  const taken = new Set(Object.values(known));
  for (const [at, column] of FIRST_COLUMNS[network].entries()) {
    const name = file.header?.[at];
    if (column !== null && name !== undefined && name !== '' && !taken.has(name)) columns[column] ??= name;
  }
  const fits =
    sampleRows(file).length > 0 &&
    mostly(sampleCells(file, columns.permalink), (link) => HOSTS[network].test(link)) &&
    mostly(sampleCells(file, columns.publishTime), isMetaTime) &&
    mostly(sampleCells(file, columns.id), (id) => /^\d[\d.,E+]+$/.test(id));
  return fits ? columns : null;
}

function mostly(cells: string[], test: (cell: string) => boolean): boolean {
  return cells.length > 0 && cells.filter(test).length * 2 > cells.length;
}
