import { buffer } from 'node:stream/consumers';
import { writeCarStream } from '@atcute/car';
import { encode, toBytes } from '@atcute/cbor';
import * as cid from '@atcute/cid';
import { MemoryBlockStore, NodeStore, NodeWrangler } from '@atcute/mst';

const DAG_CBOR = 0x71;

/** A Bluesky repository as `repo.car` packs it: a commit (its signature is none), then the tree, then records by `collection/key`. */
export async function carOf(did: string, records: Record<string, object>): Promise<Buffer> {
  const store = new MemoryBlockStore();
  const stored: [cid.CidLink, Uint8Array<ArrayBuffer>][] = [];
  for (const record of Object.values(records)) stored.push(await blockOf(record));

  const tree = new NodeWrangler(new NodeStore(store));
  let root: string | null = null;
  for (const [at, key] of Object.keys(records).entries()) {
    const [link] = stored[at] ?? [];
    if (link !== undefined) root = await tree.putRecord(root, key, link);
  }
  if (root === null) throw new Error('a repository without records has no tree');

  const commit = await blockOf({
    did,
    version: 3,
    data: cid.toCidLink(cid.fromString(root)),
    rev: '3mgoodrev2222',
    prev: null,
    sig: toBytes(new Uint8Array(64)),
  });
  const nodes = [...store.blocks].map(([name, data]) => ({ cid: cid.fromString(name).bytes, data }));
  const blocks = [commit, ...stored].map(([link, data]) => ({ cid: cid.fromString(link.$link).bytes, data }));
  return buffer(writeCarStream([commit[0]], [...blocks.slice(0, 1), ...nodes, ...blocks.slice(1)]));
}

async function blockOf(value: unknown): Promise<[cid.CidLink, Uint8Array<ArrayBuffer>]> {
  const data = encode(value);
  return [cid.toCidLink(await cid.create(DAG_CBOR, data)), data];
}
