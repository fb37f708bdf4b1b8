import type { Preview } from '../../harvest/preview.ts'
import type { Source } from '../../model/source.ts'
import type { HarvestOrders } from './administration.ts'
import { within } from './patience.ts'
import { createNonce } from './secrets.ts'

/** How far a preview has come. */
export type PreviewState =
  | { readonly kind: 'running' }
  | { readonly kind: 'done'; readonly preview: Preview }
  | { readonly kind: 'broken' }

/** One preview, of the settings it was asked of. */
export interface KeptPreview {
  readonly source: Source
  readonly state: PreviewState
}

/** What has been asked to be tried, without saving anything; kept for an hour in memory. */
export interface Previews {
  /** Starts one; its id is the only way to it. Null when too many are going on. */
  start(source: Source): string | null
  /** The preview of an id, as soon as it is over or so many ms have passed; null when there is none, or not any longer. */
  settled(id: string, ms: number): Promise<KeptPreview | null>
}

const mostRunning = 4
/** So many of one source, lest whoever has one source keeps everybody else from trying theirs. */
const mostOfOne = 2
const mostKept = 100
const keptMs = 3_600_000

interface Entry extends KeptPreview {
  readonly startedAt: number
  readonly over: Promise<void>
}

/** What the previews are made with. */
export interface PreviewTools {
  readonly orders: HarvestOrders
  readonly now: () => Date
  readonly onFailure: (error: unknown, source: Source) => void
}

/** An empty list of previews. */
export function createPreviews({ orders, now, onFailure }: PreviewTools): Previews {
  const entries = new Map<string, Entry>()
  const put = (id: string, entry: Entry) => void entries.set(id, entry)
  const forgetOld = (): void => {
    for (const [id, { startedAt }] of entries) if (startedAt < now().getTime() - keptMs) entries.delete(id)
    const done = [...entries].filter(([, { state }]) => state.kind !== 'running').map(([id]) => id)
    for (const id of done.slice(0, Math.max(0, entries.size - mostKept))) entries.delete(id)
  }
  return {
    start: source => {
      forgetOld()
      const running = [...entries.values()].filter(({ state }) => state.kind === 'running')
      const own = running.filter(each => each.source.id === source.id)
      if (running.length >= mostRunning || own.length >= mostOfOne) return null
      const id = createNonce()
      const startedAt = now().getTime()
      const run = orders.preview(source).then(
        (preview): PreviewState => ({ kind: 'done', preview }),
        (error: unknown): PreviewState => {
          onFailure(error, source)
          return { kind: 'broken' }
        },
      )
      const over = run.then(state => put(id, { source, state, startedAt, over: Promise.resolve() }))
      put(id, { source, state: { kind: 'running' }, startedAt, over })
      return id
    },
    settled: async (id, ms) => {
      const over = entries.get(id)?.over
      if (over === undefined) return null
      if (ms > 0) await within(over, ms)
      return entries.get(id) ?? null
    },
  }
}
