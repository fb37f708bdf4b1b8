import type { AssessedDataset } from '../model/assessment.ts'
import { headlineMethod } from '../model/score.ts'
import type { ScoreChange } from '../model/score-history.ts'
import type { RecordCard } from '../normalise/records.ts'
import type { Profile } from '../profile/profile.ts'
import type { Remembered } from '../store/store.ts'
import { changesOf, type JudgedDataset, type JudgedDatasets, needsAgain } from './causes.ts'
import { judgedBefore } from './judged-before.ts'
import type { KnownLinks } from './known-links.ts'
import type { Judgement, Outcome } from './outcome.ts'
import { pointsIn } from './points-in.ts'
import type { Run } from './run.ts'
import { scoreDrop } from './score-drop.ts'
import { withoutTurnedAway } from './turned-away.ts'

/** What a run that is applied has judged. */
interface Applied {
  readonly judged: Judgement
  /** All records that were read. */
  readonly cards: readonly Pick<RecordCard, 'primaryTopic' | 'checksum'>[]
  readonly remembered: Remembered
  /** Checksum of the graph that was read; null when it has none. */
  readonly graphChecksum: string | null
  /** What is known of links. */
  readonly links: KnownLinks
}

/** How the points of the source's datasets changed, why, and whether that is to be told. Of a trial nothing is kept. */
export async function withHistory(run: Run, applied: Applied): Promise<Pick<Outcome, 'scoreChanges' | 'drop'>> {
  const { source, tools, profile, basis, log } = run
  if (tools.isTrial) return {}
  const before: JudgedDatasets = await tools.store.standingAssessments(source.id)
  const after = judgedNow(applied, before)
  const { remembered, links } = applied
  const setting = {
    methods: profile.methods,
    isMethodOther: remembered.basis?.methods !== basis.methods,
    isVocabularyOther: remembered.basis?.vocabularies !== basis.vocabularies,
  }
  const again = needsAgain(before, after, setting) ? await judgedBefore(run) : null
  const scoreChanges = changesOf(before, after, { ...setting, again })
  if (before.size > 0 && scoreChanges.length > 0) log.info('harvest.points-changed', { datasets: scoreChanges.length })
  const stood = [...before].filter(([dataset]) => after.has(dataset)).map(([, { assessed }]) => assessed)
  const drop = { datasets: stood.length, before: meanOf(stood), threshold: source.notify.dropPoints }
  return { scoreChanges, drop: scoreDrop(fairChanges(scoreChanges, { before, after }, { profile, links }), drop) }
}

/** What is to be told of: what turns us away is held against nobody. */
function fairChanges(
  changes: readonly ScoreChange[],
  judged: { readonly before: JudgedDatasets; readonly after: JudgedDatasets },
  { profile, links }: { readonly profile: Profile; readonly links: KnownLinks },
): readonly ScoreChange[] {
  const method = profile.methods.find(({ id }) => id === headlineMethod)
  if (method === undefined) return changes
  return changes.map(change => {
    const [before, after] = [judged.before.get(change.computedOn), judged.after.get(change.computedOn)]
    if (before === undefined || after === undefined) return change
    return withoutTurnedAway({ change, before: before.assessed, after: after.assessed }, { method, links })
  })
}

/** What was judged, by dataset, with the checksum of its record; a record that only stands on is as it was. */
function judgedNow({ judged, cards, remembered, graphChecksum }: Applied, before: JudgedDatasets): JudgedDatasets {
  const isSameGraph = graphChecksum !== null && graphChecksum === remembered.graphChecksum
  const checksums = new Map(cards.map(({ primaryTopic, checksum }) => [primaryTopic, checksum]))
  const now = judged.assessed.flatMap((assessed): (readonly [string, JudgedDataset])[] => {
    const { computedOn } = assessed.assessment
    const standing = before.get(computedOn)?.checksum
    const checksum = isSameGraph ? (standing ?? checksums.get(computedOn)) : (checksums.get(computedOn) ?? standing)
    return checksum === undefined ? [] : [[computedOn, { assessed, checksum }]]
  })
  return new Map(now)
}

function meanOf(assessed: readonly AssessedDataset[]): number {
  const sum = assessed.reduce((total, each) => total + (pointsIn(each, { id: headlineMethod }) ?? 0), 0)
  return assessed.length === 0 ? 0 : sum / assessed.length
}
