import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createGet } from '../../src/fetch/get.ts'
import { harvest } from '../../src/harvest/harvest.ts'
import type { HarvestTools } from '../../src/harvest/tools.ts'
import type { Harvest } from '../../src/model/harvest.ts'
import type { Source } from '../../src/model/source.ts'
import { loadProfile } from '../../src/profile/load.ts'
import { openStore } from '../../src/store/open.ts'
import type { Store, StoredSource } from '../../src/store/store.ts'
import { sampleSource } from '../store/sample.ts'
import { type Agency, type Reply, startAgency } from '../support/agency.ts'

/** An agency, a store and everything else that a harvest needs, all real. */
export interface Setting {
  readonly agency: Agency
  /** Folder of the store. */
  readonly data: string
  readonly store: Store
  readonly tools: HarvestTools
  /** Events logged so far. */
  readonly events: Readonly<Record<string, unknown>>[]
  /** A stored source with this id, whose address is `/id` at the agency. */
  source(id: string, parts?: Partial<Source>): Promise<StoredSource>
  /** Lets the agency answer with Turtle at `/id`. */
  publish(id: string, turtle: string, reply?: Partial<Reply>): void
  /** Sets the clock ahead. */
  later(days: number): void
  harvest(source: StoredSource, parts?: Partial<HarvestTools>): Promise<Harvest>
  close(): Promise<void>
}

const profiles = new Map([['dcat-ap-se', await loadProfile('dcat-ap-se')]])

/** Starts an agency and opens an empty store. */
export async function createSetting(): Promise<Setting> {
  const data = mkdtempSync(join(tmpdir(), 'skord-harvest-'))
  const agency = await startAgency()
  const store = await openStore({ data, database: null })
  const client = createGet({ userAgent: 'test', contact: null, allowPrivateAddresses: [agency.host] })
  const events: Readonly<Record<string, unknown>>[] = []
  const note = (facts: Readonly<Record<string, unknown>>): void => void events.push(facts)
  const log = { info: note, warn: note, error: note }
  const clock = { ahead: 0 }
  const now = (): Date => new Date(Date.now() + clock.ahead)
  const tools = { get: client.get, files: null, holder: 'test:1:a', store, profiles, now, log }
  return {
    agency,
    data,
    store,
    tools,
    events,
    later: days => {
      clock.ahead += days * 24 * 60 * 60 * 1000
    },
    source: (id, parts = {}) => store.putSource(sampleSource(id, { url: `${agency.origin}/${id}`, ...parts })),
    publish: (id, turtle, reply = {}) =>
      agency.answer(`/${id}`, { body: turtle, headers: { 'content-type': 'text/turtle' }, ...reply }),
    harvest: (source, parts = {}) => harvest(source, { ...tools, ...parts }),
    close: async () => {
      await client.close()
      await store.close()
      await agency.close()
      rmSync(data, { recursive: true })
    },
  }
}
