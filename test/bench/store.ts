// How long it takes to save a catalogue of 20,000 datasets, or several, and then to answer what pages ask for afterwards.
// node test/bench/store.ts [datasets of each] [catalogues]
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AssessedAddress, AssessedDataset, Pattern, PatternFix } from '../../src/model/assessment.ts'
import type { Finding } from '../../src/model/finding.ts'
import type { LinkObservation, LinkState } from '../../src/model/link.ts'
import type { CatalogueRecord } from '../../src/model/record.ts'
import type { ScoreChange } from '../../src/model/score-history.ts'
import { dcat, dcterms, rdf } from '../../src/rdf/vocabulary.ts'
import { openStore } from '../../src/store/open.ts'
import type { Search, Store } from '../../src/store/store.ts'
import {
  type SampleResult,
  sampleAgent,
  sampleFinding,
  sampleRecord,
  sampleResult,
  sampleSource,
} from '../store/sample.ts'

const datasets = Number(process.argv[2] ?? 20_000)
const catalogues = Number(process.argv[3] ?? 1)
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

const methods = ['eu-v1', 'eu-v1-export', 'dataportal-se', 'eu-v2', 'se']
const fixes = [
  'title',
  'theme',
  'spatial',
  'temporal',
  'licence',
  'rights',
  'media-type',
  'byte-size',
  'issued',
  'modified',
]
const tests = Array.from({ length: 70 }, (_, place) => `indicator-number-${place}`)

/** So many patterns do a country's datasets have. */
const patterns = Array.from({ length: 400 }, (_, number): Pick<AssessedDataset, 'points'> & { pattern: Pattern } => {
  const letters = tests.map((_, place) => ((number * 7 + place * 3 + (number >> 5)) % 5 > 1 ? '1' : '0')).join('')
  const pattern = {
    ...{ tests, verdicts: [letters, letters, letters], faults: {}, flagged: [] },
    fixes: fixes.flatMap(fix => [0, 1, 2].map(resource => toFix(fix, resource, letters))),
  }
  const points = methods.map(method => ({
    ...{ method, points: 100 + (number % 300), maxPoints: 405, rating: 'good' as const, confidence: 0.9 },
    byDimension: { findability: 50, accessibility: 50, interoperability: number % 300 },
    confident: { points: 100 + (number % 300), maxPoints: 350 },
  }))
  return { pattern, points }
})

function toFix(fix: string, resource: number, letters: string): PatternFix {
  return {
    fix,
    resource,
    after: [[resource, `${letters.slice(0, 30)}1${letters.slice(31)}`]],
    mends: {},
    isExported: false,
  }
}

/** A dataset with two distributions: what stands there for thirty fixes, and three addresses. */
function assessed({ primaryTopic }: CatalogueRecord, number: number): AssessedDataset {
  const { pattern, points } = patterns[number % 400]
  const [csv, json] = ['csv', 'json'].map(format => `${primaryTopic}/${format}`)
  const address = (resource: number, url: string, place: number): AssessedAddress => ({
    resource,
    role: 'accessURL',
    url,
    isData: true,
    line: number * 30 + place,
  })
  return {
    assessment: {
      computedOn: primaryTopic,
      resources: [primaryTopic, csv, json],
      pattern,
      evidence: pattern.fixes.map(({ fix, resource }, place) => ({
        ...{ resource, about: fix, property: `${dcterms.license}/${fix}` },
        ...{ value: place % 3 === 0 ? `${primaryTopic} ${fix}` : null, line: number * 30 + place },
      })),
      flags: [],
      addresses: [
        ...[address(1, `${primaryTopic}/filer/data.csv`, 1), address(2, `${primaryTopic}/filer/data.json`, 2)],
        address(0, `https://kommun${number % 97}.example/kontakt`, 3),
      ],
    },
    points,
  }
}

function cameOf({ assessment, points }: AssessedDataset): ScoreChange {
  const changes = points.map(({ method, points: after }) => ({ method, before: null, after, causes: {} }))
  return { computedOn: assessment.computedOn, changes }
}

/** What is harvested from a catalogue; each has datasets of its own. */
function national(source: string, first = 0): SampleResult {
  const records = Array.from({ length: datasets }, (_, number) => dataset(first + number))
  const agents = Array.from({ length: first === 0 ? 311 : 0 }, (_, n) =>
    sampleAgent(`https://organisation.example/${n}`, `Myndighet ${n}`),
  )
  const owners = new Map(records.map(({ primaryTopic }) => [`${primaryTopic}/csv`, primaryTopic]))
  const judged = records.map(assessed)
  const more = { assessed: judged, scoreChanges: judged.map(cameOf), owners }
  return sampleResult(source, { changed: [...records, ...agents], findings: records.flatMap(findingsOn), ...more })
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
  const result = national('a')
  const before = process.cpuUsage()
  const { timings } = await store.saveHarvest(result)
  const { user, system } = process.cpuUsage(before)
  const memory = `peak memory ${Math.round(process.resourceUsage().maxRSS / 1000)} MB`
  say(`save ${datasets} datasets, ${result.findings.length} findings`, timings.save, memory)
  say('  of CPU time', (user + system) / 1000)
  const without = { ...result, assessed: [], scoreChanges: [] }
  say('save again, without assessments', (await store.saveHarvest(without)).timings.save)
  say('save again, with them anew', (await store.saveHarvest({ ...result, scoreChanges: [] })).timings.save)
  say('save again, with the same', (await store.saveHarvest({ ...result, scoreChanges: [] })).timings.save)
  const few = { ...result, changed: result.changed.slice(0, 20), scoreChanges: [] }
  say('save again, 20 records changed', (await store.saveHarvest(few)).timings.save)
  const nothing = {
    documents: [],
    changed: [],
    findings: [],
    assessed: [],
    scoreChanges: [],
    received: null,
    documentChecksum: null,
  }
  const none = { ...result, ...nothing, status: 'unchanged', unchangedBy: 'not-modified', missing: [] } as const
  say('save again, unchanged', (await store.saveHarvest(none)).timings.save)
}

async function savingMore(store: Store): Promise<void> {
  for (let number = 1; number < catalogues; number++) {
    const id = `catalogue-${number}`
    await store.putSource(sampleSource(id))
    const { timings } = await store.saveHarvest(national(id, number * datasets))
    say(`save catalogue ${number + 1}`, timings.save)
  }
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

async function quality(store: Store): Promise<void> {
  const [hit] = (await store.search(everything)).items
  const publisher = hit.publisher ?? ''
  const read = async (items: AsyncIterable<unknown>): Promise<void> => {
    for await (const _ of items);
  }
  const now = new Date(Date.UTC(2026, 0, 3))
  const caps = { now, limit: 60_000, perHost: 500, perDataset: 20 }
  say('one assessment', await fastest(() => store.assessment(hit)))
  say('assessments of a publisher', await fastest(() => read(store.assessments({ publisher }))))
  say('assessments of a source', await once(() => read(store.assessments({ source: 'a' }))))
  say('standing assessments', await once(() => store.standingAssessments('a')))
  say('patterns of all', await fastest(() => store.patterns({})))
  say('patterns of a publisher', await fastest(() => store.patterns({ publisher })))
  say('summary of all, the first time', await once(() => store.scoreSummary({}, 'eu-v1')))
  say('summary of a source, the first time', await once(() => store.scoreSummary({ source: 'a' }, 'eu-v1')))
  say('publisher scores, the first time', await once(() => store.publisherScores('eu-v1')))
  say('note series, all new', await once(() => store.noteSeries(now)))
  say('note series, nothing new', await once(() => store.noteSeries(now)))
  say('series of the country', await fastest(() => store.scoreSeries({ kind: 'country' }, 'eu-v1')))
  say('due links, all of them, capped', await once(() => store.dueLinks(caps)))
  say('due links, once more', await once(() => store.dueLinks(caps)))
  const due = await store.dueLinks({ ...caps, perHost: 60_000 })
  const checks = due.map(({ url }) => ({ observation: seen(url, now), state: stateOf(url, now) }))
  say(`save links, ${due.length}, by the hundred`, await once(() => inHundreds(checks, each => store.saveLinks(each))))
  say('save links, a hundred', await fastest(() => store.saveLinks(checks.slice(0, 100))))
  say('due links, the rest', await fastest(() => store.dueLinks(caps)))
  say('known links of a source', await once(() => store.knownLinks('a')))
  say('links of a publisher', await once(() => store.links({ publisher })))
  say('links of all', await once(() => store.links({})))
  const urls = due.slice(0, 1000).map(({ url }) => url)
  say('assessments naming 1000', await once(() => read(store.assessmentsNaming(urls))))
}

async function inHundreds<Item>(
  items: readonly Item[],
  work: (items: readonly Item[]) => Promise<void>,
): Promise<void> {
  for (let start = 0; start < items.length; start += 100) await work(items.slice(start, start + 100))
}

function seen(url: string, at: Date): LinkObservation {
  return {
    ...{ url, at, ms: 12, method: 'HEAD', headStatus: 200, getStatus: null, outcome: 'reachable', finalUrl: url },
    ...{ mediaType: 'text/csv', contentLength: 5000, isSmallPage: false, retryAfter: null, error: null },
  }
}

function stateOf(url: string, at: Date): LinkState {
  const { headStatus: status, retryAfter: _, at: checkedAt, ...observed } = seen(url, at)
  const row = { tries: 1, streak: 1, alikeSince: at, failingSince: null, lastGoodAt: at }
  return { ...observed, ...row, status, checkedAt, confident: 'yes', nextCheckAt: new Date(Date.UTC(2026, 0, 10)) }
}

const data = mkdtempSync(join(tmpdir(), 'skord-bench-'))
const store = await openStore({ data, database: null })
await saving(store)
await savingMore(store)
await searching(store)
await paging(store)
await quality(store)
await store.close()
process.stdout.write(`database: ${Math.round(statSync(join(data, 'skord.db')).size / 1e6)} MB\n`)
rmSync(data, { recursive: true })
