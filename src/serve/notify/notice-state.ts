import type { HarvestErrorCode, HarvestFailure } from '../../model/harvest.ts'
import type { StoredNotice } from '../../model/notice.ts'

/** Does a notice say whether the source is harvested? */
export function isState({ kind }: StoredNotice): boolean {
  return kind === 'failing' || kind === 'recovered' || kind === 'held'
}

/** Does a notice say that the source fails, or no longer does? That a held run is settled is something else. */
export function isFailureChange({ kind, details }: StoredNotice): boolean {
  return kind === 'failing' || (kind === 'recovered' && details.from !== 'held')
}

/** Why a run failed, from the notice of it. */
export function failureOf({ details: { code, ...details } }: StoredNotice): HarvestFailure {
  return { code: (code ?? 'internal') as HarvestErrorCode, details }
}
