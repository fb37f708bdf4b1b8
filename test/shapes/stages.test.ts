import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadProfile } from '../../src/profile/load.ts'
import type { Rule } from '../../src/profile/profile.ts'

const src = resolve(import.meta.dirname, '../../src')
const namespace = 'https://skord.example/shapes/stages#'

/** Where a rule is named in the code: as an argument of what makes a problem, or in a table of rules. */
const namings = [
  /\bproblem\(\s*'\w+',\s*'([a-z0-9-]+)'/g,
  /\b(?:fault|refusal|about|report)\(\s*'([a-z0-9]+(?:-[a-z0-9]+)+)'/g,
  /\brule: '([a-z0-9-]+)'/g,
  /\brefused: '([a-z0-9-]+)'/g,
  /'((?:rdfxml|jsonld|iri|encoding|not-rdf|syntax|sub-catalogue)-[a-z0-9-]+)'/g,
]

let rules: readonly Rule[]
beforeAll(async () => {
  const profile = await loadProfile()
  rules = [...profile.rules.values()].filter(({ iri }) => iri.startsWith(namespace))
})

const nameOf = ({ iri }: Rule): string => iri.slice(namespace.length)
const placesIn = (text: string): string[] => [...text.matchAll(/\{\$(\w+)\}/g)].map(([, name]) => name).sort()
/** The code of the stages, of the writers and of the check, which are the only ones to make problems. */
const code = ['rdf', 'fetch', 'source', 'normalise', 'validate'].flatMap(part =>
  readdirSync(resolve(src, part), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .map(name => readFileSync(resolve(src, part, name), 'utf8')),
)

describe('the rules of the stages', () => {
  test('are there for every rule that the code names', () => {
    const named = new Set(
      code.flatMap(text => namings.flatMap(naming => [...text.matchAll(naming)].map(([, name]) => name))),
    )
    expect(named.size).toBeGreaterThan(20)
    const known = new Set(rules.map(nameOf))
    expect([...named].filter(name => !known.has(name)).sort()).toEqual([])
  })

  test('are all named somewhere in the code', () => {
    const isNamed = (name: string): boolean => code.some(text => text.includes(`'${name}'`))
    expect(rules.map(nameOf).filter(name => !isNamed(name))).toEqual([])
  })

  test('have a hint, and the same places for details in both languages', () => {
    const isWhole = ({ message, hint }: Rule): boolean =>
      hint !== null &&
      String(placesIn(message.sv)) === String(placesIn(message.en)) &&
      String(placesIn(hint.sv)) === String(placesIn(hint.en))
    expect(rules.filter(rule => !isWhole(rule)).map(nameOf)).toEqual([])
  })

  test('end with one full stop, whatever is put in their places', () => {
    const isOpenEnded = (text: string): boolean =>
      /\{\$(?!(old|new|main|to|code|context|encoding|declared|syntax))\w+\}\.$/.test(text)
    expect(rules.filter(({ message }) => isOpenEnded(message.sv) || isOpenEnded(message.en)).map(nameOf)).toEqual([])
  })

  test('are sentences', () => {
    const isSentence = (text: string): boolean => /^\p{Lu}[^\n]*[.]$/u.test(text) && !text.includes('  ')
    expect(rules.filter(({ message }) => !isSentence(message.sv) || !isSentence(message.en)).map(nameOf)).toEqual([])
  })
})
