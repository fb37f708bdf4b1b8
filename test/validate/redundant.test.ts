import { describe, expect, test } from 'vitest'
import { validate } from '../../src/validate/validate.ts'
import { resultsOf } from './engine.ts'
import { profileOf, words } from './profiles.ts'
import { turtle } from './turtle.ts'

const shapes = `
  :Dataset a sh:NodeShape ; sh:targetClass dcat:Dataset ; sh:property :link, :value, :pattern, :class, :single, :other .
  :link sh:path dcat:theme ; sh:nodeKind sh:IRI ; ${words} .
  :value sh:path dcat:theme ; sh:in ( :a :b ) ; ${words} .
  :pattern sh:path dcat:theme ; sh:or ( [ sh:pattern "^https://" ] ) ; ${words} .
  :class sh:path dcat:theme ; sh:class skos:Concept ; ${words} .
  :single sh:path dcat:theme ; sh:maxCount 1 ; ${words} .
  :other sh:path dcterms:subject ; sh:in ( :a :b ) ; ${words} .
  :a a skos:Concept . :b a skos:Concept .`
const concepts = ':a a skos:Concept . :b a skos:Concept .'
const rulesOn = async (data: string): Promise<string[]> => {
  const findings = await validate(turtle(data), profileOf(shapes, concepts))
  return findings.map(({ sourceShape, value }) => `${sourceShape.split('/').at(-1)} ${value?.split('/').at(-1)}`).sort()
}

describe('a value of the wrong kind', () => {
  test.each(['"text"', '[]'])('is one finding, however many rules it breaks: %s', async value => {
    const found = await rulesOn(`:d a dcat:Dataset ; dcat:theme ${value} .`)
    expect(found).toEqual([expect.stringMatching(/^link /)])
  })

  test('does not hide what is wrong with other values, or with all of them together', async () => {
    expect(await rulesOn(':d a dcat:Dataset ; dcat:theme "text", <http://c> .')).toEqual([
      'class c',
      'link text',
      'pattern c',
      'single undefined',
      'value c',
    ])
  })

  test('does not hide what is wrong with the same value of another property or resource', async () => {
    expect(await rulesOn(':d a dcat:Dataset ; dcat:theme "x" ; dcterms:subject "x" .')).toEqual(['link x', 'other x'])
    expect(await rulesOn(':d a dcat:Dataset ; dcat:theme "x" . :e a dcat:Dataset ; dcterms:subject "x" .')).toEqual([
      'link x',
      'other x',
    ])
  })

  test('is told of apart from a link that is spelled like it', async () => {
    expect(await rulesOn(':d a dcat:Dataset ; dcat:theme "http://c", <http://c> .')).toEqual([
      'class c',
      'link c',
      'pattern c',
      'single undefined',
      'value c',
    ])
  })

  test('is judged by every rule all the same: only what is told differs from SHACL', () => {
    const results = resultsOf(turtle(':d a dcat:Dataset ; dcat:theme "text" .'), turtle(shapes), turtle(concepts))
    expect(results).toHaveLength(4)
  })
})
