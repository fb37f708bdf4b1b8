// How long it takes to save a catalogue of 20,000 datasets, and then to answer what pages ask for afterwards.
// node test/bench/store.ts [datasets]
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Finding } from '../../src/model/finding.ts'
import type { CatalogueRecord } from '../../src/model/record.ts'
import { dcat, dcterms, rdf } from '../../src/rdf/vocabulary.ts'
import { openStore } from '../../src/store/open.ts'
import type { Search, Store } from '../../src/store/store.ts'
import {
  type SampleResult,
  sampleAgent,
  sampleFinding,
  sampleRecord,
  sampleResult,
  sampleScore,
  sampleSource,
} from '../store/sample.ts'

const datasets = Number(process.argv[2] ?? 20_000)
const subjects = ['Badplatser', 'Luftkvalitetsmätningar', 'Befolkning', 'Detaljplaner', 'Vägtrafik', 'Ärenden']
const places = ['i kommunen', 'per län', 'längs kusten', 'sedan år 2000', 'varje timme']

function dataset(number: number): CatalogueRecord {
  const iri = `https://kommun${number % 97}.example/d/${number}`
  const title = `${subjects[number % 6]} ${places[number % 5]} nr ${number}`
  const sentence = `${title}. Uppgifterna samlas in av nämnden och visar läget vid årets slut, med kvalitet enligt rutin.`
  const theme = (code: number): string => `<http://publications.europa.eu/resource/authority/data-theme/T${code % 13}>`
  return sampleRecord(iri, 'Dataset', {
    statements: {
      [dcterms.title]: [`"${title}"@sv`, `"Number ${number}"@en`],
      [dcterms.description]: [`"${sentence} ${sentence}"@sv`],
      [dcterms.publisher]: [`<https://organisation.example/${number % 311}>`],
      [dcterms.modified]: [`"20${10 + (number % 16)}-0${1 + (number % 9)}-01"`],
      [dcat.keyword]: ['a', 'b', 'c', 'd', 'e'].map((word, place) => `"${word}${(number * (place + 1)) % 997}"@sv`),
      [dcat.theme]: [theme(number), theme(number * 7)],
      [dcat.distribution]: [`<${iri}/csv>`, `<${iri}/json>`],
    },
    more: ['csv', 'json'].flatMap(format => [
      `<${iri}/${format}> <${rdf.type}> <${dcat.Distribution}> .`,
      `<${iri}/${format}> <${dcat.accessURL}> <${iri}/filer/data.${format}> .`,
      `<${iri}/${format}> <${dcterms.format}> "text/${format}" .`,
      `<${iri}/${format}> <${dcterms.license}> <https://licence.example/${number % 40}> .`,
    ]),
  })
}

function findingsOn({ primaryTopic }: CatalogueRecord, number: number): Finding[] {
  const severities = ['Violation', 'Warning', 'Info'] as const
  return Array.from({ length: 8 }, (_, rule) =>
    sampleFinding(rule % 2 === 0 ? primaryTopic : `${primaryTopic}/csv`, {
      severity: severities[rule % 3],
      sourceShape: `https://rules.example/${rule}`,
      position: { line: number * 30 + rule, column: 1 },
    }),
  )
}

function national(): SampleResult {
  const records = Array.from({ length: datasets }, (_, number) => dataset(number))
  const agents = Array.from({ length: 311 }, (_, n) =>
    sampleAgent(`https://organisation.example/${n}`, `Myndighet ${n}`),
  )
  const owners = new Map(records.map(({ primaryTopic }) => [`${primaryTopic}/csv`, primaryTopic]))
  const verdicts = (number: number): boolean[] =>
    Array.from({ length: 23 }, (_, place) => (number * 7 + place * 3) % 5 > 1)
  const scores = records.map(({ primaryTopic }, number) =>
    sampleScore(primaryTopic, verdicts(number), `${primaryTopic}/csv`),
  )
  return sampleResult('a', { changed: [...records, ...agents], findings: records.flatMap(findingsOn), scores, owners })
}

function say(label: string, ms: number, more = ''): void {
  process.stdout.write(`${label}: ${ms.toFixed(1)} ms ${more}\n`)
}

/** Fastest of seven, in ms. */
async function fastest(work: () => unknown): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < 7; run++) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  return Math.min(...times)
}

async function saving(store: Store): Promise<void> {
  await store.putSource(sampleSource('a'))
  const result = national()
  const before = process.cpuUsage()
  const { timings } = await store.saveHarvest(result)
  const { user, system } = process.cpuUsage(before)
  const memory = `peak memory ${Math.round(process.resourceUsage().maxRSS / 1000)} MB`
  say(`save ${datasets} datasets, ${result.findings.length} findings`, timings.save, memory)
  say('  of CPU time', (user + system) / 1000)
  const few = { ...result, changed: result.changed.slice(0, 20) }
  say('save again, 20 records changed', (await store.saveHarvest(few)).timings.save)
  const nothing = { documents: [], changed: [], findings: [], scores: [], received: null, documentChecksum: null }
  const none = { ...result, ...nothing, status: 'unchanged', unchangedBy: 'not-modified', missing: [] } as const
  say('save again, unchanged', (await store.saveHarvest(none)).timings.save)
}

const everything: Search = { text: '', facets: {}, sort: 'relevance', limit: 20, offset: 0 }

async function searching(store: Store): Promise<void> {
  say('search, the first time', await once(() => store.search(everything)))
  say('search, everything', await fastest(() => store.search(everything)))
  const { facets } = await store.search(everything)
  const chosen = { theme: [facets.theme[0].value], format: [facets.format[0].value] }
  say('search, two facets', await fastest(() => store.search({ ...everything, facets: chosen })))
  for (const text of ['badplatser', 'kvalitet', 'befolkning län', 'nämnden', 'a']) {
    say(`search ${text}`, await fastest(() => store.search({ ...everything, text })))
  }
}

async function once(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

async function paging(store: Store): Promise<void> {
  const [hit] = (await store.search(everything)).items
  const publisher = hit.publisher ?? ''
  const page = { limit: 50, offset: 0 }
  const questions: Readonly<Record<string, () => Promise<unknown>>> = {
    'one entry': () => store.entry(hit),
    'findings of an entry': () => store.findings({ entry: hit }, page),
    'findings of a source': () => store.findings({ source: 'a' }, page),
    'findings of a publisher': () => store.findings({ publisher }, page),
    'groups of a source': () => store.findingGroups({ source: 'a' }),
    'groups of a publisher': () => store.findingGroups({ publisher }),
    'worst datasets': () => store.worstDatasets(publisher, 'eu-v1', 10),
    organisations: () => store.organisations({ text: '', ...page }),
  }
  for (const [label, ask] of Object.entries(questions)) say(label, await fastest(ask))
  const all = async (): Promise<void> => {
    for await (const _ of store.published());
  }
  say('everything published', await once(all))
}

const data = mkdtempSync(join(tmpdir(), 'skord-bench-'))
const store = await openStore({ data, database: null })
await saving(store)
await searching(store)
await paging(store)
await store.close()
process.stdout.write(`database: ${Math.round(statSync(join(data, 'skord.db')).size / 1e6)} MB\n`)
rmSync(data, { recursive: true })
