import type { DueLink, KnownLink, LinkOutcome } from '../../model/link.ts'
import { knownLink, nextState } from './next-state.ts'
import type { Noted } from './outage.ts'
import { createSieve } from './sieve.ts'
import type { LinkTools } from './tools.ts'
import type { Weather } from './weather.ts'

/** What was known of an address before a round, and what is now. */
export interface LinkChange {
  readonly before: KnownLink | null
  readonly after: KnownLink
}

/** Keeps what a round sees, as it goes on. */
export interface Ledger {
  /** Notes what came of an address; waits while our own network is in doubt, or much is not saved yet. */
  note(noted: Noted): Promise<void>
  /** Saves what there is; answers how often our own network has been in doubt so far. @throws what saving failed by */
  settle(): Promise<number>
  /** How often our own network has been in doubt so far. */
  doubts(): number
  /** What is held back as our own network may have been the cause; what they say from now on counts. */
  takeHeld(): readonly DueLink[]
  readonly outcomes: Partial<Record<LinkOutcome, number>>
  readonly changes: Map<string, LinkChange>
}

/** What a ledger works with. */
export interface LedgerTools extends Pick<LinkTools, 'store' | 'policy' | 'limits'> {
  readonly weather: Weather
  /** Is told when our own network does not come back. */
  readonly onOutage: () => void
  readonly onSaved: (addresses: number) => void
}

/** So many batches may wait to be saved before nothing more is asked. */
const mostWaiting = 50

/** Makes an empty one. */
export function openLedger(tools: LedgerTools): Ledger {
  const { limits, weather } = tools
  const [outcomes, changes]: [Ledger['outcomes'], Ledger['changes']] = [{}, new Map()]
  const sieve = createSieve(tools)
  let [pending, waiting]: [Noted[], number] = [[], 0]
  let saving: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined

  const save = async (batch: readonly Noted[]): Promise<void> => {
    const checks = batch.map(({ link, seen }) => ({
      observation: seen,
      state: nextState(link.state, seen, tools.policy),
    }))
    if (checks.length > 0) await tools.store.saveLinks(checks)
    for (const [place, { state }] of checks.entries()) {
      outcomes[state.outcome] = (outcomes[state.outcome] ?? 0) + 1
      const before = batch[place].link.state
      const change = { before: before === null ? null : knownLink(before), after: knownLink(state) }
      if (!isSame(change)) changes.set(state.url, change)
    }
    tools.onSaved(checks.length)
  }
  const flush = (): void => {
    clearTimeout(timer)
    timer = undefined
    const batch = pending
    pending = []
    if (batch.length === 0) return
    waiting++
    saving = saving.then(async () => {
      await save(await sieve.believed(batch))
      waiting--
    })
    // Whoever waits for it hears of it.
    saving.catch(() => undefined)
  }

  return {
    outcomes,
    changes,
    note: async noted => {
      weather.note(noted)
      pending.push(noted)
      timer ??= setTimeout(flush, limits.batchMs)
      if (pending.length >= limits.batch) flush()
      if (sieve.isInDoubt() || waiting > mostWaiting) await saving
    },
    settle: async () => {
      flush()
      await saving
      return sieve.doubts()
    },
    doubts: sieve.doubts,
    takeHeld: sieve.takeHeld,
  }
}

function isSame({ before, after }: LinkChange): boolean {
  return (
    before !== null &&
    before.status === after.status &&
    before.confident === after.confident &&
    before.outcome === after.outcome &&
    before.isSmallPage === after.isSmallPage
  )
}
