import { z } from 'zod'

/** Everything that can be set from outside; see "Configuration" in the README. */
export interface Config {
  readonly port: number
  readonly host: string
  /** Folder of the embedded database and the published files. */
  readonly data: string
  /** Database address; null for SQLite in `data`. */
  readonly database: string | null
  /** Public address of the service, without a slash at the end; null when it is where it listens. */
  readonly baseUrl: string | null
  /** `host:port` or CIDR that the address guard lets through though private. */
  readonly allowPrivateAddresses: readonly string[]
  readonly userAgent: string
  /** E-mail or web address of whoever runs the service; sent along in User-Agent. */
  readonly contact: string | null
}

type Environment = Readonly<Record<string, string | undefined>>

/** A setting that cannot be used. */
export class ConfigError extends Error {
  /** Name of the variable. */
  readonly setting: string
  readonly value: string

  constructor(setting: string, value: string) {
    super(`${setting} cannot be "${value}"`)
    this.name = 'ConfigError'
    this.setting = setting
    this.value = value
  }
}

const list = z.string().transform(text => text.split(',').flatMap(part => part.trim() || []))
const address = z.union([z.cidrv4(), z.cidrv6(), z.string().regex(/^[^\s/@?#]+:\d{1,5}$/)])
const url = (protocol: RegExp) => z.url({ protocol })

const settings = {
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  SKORD_DATA: z.string().min(1).default('./data'),
  DATABASE_URL: url(/^postgres(ql)?$/)
    .nullable()
    .default(null),
  SKORD_BASE_URL: url(/^https?$/)
    .nullable()
    .default(null),
  SKORD_ALLOW_PRIVATE_ADDRESSES: list.pipe(z.array(address)).default([]),
  SKORD_USER_AGENT: z
    .string()
    .regex(/^[\x20-\x7e]+$/)
    .default('Skord/0.1'),
  SKORD_CONTACT: z
    .string()
    .regex(/^[\x20-\x7e]+$/)
    .nullable()
    .default(null),
}

/**
 * Does the environment want colours on the terminal, by the customs of NO_COLOR and FORCE_COLOR? null when it leaves that to
 * what the terminal can; the latter wins, as it does in Node.
 * @see https://no-color.org
 */
export function readColour(environment: Environment = process.env): boolean | null {
  const { FORCE_COLOR: forced = '', NO_COLOR: none = '' } = environment
  if (forced !== '') return !['0', 'false'].includes(forced)
  return none === '' ? null : false
}

/**
 * Reads the environment, and before it what the command line says instead; an empty variable counts as not set.
 * @throws ConfigError that names the first variable with a bad value
 */
export function readConfig(overrides: Environment = {}, environment: Environment = process.env): Config {
  const set: Environment = { ...environment, ...overrides }
  const read = <T>(name: keyof typeof settings, schema: z.ZodType<T>): T => {
    const result = schema.safeParse(set[name] || undefined)
    if (result.success) return result.data
    throw new ConfigError(name, set[name] ?? '')
  }
  return {
    port: read('PORT', settings.PORT),
    host: read('HOST', settings.HOST),
    data: read('SKORD_DATA', settings.SKORD_DATA),
    database: read('DATABASE_URL', settings.DATABASE_URL),
    baseUrl: read('SKORD_BASE_URL', settings.SKORD_BASE_URL)?.replace(/\/+$/, '') ?? null,
    allowPrivateAddresses: read('SKORD_ALLOW_PRIVATE_ADDRESSES', settings.SKORD_ALLOW_PRIVATE_ADDRESSES),
    userAgent: read('SKORD_USER_AGENT', settings.SKORD_USER_AGENT),
    contact: read('SKORD_CONTACT', settings.SKORD_CONTACT),
  }
}
