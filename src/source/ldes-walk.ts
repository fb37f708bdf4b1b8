import { type Problem, problem } from '../model/finding.ts'
import { HarvestError } from '../model/harvest.ts'
import type { Source } from '../model/source.ts'
import { type Frontier, startFrontier } from './ldes-frontier.ts'
import { withoutHash } from './ldes-links.ts'
import type { Memory } from './ldes-memory.ts'
import { ended, note, type Progress, startProgress, type Walk } from './ldes-progress.ts'
import { visitFragment } from './ldes-visit.ts'
import type { ReadTools } from './reading.ts'

/** What is walked with. */
export interface WalkOptions {
  readonly source: Source
  readonly tools: ReadTools
  readonly memory: Memory
  /** Is the main fragment to be fetched whatever is known of it? */
  readonly isAnew: boolean
}

/** So many fragments after one another that cannot be had are the server's trouble: the rest is left for another time. */
const mostFailures = 5

/**
 * Follows a feed from its address through every fragment that may have changed since, and adds up what it tells.
 * A fragment that cannot be had is told of, and left for the next time.
 * @throws HarvestError when the main one cannot be had
 */
export async function walkFeed(options: WalkOptions): Promise<Walk> {
  const { source, tools, memory, isAnew } = options
  const main = withoutHash(source.url)
  const known = memory.fragments.get(main) ?? null
  const first = await visitFragment(main, { source, tools, stream: memory.stream, known, isMain: true, isAnew })
  const progress: Progress = startProgress(memory)
  const frontier = startFrontier(memory, [
    main,
    ...(first.document === null ? [] : [withoutHash(first.document.finalUrl)]),
  ])
  note(first, progress, frontier)
  for (let url = frontier.next(); url !== null; url = frontier.next()) {
    tools.signal?.throwIfAborted()
    const isOver = progress.visits >= source.limits.maxPages || progress.failures >= mostFailures
    if (isOver) {
      progress.isComplete = false
      if (progress.failures < mostFailures) progress.problems.push(tooMany(progress.visits))
      break
    }
    await visit(url, { options, progress, frontier })
  }
  return ended(progress, frontier, memory)
}

type Step = { readonly options: WalkOptions; readonly progress: Progress; readonly frontier: Frontier }

async function visit(url: string, { options, progress, frontier }: Step): Promise<void> {
  const { source, tools, memory } = options
  const known = memory.fragments.get(url) ?? null
  try {
    note(await visitFragment(url, { source, tools, stream: progress.stream, known, isMain: false }), progress, frontier)
  } catch (error) {
    if (!(error instanceof HarvestError)) throw error
    const details = { url, code: error.code }
    progress.problems.push(...error.problems, problem('source', 'ldes-fragment-not-read', { details }))
    progress.isComplete = false
    progress.visits++
    progress.failures++
    if (known !== null) progress.fragments.set(url, known)
  }
}

function tooMany(visits: number): Problem {
  return problem('source', 'ldes-too-many-fragments', { details: { count: String(visits) } })
}
