import type { Notice } from '../model/notice.ts'
import { headlineMethod } from '../model/score.ts'
import type { ChangeCause, ScoreChange } from '../model/score-history.ts'

/** The datasets of a source that stood before and stand now, those among them whose points are as they were. */
export interface DropSetting {
  readonly datasets: number
  /** Mean points of them before, under the headline method. */
  readonly before: number
  /** A fall by more points than this is told of. */
  readonly threshold: number
}

/** So many datasets are named in a notice. */
const mostNamed = 10

/**
 * What is to be told of a fall of a source's mean under the headline method: null unless its metadata and its links, and
 * nothing of ours, took more than the threshold from it. What came and what went does not count.
 */
export function scoreDrop(
  changes: readonly ScoreChange[],
  { datasets, before, threshold }: DropSetting,
): Notice | null {
  if (datasets === 0) return null
  const moves = changes.flatMap(moveOf)
  const mean = (points: (move: Move) => number): number => moves.reduce((sum, move) => sum + points(move), 0) / datasets
  const [metadata, link] = [mean(move => move.causes.metadata ?? 0), mean(move => move.causes.link ?? 0)]
  // Sums of tenths are never exact.
  if (!(-(metadata + link) > threshold + 1e-9)) return null
  return {
    kind: 'score-dropped',
    details: {
      method: headlineMethod,
      before: before.toFixed(1),
      after: (before + mean(move => move.difference)).toFixed(1),
      metadata: signed(metadata),
      link: signed(link),
      datasets: String(datasets),
      worst: worstOf(moves).join('\n'),
    },
  }
}

/** How one dataset moved under the headline method. */
interface Move {
  readonly dataset: string
  readonly difference: number
  readonly causes: Readonly<Partial<Record<ChangeCause, number>>>
}

function moveOf({ computedOn: dataset, changes }: ScoreChange): Move[] {
  const change = changes.find(({ method }) => method === headlineMethod)
  if (change === undefined || change.before === null || change.after === null) return []
  return [{ dataset, difference: change.after - change.before, causes: change.causes }]
}

/** Those whose metadata and links took most from them, most first. */
function worstOf(moves: readonly Move[]): string[] {
  const own = ({ causes }: Move): number => (causes.metadata ?? 0) + (causes.link ?? 0)
  const lost = moves.filter(move => own(move) < 0)
  const sorted = lost.sort((a, b) => own(a) - own(b) || (a.dataset < b.dataset ? -1 : 1))
  return sorted.slice(0, mostNamed).map(({ dataset }) => dataset)
}

/** One decimal and the sign, with a plain minus; no sign before nought. */
function signed(points: number): string {
  const text = points.toFixed(1)
  if (Number(text) === 0) return '0.0'
  return points > 0 ? `+${text}` : text
}
