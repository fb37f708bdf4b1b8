#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { isMainThread, parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import type { CliTools } from './cli/context.ts'
import { type Config, readColour, readConfig } from './config.ts'
import { holderName } from './harvest/holder.ts'
import { createLog } from './log.ts'
import type { ReadFiles } from './model/document.ts'
import type { Method } from './model/score.ts'
import { loadProfile, profileIds } from './profile/load.ts'

/** What the main thread tells a thread of what it is to do. */
const kindSchema = z.object({ kind: z.enum(['harvest', 'validate', 'links']) })

/** What it tells the validating thread. */
const validatingSchema = z.object({ profiles: z.array(z.string()) })

const configSchema = z.object({
  host: z.string(),
  port: z.number(),
  baseUrl: z.string().nullable(),
  data: z.string(),
  database: z.string().nullable(),
  userAgent: z.string(),
  contact: z.string().nullable(),
  allowPrivateAddresses: z.array(z.string()),
  files: z.string().nullable(),
})

/** What it tells the thread that checks links. */
const checkingSchema = z.object({
  config: configSchema,
  quiet: z.boolean(),
  methods: z.custom<readonly Method[]>(Array.isArray),
})

/** What it tells the harvesting thread. */
const harvestingSchema = z.object({ config: configSchema, quiet: z.boolean(), profiles: z.array(z.string()) })

/** What a thread is there for. */
const threads = { harvest: runHarvester, validate: runValidator, links: runLinkChecker } as const

/** The composition root: a command line in the main thread, a harvester, a validator or a checker of links in a worker thread. */
if (isMainThread) await runMain()
else await threads[kindSchema.parse(workerData).kind]()

async function runMain(): Promise<void> {
  const { runCli } = await import('./cli/cli.ts')
  process.exitCode = await runCli(process.argv.slice(2), createTools())
}

function createTools(): CliTools {
  return {
    version: version(),
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    colour: readColour(),
    now: () => new Date(),
    signal: interruption(),
    readConfig: overrides => readConfig(overrides),
    createLog,
    createGet: async (config: Config) => (await import('./fetch/get.ts')).createGet(config),
    createProbe: async config => (await import('./fetch/probe.ts')).createProbe(config),
    createReadFiles: ({ files }) => readFilesIn(files),
    createSenders: async config => (await import('./serve/notify/senders.ts')).createSenders(config),
    openStore: async options => (await import('./store/open.ts')).openStore(options),
    loadProfile,
    profileIds,
    workerEntry: new URL(import.meta.url),
  }
}

/** Reads files of a folder; null where none is named. What it takes is loaded when the first one is read. */
function readFilesIn(root: string | null): ReadFiles | null {
  if (root === null) return null
  return async (path, options) => (await import('./fetch/files.ts')).createReadFiles({ root })(path, options)
}

/**
 * Aborts at the first Ctrl+C or SIGTERM; the second one ends the process at once. Queries in shapes of one's own hear
 * nothing while they run, so a command with such shapes is ended by the first.
 */
function interruption(): AbortSignal {
  const stopping = new AbortController()
  if (process.argv.some(word => word.startsWith('--shapes'))) return stopping.signal
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort())
  return stopping.signal
}

function version(): string {
  const { version: number } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')))
  return number
}

async function runHarvester(): Promise<void> {
  const { createGet } = await import('./fetch/get.ts')
  const { openStore } = await import('./store/open.ts')
  const { runHarvestWorker } = await import('./harvest/worker-thread.ts')
  const { baseUrlOf, publishedFolder, publishStore } = await import('./cli/publish.ts')
  if (parentPort === null) throw new Error('a worker thread has a port to its parent')
  const { config, profiles: ids, quiet } = harvestingSchema.parse(workerData)
  const client = createGet(config)
  const store = await openStore({ data: config.data, database: config.database })
  const profiles = new Map(await Promise.all(ids.map(async id => [id, await loadProfile(id)] as const)))
  const [now, log] = [() => new Date(), createLog({ quiet })]
  const publish = async (): Promise<void> => {
    const { resources } = await publishStore(store, { directory: publishedFolder(config), baseUrl: baseUrlOf(config) })
    log.info({ event: 'publish.succeeded', resources })
  }
  const tools = { get: client.get, files: readFilesIn(config.files), store, holder: holderName(), profiles, now, log }
  await runHarvestWorker(parentPort, { ...tools, publish })
  await store.close()
  await client.close()
}

async function runValidator(): Promise<void> {
  const { runValidationThread } = await import('./serve/validation/thread-side.ts')
  if (parentPort === null) throw new Error('a worker thread has a port to its parent')
  const { profiles: ids } = validatingSchema.parse(workerData)
  runValidationThread(parentPort, new Map(await Promise.all(ids.map(async id => [id, await loadProfile(id)] as const))))
}

async function runLinkChecker(): Promise<void> {
  const { createProbe } = await import('./fetch/probe.ts')
  const { openStore } = await import('./store/open.ts')
  const { runLinkThread } = await import('./harvest/links/link-thread.ts')
  const { defaultLinkPolicy: policy } = await import('./harvest/links/policy.ts')
  if (parentPort === null) throw new Error('a worker thread has a port to its parent')
  const { config, quiet, methods } = checkingSchema.parse(workerData)
  const { probe, close } = createProbe(config)
  const store = await openStore({ data: config.data, database: config.database })
  const [now, log] = [() => new Date(), createLog({ quiet })]
  const turns = { folder: config.data, holder: holderName() }
  await runLinkThread(parentPort, { store, probe, methods, policy, now, log, ...turns })
  await store.close()
  await close()
}
