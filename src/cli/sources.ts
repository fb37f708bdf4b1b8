import type { SourceSettings } from '../harvest/source-settings-form.ts'
import type { Store, StoredSource } from '../store/store.ts'
import { sourceCommandWords } from '../text/source-commands.ts'
import { statusText } from '../text/statuses.ts'
import type { Define } from './command.ts'
import { actorAt, CliError, type Context } from './context.ts'
import { type SettingOptions, settingsOf, withSettings } from './source-options.ts'
import { applySettings } from './source-settings.ts'
import { showDuplicates } from './sources-duplicates.ts'
import { exportSources, importSources } from './sources-import.ts'
import { columnsText } from './table.ts'

/** `skord sources …`: show and change the harvest sources. */
export const defineSources: Define = (program, text, run) => {
  const words = sourceCommandWords[text.language]
  const sources = program.command('sources').description(text.sources.about)
  const named = (name: string, about: string) =>
    sources.command(name).description(about).argument('<id>', text.sources.id)
  sources
    .command('list')
    .description(text.sources.list)
    .option('--format <text|json>', text.format, 'text')
    .action((options: { format: string }) => run(context => list(options.format, context)))
  named('show', text.sources.show).action((id: string) => run(context => show(id, context)))
  withSettings(named('add', text.sources.add), text).action((id: string, options: SettingOptions) =>
    run(context => add(settingsOf(id, options, context), context)),
  )
  withSettings(named('update', text.sources.update), text).action((id: string, options: SettingOptions) =>
    run(context => update(settingsOf(id, options, context), context)),
  )
  named('remove', text.sources.remove).action((id: string) => run(context => remove(id, context)))
  sources
    .command('import')
    .description(text.sources.import)
    .argument('<file>', text.sources.file)
    .option('--dry-run', words.dryRun)
    .action((file: string, options: { dryRun?: boolean }) => run(context => importSources(file, options, context)))
  sources
    .command('export')
    .description(words.export)
    .action(() => run(exportSources))
  sources
    .command('duplicates')
    .description(words.duplicates)
    .option('--source <id>', text.harvest.source)
    .option('--format <text|json>', text.format, 'text')
    .action((options: { source?: string; format: string }) => run(context => showDuplicates(options, context)))
}

async function list(format: string, context: Context): Promise<number> {
  const store = await context.store()
  const sources = await store.sources()
  if (format === 'json') context.print(JSON.stringify(sources, null, 2))
  else if (sources.length === 0) context.print(context.text.sources.none)
  else context.print(await table(sources, store, context))
  return 0
}

async function table(sources: readonly StoredSource[], store: Store, { text, language }: Context): Promise<string> {
  const latest = await store.latestHarvests()
  const rows = sources.map(({ id, title, url, schedule, enabled }) => {
    const harvest = latest.get(id)
    const state = harvest === undefined ? text.sources.never : statusText(harvest.status)[language]
    return [id, title, url, enabled && schedule !== null ? schedule : text.sources.onDemand, state]
  })
  return columnsText(text.sources.columns, rows)
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
  await store.putSource(await applySettings(settings, null, context), actorAt(context))
  context.say(sources.added(settings.id))
  return 0
}

async function update(settings: SourceSettings, context: Context): Promise<number> {
  const store = await context.store()
  const before = await store.source(settings.id)
  if (before === null) return notFound(settings.id, context)
  const { id: _, ...given } = settings
  if (Object.values(given).every(value => value === undefined)) throw new CliError(context.text.errors.nothingToUpdate)
  await store.putSource(await applySettings(mergedWith(before, settings), before, context), actorAt(context))
  context.say(context.text.sources.updated(settings.id))
  return 0
}

/** Of the settings of its kind those that are not stated stay; one stated as empty goes. */
function mergedWith(before: StoredSource, settings: SourceSettings): SourceSettings {
  if (settings.settings === undefined) return settings
  const all = Object.entries({ ...before.settings, ...settings.settings })
  return { ...settings, settings: Object.fromEntries(all.filter(([, value]) => value !== '')) }
}

async function remove(id: string, context: Context): Promise<number> {
  if (!(await (await context.store()).removeSource(id, actorAt(context)))) return notFound(id, context)
  context.say(context.text.sources.removed(id))
  return 0
}

function notFound(id: string, context: Context): number {
  context.say(context.text.sources.missing(id))
  return 1
}
