import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { createGet } from '../../src/fetch/get.ts'
import { approveRun, rejectRun } from '../../src/harvest/decide.ts'
import { harvestGuarded } from '../../src/harvest/harvest-guarded.ts'
import { preview } from '../../src/harvest/preview.ts'
import type { HarvestTools } from '../../src/harvest/tools.ts'
import type { Harvest } from '../../src/model/harvest.ts'
import { defaultLimits, notifyNobody, type Source } from '../../src/model/source.ts'
import { loadProfile } from '../../src/profile/load.ts'
import type { Administration, HarvestOrders } from '../../src/serve/admin/administration.ts'
import { createApp } from '../../src/serve/app.ts'
import type { ServeTools } from '../../src/serve/tools.ts'
import { openStore } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'
import { type Agency, startAgency } from '../support/agency.ts'

const now = new Date('2026-11-21T09:00:00Z')

/** A whole service over a store of its own, with the agencies it harvests on loopback. */
export interface Site {
  readonly app: Hono
  readonly store: Store
  readonly tools: ServeTools
  readonly agency: Agency
  /** What the log was told of errors. */
  readonly errors: Readonly<Record<string, unknown>>[]
  /** Publishes a catalogue at an address of the agency and harvests it. */
  publish(id: string, body: string | Uint8Array, options?: Publication): Promise<Harvest>
  /** Harvests a source that there is. */
  harvest(id: string): Promise<Harvest>
  close(): Promise<void>
}

interface Publication {
  readonly title?: string
  readonly mediaType?: string
  readonly status?: number
  readonly source?: Partial<Source>
}

/** What a service may have otherwise than usual. */
export interface SiteOptions {
  /** Profiles of the validator; the first gives the pages their words. */
  readonly profiles?: readonly string[]
  readonly validatorOptions?: ServeTools['validatorOptions']
  /** Most memory of the validating thread, in megabytes. */
  readonly maxMegabytes?: number
  /** The secret of the administrator and whatever else administration has; without it administration is off. */
  readonly administration?: Partial<Administration> & Pick<Administration, 'adminToken'>
  readonly now?: () => Date
  readonly baseUrl?: string
}

/** The program of the validating thread: the real one. */
export function validationThread(profiles: readonly string[], maxMegabytes?: number): ServeTools['validationThread'] {
  const entry = new URL('../../src/main.ts', import.meta.url)
  return { entry, workerData: { kind: 'validate', profiles }, ...(maxMegabytes === undefined ? {} : { maxMegabytes }) }
}

/** Opens an empty service. */
export async function openSite(options: SiteOptions = {}): Promise<Site> {
  const ids = options.profiles ?? ['dcat-ap-se']
  const folder = await mkdtemp(join(tmpdir(), 'skord-serve-'))
  const [store, profiles, agency] = await Promise.all([
    openStore({ data: folder, database: null }),
    Promise.all(ids.map(loadProfile)),
    startAgency(),
  ])
  const [profile] = profiles
  const fetching = await createGet({ userAgent: 'Skord/test', contact: null, allowPrivateAddresses: [agency.host] })
  const errors: Record<string, unknown>[] = []
  const silent = {
    info: () => {},
    warn: () => {},
    error: (facts: Readonly<Record<string, unknown>>) => void errors.push(facts),
  }
  const harvestTools: HarvestTools = {
    get: fetching.get,
    files: null,
    store,
    holder: 'test:1:a',
    profiles: new Map(profiles.map(each => [each.id, each])),
    now: options.now ?? (() => now),
    log: silent,
  }
  const { adminToken, ...more } = options.administration ?? { adminToken: null }
  const administration =
    adminToken === null ? null : { adminToken, webhookSecret: null, orders: ordersOf(harvestTools), ...more }
  const tools: ServeTools = {
    store,
    profile,
    profiles,
    get: fetching.get,
    baseUrl: 'https://skord.example',
    files: join(folder, 'published'),
    schedule: {
      next: source => (source.schedule === null ? null : new Date('2026-11-22T03:00:00Z')),
      isRunning: () => false,
    },
    validationThread: validationThread(ids, options.maxMegabytes),
    validatorOptions: options.validatorOptions ?? {},
    version: '0.0.0',
    administration,
    robot: { userAgent: 'Skord/test', contact: null, addresses: ['192.0.2.1'] },
    log: silent,
    now: options.now ?? (() => now),
    ...(options.baseUrl === undefined ? {} : { baseUrl: options.baseUrl }),
  }
  const close = async () => {
    await Promise.all([fetching.close(), agency.close(), store.close()])
    await rm(folder, { recursive: true })
  }
  const publish: Site['publish'] = async (
    id,
    body,
    { title = id, mediaType = 'text/turtle', status = 200, source = {} } = {},
  ) => {
    agency.answer(`/${id}`, { status, headers: { 'content-type': mediaType }, body })
    const stored = await store.putSource({ ...blank, id, title, url: `${agency.origin}/${id}`, ...source })
    return await harvestGuarded(stored, harvestTools)
  }
  const harvest: Site['harvest'] = async id => {
    const source = await store.source(id)
    if (source === null) throw new Error(`there is no source ${id}`)
    return await harvestGuarded(source, harvestTools)
  }
  return { app: createApp(tools), store, tools, agency, errors, publish, harvest, close }
}

/** Orders that are obeyed at once, in this thread. */
function ordersOf(tools: HarvestTools): HarvestOrders {
  return {
    start: source => {
      void harvestGuarded(source, tools).catch(() => null)
      return true
    },
    preview: source => preview(source, tools),
    approve: decided => approveRun(decided, tools),
    reject: decided => rejectRun(decided, tools),
  }
}

/** The text of a catalogue in `fixtures/catalogues/`. */
export function fixtureCatalogue(name: string): Uint8Array {
  return readFileSync(new URL(`../../fixtures/catalogues/${name}`, import.meta.url))
}

const blank: Source = {
  id: '',
  organisation: null,
  title: '',
  kind: 'dcat',
  url: '',
  profile: 'dcat-ap-se',
  schedule: '0 4 * * *',
  precedence: { kind: 'public' },
  enabled: true,
  limits: defaultLimits,
  settings: {},
  notify: notifyNobody,
}
