const windows1252 = new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))

/** Text of bytes that are mostly UTF-8, and which bytes were not. */
export interface PatchedText {
  readonly text: string
  /** How many bytes were not UTF-8 and were read as windows-1252. */
  readonly count: number
  /** Offset in the text of the first of them; -1 when there are none. */
  readonly first: number
}

/** Reads UTF-8 and, byte by byte, windows-1252 where it is not UTF-8. Linear. */
export function decodePatched(body: Uint8Array): PatchedText {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  const pieces: string[] = []
  let [count, first, from, length] = [0, -1, 0, 0]
  const add = (piece: string): void => {
    pieces.push(piece)
    length += piece.length
  }
  for (let at = 0; at < bytes.length; ) {
    const size = sequenceLength(bytes, at)
    if (size === 0) {
      add(bytes.toString('utf8', from, at))
      if (count++ === 0) first = length
      add(windows1252[bytes[at]])
      from = at + 1
    }
    at += size || 1
  }
  add(bytes.toString('utf8', from))
  return { text: pieces.join(''), count, first }
}

/** Bytes of the UTF-8 sequence that starts here; 0 when there is none. @see table 3-7 of the Unicode standard */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]
  if (lead < 0x80) return 1
  const size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
  if (lead < 0xc2 || lead > 0xf4) return 0
  const second = bytes[at + 1]
  if (second < (secondFrom[lead] ?? 0x80) || second > (secondTo[lead] ?? 0xbf)) return 0
  for (let next = 1; next < size; next++) if ((bytes[at + next] & 0xc0) !== 0x80) return 0
  return at + size <= bytes.length ? size : 0
}

const secondFrom: Readonly<Record<number, number>> = { 224: 0xa0, 240: 0x90 }
const secondTo: Readonly<Record<number, number>> = { 237: 0x9f, 244: 0x8f }
