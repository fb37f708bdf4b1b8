import type { Answer, Document, Exchange, Get, ReadFiles } from '../model/document.ts'
import type { ScoreBasis } from '../model/score-history.ts'
import type { Profile } from '../profile/profile.ts'
import { kinds } from '../source/kinds.ts'
import type { Kind } from '../source/reading.ts'
import type { StoredSource } from '../store/store.ts'
import { startBudget } from './budget.ts'
import { fingerprint } from './fingerprint.ts'
import type { Hold } from './lease.ts'
import type { Place } from './place.ts'
import { replayFiles, replayGet } from './replay.ts'
import { type RunLog, startRunLog } from './run-log.ts'
import type { Seat } from './seat.ts'
import { createStopwatch, type Stopwatch } from './stopwatch.ts'
import type { HarvestTools } from './tools.ts'

/** One harvest of one source, from its start. */
export interface Run {
  readonly source: StoredSource
  readonly tools: HarvestTools
  readonly hold: Hold
  readonly seat: Seat
  readonly kind: Kind
  readonly profile: Profile
  /** The European baseline, which compliance is judged by; null when it is not loaded. */
  readonly baseline: Profile | null
  /** Fingerprint of the profiles, and of what of them scores rest on. */
  readonly judgedBy: string
  readonly basis: ScoreBasis
  readonly startedAt: Date
  readonly watch: Stopwatch
  readonly log: RunLog
  /** Every HTTP exchange so far; filled on the way. */
  readonly exchanges: Exchange[]
  /** The document fetched last, till the source is read through. */
  readonly latest: { document: Document | null }
  /** Fetches for this run: what it sees is noted, and others may compute meanwhile. */
  readonly get: Get
  readonly files: ReadFiles | null
  /** Comes when the program is to stop, the lease is lost or the time for the run is over. */
  readonly signal: AbortSignal
  /** Does one stage: times it, and goes on only if the run may. @throws the signal's reason */
  readonly stage: <T>(name: string, work: () => T | Promise<T>) => Promise<T>
  /** To be called when the run is over. */
  readonly end: () => void
}

/** @throws Error when the source is of a kind that there is not, or asks for a profile that is not loaded */
export function startRun(source: StoredSource, tools: HarvestTools, { hold, seat }: Place): Run {
  if (!Object.hasOwn(kinds, source.kind)) throw new Error(`source ${source.id} is of unknown kind ${source.kind}`)
  const profile = tools.profiles.get(source.profile)
  if (profile === undefined) throw new Error(`source ${source.id} asks for profile ${source.profile}, not loaded`)
  const baseline = tools.profiles.get('dcat-ap') ?? null
  const { fingerprintOf = fingerprint } = tools
  const { judgedBy, basis } = fingerprintOf(baseline === null ? [profile] : [profile, baseline])
  const budget = startBudget(source, seat.queuedMs)
  const signal = AbortSignal.any([budget.signal, hold.signal, ...(tools.signal ? [tools.signal] : [])])
  const [watch, log, exchanges] = [createStopwatch(), startRunLog(source.id, tools), [] as Exchange[]]
  const stage = async <T>(name: string, work: () => T | Promise<T>): Promise<T> => {
    const answer = await watch.time(name, work)
    await hold.beat()
    signal.throwIfAborted()
    return answer
  }
  const judges = { kind: kinds[source.kind], profile, baseline, judgedBy, basis, startedAt: tools.now() }
  const seen = { log, exchanges, latest: { document: null } }
  const reads = readers({ tools, seat, signal, ...seen })
  return { source, tools, hold, seat, ...judges, watch, ...seen, ...reads, signal, stage, end: budget.clear }
}

type Watching = Pick<Run, 'tools' | 'seat' | 'signal' | 'log' | 'exchanges' | 'latest'>

/** The ways to fetch and to read files: of the source as it is now, or of what a past run received. */
function readers(run: Watching): Pick<Run, 'get' | 'files'> {
  const { replay, get, files } = run.tools
  if (replay !== undefined) return { get: replayGet(replay.documents), files: replayFiles(replay.documents) }
  return { get: watchedGet(get, run), files }
}

function watchedGet(get: Get, { seat, signal, log, exchanges, latest }: Watching): Get {
  const note = (exchange: Exchange): void => {
    const { url, attempt, status, ms, bytes, error } = exchange
    exchanges.push(exchange)
    if (error === null || signal.aborted) log.info('fetch.answered', { url, attempt, status, ms, bytes })
    else log.warn('fetch.failed', { url, attempt, status, ms, bytes, error })
  }
  return (url, options = {}) => {
    const onExchange = (exchange: Exchange): void => {
      note(exchange)
      options.onExchange?.(exchange)
    }
    const sizeOf = (answer: Answer): number => (answer.kind === 'document' ? answer.document.body.length : 0)
    return seat.away(async () => {
      const answer = await get(url, { signal, ...options, onExchange })
      if (answer.kind === 'document') latest.document = answer.document
      return answer
    }, sizeOf)
  }
}
