import type { Finding } from '../../src/model/finding.ts'
import type { Harvest } from '../../src/model/harvest.ts'
import type { ResourceType } from '../../src/model/record.ts'
import type { StoredSource } from '../../src/store/store.ts'
import { catalogueTurtle } from '../harvest/catalogue.ts'
import type { Setting } from '../harvest/setting.ts'
import type { Reply } from '../support/agency.ts'
import { goodFeed } from './good-feed.ts'
import { replyOf } from './nasty-row.ts'
import { createNastySetting } from './nasty-setting.ts'

/** What came of harvesting one input in every way. */
export interface NastyRun {
  readonly setting: Setting
  readonly source: StoredSource
  readonly body: Uint8Array
  readonly first: Harvest
  /** How much more memory the process has held at a time since before the first harvest, in bytes. */
  readonly memory: number
  /** The same bytes once more, as a server without validators sends them. */
  readonly second: Harvest
  /** The same bytes once more, read and judged anew. */
  readonly anew: Harvest
  /** The input at the address of a source that had another catalogue before. */
  readonly instead: Harvest
  /** What stood of that source before, and what stands after, as it is stored. */
  readonly before: ReadonlyMap<string, unknown>
  readonly after: ReadonlyMap<string, unknown>
  readonly findings: readonly Finding[]
  topics(type: ResourceType): readonly string[]
  titles(): readonly string[]
  /** Every stored description, one after another. */
  texts(): Promise<string>
  /** Harvests other bytes from the same address, sent in the same way; they are read and judged anew. */
  replace(body: string | Uint8Array): Promise<Harvest>
}

/** Harvests an input as a source of some kind into an empty store, again, and over another catalogue. */
export async function runNasty(body: Uint8Array, http: string, kind = 'dcat'): Promise<NastyRun> {
  const setting = await createNastySetting()
  const { store, agency } = setting
  const [source, other] = [await setting.source('nasty', { kind }), await setting.source('other', { kind })]
  const peak = process.resourceUsage().maxRSS
  agency.answer('/nasty', replyOf(body, http))
  const first = await setting.harvest(source)
  const memory = (process.resourceUsage().maxRSS - peak) * 1024
  const second = await setting.harvest(source)
  const anew = await setting.harvest(source, { force: true })
  agency.answer('/other', good[kind])
  await setting.harvest(other)
  const before = await store.standing('other')
  agency.answer('/other', replyOf(body, http))
  const instead = await setting.harvest(other)
  const after = await store.standing('other')
  const stored = await store.standing('nasty')
  const entries = await Promise.all([...stored.keys()].map(topic => store.entryOf(topic)))
  const kept = await store.findings({ source: 'nasty' }, { limit: 10_000, offset: 0 })
  return {
    ...{ setting, source, body, first, memory, second, anew, instead, before, after },
    findings: first.status === 'failed' ? await store.harvestFindings(first.id) : kept.items,
    topics: type => [...stored].flatMap(([topic, { resourceType }]) => (resourceType === type ? [topic] : [])),
    titles: () => entries.flatMap(entry => Object.values(entry?.title ?? {})),
    texts: async () => entries.map(entry => entry?.graph).join('\n'),
    replace: bytes => {
      agency.answer('/nasty', replyOf(Buffer.from(bytes), http))
      return setting.harvest(source, { force: true })
    },
  }
}

/** What a source of each kind had before. */
const good: Readonly<Record<string, Reply>> = {
  dcat: { body: catalogueTurtle(['1', '2', '3']), headers: { 'content-type': 'text/turtle' } },
  ldes: { body: goodFeed(['1', '2', '3']), headers: { 'content-type': 'application/trig' } },
}
