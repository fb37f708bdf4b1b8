import type { Command } from 'commander'
import type { SourceSettings } from '../harvest/source-settings-form.ts'
import type { CliText } from '../text/cli.ts'
import { sourceCommandWords } from '../text/source-commands.ts'
import { CliError, type Context } from './context.ts'
import { repeated } from './options.ts'

/** Settings of a source as the options state them. */
export interface SettingOptions {
  readonly url?: string
  readonly title?: string
  readonly organisation?: string
  readonly kind?: string
  readonly profile?: string
  readonly schedule?: string
  readonly precedence?: string
  readonly limit?: readonly string[]
  readonly setting?: readonly string[]
  readonly mail?: readonly string[]
  readonly webhook?: readonly string[]
  readonly notify?: string
  readonly dropPoints?: string
  readonly enable?: boolean
  readonly disable?: boolean
}

/** Gives a command the options that state settings. */
export function withSettings(command: Command, { sources: words, language }: CliText): Command {
  const more = sourceCommandWords[language]
  return command
    .option('--url <url>', words.url)
    .option('--title <title>', words.title)
    .option('--organisation <iri>', words.organisation)
    .option('--kind <kind>', words.kind)
    .option('--profile <id>', more.profile)
    .option('--schedule <cron>', words.schedule)
    .option('--precedence <rank>', words.precedence)
    .option('--limit <name=value>', more.limit, repeated)
    .option('--setting <name=value>', more.setting, repeated)
    .option('--mail <address>', more.mail, repeated)
    .option('--webhook <url>', more.webhook, repeated)
    .option('--notify <when>', more.when)
    .option('--drop-points <points>', more.dropPoints)
    .option('--enable', words.enable)
    .option('--disable', words.disable)
}

/** The settings that the options state. @throws CliError for one that is not name=value, or a number that is none */
export function settingsOf(id: string, options: SettingOptions, { language }: Context): SourceSettings {
  const { limit, setting, mail, webhook, notify, dropPoints, enable, disable, ...plain } = options
  const words = sourceCommandWords[language]
  const pairs = (option: string, given: readonly string[]): (readonly [string, string])[] =>
    given.map(value => {
      const [, name, rest] = /^([^=]+)=(.*)$/s.exec(value) ?? []
      if (name === undefined) throw new CliError(words.pair(option, value))
      return [name, rest]
    })
  const limits =
    limit && pairs('--limit', limit).map(([name, value]) => [name, numberOf(value, words.number(name, value))] as const)
  const told = {
    ...(mail && { mail: listOf(mail) }),
    ...(webhook && { webhooks: listOf(webhook) }),
    ...(notify !== undefined && { when: notify }),
    ...(dropPoints !== undefined && { dropPoints: numberOf(dropPoints, words.noPoints(dropPoints)) }),
  }
  return {
    id,
    ...plain,
    ...(limits && { limits: Object.fromEntries(limits) }),
    ...(setting && { settings: Object.fromEntries(pairs('--setting', setting)) }),
    ...(Object.keys(told).length > 0 && { notify: told }),
    ...(disable === true ? { enabled: false } : enable === true ? { enabled: true } : {}),
  }
}

function numberOf(value: string, complaint: string): number {
  const number = Number(value)
  if (value.trim() === '' || !Number.isFinite(number)) throw new CliError(complaint)
  return number
}

/** The addresses given; none for the word that says so. */
function listOf(given: readonly string[]): string[] {
  return given.length === 1 && given[0] === 'none' ? [] : [...given]
}
