// Text to queryable graph, look-ups and peak memory, against n3.Store. node test/bench/graph.ts [datasets]
import { readFileSync } from 'node:fs'
import { DataFactory, Parser, Store } from 'n3'
import { read } from '../../src/rdf/read.ts'
import { dcat, dcterms, rdf } from '../../src/rdf/vocabulary.ts'
import { answer, catalogueFile, contender, cpuOf, type Figures, inChild, report } from '../support/bench.ts'

const { namedNode } = DataFactory

const contenders: Readonly<Record<string, (file: string) => Promise<Figures>>> = {
  async skord(file) {
    const body = readFileSync(file)
    const load = await cpuOf(
      async () => (await read(body, { baseIri: 'https://x.example/', mediaType: 'text/turtle' })).graph,
    )
    const graph = load.result
    const [type, dataset, title, publisher] = [rdf.type, dcat.Dataset, dcterms.title, dcterms.publisher].map(iri =>
      graph.iri(iri),
    )
    const look = await cpuOf(() => {
      let found = 0
      for (const subject of graph.subjectsWith(type, dataset)) {
        for (const value of graph.objectsOf(subject, title)) found += graph.value(value).length
        for (const agent of graph.objectsOf(subject, publisher)) found += graph.has(subject, publisher, agent) ? 1 : 0
      }
      return found
    })
    return { size: graph.size, load: load.ms, look: look.ms, found: look.result }
  },
  async n3(file) {
    const body = readFileSync(file)
    const load = await cpuOf(() => {
      const store = new Store()
      store.addQuads(new Parser().parse(body.toString()))
      return store
    })
    const store = load.result
    const [type, dataset, title, publisher] = [rdf.type, dcat.Dataset, dcterms.title, dcterms.publisher].map(namedNode)
    const look = await cpuOf(() => {
      let found = 0
      for (const subject of store.getSubjects(type, dataset, null)) {
        for (const value of store.getObjects(subject, title, null)) found += value.value.length
        for (const agent of store.getObjects(subject, publisher, null)) {
          found += store.countQuads(subject, publisher, agent, null) > 0 ? 1 : 0
        }
      }
      return found
    })
    return { size: store.size, load: load.ms, look: look.ms, found: look.result }
  },
}

const child = contender()
if (child !== null) answer(await contenders[child[0]](child[1]))
else main(Number(process.argv[2] ?? 10_000))

function main(datasets: number): void {
  const file = catalogueFile(datasets, 'ttl')
  if (file === null) return
  const [ours, theirs] = ['skord', 'n3'].map(name => inChild(import.meta.filename, name, file))
  if (ours.size !== theirs.size || ours.found !== theirs.found) throw new Error('the contenders do not agree')
  const of = `${datasets} datasets`
  report([
    {
      name: `Turtle to graph, ${of}`,
      unit: 'ms CPU',
      ours: ours.load,
      theirs: theirs.load,
      rival: 'n3 Parser, n3.Store',
    },
    { name: `look-ups, ${of}`, unit: 'ms CPU', ours: ours.look, theirs: theirs.look, rival: 'n3.Store' },
    { name: `peak memory, ${of}`, unit: 'MB', ours: ours.peakMb, theirs: theirs.peakMb, rival: 'n3 Parser, n3.Store' },
  ])
}
