import { windows1252 } from '../../exports/files/decode.ts';

/**
 * Text of a document from the web. The server's word on the encoding comes first, then the document's own; one that does not fit the
 * bytes is not believed. What fits nothing is read as Windows-1252, the oldest habit of the web.
 */
export function decodeDocument(bytes: Uint8Array, contentType = ''): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  const labels = [
    byteOrderMark(bytes),
    /charset=["']?([\w-]+)/i.exec(contentType)?.[1],
    /<\?xml[^>]*encoding=["']([\w-]+)/i.exec(head)?.[1] ?? /<meta[^>]*charset=["']?([\w-]+)/i.exec(head)?.[1],
    'utf-8',
    'windows-1252',
  ];
  for (const label of labels) {
    const text = label && decode(bytes, label);
    if (typeof text === 'string') return text.trimStart();
  }
  return '';
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** Null for an encoding nobody knows, and for bytes that are none of it. */
function decode(bytes: Uint8Array, label: string): string | null {
  try {
    const decoder = new TextDecoder(label, { fatal: true });
    // The standard reads latin-1 as Windows-1252; several releases of Node do not.
    return decoder.encoding === 'windows-1252' ? windows1252(Buffer.from(bytes)) : decoder.decode(bytes);
  } catch {
    return null;
  }
}
