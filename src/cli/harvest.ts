import { Presets, SingleBar } from 'cli-progress'
import { dueSources } from '../harvest/due.ts'
import { harvestAll, type Outcome } from '../harvest/harvest-all.ts'
import type { HarvestTools } from '../harvest/tools.ts'
import type { Store, StoredSource } from '../store/store.ts'
import { harvestErrorText } from '../text/harvest-errors.ts'
import { statusText } from '../text/statuses.ts'
import type { Define } from './command.ts'
import { CliError, type Context } from './context.ts'
import { choose, repeated } from './options.ts'
import { cleaned } from './terminal.ts'

interface Options {
  readonly source?: readonly string[]
  readonly all?: boolean
  readonly force?: boolean
  readonly dryRun?: boolean
  readonly format: string
}

const formats: Readonly<Record<string, (outcomes: readonly Outcome[], context: Context) => string>> = {
  text: outcomesText,
  json: outcomes => JSON.stringify(outcomes.map(outcomeJson), null, 2),
}

/** `skord harvest`: runs the line over the sources that are due, or those named, or all. */
export const defineHarvest: Define = (program, text, run) => {
  program
    .command('harvest')
    .description(text.harvest.about)
    .option('--source <id>', text.harvest.source, repeated)
    .option('--all', text.harvest.all)
    .option('--force', text.harvest.force)
    .option('--dry-run', text.harvest.dryRun)
    .option('--format <format>', `${text.format}: ${Object.keys(formats).join(', ')}`, 'text')
    .action((options: Options) => run(context => harvestChosen(options, context)))
}

async function harvestChosen(options: Options, context: Context): Promise<number> {
  const format = choose(formats, ['--format', options.format], context)
  const sources = await chosenSources(options, await context.store(), context)
  if (sources.length === 0) {
    context.say(context.text.harvest.none)
    return 0
  }
  const outcomes = await harvestSources(sources, options, context)
  context.print(format(outcomes, context))
  return outcomes.every(isGood) ? 0 : 1
}

/** Harvests with a progress bar when stderr is a terminal. */
export async function harvestSources(
  sources: readonly StoredSource[],
  { force = false, dryRun = false }: Pick<Options, 'force' | 'dryRun'>,
  context: Context,
): Promise<readonly Outcome[]> {
  const bar = progressBar(sources.length, context)
  const tools = await harvestTools(context)
  const onProgress = ({ done, last }: { done: number; last: Outcome }): void =>
    bar?.update(done, { source: last.source.id })
  try {
    return await harvestAll(sources, { ...tools, force, isTrial: dryRun, onProgress })
  } finally {
    bar?.stop()
  }
}

/** What harvests work with; all profiles, as the harvesting thread has them, so that both judge alike. */
async function harvestTools(context: Context): Promise<HarvestTools> {
  const { tools, get, log } = context
  const ids = await tools.profileIds()
  const profiles = await Promise.all(ids.map(async id => [id, await context.profile(id)] as const))
  return { get, log, store: await context.store(), profiles: new Map(profiles), now: tools.now, signal: tools.signal }
}

/** @throws CliError when a source named is not there */
async function chosenSources(
  { source: ids, all }: Options,
  store: Store,
  context: Context,
): Promise<readonly StoredSource[]> {
  const sources = await store.sources()
  if (ids !== undefined) {
    return ids.map(id => {
      const found = sources.find(source => source.id === id)
      if (found === undefined) throw new CliError(context.text.sources.missing(id))
      return found
    })
  }
  return all === true
    ? sources.filter(({ enabled }) => enabled)
    : dueSources(sources, await store.latestHarvests(), context.tools.now())
}

function progressBar(total: number, { quiet, text, tools }: Context): SingleBar | null {
  if (quiet || !('isTTY' in tools.stderr) || tools.stderr.isTTY !== true) return null
  const format = `${text.harvest.progress} {bar} {value}/{total} {source}`
  const bar = new SingleBar(
    { format, stream: tools.stderr, clearOnComplete: true, hideCursor: true },
    Presets.shades_classic,
  )
  bar.start(total, 0, { source: '' })
  return bar
}

function isGood(outcome: Outcome): boolean {
  return (
    outcome.kind === 'harvested' && (outcome.harvest.status === 'succeeded' || outcome.harvest.status === 'unchanged')
  )
}

/** A line per source and a sum. */
export function outcomesText(outcomes: readonly Outcome[], context: Context): string {
  const width = Math.max(...outcomes.map(({ source }) => source.id.length))
  const good = outcomes.filter(isGood).length
  const lines = outcomes.map(outcome => `${outcome.source.id.padEnd(width)}  ${outcomeLine(outcome, context)}`)
  return [...lines, '', context.text.harvest.summary(good, outcomes.length - good)].join('\n')
}

function outcomeLine(outcome: Outcome, { text, language }: Context): string {
  if (outcome.kind !== 'harvested') return statusText('failed')[language]
  const { status, changes, error } = outcome.harvest
  const state = statusText(status)[language]
  if (error !== null) return cleaned(`${state}: ${harvestErrorText(error.code, error.details)[language]}`)
  if (changes === null) return state
  return `${state}: ${text.harvest.changes(changes.added, changes.updated, changes.removed, changes.unchanged)}`
}

function outcomeJson(outcome: Outcome): unknown {
  if (outcome.kind === 'harvested') return outcome.harvest
  return {
    source: outcome.source.id,
    status: 'failed',
    reason: outcome.kind === 'stopped' ? 'stopped' : String(outcome.error),
  }
}
