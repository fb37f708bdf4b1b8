import { beforeAll, expect, test } from 'vitest'
import { loadProfile } from '../../src/profile/load.ts'
import type { Profile, Rule } from '../../src/profile/profile.ts'
import { prefixes, sh } from '../../src/rdf/vocabulary.ts'
import { exampleIn } from '../../src/report/validation/example.ts'
import { validate } from '../../src/validate/validate.ts'
import { turtle } from '../validate/turtle.ts'
import { shapesNamespace } from './fixtures.ts'

const prologue = Object.entries(prefixes)
  .map(([prefix, base]) => `@prefix ${prefix}: <${base}> .`)
  .join('\n')

let profile: Profile
let withExample: readonly (Rule & { readonly example: string })[]
beforeAll(async () => {
  profile = await loadProfile()
  const own = [...profile.rules.values()].filter(({ iri }) => iri.startsWith(shapesNamespace))
  withExample = own.flatMap(rule => (rule.example === null ? [] : [{ ...rule, example: rule.example }]))
})

/** An example as a document: about a resource of the class that the rule is about, unless it has a subject of its own. */
function documentOf({ example, focusType }: { example: string; focusType: string | null }): string {
  const { shapes } = profile
  const type = shapes.value(shapes.objectOf(shapes.iri(shapesNamespace + focusType), shapes.iri(sh.targetClass)))
  const statement = example.startsWith('<') ? example : `<https://example.se/focus> a <${type}> ; ${example}`
  return `${prologue}\n${statement.replace(/\s*\.?\s*$/, ' .')}`
}

test('an example can be shown in the syntax of the document', () => {
  expect(withExample.length).toBeGreaterThan(20)
  const shown = (syntax: string) => withExample.filter(({ iri }) => exampleIn(profile, iri, syntax) === null)
  expect(['rdfxml', 'turtle', 'jsonld'].flatMap(shown)).toEqual([])
})

test('an example is right by its own rule', async () => {
  const wrong: unknown[] = []
  for (const rule of withExample) {
    const findings = await validate(turtle(documentOf(rule)), profile)
    wrong.push(...findings.filter(({ sourceShape }) => sourceShape === rule.iri).map(({ value }) => [rule.iri, value]))
  }
  expect(wrong).toEqual([])
})
