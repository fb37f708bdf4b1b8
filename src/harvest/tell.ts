import { type Harvest, isGood } from '../model/harvest.ts'
import { lostOf } from './lost.ts'
import { movedTo } from './moved.ts'
import { noticesOf } from './notices.ts'
import type { Outcome } from './outcome.ts'
import type { Run } from './run.ts'

/** So many earlier runs are looked at for what differs from them. */
const lookBack = 12

/** The outcome with what is worth telling of it. A trial tells nothing. */
export async function withNotices(run: Run, outcome: Outcome): Promise<Outcome> {
  const { source, tools, exchanges, log } = run
  if (tools.isTrial) return outcome
  const { items: earlier } = await tools.store.harvests({ source: source.id, limit: lookBack, offset: 0 })
  const { status, error = null, digest = null, newRules = [], drop = null } = outcome
  const isApplied = isGood(outcome)
  const state = {
    status,
    error,
    digest,
    newRules: isApplied ? newRules : [],
    movedTo: movedTo(source.url, exchanges),
    movedBefore: movedBefore(source.url, earlier),
    lost: isApplied ? await lostOf(run, outcome) : { fresh: [], all: [] },
    drop: isApplied ? drop : null,
  }
  const notices = noticesOf(state, earlier)
  for (const { kind } of notices) log.info('notice.made', { kind })
  return { ...outcome, notices }
}

/** Where the address led when that was last told: in a run since the last good one that asked for it, or in that one. */
function movedBefore(url: string, earlier: readonly Harvest[]): string | null {
  const last = earlier.findIndex(run => isGood(run) && run.exchanges.length > 0)
  const since = last === -1 ? earlier : earlier.slice(0, last + 1)
  return since.map(({ exchanges }) => movedTo(url, exchanges)).find(to => to !== null) ?? null
}
