import fc from 'fast-check'
import { words } from './profiles.ts'
import { samples, statements } from './random-shapes.ts'

/** A document that is edited a few times, and what it is judged by. */
export interface History {
  /** Turtle, one statement a line. */
  readonly states: readonly (readonly string[])[]
  readonly shapes: string
  readonly knowledge: string
}

/** Shapes that look at data in ways that the random ones do not. */
const farSighted = `
  :T0 a sh:NodeShape ; sh:property :T1, :T2 .
  :T1 sh:path :p ; sh:property :T3, :T5 ; sh:nodeKind sh:IRI .
  :T2 sh:path ( :q [ sh:inversePath :q ] ) ; sh:maxCount 1 .
  :T3 sh:path [ sh:zeroOrMorePath ( :p :q ) ] ; sh:maxCount 2 .
  :T4 a sh:NodeShape ; sh:closed true ; sh:ignoredProperties ( rdf:type :p ) ; sh:property :T1 .
  :T5 sh:path [ sh:oneOrMorePath [ sh:inversePath :q ] ] ; sh:lessThan :r .
  :T6 sh:path ( :p [ sh:zeroOrOnePath :q ] ) ; sh:qualifiedValueShape :T7 ; sh:qualifiedMinCount 2 .
  :T7 a sh:NodeShape ; sh:node :T8 .
  :T8 sh:path ( rdf:type [ sh:inversePath rdf:type ] ) ; sh:maxCount 2 .
  :T9 a sh:NodeShape ; sh:property :T12, :T13 .
  :T10 sh:path [ sh:inversePath :p ] ; sh:minCount 1 .
  :T11 sh:path ( [ sh:alternativePath ( :p [ sh:inversePath :r ] ) ] :q ) ; sh:class :C .
  :T12 sh:path :p ; sh:qualifiedValueShapesDisjoint true ; sh:qualifiedValueShape :T7 ; sh:qualifiedMaxCount 0 .
  :T13 sh:path :p ; sh:qualifiedValueShape :T14 ; sh:qualifiedMinCount 1 .
  :T14 a sh:NodeShape ; sh:class :C .`

/** Whom they judge. */
const targets: readonly string[] = [
  ':T0 sh:targetClass :C',
  ':T2 sh:targetNode :a, :x',
  ':T3 sh:targetObjectsOf :q',
  ':T4 sh:targetSubjectsOf :r',
  ':T5 sh:targetObjectsOf :p',
  ':T6 sh:targetClass :D',
  ':T9 sh:targetClass :C, :D',
  ':T10 sh:targetNode :x',
  ':T11 sh:targetSubjectsOf :p',
]

const withWords = (shapes: string): string => shapes.replaceAll(/ \.(?=\s|$)/gm, ` ; ${words} .`)

/** The shape :x has no statements unless one of these is there; names are for the labels of resources. */
const more = fc.constantFrom(
  ':x :p :a .',
  ':b :p :x .',
  ':a dcterms:title "A"@sv .',
  ':a dcterms:title "Å"@sv .',
  ':c foaf:name "C" .',
  '_:n a :C .',
  '_:n :p _:m .',
  '_:m :q :a .',
  ':a :r _:n .',
)
const line = fc.oneof({ weight: 4, arbitrary: statements }, { weight: 1, arbitrary: more })

/** Takes a line away, adds one or moves one. */
const edit = fc.record({ what: fc.constantFrom('add', 'remove', 'move'), at: fc.nat(100), to: fc.nat(100), line })

function edited(lines: readonly string[], { what, at, to, line: added }: ReturnType<typeof one>): readonly string[] {
  const rest = [...lines]
  const [taken = added] = what === 'add' ? [added] : rest.splice(at % (rest.length || 1), 1)
  if (what !== 'remove') rest.splice(to % (rest.length + 1), 0, taken)
  return rest
}

declare function one(): typeof edit extends fc.Arbitrary<infer Edit> ? Edit : never

/** Small random documents with random shapes, edited at random. */
export const histories: fc.Arbitrary<History> = fc
  .record({
    sample: samples,
    also: fc.array(line, { maxLength: 6 }),
    far: fc.subarray([...targets]),
    knowledge: fc.array(line, { maxLength: 3 }),
    edits: fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
  })
  .map(({ sample, also, far, knowledge, edits }) => {
    const states: (readonly string[])[] = [[...sample.data.split('\n'), ...also]]
    for (const some of edits) states.push(some.reduce(edited, states[states.length - 1]))
    return {
      states,
      shapes: withWords(sample.shapes + farSighted) + far.map(target => `\n${target} .`).join(''),
      knowledge: knowledge.join('\n'),
    }
  })
