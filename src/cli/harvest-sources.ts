import { Presets, SingleBar } from 'cli-progress'
import { harvestAll, type Outcome } from '../harvest/harvest-all.ts'
import { holderName } from '../harvest/holder.ts'
import type { HarvestTools } from '../harvest/tools.ts'
import type { StoredSource } from '../store/store.ts'
import type { Context } from './context.ts'

/** Harvests with a progress bar when stderr is a terminal, and notes how the means moved by it. */
export async function harvestSources(
  sources: readonly StoredSource[],
  options: Pick<HarvestTools, 'force'>,
  context: Context,
): Promise<readonly Outcome[]> {
  const bar = progressBar(sources.length, context)
  const tools = await harvestTools(context)
  const onProgress = ({ done, last }: { done: number; last: Outcome }): void =>
    bar?.update(done, { source: last.source.id })
  try {
    const outcomes = await harvestAll(sources, { ...tools, ...options, onProgress })
    if (outcomes.some(({ kind }) => kind === 'harvested')) await tools.store.noteSeries(tools.now())
    return outcomes
  } finally {
    bar?.stop()
  }
}

/** What harvests work with; all profiles, as the harvesting thread has them, so that both judge alike. */
export async function harvestTools(context: Context): Promise<HarvestTools> {
  const { tools, get, log, files } = context
  const ids = await tools.profileIds()
  const profiles = new Map(await Promise.all(ids.map(async id => [id, await context.profile(id)] as const)))
  const { now, signal } = tools
  return { get, files, log, store: await context.store(), holder: holderName(), profiles, now, signal }
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
