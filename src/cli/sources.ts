import type { Command } from 'commander'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Store, StoredSource } from '../store/store.ts'
import { statusText } from '../text/statuses.ts'
import type { Define } from './command.ts'
import { CliError, type Context } from './context.ts'
import { readInput } from './input.ts'
import { choose } from './options.ts'
import { applySettings, type SourceSettings, settingsSchema } from './source-settings.ts'
import { cleaned } from './terminal.ts'

interface SettingOptions {
  readonly url?: string
  readonly title?: string
  readonly organisation?: string
  readonly kind?: string
  readonly schedule?: string
  readonly precedence?: string
  readonly enable?: boolean
  readonly disable?: boolean
}

/** `skord sources …`: show and change the harvest sources. */
export const defineSources: Define = (program, text, run) => {
  const sources = program.command('sources').description(text.sources.about)
  sources
    .command('list')
    .description(text.sources.list)
    .option('--format <text|json>', text.format, 'text')
    .action((options: { format: string }) => run(context => list(options.format, context)))
  sources
    .command('show')
    .description(text.sources.show)
    .argument('<id>', text.sources.id)
    .action((id: string) => run(context => show(id, context)))
  withSettings(sources.command('add').description(text.sources.add).argument('<id>', text.sources.id), text).action(
    (id: string, options: SettingOptions) => run(context => add(settingsOf(id, options), context)),
  )
  withSettings(
    sources.command('update').description(text.sources.update).argument('<id>', text.sources.id),
    text,
  ).action((id: string, options: SettingOptions) => run(context => update(settingsOf(id, options), context)))
  sources
    .command('remove')
    .description(text.sources.remove)
    .argument('<id>', text.sources.id)
    .action((id: string) => run(context => remove(id, context)))
  sources
    .command('import')
    .description(text.sources.import)
    .argument('<file>', text.sources.file)
    .action((file: string) => run(context => importFile(file, context)))
}

function withSettings(command: Command, { sources: words }: Parameters<Define>[1]): Command {
  return command
    .option('--url <url>', words.url)
    .option('--title <title>', words.title)
    .option('--organisation <iri>', words.organisation)
    .option('--kind <kind>', words.kind)
    .option('--schedule <cron>', words.schedule)
    .option('--precedence <rank>', words.precedence)
    .option('--enable', words.enable)
    .option('--disable', words.disable)
}

function settingsOf(id: string, { enable, disable, ...settings }: SettingOptions): SourceSettings {
  return { id, ...settings, enabled: disable === true ? false : enable }
}

async function list(format: string, context: Context): Promise<number> {
  const store = await context.store()
  const sources = await store.sources()
  if (format === 'json') context.print(JSON.stringify(sources, null, 2))
  else if (sources.length === 0) context.print(context.text.sources.none)
  else for (const line of await table(sources, store, context)) context.print(line)
  return 0
}

async function table(sources: readonly StoredSource[], store: Store, { text, language }: Context): Promise<string[]> {
  const latest = await store.latestHarvests()
  const rows = sources.map(({ id, title, url, schedule, enabled }) => {
    const harvest = latest.get(id)
    const state = harvest === undefined ? text.sources.never : statusText(harvest.status)[language]
    return [id, title, url, enabled && schedule !== null ? schedule : text.sources.onDemand, state]
  })
  const all = [text.sources.columns, ...rows].map(row => row.map(cleaned))
  const widths = text.sources.columns.map((_, column) => Math.max(...all.map(row => row[column].length)))
  return all.map(row =>
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd(),
  )
}

async function show(id: string, context: Context): Promise<number> {
  const source = await (await context.store()).source(id)
  if (source === null) return notFound(id, context)
  context.print(JSON.stringify(source, null, 2))
  return 0
}

async function add(settings: SourceSettings, context: Context): Promise<number> {
  const store = await context.store()
  const { sources } = context.text
  if ((await store.source(settings.id)) !== null) throw new CliError(sources.exists(settings.id))
  await store.putSource(applySettings(settings, null, context.text))
  context.say(sources.added(settings.id))
  return 0
}

async function update(settings: SourceSettings, context: Context): Promise<number> {
  const store = await context.store()
  const before = await store.source(settings.id)
  if (before === null) return notFound(settings.id, context)
  const { id: _, ...given } = settings
  if (Object.values(given).every(value => value === undefined)) throw new CliError(context.text.errors.nothingToUpdate)
  await store.putSource(applySettings(settings, before, context.text))
  context.say(context.text.sources.updated(settings.id))
  return 0
}

async function remove(id: string, context: Context): Promise<number> {
  if (!(await (await context.store()).removeSource(id))) return notFound(id, context)
  context.say(context.text.sources.removed(id))
  return 0
}

/** All sources of the file are checked before the first is stored. */
async function importFile(file: string, context: Context): Promise<number> {
  const store = await context.store()
  const settings = await readSettings(file, context)
  for (const { profile } of settings) if (profile !== undefined) await checkProfile(profile, context)
  const sources = []
  for (const each of settings) sources.push(applySettings(each, await store.source(each.id), context.text))
  for (const source of sources) await store.putSource(source)
  context.say(context.text.sources.imported(sources.length))
  return 0
}

/** @throws CliError when there is no such profile */
async function checkProfile(id: string, context: Context): Promise<void> {
  const profiles = await context.tools.profileIds()
  choose(Object.fromEntries(profiles.map(each => [each, each])), ['profile', id], context)
}

async function readSettings(file: string, context: Context): Promise<readonly SourceSettings[]> {
  const { body } = await readInput(file, context)
  const { errors } = context.text
  const refuse = (reason: string, cause: unknown): CliError => new CliError(errors.badFile(file, reason), { cause })
  const result = z
    .array(settingsSchema)
    .safeParse(parsed(Buffer.from(body).toString(), cause => refuse(errors.notYaml, cause)))
  if (result.success) return result.data
  const [place, field] = result.error.issues[0].path
  throw refuse(
    typeof place === 'number' ? errors.badEntry(place + 1, String(field ?? '')) : errors.notList,
    result.error,
  )
}

function parsed(body: string, refuse: (cause: unknown) => CliError): unknown {
  try {
    return parse(body)
  } catch (cause) {
    throw refuse(cause)
  }
}

function notFound(id: string, context: Context): number {
  context.say(context.text.sources.missing(id))
  return 1
}
