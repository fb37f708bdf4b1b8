// How long catalogues of 1,000, 10,000 and 20,000 datasets take to validate, against shacl-engine and rdf-validate-shacl over
// n3.Store with the same shapes and vocabularies; whether the results agree, and why not; and what a small change costs.
// Every figure is of the first validation in a process of its own, plan included, but for ours warm, which is the fourth there.
// node test/bench/validate.ts [--long]: without it, the others validate 1,000 datasets only. With it they take half an hour.
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
const rivals = ['shacl-engine', 'rdf-validate-shacl'] as const
/** Whoever takes longer is stopped, in minutes. */
const patience = 10
const widths = [8, 22, 10, 8, 8, 9, 7, 9, 9]

/** Each is given the file of a catalogue and one to write its results to, and answers in ms. */
const contenders: Readonly<Record<string, (file: string, results: string) => Promise<Figures>>> = {
  async skord(file) {
    const graph = await graphOf(file)
    const { ms, result } = await cpuOf(() => validate(graph, profile))
    const peak = process.resourceUsage().maxRSS / 1024
    for (let time = 2; time < 4; time++) await validate(graph, profile)
    const warm = await cpuOf(() => validate(graph, profile))
    return { ms, warm: warm.ms, peak, findings: result.length }
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
    for (let time = 1; time < 4; time++) await revalidate(before, now)
    const small = await cpuOf(() => revalidate(before, now))
    const whole = await cpuOf(() => validate(now, profile))
    return { ms: small.ms, whole: whole.ms, judged: small.result.judged, judgedBefore: before.judged }
  },
  async values(count) {
    const graph = catalogueOf(Number(count))
    for (let time = 1; time < 10; time++) await validate(graph, profile)
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
  const files = sizes.flatMap(size => [catalogueFile(size, 'ttl') ?? []].flat().map(file => ({ size, file })))
  line(['datasets', 'engine', 'CPU ms', 'warm', 'peak MB', 'results', 'ratio', 'missing', 'extra'])
  const rows = files.flatMap(({ size, file }) => compared(size, file, isLong || size === sizes[0]))
  report([...rows, ...linearity(), manyValues(), ...changed()])
}

/** One size: ours, and how the others compare. */
function compared(datasets: number, file: string, isAgainstOthers: boolean): BenchRow[] {
  const [own, other] = ['ours', 'theirs'].map(whose => join(tmpdir(), `skord-bench-${process.pid}-${whose}.json`))
  const ours = median('skord', file)
  const alone = median('judging', file)
  const { results } = inChild(import.meta.filename, 'results', file, own)
  const size = number(datasets)
  line([size, 'skord, whole', number(ours.ms), number(ours.warm), number(ours.peak), number(ours.findings)])
  line([size, 'skord, results alone', number(alone.ms), '', '', number(results)])
  if (!isAgainstOthers) return []
  return rivals.flatMap(rival => {
    const theirs = inTime(rival, file, other)
    if (theirs === null) {
      line([size, rival, `not done: it took more than ${patience} minutes, or died of it`])
      return []
    }
    const { missing, extra, causes } = agreement(own, other)
    const ratio = `${(theirs.ms / ours.ms).toFixed(0)}×`
    const counts = [number(missing), number(extra)]
    line([size, rival, number(theirs.ms), '', number(theirs.peakMb), number(theirs.results), ratio, ...counts])
    for (const [cause, [fewer, more]] of causes) say(`    ${cause}: ${number(fewer)} missing, ${number(more)} extra`)
    const name = `validation, ${datasets} datasets`
    return [
      { name, unit: 'ms CPU', ours: ours.ms, theirs: theirs.ms, rival },
      { name: `${name}, warm`, unit: 'ms CPU', ours: ours.warm, theirs: theirs.ms, rival },
      { name: `${name}, results alone`, unit: 'ms CPU', ours: alone.ms, theirs: theirs.ms, rival },
      { name: `${name}, peak memory`, unit: 'MB', ours: ours.peak, theirs: theirs.peakMb, rival },
    ]
  })
}

/** What another engine needs; null when it loses our patience. */
function inTime(rival: string, file: string, results: string): Figures | null {
  try {
    return inChild(import.meta.filename, rival, file, results, `--minutes=${patience}`)
  } catch (error) {
    say(`    ${rival}: ${error instanceof Error ? error.message : String(error)}`)
    return null
  }
}

/** Results that another engine has too few and too many, and how many of them by each known cause. */
interface Agreement {
  readonly missing: number
  readonly extra: number
  readonly causes: ReadonlyMap<string, readonly [missing: number, extra: number]>
}

/** The causes are shown, one by one, by the cases in `fixtures/second-opinion`. */
function agreement(ownFile: string, otherFile: string): Agreement {
  const { knowledge, shapes } = profile
  const misread = misreadShapes(shapes)
  const [ours, theirs] = [ownFile, otherFile].map((file): Opinion[] => JSON.parse(readFileSync(file, 'utf8')))
  const [missing, extra] = [surplus(ours, theirs), surplus(theirs, ours)]
  const [found, told] = [ours, theirs].map(all => new Set(all.map(keyOf)))
  const causeOf = (result: Opinion): string => {
    if (knowledge.describes(knowledge.iri(result.focus.slice(1, -1)))) return 'judges the vocabularies'
    if (misread.has(result.shape)) return 'reads the shape wrongly'
    if (isImpossibleDate(result.value)) return 'takes dates that there are none of'
    if (found.has(keyOf(result)) && told.has(keyOf(result))) return 'tells the same another number of times'
    return `other, ${result.component}`
  }
  const causes = new Map<string, [number, number]>()
  for (const [place, results] of [missing, extra].entries()) {
    for (const result of results) {
      const counts = causes.get(causeOf(result)) ?? [0, 0]
      counts[place]++
      causes.set(causeOf(result), counts)
    }
  }
  return { missing: missing.length, extra: extra.length, causes }
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

/** A line of the table. */
function line(cells: readonly string[]): void {
  say(cells.map((cell, at) => (at === 1 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join('  '))
}

function number(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: 0 })
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
