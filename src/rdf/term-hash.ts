/** Some of the bytes of a longer run. */
export interface Span {
  readonly bytes: Uint8Array
  readonly from: number
  readonly to: number
}

/** A secret of two words for one dictionary. */
export function randomHashKey(): Int32Array {
  return crypto.getRandomValues(new Int32Array(2))
}

/**
 * HalfSipHash-1-3 of a word and a text. Who does not know the key cannot craft terms that fall together in a hash table,
 * which would make every look-up a walk through all of them.
 * @see https://github.com/veorq/SipHash
 */
export function hashText(key: Int32Array, word: number, { bytes, from, to }: Span): number {
  let [v0, v1] = key
  let v2 = v0 ^ 0x6c796765
  let v3 = v1 ^ 0x74656462
  const last = from + ((to - from) & ~3)
  // A round for the word, for every four bytes, for those left over with the length, and three to finish.
  for (let at = from - 4; at <= last + 12; at += 4) {
    const block = at < from ? word : at < last ? fourBytes(bytes, at) : at === last ? lastBytes(bytes, at, to) : 0
    if (at === last + 4) v2 ^= 0xff
    v3 ^= block
    v0 = (v0 + v1) | 0
    v1 = ((v1 << 5) | (v1 >>> 27)) ^ v0
    v0 = (v0 << 16) | (v0 >>> 16)
    v2 = (v2 + v3) | 0
    v3 = ((v3 << 8) | (v3 >>> 24)) ^ v2
    v0 = (v0 + v3) | 0
    v3 = ((v3 << 7) | (v3 >>> 25)) ^ v0
    v2 = (v2 + v1) | 0
    v1 = ((v1 << 13) | (v1 >>> 19)) ^ v2
    v2 = (v2 << 16) | (v2 >>> 16)
    v0 ^= block
    if (at === last) v0 ^= 0
  }
  return (v1 ^ v3) >>> 0
}

function fourBytes(bytes: Uint8Array, at: number): number {
  return bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24)
}
