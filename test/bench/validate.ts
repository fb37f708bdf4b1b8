// How long a catalogue takes to validate, against shacl-engine over n3.Store with the same shapes and vocabularies.
// node test/bench/validate.ts [file…]: files, or without any our own catalogues repeated to 1,000 and 20,000 datasets.
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { loadProfile } from '../../src/profile/load.ts'
import { GraphBuilder } from '../../src/rdf/builder.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { read, readInto } from '../../src/rdf/read.ts'
import { BlankNode, NamedNode } from '../../src/rdf/terms.ts'
import { dcat, rdf } from '../../src/rdf/vocabulary.ts'
import { validate } from '../../src/validate/validate.ts'
import { shaclEngine } from '../validate/second-opinion.ts'

const profile = await loadProfile()
const catalogues = resolve(import.meta.dirname, '../../fixtures/catalogues')

/** More datasets than this are too many for shacl-engine. */
const bearable = 2500

/** Our own catalogues as one. */
async function ownCatalogues(): Promise<Graph> {
  const builder = new GraphBuilder()
  for (const name of readdirSync(catalogues).sort()) {
    await readInto(builder, readFileSync(join(catalogues, name)), { baseIri: `https://example.org/${name}` })
  }
  return builder.build()
}

function instancesOf(graph: Graph, type: string): number[] {
  return graph.subjectsWith(graph.iri(rdf.type), graph.iri(type))
}

/** The graph with its datasets, distributions, data services and blank nodes as many times over as asked for. */
function repeated(graph: Graph, times: number): Graph {
  const builder = new GraphBuilder({ positions: true })
  const multiplied = new Set(
    [dcat.Dataset, dcat.Distribution, dcat.DataService].flatMap(type => instancesOf(graph, type)),
  )
  const { subjects, predicates, objects } = graph.columns
  const copyOf = (id: number, copy: number): number => {
    if (copy === 0 || (!multiplied.has(id) && graph.kind(id) !== BlankNode)) return builder.internFrom(graph, id)
    const name = `${graph.value(id)}-${copy}`
    return graph.kind(id) === NamedNode ? builder.terms.iri(name) : builder.terms.blank(name)
  }
  for (let copy = 0; copy < times; copy++) {
    for (let row = 0; row < graph.size; row++) {
      const [subject, object] = [copyOf(subjects[row], copy), copyOf(objects[row], copy)]
      builder.add(subject, builder.internFrom(graph, predicates[row]), object, 0, builder.count + 1, 1)
    }
  }
  return builder.build()
}

/** CPU time of some work in ms. */
async function cpuTime(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

async function measure(name: string, graph: Graph): Promise<void> {
  const before = process.memoryUsage().rss
  const findings = (await validate(graph, profile)).length
  const grown = Math.round((process.memoryUsage().rss - before) / 1e6)
  const times: number[] = []
  for (let run = 0; run < 5; run++) times.push(await cpuTime(() => validate(graph, profile)))
  const [ours] = times.sort((a, b) => a - b).slice(2)
  const datasets = instancesOf(graph, dcat.Dataset).length
  const size = `${datasets} datasets, ${graph.size} triples`
  process.stdout.write(`${name}: ${size}: ${findings} findings in ${ours.toFixed(0)} ms CPU, ${grown} MB more memory\n`)
  if (datasets <= bearable) await compare(graph, ours)
}

async function compare(graph: Graph, ours: number): Promise<void> {
  const run = shaclEngine([graph, profile.knowledge], profile.shapes, { isMended: false })
  const theirs = await cpuTime(run)
  process.stdout.write(`  shacl-engine: ${theirs.toFixed(0)} ms CPU, ${(theirs / ours).toFixed(0)} times as long\n`)
}

const files = process.argv.slice(2)
for (const file of files) {
  const { graph } = await read(readFileSync(file), { baseIri: 'https://example.org/', positions: true })
  await measure(file, graph)
}
if (files.length === 0) {
  const graph = await ownCatalogues()
  const datasets = instancesOf(graph, dcat.Dataset).length
  for (const wanted of [1000, 20_000]) await measure('our own', repeated(graph, Math.ceil(wanted / datasets)))
}
