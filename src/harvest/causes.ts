import type { AssessedDataset, Pattern } from '../model/assessment.ts'
import type { Method } from '../model/score.ts'
import type { PointsChange, ScoreChange } from '../model/score-history.ts'
import { causesIn, type Steps } from './cause-parts.ts'
import { withLinksOf } from './links-before.ts'
import { differs, isNewTo, pointsIn } from './points-in.ts'

/** A dataset as it was judged. */
export interface JudgedDataset {
  readonly assessed: AssessedDataset
  /** Of its record; the same when nothing that is said of it has changed. */
  readonly checksum: string
}

/** What was judged of a source, by dataset. */
export type JudgedDatasets = ReadonlyMap<string, JudgedDataset>

/** What is ours in how scores came to differ. */
export interface CauseSetting {
  readonly methods: readonly Method[]
  /** Do we judge by other methods than before? */
  readonly isMethodOther: boolean
  /** Do we know anything else than before: vocabularies, shapes? */
  readonly isVocabularyOther: boolean
  /** What was published before, judged as we judge now, by dataset; null when that is not kept. */
  readonly again: ReadonlyMap<string, AssessedDataset> | null
}

/**
 * How points changed from one judgement of a source to the next, and why; datasets in the order of now, then those that are
 * gone. What we changed ourselves, methods and vocabularies, is told from what the publisher changed and from what links did;
 * where it cannot be told, a loss is put down to us and a gain to the publisher.
 */
export function changesOf(before: JudgedDatasets, after: JudgedDatasets, setting: CauseSetting): ScoreChange[] {
  const births = new Map<Pattern, readonly PointsChange[]>()
  const present = [...after].flatMap(([computedOn, now]): ScoreChange[] => {
    const then = before.get(computedOn)
    const changes = then === undefined ? birthOf(now, births) : changesIn({ computedOn, then, now }, setting)
    return changes.length === 0 ? [] : [{ computedOn, changes }]
  })
  return [...present, ...goneFrom(before, dataset => !after.has(dataset))]
}

/** Of datasets that are gone, what they had. */
export function goneFrom(before: JudgedDatasets, isGone: (dataset: string) => boolean): ScoreChange[] {
  const gone = [...before].filter(([dataset]) => isGone(dataset))
  return gone.map(([computedOn, { assessed }]) => {
    return { computedOn, changes: assessed.points.map(each => went(each.method, each.points)) }
  })
}

/**
 * Is there anything that only judging again what was published before can tell apart? Only where we judge by other things
 * than before and the metadata changed as well.
 */
export function needsAgain(
  before: JudgedDatasets,
  after: JudgedDatasets,
  setting: Omit<CauseSetting, 'again'>,
): boolean {
  const { methods, isMethodOther, isVocabularyOther } = setting
  if (!isMethodOther && !isVocabularyOther) return false
  return [...after].some(([dataset, { assessed, checksum }]) => {
    const then = before.get(dataset)
    if (then === undefined || then.checksum === checksum) return false
    const differing = methods.filter(method => differs(pointsIn(then.assessed, method), pointsIn(assessed, method)))
    return differing.some(method => isVocabularyOther || isNewTo(then.assessed, method))
  })
}

/** Of datasets that were judged alike, the same values: there may be very many that are new. */
function birthOf({ assessed }: JudgedDataset, known: Map<Pattern, readonly PointsChange[]>): readonly PointsChange[] {
  const { assessment, points } = assessed
  const changes = known.get(assessment.pattern) ?? points.map(each => came(each.method, each.points))
  known.set(assessment.pattern, changes)
  return changes
}

interface Pair {
  readonly computedOn: string
  readonly then: JudgedDataset
  readonly now: JudgedDataset
}

function changesIn({ computedOn, then, now }: Pair, setting: CauseSetting): readonly PointsChange[] {
  const [before, after] = [then.assessed, now.assessed]
  const known = new Set(setting.methods.map(({ id }) => id))
  const dropped = before.points.filter(({ method }) => !known.has(method)).map(each => went(each.method, each.points))
  const differing = setting.methods.filter(method => differs(pointsIn(before, method), pointsIn(after, method)))
  if (differing.length === 0) return dropped
  const again = setting.again?.get(computedOn) ?? null
  const steps: Steps = {
    before,
    after,
    published: withLinksOf(after.assessment, before.assessment),
    judged: again === null ? null : withLinksOf(again.assessment, before.assessment),
    isSame: then.checksum === now.checksum,
  }
  const changed = differing.map((method): PointsChange => {
    const [was, is] = [pointsIn(before, method), pointsIn(after, method)]
    const causes = was === null || is === null ? {} : causesIn(steps, method, setting)
    return { method: method.id, before: was, after: is, causes }
  })
  return [...changed, ...dropped]
}

function came(method: string, after: number): PointsChange {
  return { method, before: null, after, causes: {} }
}

function went(method: string, before: number): PointsChange {
  return { method, before, after: null, causes: {} }
}
