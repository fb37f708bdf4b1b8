import { setTimeout } from 'node:timers/promises'
import type { LinkChange } from './ledger.ts'
import { type RescoreTools, type Rescoring, startRescoring } from './rescoring.ts'

/** So many addresses are looked up at a time. */
const together = 500
/** So often is waited before all that was left is looked at again. */
const mostPauses = 12

/**
 * Scores the datasets anew that name any of these addresses, and tells of sources whose mean falls. Nothing else of them
 * is judged again.
 */
export async function rescore(
  changes: ReadonlyMap<string, LinkChange>,
  tools: RescoreTools,
): Promise<{ readonly rescored: number }> {
  const urls = [...changes.keys()]
  const seen = new Set<string>()
  const rescoring = startRescoring(tools)
  for (let from = 0; from < urls.length; from += together) {
    for await (const stored of tools.store.assessmentsNaming(urls.slice(from, from + together))) {
      const key = `${stored.entry.ctx}_${stored.entry.entry}`
      if (!seen.has(key)) await rescoring.add(stored)
      seen.add(key)
    }
  }
  return finish(rescoring, tools)
}

/** Scores every dataset anew whose links are otherwise than it was scored by, as a round that was cut off leaves them. */
export async function rescoreAll(tools: RescoreTools): Promise<{ readonly rescored: number }> {
  const rescoring = startRescoring(tools)
  for (const { id } of await tools.store.sources()) {
    for await (const stored of tools.store.assessments({ source: id })) await rescoring.add(stored)
  }
  return finish(rescoring, tools)
}

/** What was left as its source was being harvested is scored anew when that run is over, by what it has left. */
async function finish(rescoring: Rescoring, tools: RescoreTools): Promise<{ readonly rescored: number }> {
  const { store, patience } = tools
  for (let spared = await rescoring.flush(); spared.size > 0; spared = await rescoring.flush()) {
    await runsOf(spared, tools)
    if (patience?.signal?.aborted === true) rescoring.spareNobody()
    for (const source of spared) for await (const stored of store.assessments({ source })) await rescoring.add(stored)
  }
  return { rescored: await rescoring.end() }
}

/** Waits for the runs of these sources to be over, or some time, as a run that has died is said to go on for a while. */
async function runsOf(
  sources: ReadonlySet<string>,
  { store, patience }: Pick<RescoreTools, 'store' | 'patience'>,
): Promise<void> {
  const { pause, signal } = patience ?? { pause: 0 }
  for (let pauses = 0; pauses < mostPauses && signal?.aborted !== true; pauses++) {
    const running = await store.running()
    if (![...sources].some(source => running.has(source))) return
    // Being stopped ends the pause, and that is all.
    await setTimeout(pause, undefined, signal === undefined ? {} : { signal }).catch(() => undefined)
  }
}
