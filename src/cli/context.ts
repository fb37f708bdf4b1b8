import type { Readable, Writable } from 'node:stream'
import type { Config } from '../config.ts'
import type { Log } from '../log.ts'
import type { Actor } from '../model/access.ts'
import type { Get, ReadFiles } from '../model/document.ts'
import type { Probe } from '../model/link.ts'
import type { Profile } from '../profile/profile.ts'
import type { Senders } from '../serve/notify/sender.ts'
import type { Store } from '../store/store.ts'
import type { CliText } from '../text/cli.ts'
import type { Language } from '../text/language.ts'

/** What the command line is given by `main.ts`. */
export interface CliTools {
  readonly version: string
  readonly stdin: Readable
  readonly stdout: Writable
  readonly stderr: Writable
  /** Are colours wanted? null leaves it to what stdout is. */
  readonly colour: boolean | null
  readonly now: () => Date
  readonly signal: AbortSignal
  /** The environment, and before it what is stated here by the names of the variables. */
  readonly readConfig: (overrides: Readonly<Record<string, string>>) => Config
  readonly createLog: (options: { readonly quiet: boolean }) => Log
  readonly createGet: (config: Config) => Promise<{ readonly get: Get; close(): Promise<void> }>
  readonly createProbe: (config: Config) => Promise<{ readonly probe: Probe; close(): Promise<void> }>
  readonly createReadFiles: (config: Config) => ReadFiles | null
  /** The ways in which people and programs are told, of those that are set up. */
  readonly createSenders: (config: Config) => Promise<Senders>
  readonly openStore: (options: { readonly data: string; readonly database: string | null }) => Promise<Store>
  readonly loadProfile: (id: string) => Promise<Profile>
  /** Ids of all profiles there are. */
  readonly profileIds: () => Promise<readonly string[]>
  /** Program that a harvesting worker thread starts with. */
  readonly workerEntry: URL
}

/** What one command works with; the store and the HTTP client are opened when first asked for. */
export interface Context {
  readonly tools: CliTools
  readonly config: Config
  readonly language: Language
  readonly text: CliText
  readonly quiet: boolean
  readonly log: Log
  readonly store: () => Promise<Store>
  readonly get: Get
  /** Reads files of the folder that sources may be read from; null when there is none. */
  readonly files: ReadFiles | null
  readonly profile: (id: string) => Promise<Profile>
  /** Writes a line of result on stdout. */
  readonly print: (line: string) => void
  /** Writes a line for a person on stderr, unless quiet. */
  readonly say: (line: string) => void
  readonly close: () => Promise<void>
}

/** A mistake in the words of the command line, or input that cannot be read: exit code 2 and one line. */
export class CliError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'CliError'
  }
}

/** What the global options say. */
export interface GlobalOptions {
  readonly data?: string
  readonly database?: string
  readonly quiet?: boolean
}

/** Makes the context of one command. @throws ConfigError */
export function createContext(
  tools: CliTools,
  words: { language: Language; text: CliText },
  options: GlobalOptions,
): Context {
  const { data, database } = options
  const overrides = { ...(data ? { SKORD_DATA: data } : {}), ...(database ? { DATABASE_URL: database } : {}) }
  const config = tools.readConfig(overrides)
  const quiet = options.quiet === true
  const store = once(() => tools.openStore({ data: config.data, database: config.database }))
  const client = once(() => tools.createGet(config))
  const profiles = new Map<string, Promise<Profile>>()
  return {
    ...words,
    tools,
    config,
    quiet,
    log: tools.createLog({ quiet }),
    store: store.value,
    files: tools.createReadFiles(config),
    get: async (url, getOptions) => (await client.value()).get(url, getOptions),
    profile: id => {
      const known = profiles.get(id) ?? tools.loadProfile(id)
      profiles.set(id, known)
      return known
    },
    print: line => void tools.stdout.write(`${line}\n`),
    say: line => void (quiet || tools.stderr.write(`${line}\n`)),
    close: async () => {
      await (await client.made())?.close()
      await (await store.made())?.close()
    },
  }
}

/** Makes a value at the first call; `made` answers it without making it. */
function once<T>(make: () => T): { value: () => T; made: () => T | undefined } {
  let made: { readonly value: T } | undefined
  const value = (): T => {
    made ??= { value: make() }
    return made.value
  }
  return { value, made: () => made?.value }
}

/** Whoever works at the command line, for the audit log. */
export function actorAt({ tools }: Context): Actor {
  return { name: 'cli', at: tools.now() }
}
