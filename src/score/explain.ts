import type { Assessment, Evidence, LossCause, LostPoints } from '../model/assessment.ts'
import type { Bilingual } from '../model/finding.ts'
import type { Method } from '../model/score.ts'
import { bilingual } from '../profile/labels.ts'
import type { Profile } from '../profile/profile.ts'
import { bringsDistribution } from './candidates.ts'
import { aboutResource } from './evidence.ts'
import { fixTableOf } from './fix-table.ts'
import { type Loss, lossesOf } from './losses.ts'
import { evidenceFor, type FixPlace, fixAt } from './wording.ts'

/**
 * Why a dataset does not have all points of a method: one explanation for each measurement that lacks some, in the order of
 * the measurements. Their points sum up to what is lacking to the ceiling.
 */
export function explain(assessment: Assessment, method: Method, profile: Profile): readonly LostPoints[] {
  const asked = new Set(assessment.addresses.map(({ resource, role }) => `${resource} ${role}`))
  return lossesOf(assessment.pattern, method, profile).map(loss => {
    const place = placeOf(loss, assessment, profile)
    const found = place.fix.split(' ').flatMap(fix => evidenceFor(assessment, { fix, resource: place.resource }))
    const { tests } = loss.indicator
    const evidence = [...found, ...tests.flatMap(fix => evidenceFor(assessment, { fix, resource: loss.resource }))]
    const shown = evidence.find(({ value }) => value !== null)
    const told = shown ?? evidence.find(({ line }) => line !== null)
    return {
      indicator: loss.indicator.id,
      points: loss.points,
      on: assessment.resources[loss.resource],
      found: shown?.value ?? null,
      line: told?.line ?? lineOf(assessment, loss.resource),
      cause: causeOf(loss, asked),
      gain: loss.gain,
      fix: fixAt(assessment, place, profile),
      notes: evidence.flatMap(entry => notesOf(entry, profile)),
    }
  })
}

/** Where the fix is made; without one that turns anything, where the first of the indicator's would be. */
function placeOf({ fixes, indicator, resource }: Loss, { resources }: Assessment, profile: Profile): FixPlace {
  if (fixes.length > 0) return { fix: fixes.map(({ fix }) => fix).join(' '), resource: fixes[0].resource }
  const isWithout = resources.length === 1 && indicator.computedOn === 'distribution'
  const fix = isWithout ? bringsDistribution : (indicator.fixes.at(0) ?? '')
  const isOnDataset = fixTableOf(profile).get(fix)?.on === 'dataset'
  return { fix, resource: isOnDataset ? 0 : resource }
}

/** `asked` holds the place and the role of every address. */
function causeOf({ isUnknown, isMapped, roles, resource }: Loss, asked: ReadonlySet<string>): LossCause {
  if (isUnknown) return 'method'
  if (isMapped) return 'mapping'
  const isAsked = roles.some(role => asked.has(`${resource} ${role}`))
  return isAsked ? 'link' : 'source'
}

function lineOf(assessment: Assessment, resource: number): number | null {
  return evidenceFor(assessment, { fix: aboutResource, resource }).at(0)?.line ?? null
}

/** What is to be said of a place besides: broken rules, what came of asking for an address. */
function notesOf({ notes = [], outcome }: Evidence, { schemes }: Profile): Bilingual[] {
  if (outcome === undefined) return [...notes]
  const rows = [...(schemes.get('link-outcomes')?.concepts.values() ?? [])]
  const label = rows.find(({ code }) => code === outcome)?.label
  const words = label === undefined ? null : bilingual(label)
  return words === null ? [...notes] : [...notes, words]
}
