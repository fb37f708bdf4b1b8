import type { Bilingual } from '../../model/finding.ts'
import type { Harvest, HarvestFailure } from '../../model/harvest.ts'
import type { StoredNotice } from '../../model/notice.ts'
import type { Store } from '../../store/store.ts'
import type { RobotFacts } from '../../text/blocked-robot.ts'
import type { InBoth } from '../../text/language.ts'

/** A rule that is violated and was not last time. */
interface NewViolation {
  readonly message: Bilingual
  /** How often; null when it is not known. */
  readonly count: number | null
  /** One of the resources concerned; null when it is about the document. */
  readonly example: string | null
}

/** How many resources, and what some of them are called. */
export interface Named {
  readonly total: number
  readonly labels: readonly string[]
}

/** A fall of the mean points. */
export interface Drop {
  readonly before: number
  readonly after: number
  readonly datasets: number
  /** Signed points. */
  readonly metadata: number
  readonly link: number
  readonly labels: readonly string[]
}

/** Everything that words need to tell a notice; all texts are one line and bounded. */
export interface NoticeFacts {
  readonly notice: StoredNotice
  /** Title of the source. */
  readonly title: string
  /** null when it is no longer kept. */
  readonly run: Harvest | null
  readonly error: HarvestFailure
  /** When the last good harvest before ended, `at` null when there was none; null when that is not known. */
  readonly lastGood: { readonly at: Date | null } | null
  /** Since when the harvests had not come through. */
  readonly troubleSince: Date | null
  /** What a held run would remove, and of how many; the latter null when it is not known. */
  readonly going: Named & { readonly standing: number | null }
  readonly violations: { readonly total: number; readonly rules: readonly NewViolation[] }
  /** Title of the source that resources are now shown from; null when it is not one, or not known. */
  readonly winner: string | null
  /** What is shown from there since this run. */
  readonly lost: Named
  readonly move: { readonly from: string; readonly to: string }
  /** How the mean points fell, what each cause did to it, and what the datasets that lost most are called. */
  readonly drop: Drop
  /** What the source's web team is to be sent; null when it is not our robot that is kept out. */
  readonly robotText: InBoth | null
}

/** How our robot presents itself. */
export type Robot = Pick<RobotFacts, 'userAgent' | 'contact' | 'addresses'>

/** What facts are gathered from. */
export interface FactTools {
  readonly store: Pick<Store, 'source' | 'harvest' | 'harvests' | 'notices' | 'findingsDelta' | 'entryOf'>
  /** What a web team is told of our robot that keeps it out; null where it is not to be told. */
  readonly robot: Robot | null
  /** Leave out what takes long to find, or would be found otherwise another day. */
  readonly isBrief?: boolean
}
