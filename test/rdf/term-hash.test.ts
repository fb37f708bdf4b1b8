import { expect, test } from 'vitest'
import { hashText, randomHashKey } from '../../src/rdf/term-hash.ts'

/** Bytes 0, 1, 2 … and the same as two words; the reference vectors are hashes of their beginnings. */
const bytes = Uint8Array.from({ length: 64 }, (_, place) => place)
const key = Int32Array.of(0x03020100, 0x07060504)

test.each([
  [4, 0x7e059ea6],
  [5, 0x88e3d89b],
  [6, 0xa0080b65],
  [7, 0x9d38d9d6],
  [8, 0x577999b1],
])('a hash of %i bytes is that of HalfSipHash-1-3', (to, hash) => {
  expect(hashText(key, 0x03020100, { bytes, from: 4, to })).toBe(hash)
})

test('a text has the same hash wherever its bytes stand', () => {
  const moved = Uint8Array.of(9, 9, 9, ...bytes.subarray(10, 23))
  expect(hashText(key, 7, { bytes: moved, from: 3, to: 16 })).toBe(hashText(key, 7, { bytes, from: 10, to: 23 }))
})

test('a hash depends on the key, the word and the length', () => {
  const zeros = new Uint8Array(8)
  const hashes = [
    hashText(key, 1, { bytes: zeros, from: 0, to: 4 }),
    hashText(key, 2, { bytes: zeros, from: 0, to: 4 }),
    hashText(key, 1, { bytes: zeros, from: 0, to: 5 }),
    hashText(Int32Array.of(1, 2), 1, { bytes: zeros, from: 0, to: 4 }),
  ]
  expect(new Set(hashes).size).toBe(4)
})

test('two keys are not the same', () => {
  expect(randomHashKey()).not.toEqual(randomHashKey())
})
