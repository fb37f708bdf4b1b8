import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadProfile } from '../../src/profile/load.ts'
import type { Profile } from '../../src/profile/profile.ts'
import { GraphBuilder } from '../../src/rdf/builder.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { read, readInto } from '../../src/rdf/read.ts'
import { catalogueFile } from '../support/bench.ts'
import { isLong, sampled } from '../support/long.ts'
import { isImpossibleDate, keyOf, knowledgeAbout, misreadShapes, surplus } from './disagreement.ts'
import { resultsOf } from './engine.ts'
import { areFactsThere, europeanShapes } from './european-shapes.ts'
import { type Opinion, opinionOfRdfValidateShacl, opinionOfShaclEngine } from './second-opinion.ts'

const repository = resolve(import.meta.dirname, '../..')
const corpus = resolve(repository, '../shared/corpus')
const syntaxes = /\.(ttl|rdf|xml|jsonld|json|trig|nt|nq)$/

/** In a short run, one file of so many is judged, and none with more statements than this. */
const oneIn = 40
const largest = 2000

/** shacl-engine matches the labels of blank nodes, see `fixtures/second-opinion/pattern-of-blank-node.ttl`. */
const patternComponent = '<http://www.w3.org/ns/shacl#PatternConstraintComponent>'

let profile: Profile
const tally = { graphs: 0, triples: 0, results: 0, forgotten: 0, invented: 0 }

beforeAll(async () => {
  profile = await loadProfile()
})

afterAll(() => {
  const { graphs, triples, results, forgotten, invented } = tally
  const sums = `${graphs} judgements of ${triples} triples, ${results} results; shacl-engine as it is misses ${forgotten} of them and adds ${invented}`
  process.stderr.write(`second opinions (${isLong ? 'all' : 'a sample; all with SKORD_LONG=1'}): ${sums}\n`)
})

/** Everything that can be read in a folder, as one graph. */
async function graphOf(folder: string): Promise<Graph> {
  const builder = new GraphBuilder()
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  for (const name of names.filter(file => syntaxes.test(file)).sort()) {
    await readInto(builder, readFileSync(join(folder, name)), { baseIri: `https://example.org/${name}` })
  }
  return builder.build()
}

/** Results but for those about nodes that the vocabularies describe, of which only we judge no more than is published. */
function comparable(results: readonly Opinion[]): Opinion[] {
  const { knowledge } = profile
  const isKnown = ({ focus }: Opinion): boolean =>
    focus.startsWith('<') && knowledge.describes(knowledge.iri(focus.slice(1, -1)))
  return results.filter(result => !isKnown(result) && !isImpossibleDate(result.value))
}

/** Three engines judge one graph: ours, rdf-validate-shacl, and shacl-engine as it is and mended. */
async function expectAgreement(published: Graph, shapes: Graph): Promise<number> {
  const isNamed = (iri: string): boolean => published.iri(iri) !== 0
  const given = [published, knowledgeAbout(isNamed, profile.knowledge)]
  const ours = comparable(resultsOf(published, shapes, profile.knowledge))
  const expectNone = (theirs: readonly Opinion[], some = ours): void => {
    const [missing, extra] = [surplus(some, theirs), surplus(theirs, some)]
    expect({ missing: missing.map(keyOf), extra: extra.map(keyOf) }).toEqual({ missing: [], extra: [] })
  }
  expectNone(comparable(await opinionOfRdfValidateShacl(given, shapes)))
  const misread = misreadShapes(shapes)
  const isRead = ({ shape, value, component }: Opinion): boolean =>
    !misread.has(shape) && !(value === '_:' && component === patternComponent)
  const opinionOf = async (isMended: boolean): Promise<Opinion[]> =>
    comparable(await opinionOfShaclEngine(given, shapes, isMended)).filter(isRead)
  const read = ours.filter(isRead)
  expectNone(await opinionOf(true), read)
  const asItIs = await opinionOf(false)
  tally.graphs++
  tally.triples += published.size
  tally.results += ours.length
  tally.forgotten += surplus(read, asItIs).length
  tally.invented += surplus(asItIs, read).length
  return ours.length
}

const forms: Readonly<Record<string, () => Graph>> = {
  'our shapes': () => profile.shapes,
  ...(areFactsThere
    ? { 'flat European shapes': () => europeanShapes('flat'), 'nested European shapes': () => europeanShapes('nested') }
    : {}),
}

describe('two other engines find what we find in', () => {
  test.each(['fixtures/rules', 'fixtures/cases', 'fixtures/catalogues'])('%s', { timeout: 120_000 }, async folder => {
    const found = await expectAgreement(await graphOf(join(repository, folder)), profile.shapes)
    expect(found).toBeGreaterThan(0)
  })

  test.each(Object.entries(forms))('a generated catalogue, by %s', { timeout: 600_000 }, async (_, shapes) => {
    const file = catalogueFile(sampled(20, 500), 'ttl')
    if (file === null) return
    const { graph } = await read(readFileSync(file), { baseIri: 'https://example.org/' })
    expect(await expectAgreement(graph, shapes())).toBeGreaterThan(0)
  })
})

/** The files of the corpus to judge; all of them in a long run. */
function corpusFiles(): string[] {
  const names = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter(name => syntaxes.test(name))
  return names.sort().filter((_, index) => isLong || index % oneIn === 0)
}

describe.skipIf(!existsSync(corpus))('and in catalogues of agencies (skipped where ../shared/corpus is not):', () => {
  test.each(Object.entries(forms))('by %s', { timeout: 1_800_000 }, async (_, shapes) => {
    const rules = shapes()
    let judged = 0
    for (const name of corpusFiles()) {
      const baseIri = `https://example.org/${encodeURI(name)}`
      const { graph, failure } = await read(readFileSync(join(corpus, name)), { baseIri })
      if (failure !== null || graph.size === 0 || (!isLong && graph.size > largest)) continue
      await expectAgreement(graph, rules)
      judged++
    }
    expect(judged).toBeGreaterThan(5)
  })
})
