/** Some of the bytes of a longer run. */
export interface Span {
  readonly bytes: Uint8Array
  readonly from: number
  readonly to: number
}

/** A secret of two words for one dictionary. `Math.random` is good enough: nobody outside sees what it answers. */
export function randomHashKey(): Int32Array {
  return Int32Array.of(Math.random() * 2 ** 32, Math.random() * 2 ** 32)
}

/**
 * HalfSipHash-1-3 of a word and the bytes of a text behind it. Who does not know the key cannot craft terms that fall
 * together in a hash table, where every look-up would be a walk past all of them.
 * @see https://github.com/veorq/SipHash
 */
export function hashText(key: Int32Array, word: number, { bytes, from, to }: Span): number {
  let v0 = key[0]
  let v1 = key[1]
  let v2 = v0 ^ 0x6c796765
  let v3 = v1 ^ 0x74656462
  const last = from + ((to - from) & ~3)
  // A round for the word, one for every four bytes, one for those left over and the length, three of nothing to finish.
  for (let at = from - 4; at <= last + 12; at += 4) {
    const block = at < from ? word : at < last ? fourBytes(bytes, at) : at === last ? lastBytes(bytes, at, to) : 0
    const length = at === last ? (to - from + 4) << 24 : 0
    if (at === last + 4) v2 ^= 0xff
    v3 ^= block | length
    v0 = (v0 + v1) | 0
    v1 = rotated(v1, 5) ^ v0
    v0 = rotated(v0, 16)
    v2 = (v2 + v3) | 0
    v3 = rotated(v3, 8) ^ v2
    v0 = (v0 + v3) | 0
    v3 = rotated(v3, 7) ^ v0
    v2 = (v2 + v1) | 0
    v1 = rotated(v1, 13) ^ v2
    v2 = rotated(v2, 16)
    v0 ^= block | length
  }
  return (v1 ^ v3) >>> 0
}

function rotated(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits))
}

function fourBytes(bytes: Uint8Array, at: number): number {
  return bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24)
}

/** The at most three bytes before the end. */
function lastBytes(bytes: Uint8Array, at: number, to: number): number {
  let word = 0
  for (let place = at; place < to; place++) word |= bytes[place] << (8 * (place - at))
  return word
}
