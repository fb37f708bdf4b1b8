/** Random numbers from a seed, so that what fails can be run again. */
export interface Chance {
  /** A whole number from 0 up to, not including, the limit. */
  below(limit: number): number
  one<T>(items: readonly T[]): T
}

/** Mulberry32. */
export function chance(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const below = (limit: number): number => next() % Math.max(limit, 1)
  return { below, one: items => items[below(items.length)] }
}

/** Pieces that have a meaning somewhere: a parser takes other ways when it meets them. */
const pieces = [
  '<',
  '>',
  '"',
  "'",
  '"""',
  '[',
  ']',
  '{',
  '}',
  '(',
  ')',
  '.',
  ';',
  ',',
  '@',
  '^^',
  '\\',
  '\\u0000',
  '\\uD800',
  '%',
  '%zz',
  ' ',
  '\r',
  '\r\n',
  '\u2028',
  '\u0000',
  '\ufeff',
  '\ufffe',
  '\ud83c\udf32',
  '&',
  '&amp;',
  '&#0;',
  '&#x110000;',
  '&a;',
  '<!DOCTYPE rdf:RDF [<!ENTITY a "&b;&b;"><!ENTITY b "&a;">]>',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?xml version="1.1" encoding="utf-7"?>',
  ' xml:lang="x-"',
  ' xml:base="//["',
  ' rdf:parseType="Literal"',
  ' rdf:parseType="Collection"',
  ' rdf:ID="1"',
  ' rdf:nodeID="a"',
  ' rdf:about=""',
  '@prefix : <> .',
  '@base <x:> .',
  'PREFIX',
  'GRAPH',
  '<<',
  '>>',
  '_:a',
  'true',
  '1e999',
  '-0',
  '"@id":',
  '"@context":',
  '"@type":',
  '"@value":',
  '"@list":',
  '"@reverse":',
  '"@graph":',
  '"__proto__":',
  '"constructor":',
  'null',
  '@sv',
  '@en-',
  '^^<http://www.w3.org/2001/XMLSchema#date>',
  '<http://www.w3.org/ns/dcat#Dataset>',
  'http://[',
  'mailto:',
  'urn:',
]

const encoder = new TextEncoder()

/** A document with some random changes, gentle or rude; `other` is one to take pieces from. */
export function mutated(document: Uint8Array, other: Uint8Array, random: Chance): Uint8Array {
  const isGentle = random.below(3) > 0
  let bytes = document
  for (let times = random.below(isGentle ? 8 : 3); times >= 0; times--) {
    bytes = random.one(isGentle ? gentle : changes)(bytes, other, random)
  }
  return bytes
}

type Change = (bytes: Uint8Array, other: Uint8Array, random: Chance) => Uint8Array

/** A link, a text, a prefixed name, a number: what may often stand in each other's place. */
const tokens = [/<[^<>"\s]{1,200}>/g, /"[^"\n]{0,200}"/g, /\b[a-z]{2,9}:[A-Za-z]\w{1,40}/g, /\b\d{1,9}\b/g]

/** Changes that a parser often survives, so that what comes after it is reached. */
const gentle: readonly Change[] = [
  (bytes, _, random) => withoutLine(bytes, random),
  (bytes, _, random) => withLineTwice(bytes, random),
  (bytes, other, random) => withToken(bytes, other, random),
  (bytes, _, random) => withToken(bytes, bytes, random),
  (bytes, _, random) => withToken(bytes, bytes, random),
]

const changes: readonly Change[] = [
  (bytes, _, random) => replaced(bytes, random.below(bytes.length), 1, Uint8Array.of(random.below(256))),
  (bytes, _, random) => replaced(bytes, random.below(bytes.length), random.below(40), Uint8Array.of()),
  (bytes, _, random) => replaced(bytes, random.below(bytes.length), 0, encoder.encode(random.one(pieces))),
  (bytes, _, random) =>
    replaced(bytes, random.below(bytes.length), random.below(12), encoder.encode(random.one(pieces))),
  (bytes, _, random) => bytes.subarray(0, random.below(bytes.length)),
  (bytes, _, random) => bytes.subarray(random.below(bytes.length)),
  (bytes, other, random) => replaced(bytes, random.below(bytes.length), random.below(200), slice(other, random)),
  (bytes, _, random) => replaced(bytes, random.below(bytes.length), 0, slice(bytes, random)),
  (bytes, _, random) => repeated(bytes, random),
  (bytes, _, random) => withoutLine(bytes, random),
]

function replaced(bytes: Uint8Array, at: number, length: number, piece: Uint8Array): Uint8Array {
  return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(Math.min(at + length, bytes.length))])
}

function slice(bytes: Uint8Array, random: Chance): Uint8Array {
  const from = random.below(bytes.length)
  return bytes.subarray(from, from + random.below(400))
}

/** A short piece many times over, as when something is nested without end. */
function repeated(bytes: Uint8Array, random: Chance): Uint8Array {
  const from = random.below(bytes.length)
  const piece = bytes.subarray(from, from + 1 + random.below(30))
  return replaced(bytes, from, 0, Buffer.concat(Array(1 + random.below(3000)).fill(piece)))
}

function withoutLine(bytes: Uint8Array, random: Chance): Uint8Array {
  const [from, to] = lineIn(bytes, random)
  return replaced(bytes, from, to - from, Uint8Array.of())
}

function withLineTwice(bytes: Uint8Array, random: Chance): Uint8Array {
  const [from, to] = lineIn(bytes, random)
  return replaced(bytes, from, 0, bytes.subarray(from, to))
}

/** Where a line begins, and where the next one does. */
function lineIn(bytes: Uint8Array, random: Chance): readonly [from: number, to: number] {
  const from = bytes.indexOf(10, random.below(bytes.length)) + 1
  const end = bytes.indexOf(10, from)
  return [from, end === -1 ? bytes.length : end + 1]
}

/** One token replaced by another of its kind. */
function withToken(bytes: Uint8Array, other: Uint8Array, random: Chance): Uint8Array {
  const kind = random.one(tokens)
  const [text, source] = [Buffer.from(bytes).toString('latin1'), Buffer.from(other).toString('latin1')]
  const [places, pieces] = [[...text.matchAll(kind)], [...source.matchAll(kind)]]
  if (places.length === 0 || pieces.length === 0) return bytes
  const place = random.one(places)
  return replaced(bytes, place.index, place[0].length, Buffer.from(random.one(pieces)[0], 'latin1'))
}
