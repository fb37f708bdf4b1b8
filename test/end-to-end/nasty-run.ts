import { readFileSync } from 'node:fs'
import type { Finding } from '../../src/model/finding.ts'
import type { Harvest } from '../../src/model/harvest.ts'
import type { ResourceType } from '../../src/model/record.ts'
import { catalogueTurtle } from '../harvest/catalogue.ts'
import { createSetting, type Setting } from '../harvest/setting.ts'
import type { Reply } from '../support/agency.ts'

/** One row of the manifest. */
export interface NastyRow {
  readonly file: string
  /** Status, content type and what else the server sends. */
  readonly http: string
  readonly outcomes: readonly string[]
  /** Least and most datasets; null when it is not fixed. */
  readonly datasets: readonly [number, number] | null
}

/** What came of harvesting one input in every way. */
export interface NastyRun {
  readonly setting: Setting
  readonly first: Harvest
  /** The same bytes once more, as a server without validators sends them. */
  readonly second: Harvest
  /** The same bytes once more, read and judged anew. */
  readonly anew: Harvest
  /** The input at the address of a source that had another catalogue before. */
  readonly instead: Harvest
  /** What stood of that source before, and what stands after. */
  readonly before: readonly string[]
  readonly after: readonly string[]
  readonly findings: readonly Finding[]
  topics(type: ResourceType): readonly string[]
  titles(): readonly string[]
  /** Every stored description, one after another. */
  texts(): Promise<string>
}

/** The rows of the manifest. */
export function manifest(file: string): readonly NastyRow[] {
  const [, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n')
  return lines.map(line => {
    const [name, http, , outcome, datasets] = line.split('\t')
    return { file: name, http, outcomes: outcome.split('|'), datasets: rangeOf(datasets) }
  })
}

/** Harvests an input into an empty store, again, and over another catalogue. */
export async function runNasty(body: Uint8Array, http: string): Promise<NastyRun> {
  const setting = await createSetting()
  const { store } = setting
  const [source, other] = [await setting.source('nasty'), await setting.source('other')]
  const standing = async (id: string): Promise<string[]> => [...(await store.standing(id)).keys()].sort()
  setting.agency.answer('/nasty', replyOf(body, http))
  const first = await setting.harvest(source)
  const second = await setting.harvest(source)
  const anew = await setting.harvest(source, { force: true })
  setting.publish('other', catalogueTurtle(['1', '2', '3']))
  await setting.harvest(other)
  const before = await standing('other')
  setting.agency.answer('/other', replyOf(body, http))
  const instead = await setting.harvest(other)
  const after = await standing('other')
  const stored = await store.standing('nasty')
  const entries = await Promise.all([...stored.keys()].map(topic => store.entryOf(topic)))
  const kept = await store.findings({ source: 'nasty' }, { limit: 10_000, offset: 0 })
  return {
    setting,
    first,
    second,
    anew,
    instead,
    before,
    after,
    findings: first.status === 'succeeded' ? kept.items : await store.harvestFindings(first.id),
    topics: type => [...stored].flatMap(([topic, { resourceType }]) => (resourceType === type ? [topic] : [])),
    titles: () => entries.flatMap(entry => Object.values(entry?.title ?? {})),
    texts: async () => entries.map(entry => entry?.graph).join('\n'),
  }
}

/** What the server is to answer, out of the words of the manifest. */
function replyOf(body: Uint8Array, http: string): Reply {
  const [, status, rest] = /^(\d+) ?(.*)$/.exec(http) ?? []
  const said = rest.split('; ').filter(part => part !== '' && !part.startsWith('('))
  const type = said.filter(part => /^[\w-]+\/|^charset=/.test(part)).join('; ')
  const isCut = said.some(part => part.startsWith('content-length larger'))
  const coding = said.find(part => part.startsWith('content-encoding: '))?.slice('content-encoding: '.length)
  return {
    status: Number(status),
    headers: {
      ...(type === '' ? {} : { 'content-type': type }),
      ...(coding === undefined ? {} : { 'content-encoding': coding }),
      ...(isCut ? { 'content-length': String(body.length * 2) } : {}),
    },
    body,
    ...(isCut ? { breakAfter: body.length } : {}),
  }
}

function rangeOf(datasets: string): readonly [number, number] | null {
  const [, least, most] = /^(\d+)(?:\.\.(\d+))?$/.exec(datasets) ?? []
  return least === undefined ? null : [Number(least), Number(most ?? least)]
}
