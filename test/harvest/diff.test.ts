import type { Quad } from '@rdfjs/types'
import fc from 'fast-check'
import { Parser } from 'n3'
import { describe, expect, test } from 'vitest'
import { diffRecord } from '../../src/harvest/diff.ts'
import type { ResourceDiff, Statement } from '../../src/model/diff.ts'
import { canonicalNQuads } from '../../src/rdf/canonical.ts'
import { turtle } from '../normalise/graphs.ts'
import { graphOf, meaning, someTriples } from '../rdf/random-graphs.ts'

const primaryTopic = 'https://kommun.example/bad'

/** The diff of two descriptions in Turtle. */
async function diffOf(before: string | null, after: string | null): Promise<ResourceDiff> {
  const canonical = async (text: string | null) => (text === null ? null : canonicalNQuads(turtle(text)))
  const states = { before: await canonical(before), after: await canonical(after) }
  return diffRecord({ primaryTopic, resourceType: 'Dataset', ...states })
}

const linesOf = (statements: readonly Statement[]): string[] =>
  statements.map(({ subject, predicate, object }) => `${subject} ${predicate} ${object}`)

const dataset = (contact: string, rest = ''): string => `
  ex:bad a dcat:Dataset ; dcterms:title "Bathing places"@en, "Badplatser"@sv ; dcat:contactPoint ${contact} ${rest} .`
const contact = (email: string): string =>
  `[ a vcard:Organization ; vcard:fn "Kontaktcenter" ; vcard:hasEmail <mailto:${email}> ]`
const distribution = (format: string, more = ''): string =>
  `[ a dcat:Distribution ; dcterms:format "${format}" ; dcterms:license <http://licens.example/> ;
     dcat:accessURL <https://data.example/bad> ${more} ]`

describe('the diff of a record', () => {
  test('is found however deep blank nodes lie in one another', () => {
    const relation = '<http://purl.org/dc/terms/relation>'
    const chain = (text: string): string => {
      const links = Array.from(
        { length: 20_000 },
        (_, at) => `_:b${at} ${relation} _:b${at + 1} .\n_:b${at} <https://k.example/n> "${text} ${at}" .`,
      )
      return [`<${primaryTopic}> ${relation} _:b0 .`, ...links, ''].join('\n')
    }
    const diff = diffRecord({ primaryTopic, resourceType: 'Dataset', before: chain('old'), after: chain('new') })
    expect(diff.gone).toHaveLength(20_000)
    expect(diff.parts).toHaveLength(20_000)
  })

  test('is empty where only the labels of blank nodes and the order differ', async () => {
    const [one, other] = [contact('a@k.example'), contact('b@k.example')]
    const { gone, appeared, parts } = await diffOf(dataset(`${one}, ${other}`), dataset(`${other}, ${one}`))
    expect([gone, appeared, parts]).toEqual([[], [], []])
  })

  test('says of a changed address in a contact without an address of its own just that', async () => {
    const period = '; dcterms:temporal [ a dcterms:PeriodOfTime ; dcat:startDate "2020-01-01"^^xsd:date ]'
    const diff = await diffOf(dataset(contact('a@k.example'), period), dataset(contact('b@k.example'), period))
    const [{ subject }] = diff.gone
    expect(subject).toMatch(/^_:c14n\d$/)
    expect(linesOf(diff.gone)).toEqual([`${subject} <http://www.w3.org/2006/vcard/ns#hasEmail> <mailto:a@k.example>`])
    expect(linesOf(diff.appeared)).toEqual([
      `${subject} <http://www.w3.org/2006/vcard/ns#hasEmail> <mailto:b@k.example>`,
    ])
    expect(diff.parts).toEqual([
      {
        subject,
        label: 'Kontaktcenter',
        type: 'http://www.w3.org/2006/vcard/ns#Organization',
        property: 'http://www.w3.org/ns/dcat#contactPoint',
        within: null,
      },
    ])
    expect(diff).toMatchObject({ primaryTopic, resourceType: 'Dataset', label: 'Badplatser', kind: 'updated' })
  })

  test('takes the likest of several blank distributions for the same, and names what is in them', async () => {
    const formats = ['CSV', 'JSON', 'XML']
    const before = formats.map(format => distribution(format, '; spdx:checksum [ spdx:checksumValue "1" ]'))
    const after = formats.map(format =>
      distribution(format, `; spdx:checksum [ spdx:checksumValue "${format === 'JSON' ? 2 : 1}" ]`),
    )
    const of = (all: string[]): string => dataset(contact('a@k.example'), `; dcat:distribution ${all.join(', ')}`)
    const diff = await diffOf(of(before), of(after.reverse()))
    expect(diff.gone.map(({ object }) => object)).toEqual(['"1"'])
    expect(diff.appeared.map(({ object }) => object)).toEqual(['"2"'])
    const [outer, inner] = diff.parts
    expect([outer.property, outer.label]).toEqual([
      'http://www.w3.org/ns/dcat#distribution',
      'https://data.example/bad',
    ])
    expect([inner.property, inner.within]).toEqual(['http://spdx.org/rdf/terms#checksum', outer.subject])
  })

  test('tells a blank distribution that came from one that stays', async () => {
    const of = (all: string[]): string => dataset(contact('a@k.example'), `; dcat:distribution ${all.join(', ')}`)
    const diff = await diffOf(of([distribution('CSV')]), of([distribution('JSON'), distribution('CSV')]))
    expect(diff.gone).toEqual([])
    expect(diff.appeared).toHaveLength(5)
    expect(new Set(diff.appeared.map(({ subject }) => subject))).toEqual(new Set([`<${primaryTopic}>`, '_:new1']))
  })

  test('holds all statements of what is new or gone', async () => {
    const added = await diffOf(null, dataset(contact('a@k.example')))
    expect([added.kind, added.gone.length, added.appeared.length, added.label]).toEqual(['added', 0, 7, 'Badplatser'])
    const removed = await diffOf(dataset(contact('a@k.example')), null)
    expect([removed.kind, removed.gone.length, removed.label]).toEqual(['removed', 7, 'Badplatser'])
    expect(removed.gone).toEqual(added.appeared)
  })

  test('is made soon also of blank nodes that all refer to each other', async () => {
    const nodes = Array.from({ length: 20 }, (_, n) => `_:n${n}`)
    const all = nodes.map(node => `${node} ex:p ${nodes.join(', ')} .`).join('\n')
    const diff = await diffOf(`${all} _:n0 ex:q "a" .`, `${all} _:n0 ex:q "b" .`)
    expect(diff.appeared.map(({ object }) => object)).toContain('"b"')
  })

  test('applied to what was gives what is', async () => {
    await fc.assert(
      fc.asyncProperty(someTriples, someTriples, fc.nat(20), async (one, two, kept) => {
        const quads = [one, [...one.slice(0, kept), ...two.slice(0, 6)]]
        const [before, after] = await Promise.all(quads.map(all => canonicalNQuads(graphOf(all))))
        const diff = diffRecord({ primaryTopic, resourceType: 'Dataset', before, after })
        const gone = new Set(linesOf(diff.gone))
        const left = before.split('\n').filter(line => line !== '' && !gone.has(line.slice(0, -2)))
        const applied = [...left, ...linesOf(diff.appeared).map(line => `${line} .`)].join('\n')
        expect(await meaning(quadsOf(applied))).toBe(await meaning(quadsOf(after)))
      }),
      { numRuns: 200 },
    )
  })
})

function quadsOf(text: string): Quad[] {
  return new Parser({ format: 'N-Quads' }).parse(text) as Quad[]
}
