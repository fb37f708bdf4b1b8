import { dueSources } from '../harvest/due.ts'
import type { Outcome } from '../harvest/harvest-all.ts'
import { withoutBrokenOff } from '../harvest/interrupted.ts'
import { closeOrphans } from '../harvest/orphans.ts'
import type { Store, StoredSource } from '../store/store.ts'
import { harvestingWords } from '../text/harvesting.ts'
import type { Define } from './command.ts'
import { CliError, type Context } from './context.ts'
import { isGood, outcomeJson, outcomesText } from './harvest-outcomes.ts'
import { previewSources } from './harvest-previews.ts'
import { replayRun } from './harvest-replay.ts'
import { harvestSources } from './harvest-sources.ts'
import { choose, repeated } from './options.ts'
import { tellOnce } from './telling.ts'

interface Options {
  readonly source?: readonly string[]
  readonly all?: boolean
  readonly force?: boolean
  readonly dryRun?: boolean
  readonly replay?: string
  readonly profile?: string
  readonly format: string
}

const formats: Readonly<Record<string, (outcomes: readonly Outcome[], context: Context) => string>> = {
  text: outcomesText,
  json: outcomes => JSON.stringify(outcomes.map(outcomeJson), null, 2),
}

/** `skord harvest`: runs the line over the sources that are due, or those named, or all; or tries it, or does it again. */
export const defineHarvest: Define = (program, text, run) => {
  program
    .command('harvest')
    .description(text.harvest.about)
    .option('--source <id>', text.harvest.source, repeated)
    .option('--all', text.harvest.all)
    .option('--force', text.harvest.force)
    .option('--dry-run', text.harvest.dryRun)
    .option('--replay <run>', text.harvest.replay)
    .option('--profile <id>', text.harvest.profile)
    .option('--format <format>', `${text.format}: ${Object.keys(formats).join(', ')}`, 'text')
    .action((options: Options) => run(context => obey(options, context)))
}

async function obey(options: Options, context: Context): Promise<number> {
  const format = choose(formats, ['--format', options.format], context)
  const { replay, profile, source, all, force, dryRun } = options
  const words = harvestingWords(context.language)
  if (replay !== undefined) {
    if (source || all || force || dryRun) throw new CliError(words.together)
    return replayRun({ run: replay, profile, format: options.format }, context)
  }
  if (profile !== undefined) throw new CliError(words.profileAlone)
  const sources = await chosenSources(options, await context.store(), context)
  if (sources.length === 0) {
    context.say(context.text.harvest.none)
    await tellOnce(context)
    return 0
  }
  if (dryRun) return previewSources(sources, { force, format: options.format }, context)
  const outcomes = await harvestSources(sources, { force: force === true }, context)
  context.print(format(outcomes, context))
  await tellOnce(context)
  return outcomes.every(isGood) ? 0 : 1
}

/** Those named, all that are turned on, or those whose time has come. @throws CliError when a source named is not there */
async function chosenSources(
  { source: ids, all }: Options,
  store: Store,
  context: Context,
): Promise<readonly StoredSource[]> {
  const { now } = context.tools
  await closeOrphans({ store, log: context.log, now })
  const sources = await store.sources()
  if (ids !== undefined) return ids.map(id => named(id, sources, context))
  if (all === true) return sources.filter(({ enabled }) => enabled)
  return dueSources(sources, await withoutBrokenOff(await store.latestHarvests(), store), now())
}

function named(id: string, sources: readonly StoredSource[], { text }: Context): StoredSource {
  const found = sources.find(source => source.id === id)
  if (found === undefined) throw new CliError(text.sources.missing(id))
  return found
}
