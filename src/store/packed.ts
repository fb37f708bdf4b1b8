import { gunzipSync, gzipSync } from 'node:zlib'

/** From so many characters on JSON is gzipped: shorter texts gain little, and there are very many of them. */
const long = 8000

/** JSON as it is kept, gzipped where it is long. The same text gives the same bytes. */
export function packText(json: string): Uint8Array {
  return json.length < long ? Buffer.from(json) : gzipSync(json, { level: 3 })
}

/** What was packed; the caller names its shape. No JSON begins as gzipped bytes do. */
export function unpack<Value>(bytes: Uint8Array): Value {
  const isGzipped = bytes[0] === 0x1f && bytes[1] === 0x8b
  return JSON.parse(Buffer.from(isGzipped ? gunzipSync(bytes) : bytes).toString()) as Value
}
