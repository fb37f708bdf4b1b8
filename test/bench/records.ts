// How long a catalogue takes to normalise, divide and score, against the plain way of doing the same.
// node test/bench/records.ts [file]: a file, or without one a catalogue of 20,000 datasets made here.
import { readFileSync } from 'node:fs'
import { normalise } from '../../src/normalise/normalise.ts'
import { toRecords } from '../../src/normalise/records.ts'
import { loadProfile } from '../../src/profile/load.ts'
import { GraphBuilder } from '../../src/rdf/builder.ts'
import { canonicalNQuads } from '../../src/rdf/canonical.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { read } from '../../src/rdf/read.ts'
import { dcat, dcterms, foaf, rdf, xsd } from '../../src/rdf/vocabulary.ts'
import { assess } from '../../src/score/assess.ts'
import { nothingGiven } from '../../src/score/given.ts'

const file = process.argv[2]
const profile = await loadProfile()
const given = nothingGiven(new Date('2026-11-21T00:00:00Z'))

/** Median of three runs, in ms. */
async function timed(work: () => unknown): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < 3; run++) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)[1]
}

/** A catalogue in which one value in ten wants repair, with a blank node in every dataset. */
function catalogue(datasets: number): Graph {
  const builder = new GraphBuilder()
  const { terms } = builder
  const at = (path: string): number => terms.iri(`https://kommun.example/${path}`)
  const say = (subject: number, property: string, object: number): void =>
    builder.add(subject, terms.iri(property), object)
  say(at('katalog'), rdf.type, terms.iri(dcat.Catalog))
  say(at('kommunen'), rdf.type, terms.iri(foaf.Agent))
  for (let number = 0; number < datasets; number++) {
    const [dataset, distribution, period] = [at(`d/${number}`), at(`f/${number}`), terms.blank(`p${number}`)]
    const isMessy = number % 10 === 0
    say(at('katalog'), dcat.dataset, dataset)
    say(dataset, rdf.type, terms.iri(dcat.Dataset))
    say(dataset, dcterms.title, terms.text(`Datamängd ${number}${isMessy ? ' ' : ''}`, 'sv'))
    say(dataset, dcterms.description, terms.text(`Det här är datamängd nummer ${number} av alla som finns.`, 'sv'))
    say(dataset, dcterms.publisher, at('kommunen'))
    for (const word of ['a', 'b', 'c', 'd', 'e']) say(dataset, dcat.keyword, terms.text(`${word}${number % 97}`, 'sv'))
    say(dataset, dcterms.modified, terms.literal('2026-01-01', isMessy ? 0 : terms.iri(xsd.date)))
    say(dataset, dcterms.temporal, period)
    say(period, rdf.type, terms.iri(dcterms.PeriodOfTime))
    say(period, dcat.startDate, terms.literal('2020-01-01', terms.iri(xsd.date)))
    say(dataset, dcat.distribution, distribution)
    say(distribution, rdf.type, terms.iri(dcat.Distribution))
    say(distribution, dcat.accessURL, at(`data/${number}`))
    say(distribution, dcterms.format, terms.literal(isMessy ? 'CSV' : 'text/csv'))
    say(distribution, dcterms.license, terms.iri('http://creativecommons.org/licenses/by/4.0/'))
  }
  return builder.build()
}

/** Every record's statements made a graph of their own and canonised by the library. */
async function divideThePlainWay(graphs: readonly Graph[]): Promise<void> {
  for (const graph of graphs) await canonicalNQuads(graph)
}

async function measure(label: string, graph: Graph): Promise<void> {
  const { graph: repaired } = normalise(graph, profile)
  const records = await toRecords(repaired, 'bench')
  const sample = records.slice(0, 1000)
  const encoder = new TextEncoder()
  const options = { baseIri: 'https://kommun.example/', mediaType: 'application/n-quads' }
  const readings = await Promise.all(sample.map(record => read(encoder.encode(record.graph), options)))
  const plain =
    (await timed(() => divideThePlainWay(readings.map(reading => reading.graph)))) * (records.length / sample.length)
  const divided = await timed(() => toRecords(repaired, 'bench'))
  const rows: readonly (readonly [string, number])[] = [
    ['normalise', await timed(() => normalise(graph, profile))],
    ['normalise again', await timed(() => normalise(repaired, profile))],
    ['toRecords', divided],
    ['canonicalNQuads alone, per record', plain],
    ['assess', await timed(() => assess(graph, profile, { given }))],
  ]
  process.stdout.write(`${label}: ${graph.size} triples, ${records.length} records\n`)
  for (const [name, ms] of rows) process.stdout.write(`  ${name.padEnd(36)}${ms.toFixed(0).padStart(7)} ms\n`)
  process.stdout.write(`  toRecords against that: ${(plain / divided).toFixed(1)} times as fast\n`)
}

if (file === undefined) {
  for (const datasets of [10_000, 20_000]) await measure(`${datasets} datasets`, catalogue(datasets))
} else {
  await measure(file, (await read(readFileSync(file), { baseIri: 'https://kommun.example/' })).graph)
}
