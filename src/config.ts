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
  /** Addresses that our requests come from, for those who let robots in by address. */
  readonly robotAddresses: readonly string[]
  /** Folder that sources of kind `file` may be read from; null when none may. */
  readonly files: string | null
  /** Token of the first administrator, at least 16 characters; null turns administration off. */
  readonly adminToken: string | null
  /** Mail server, `smtp://` or `smtps://`; null when no mail is sent. */
  readonly smtpUrl: string | null
  /** Sender of mail. */
  readonly mailFrom: string
  /** What the signatures of webhooks are made from, at least 16 characters; null when none are sent. */
  readonly webhookSecret: string | null
  /** Is there a public table that ranks organisations by size? */
  readonly showsLeague: boolean
}

type Environment = Readonly<Record<string, string | undefined>>

const withSecrets = ['DATABASE_URL', 'SMTP_URL', 'SKORD_ADMIN_TOKEN', 'SKORD_WEBHOOK_SECRET']

/** A setting that cannot be used. */
export class ConfigError extends Error {
  /** Name of the variable. */
  readonly setting: string
  /** Its value; dots when it may hold a password. */
  readonly value: string

  constructor(setting: string, value: string) {
    const shown = withSecrets.includes(setting) ? '…' : value
    super(`${setting} cannot be "${shown}"`)
    this.name = 'ConfigError'
    this.setting = setting
    this.value = shown
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
  SKORD_ROBOT_ADDRESSES: list.pipe(z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]))).default([]),
  SKORD_FILES: z.string().min(1).nullable().default(null),
  SKORD_ADMIN_TOKEN: z.string().min(16).nullable().default(null),
  SMTP_URL: url(/^smtps?$/)
    .nullable()
    .default(null),
  SKORD_MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*@[^\r\n]+$/)
    .default('Skörd <skord@localhost>'),
  SKORD_WEBHOOK_SECRET: z.string().min(16).nullable().default(null),
  SKORD_LEAGUE_TABLE: z.enum(['on', 'off']).default('off'),
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
    robotAddresses: read('SKORD_ROBOT_ADDRESSES', settings.SKORD_ROBOT_ADDRESSES),
    files: read('SKORD_FILES', settings.SKORD_FILES),
    adminToken: read('SKORD_ADMIN_TOKEN', settings.SKORD_ADMIN_TOKEN),
    smtpUrl: read('SMTP_URL', settings.SMTP_URL),
    mailFrom: read('SKORD_MAIL_FROM', settings.SKORD_MAIL_FROM),
    webhookSecret: read('SKORD_WEBHOOK_SECRET', settings.SKORD_WEBHOOK_SECRET),
    showsLeague: read('SKORD_LEAGUE_TABLE', settings.SKORD_LEAGUE_TABLE) === 'on',
  }
}
