import type { Fix, LossCause, LostPoints } from '../../model/assessment.ts'
import type { Bilingual } from '../../model/finding.ts'

/** What one fix would mend in one dataset: losses with the same fix, cause, value and gain, told of once. */
export interface LossGroup {
  readonly fix: Fix
  readonly cause: LossCause
  /** What stands there; null when nothing does. */
  readonly found: string | null
  /** By how much the total changes when it is made in one of the places alone. */
  readonly gain: number
  /** Points that are lost in all places together. */
  readonly points: number
  /** The points by indicator, most first. */
  readonly indicators: readonly { readonly indicator: string; readonly points: number }[]
  /** Where: the resources, with the line of each when it is known. */
  readonly places: readonly { readonly on: string; readonly line: number | null }[]
  readonly notes: readonly Bilingual[]
}

/** Losses by what mends them, that which gains most first. Their points sum up to those of the losses. */
export function groupLosses(losses: readonly LostPoints[]): readonly LossGroup[] {
  const groups = Map.groupBy(losses, ({ fix, cause, found, gain }) =>
    JSON.stringify([fix.fix, fix.text.sv, cause, found, Math.round(gain * 1e6)]),
  )
  return [...groups.values()].map(groupOf).sort((a, b) => b.gain - a.gain || b.points - a.points)
}

function groupOf(losses: readonly LostPoints[]): LossGroup {
  const [{ fix, cause, found, gain }] = losses
  const byIndicator = Map.groupBy(losses, ({ indicator }) => indicator)
  const indicators = [...byIndicator].map(([indicator, own]) => ({ indicator, points: sumOf(own) }))
  const places = new Map(losses.map(({ on, line }) => [on, { on, line }]))
  const notes = new Map(losses.flatMap(loss => loss.notes).map(note => [note.sv, note]))
  return {
    ...{ fix, cause, found, gain },
    points: sumOf(losses),
    indicators: indicators.sort((a, b) => b.points - a.points),
    places: [...places.values()],
    notes: [...notes.values()],
  }
}

function sumOf(losses: readonly LostPoints[]): number {
  return losses.reduce((sum, { points }) => sum + points, 0)
}
