import { PassThrough, Readable } from 'node:stream'
import { runCli } from '../../src/cli/cli.ts'
import type { CliTools } from '../../src/cli/context.ts'
import { readConfig } from '../../src/config.ts'
import { createGet } from '../../src/fetch/get.ts'
import { createProbe } from '../../src/fetch/probe.ts'
import { createLog } from '../../src/log.ts'
import { loadProfile, profileIds } from '../../src/profile/load.ts'
import type { Profile } from '../../src/profile/profile.ts'
import { openStore } from '../../src/store/open.ts'

/** How a command ended and what it wrote. */
export interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** What a command is run with. */
export interface Surroundings {
  readonly stdin?: string | Uint8Array
  readonly colour?: boolean | null
  /** Are stdout and stderr terminals? */
  readonly isTerminal?: boolean
  /** Folder of the store; without it there is none. */
  readonly data?: string
  /** `host:port` that may be fetched though private. */
  readonly allowed?: string
  readonly now?: () => Date
  readonly signal?: AbortSignal
  /** Changes the profiles that are loaded. */
  readonly adapt?: (profile: Profile) => Profile
}

const loaded = new Map<string, Promise<Profile>>()

/** Runs one command line in this process, with everything real but the streams. */
export async function runCommand(words: readonly string[], surroundings: Surroundings = {}): Promise<Outcome> {
  const {
    stdin = '',
    data = '',
    colour = null,
    isTerminal = false,
    allowed = '',
    adapt = profile => profile,
  } = surroundings
  const [stdout, stderr] = [sink(isTerminal), sink(isTerminal)]
  const tools: CliTools = {
    version: '1.2.3',
    stdin: Readable.from([Buffer.from(stdin)]),
    stdout: stdout.stream,
    stderr: stderr.stream,
    colour,
    now: surroundings.now ?? (() => new Date()),
    signal: surroundings.signal ?? new AbortController().signal,
    readConfig: overrides => readConfig(overrides, { SKORD_ALLOW_PRIVATE_ADDRESSES: allowed, SKORD_DATA: data }),
    createLog,
    createGet: async config => createGet(config),
    createProbe: async config => createProbe({ ...config, patience: { spacing: 0 } }),
    createSenders: () => Promise.reject(new Error('no senders')),
    createReadFiles: () => null,
    openStore: options => (data === '' ? Promise.reject(new Error('no store')) : openStore(options)),
    loadProfile: async id => adapt(await profileOf(id)),
    profileIds,
    workerEntry: new URL(import.meta.url),
  }
  const code = await runCli(words, tools)
  return { code, stdout: stdout.text(), stderr: stderr.text() }
}

function profileOf(id: string): Promise<Profile> {
  const profile = loaded.get(id) ?? loadProfile(id)
  loaded.set(id, profile)
  return profile
}

function sink(isTTY: boolean): { readonly stream: PassThrough; readonly text: () => string } {
  const chunks: Buffer[] = []
  const stream = Object.assign(new PassThrough(), { isTTY })
  stream.on('data', chunk => chunks.push(chunk))
  return { stream, text: () => Buffer.concat(chunks).toString('utf8') }
}
