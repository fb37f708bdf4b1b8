// How long catalogues of 1,000, 10,000 and 20,000 datasets take to validate, against shacl-engine and rdf-validate-shacl over
// n3.Store with the same shapes and vocabularies; whether the results agree; and what a small change costs.
// Every figure is of the first run in a process of its own, but for ours the third time. node test/bench/validate.ts [--long]: without it, the others
// validate 1,000 datasets only, as they need minutes for the rest.
import { readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Parser, Store } from 'n3'
import { loadProfile } from '../../src/profile/load.ts'
import { GraphBuilder } from '../../src/rdf/builder.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { read } from '../../src/rdf/read.ts'
import { dcat, dcterms, rdf, rdfs } from '../../src/rdf/vocabulary.ts'
import { DataGraph } from '../../src/validate/data-graph.ts'
import { bindShapes } from '../../src/validate/judge.ts'
import { planOf } from '../../src/validate/plan.ts'
import { revalidate } from '../../src/validate/revalidate.ts'
import { focusNodesOf } from '../../src/validate/targets.ts'
import { judged, validate } from '../../src/validate/validate.ts'
import {
  answer,
  type BenchRow,
  catalogueFile,
  contender,
  cpuOf,
  type Figures,
  inChild,
  report,
} from '../support/bench.ts'
import { isImpossibleDate, keyOf, knowledgeAbout, misreadShapes, surplus } from '../validate/disagreement.ts'
import { resultsOf } from '../validate/engine.ts'
import { addTo, type Engine, type Opinion, rdfValidateShacl, shaclEngine, storeOf } from '../validate/second-opinion.ts'

const sizes = [1000, 10_000, 20_000]
const profile = await loadProfile()

/** Each is given the file of a catalogue and one to write its results to, and answers in ms. */
const contenders: Readonly<Record<string, (file: string, results: string) => Promise<Figures>>> = {
  async skord(file) {
    const graph = await graphOf(file)
    const { ms, result } = await cpuOf(() => validate(graph, profile))
    await validate(graph, profile)
    const warm = await cpuOf(() => validate(graph, profile))
    return { ms, warm: warm.ms, results: result.length }
  },
  async judging(file) {
    const graph = await graphOf(file)
    const { ms, result } = await cpuOf(() => breachesOf(graph))
    return { ms, results: result }
  },
  async results(file, results) {
    const graph = await graphOf(file)
    return write(results, resultsOf(graph, profile.shapes, profile.knowledge))
  },
  async again(file) {
    const graph = await graphOf(file)
    const before = await judged(graph, profile)
    const now = withoutOneTitle(graph)
    await revalidate(before, now)
    const small = await cpuOf(() => revalidate(before, now))
    const whole = await cpuOf(() => validate(now, profile))
    return { ms: small.ms, whole: whole.ms, judged: small.result.judged, judgedBefore: before.judged }
  },
  async values(count) {
    const graph = catalogueOf(Number(count))
    await validate(graph, profile)
    const { ms, result } = await cpuOf(() => validate(graph, profile))
    return { ms, results: result.length }
  },
  'shacl-engine': (file, results) =>
    opinion(file, results, (data, shapes) => shaclEngine({ data, shapes: withAxioms(shapes) }, false)),
  'rdf-validate-shacl': (file, results) =>
    opinion(file, results, (data, shapes) => rdfValidateShacl({ data, shapes: storeOf([shapes]) })),
}

async function graphOf(file: string): Promise<Graph> {
  return (await read(readFileSync(file), { baseIri: 'https://example.org/', positions: true })).graph
}

/** How many results the shapes alone have, without words for them and without the checks across resources. */
function breachesOf(published: Graph): number {
  let breaches = 0
  const data = new DataGraph({ published, knowledge: profile.knowledge, shapes: profile.shapes })
  const bind = bindShapes(data, () => breaches++, null)
  for (const { shape, targets } of planOf(profile)) focusNodesOf(targets, data).forEach(bind(shape))
  return breaches
}

/** One catalogue with so many datasets of which nothing else is said. */
function catalogueOf(count: number): Graph {
  const builder = new GraphBuilder({ positions: true })
  const iri = (value: string): number => builder.terms.iri(value)
  builder.add(iri('https://example.org/c'), iri(rdf.type), iri(dcat.Catalog), 0, 1, 1)
  for (let index = 0; index < count; index++) {
    builder.add(iri('https://example.org/c'), iri(dcat.dataset), iri(`https://example.org/${index}`), 0, index + 2, 1)
  }
  return builder.build()
}

/** The catalogue without the title of a dataset in its midst. */
function withoutOneTitle(graph: Graph): Graph {
  const datasets = graph.subjectsWith(graph.iri(rdf.type), graph.iri(dcat.Dataset))
  const changed = datasets[datasets.length >> 1]
  const builder = new GraphBuilder({ positions: true, termsOf: graph })
  const { subjects, predicates, objects } = graph.columns
  for (let row = 0; row < graph.size; row++) {
    if (subjects[row] === changed && predicates[row] === graph.iri(dcterms.title)) continue
    const position = graph.positionOf(row)
    builder.add(subjects[row], predicates[row], objects[row], 0, position?.line, position?.column)
  }
  return builder.build()
}

/** What another engine makes of a catalogue, read straight into n3.Store. */
async function opinion(
  file: string,
  results: string,
  engineOn: (data: Store, shapes: Graph) => Engine,
): Promise<Figures> {
  const store = new Store(new Parser().parse(readFileSync(file, 'utf8')))
  const isNamed = (iri: string): boolean =>
    store.countQuads(iri, null, null, null) + store.countQuads(null, null, iri, null) > 0
  addTo(store, storeOf([knowledgeAbout(isNamed, profile.knowledge)]))
  const { ms, result } = await cpuOf(engineOn(store, profile.shapes))
  return { ...write(results, result), ms }
}

function withAxioms(shapes: Graph): Store {
  return storeOf([shapes, profile.knowledge], quad => quad.predicate.value === rdfs.subClassOf)
}

function write(file: string, results: readonly Opinion[]): Figures {
  writeFileSync(file, JSON.stringify(results))
  return { results: results.length }
}

const child = contender()
if (child === null) main(process.argv.includes('--long'))
else answer(await contenders[child[0]](child[1], child[2]))

function main(isLong: boolean): void {
  const rows = sizes.flatMap(size => compared(size, isLong || size === sizes[0]))
  report([...rows, ...linearity(), manyValues(), ...changed()])
}

/** One size: ours, and how the others compare. */
function compared(datasets: number, isAgainstOthers: boolean): BenchRow[] {
  const file = catalogueFile(datasets, 'ttl')
  if (file === null) return []
  const ours = median('skord', file)
  const alone = median('judging', file)
  const times = `${ours.ms.toFixed(0)} ms CPU (third time ${ours.warm.toFixed(0)}, results alone ${alone.ms.toFixed(0)})`
  say(`${datasets} datasets: ${times}, ${ours.results} findings, ${ours.peakMb.toFixed(0)} MB at most`)
  if (!isAgainstOthers) return []
  const [own, other] = ['ours', 'theirs'].map(whose => join(tmpdir(), `skord-bench-${process.pid}-${whose}.json`))
  inChild(import.meta.filename, 'results', file, own)
  return ['shacl-engine', 'rdf-validate-shacl'].flatMap(rival => {
    const theirs = inChild(import.meta.filename, rival, file, other)
    say(`  ${rival}: ${agreement(own, other)}`)
    const name = `validation, ${datasets} datasets`
    return [
      { name, unit: 'ms CPU', ours: ours.ms, theirs: theirs.ms, rival },
      { name: `${name}, third time`, unit: 'ms CPU', ours: ours.warm, theirs: theirs.ms, rival },
      { name: `${name}, results alone`, unit: 'ms CPU', ours: alone.ms, theirs: theirs.ms, rival },
      { name: `${name}, peak memory`, unit: 'MB', ours: ours.peakMb, theirs: theirs.peakMb, rival },
    ]
  })
}

/**
 * How many results another engine has too few and too many, where it reads the shapes and the dates rightly (see
 * `fixtures/second-opinion`) and is not judging the vocabularies.
 */
function agreement(ownFile: string, otherFile: string): string {
  const { knowledge, shapes } = profile
  const misread = misreadShapes(shapes)
  const [ours, theirs] = [ownFile, otherFile].map(file => {
    const all: Opinion[] = JSON.parse(readFileSync(file, 'utf8'))
    const isKnown = (focus: string): boolean => knowledge.describes(knowledge.iri(focus.slice(1, -1)))
    return all.filter(({ focus, value, shape }) => !isKnown(focus) && !misread.has(shape) && !isImpossibleDate(value))
  })
  const [missing, extra] = [surplus(ours, theirs), surplus(theirs, ours)]
  const distinct = new Set(missing.map(keyOf)).size
  return `${theirs.length} results, ${missing.length} of ours (${ours.length}) missing (${distinct} distinct), ${extra.length} too many`
}

/** 50,000 datasets against five times 10,000. */
function linearity(): BenchRow[] {
  const [large, small] = [50_000, 10_000].map(size => catalogueFile(size, 'ttl'))
  if (large === null || small === null) return []
  const [ours, fifth] = [median('skord', large), median('skord', small)]
  say(`50,000 datasets: ${ours.ms.toFixed(0)} ms CPU, ${(ours.ms / fifth.ms).toFixed(1)} times as long as 10,000`)
  return [
    { name: 'validation, 50,000 datasets', unit: 'ms CPU', ours: ours.ms, theirs: fifth.ms * 5, rival: '5 × 10,000' },
  ]
}

/** One resource with 20,000 values of a property against ten with 2,000 each. */
function manyValues(): BenchRow {
  const [many, tenth] = ['20000', '2000'].map(count => median('values', count))
  return {
    name: 'one resource with 20,000 values',
    unit: 'ms CPU',
    ours: many.ms,
    theirs: tenth.ms * 10,
    rival: '10 × 2,000',
  }
}

/** What it costs to judge a catalogue again in which one title went. */
function changed(): BenchRow[] {
  const file = catalogueFile(20_000, 'ttl')
  if (file === null) return []
  const { ms, whole, judged: few, judgedBefore: all } = median('again', file)
  say(`after one change among 20,000 datasets ${few} of ${all} judgements are made again`)
  return [
    { name: 'one change in 20,000 datasets', unit: 'ms CPU', ours: ms, theirs: whole, rival: 'judging all again' },
  ]
}

/** The middle one of three runs by CPU. */
function median(name: string, file: string): Figures {
  const runs = [1, 2, 3].map(() => inChild(import.meta.filename, name, file, ''))
  return runs.sort((a, b) => a.ms - b.ms)[1]
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
