import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadProfile } from '../../src/profile/load.ts'
import type { Profile } from '../../src/profile/profile.ts'
import { GraphBuilder } from '../../src/rdf/builder.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { readInto } from '../../src/rdf/read.ts'
import { BlankNode } from '../../src/rdf/terms.ts'
import { rdfs, sh } from '../../src/rdf/vocabulary.ts'
import { listOf } from '../../src/validate/list.ts'
import { lines, resultsOf } from './engine.ts'
import { type Opinion, opinionOfRdfValidateShacl, shaclEngine } from './second-opinion.ts'

const repository = resolve(import.meta.dirname, '../..')
const corpus = resolve(repository, '../shared/corpus')
let profile: Profile

beforeAll(async () => {
  profile = await loadProfile()
})

/** Everything that can be read in a folder, as one graph. */
async function graphOf(folder: string): Promise<Graph> {
  const builder = new GraphBuilder()
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  for (const name of names.filter(file => /\.(ttl|rdf|jsonld)$/.test(file)).sort()) {
    await readInto(builder, readFileSync(join(folder, name)), { baseIri: `https://example.org/${name}` })
  }
  return builder.build()
}

/** What the knowledge says of the nodes that a graph names, and of classes: the rest would only take time. */
function knowledgeFor(published: Graph): Graph {
  const { knowledge } = profile
  const { subjects, predicates, objects } = knowledge.columns
  const builder = new GraphBuilder()
  for (const [row, subject] of subjects.entries()) {
    const isAxiom = knowledge.value(predicates[row]) === rdfs.subClassOf
    if (!isAxiom && published.iri(knowledge.value(subject)) === 0) continue
    const [s, p, o] = [subject, predicates[row], objects[row]].map(id => builder.internFrom(knowledge, id))
    builder.add(s, p, o)
  }
  return builder.build()
}

/** Results as lines, but for those about nodes of the vocabularies, which only we never judge, and impossible dates. */
function comparable(results: readonly Opinion[], published: Graph): string[] {
  const isPublished = ({ focus }: Opinion): boolean =>
    !focus.startsWith('<') || published.describes(published.iri(focus.slice(1, -1)))
  return lines(results.filter(result => isPublished(result) && !isImpossibleDate(result.value)))
}

/** Is this the literal of a date such as 30 February? The other engines take any month and day of two digits. */
function isImpossibleDate(value: string): boolean {
  const [, date] = /^"(\d{4}-\d\d-\d\d)/.exec(value) ?? []
  if (date === undefined) return false
  const time = Date.parse(date)
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date
}

/**
 * Rules that shacl-engine reads wrongly: in a list of alternative paths it takes no path but a plain property, and in a
 * closed shape it allows a property of which only the inverse is named.
 */
function misread(): ReadonlySet<string> {
  const { shapes, rules } = profile
  const isMisread = (id: number): boolean => {
    const choices = shapes.objectOf(id, shapes.iri(sh.alternativePath))
    const isLong = choices !== 0 && listOf(shapes, choices).some(choice => shapes.kind(choice) === BlankNode)
    return isLong || shapes.objectOf(id, shapes.iri(sh.closed)) !== 0
  }
  const found = [...rules.keys()].filter(iri => partsOf(shapes, shapes.iri(iri)).some(isMisread))
  return new Set(found.map(iri => `<${iri}>`))
}

/** A shape and everything that it is made of. */
function partsOf(shapes: Graph, shape: number): number[] {
  const parts = new Set([shape])
  for (const part of parts) {
    for (const property of shapes.predicatesOf(part)) {
      if (property !== shapes.iri(sh.property)) for (const object of shapes.objectsOf(part, property)) parts.add(object)
    }
  }
  return [...parts]
}

async function expectAgreement(folder: string): Promise<void> {
  const { shapes, knowledge } = profile
  const published = await graphOf(folder)
  const given = [published, knowledgeFor(published)]
  const ours = resultsOf(published, shapes, knowledge).map(({ path: _, ...result }) => result)
  expect(ours).not.toHaveLength(0)
  const theirs = await opinionOfRdfValidateShacl(given, shapes)
  expect(comparable(ours, published)).toEqual(comparable(theirs, published))
  const unread = misread()
  const isRead = ({ shape }: Opinion): boolean => !unread.has(shape)
  const others = await shaclEngine(given, shapes, { isMended: true })()
  expect(comparable(ours.filter(isRead), published)).toEqual(comparable(others.filter(isRead), published))
}

describe('two other engines find what we find in', () => {
  test.each(['fixtures/rules', 'fixtures/cases', 'fixtures/catalogues'])('%s', async folder => {
    await expectAgreement(join(repository, folder))
  })
})

describe.skipIf(!existsSync(corpus))('and in catalogues of agencies (skipped where ../shared/corpus is not):', () => {
  test.each(['se-opennorth', 'se-digg-exempel', 'se-arbetsformedlingen'])('%s', async folder => {
    await expectAgreement(join(corpus, folder))
  })
})
