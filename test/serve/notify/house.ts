import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPost } from '../../../src/fetch/post.ts'
import type { Harvest } from '../../../src/model/harvest.ts'
import type { Notice } from '../../../src/model/notice.ts'
import { defaultLimits, type Notify, notifyNobody, type Source } from '../../../src/model/source.ts'
import { type NotifyTools, tellAll } from '../../../src/serve/notify/notifier.ts'
import { createMailSender } from '../../../src/serve/notify/smtp.ts'
import { createWebhookSender } from '../../../src/serve/notify/webhook.ts'
import { openStore } from '../../../src/store/open.ts'
import type { HarvestResult, Store } from '../../../src/store/store.ts'

/** A clock that moves when it is told to. */
export interface Clock {
  readonly now: () => Date
  set(time: string): void
  pass(time: { readonly minutes?: number; readonly hours?: number; readonly days?: number }): void
}

/** A store, a clock and everything that telling people needs, over real servers. */
export interface House {
  readonly store: Store
  readonly clock: Clock
  readonly tools: NotifyTools
  /** What was logged: event and facts. */
  readonly logged: Readonly<Record<string, unknown>>[]
  putSource(id: string, notify: Partial<Notify>, rest?: Partial<Source>): Promise<void>
  /** Saves a run that ends now. */
  saveRun(source: string, result?: Partial<HarvestResult>): Promise<Harvest>
  /** Saves a run with these notices. */
  saveNotices(source: string, notices: readonly Notice[]): Promise<Harvest>
  /** One round of telling. */
  round(): Promise<void>
  close(): Promise<void>
}

/** Where the servers are; null when there is none of the kind. */
export interface HouseOptions {
  readonly smtpUrl?: string | null
  /** `host:port` that may be posted to. */
  readonly webhookHost?: string | null
}

export const webhookSecret = 'a secret of sixteen'

/** Opens an empty house; the clock stands at a Saturday morning. */
export async function openHouse({ smtpUrl = null, webhookHost = null }: HouseOptions = {}): Promise<House> {
  const folder = await mkdtemp(join(tmpdir(), 'skord-notify-'))
  const store = await openStore({ data: folder, database: null })
  const clock = startClock('2026-11-21T09:00:00Z')
  const logged: Readonly<Record<string, unknown>>[] = []
  const log = (facts: Readonly<Record<string, unknown>>) => void logged.push(facts)
  const posting = createPost({
    userAgent: 'Skord/test',
    allowPrivateAddresses: webhookHost === null ? [] : [webhookHost],
    timeout: 400,
  })
  const mailing = { mailFrom: 'Skörd <skord@skord.example>', smtpUrl: smtpUrl ?? '' }
  const tools: NotifyTools = {
    store,
    senders: {
      mail: smtpUrl === null ? null : createMailSender(mailing, { connect: 400, idle: 400, total: 1000 }),
      webhook: webhookHost === null ? null : createWebhookSender(posting.post),
      close: posting.close,
    },
    webhookSecret,
    baseUrl: 'https://skord.example',
    contact: 'drift@skord.example',
    hasAdministration: true,
    robot: { userAgent: 'Skord/1', contact: null, addresses: ['192.0.2.7'] },
    now: clock.now,
    random: () => 0.5,
    log: { info: log, warn: log, error: log },
  }
  const saveRun: House['saveRun'] = (source, result = {}) =>
    store.saveHarvest({ ...emptyResult(source, clock.now()), ...result })
  return {
    store,
    clock,
    tools,
    logged,
    putSource: async (id, notify, rest = {}) => {
      await store.putSource({ ...blank, id, title: id, notify: { ...notifyNobody, ...notify }, ...rest })
    },
    saveRun,
    saveNotices: (source, notices) => saveRun(source, { notices }),
    round: () => tellAll(tools, new AbortController().signal),
    close: async () => {
      await tools.senders.close()
      await store.close()
      await rm(folder, { recursive: true })
    },
  }
}

/** A notice that a source fails, its server not answering. */
export const failing: Notice = {
  kind: 'failing',
  details: { code: 'unreachable', url: 'https://data.kommun.example/', reason: 'connection-refused' },
}

function startClock(start: string): Clock {
  let time = new Date(start)
  return {
    now: () => new Date(time),
    set: text => {
      time = new Date(text)
    },
    pass: ({ minutes = 0, hours = 0, days = 0 }) => {
      time = new Date(time.getTime() + ((days * 24 + hours) * 60 + minutes) * 60_000)
    },
  }
}

function emptyResult(source: string, now: Date): HarvestResult {
  return {
    source,
    trigger: 'schedule',
    status: 'succeeded',
    startedAt: new Date(now.getTime() - 1000),
    endedAt: now,
    changes: null,
    error: null,
    timings: {},
    received: null,
    documentChecksum: null,
    documents: [],
    changed: [],
    removed: [],
    findings: [],
    assessed: [],
  }
}

const blank: Source = {
  id: '',
  organisation: 'https://kommun.example/',
  title: '',
  kind: 'dcat',
  url: 'https://data.kommun.example/catalog.rdf',
  profile: 'dcat-ap-se',
  schedule: '0 4 * * *',
  precedence: { kind: 'public' },
  enabled: true,
  limits: defaultLimits,
  settings: {},
  notify: notifyNobody,
}
