import { beforeAll, describe, expect, test } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'
import { loadProfile } from '../../src/profile/load.ts'
import type { Profile, Rule } from '../../src/profile/profile.ts'
import { NamedNode } from '../../src/rdf/terms.ts'
import { sh } from '../../src/rdf/vocabulary.ts'
import { validate } from '../../src/validate/validate.ts'
import { turtle } from '../validate/turtle.ts'
import { shapesNamespace } from './fixtures.ts'

/** Values that are not of a kind. */
const misfits: Readonly<Record<string, readonly string[]>> = {
  [sh.IRI]: ['"text"@sv', '[]'],
  [sh.BlankNodeOrIRI]: ['"text"@sv'],
  [sh.Literal]: ['<https://example.se/>', '[]'],
  [sh.IRIOrLiteral]: ['[]'],
}

let profile: Profile
beforeAll(async () => {
  profile = await loadProfile()
})

/** Every rule about the kind of a property's values, with the class of the resources and the kind. */
function kindRules(): { rule: Rule; type: string; kind: string }[] {
  const { shapes, rules } = profile
  return [...rules.values()].flatMap(rule => {
    const id = shapes.iri(rule.iri)
    const kind = shapes.objectOf(id, shapes.iri(sh.nodeKind))
    const isPlain = shapes.kind(shapes.objectOf(id, shapes.iri(sh.path))) === NamedNode
    const owner = shapes.iri(`${shapesNamespace}${rule.focusType}`)
    const type = shapes.objectOf(owner, shapes.iri(sh.targetClass))
    return kind === 0 || !isPlain ? [] : [{ rule, type: shapes.value(type), kind: shapes.value(kind) }]
  })
}

async function findingsOn(type: string, path: string, value: string): Promise<readonly Finding[]> {
  return await validate(turtle(`<https://example.se/focus> a <${type}> ; <${path}> ${value} .`), profile)
}

describe('a value of the wrong kind', () => {
  test('is told of once, by the rule about its kind', async () => {
    const rules = kindRules()
    expect(rules.length).toBeGreaterThan(80)
    for (const { rule, type, kind } of rules) {
      for (const value of misfits[kind]) {
        const findings = await findingsOn(type, rule.path ?? '', value)
        const own = findings.filter(finding => finding.resultPath === rule.path && finding.value !== null)
        expect([rule.iri, value, own.map(({ sourceShape }) => sourceShape)]).toEqual([rule.iri, value, [rule.iri]])
      }
    }
  })

  test('is never a resource that something else is told of', async () => {
    for (const { rule, type, kind } of kindRules()) {
      if (!misfits[kind].includes('"text"@sv')) continue
      const findings = await findingsOn(type, rule.path ?? '', '"text"@sv')
      expect(findings.map(({ focusNode }) => focusNode)).not.toContain('text')
    }
  })
})

test('a telephone without a number is told of once', async () => {
  const data = '<https://example.se/k> a vcard:Organization ; vcard:hasTelephone <https://example.se/t> .'
  const findings = await validate(turtle(`@prefix vcard: <http://www.w3.org/2006/vcard/ns#> . ${data}`), profile)
  const about = findings.filter(({ resultPath }) => /#has(Telephone|Value)$/.test(resultPath ?? ''))
  expect(about.map(({ sourceShape }) => sourceShape.slice(shapesNamespace.length))).toEqual([
    'Telephone-hasValue-required',
  ])
})
