import type { Aggregate } from '../../model/aggregate.ts'
import type { AssessedAddress, Fix, LostPoints, RankedFix } from '../../model/assessment.ts'
import type { LinkState } from '../../model/link.ts'
import type { Method, Points } from '../../model/score.ts'
import type { StoredScoreChange } from '../../model/score-history.ts'
import { withoutUserInfo } from '../../model/shown-address.ts'
import type { Profile } from '../../profile/profile.ts'

type Json = Readonly<Record<string, unknown>>

/** Points of one dataset under a method as the API gives them. */
export function pointsJson({ method: _, ...points }: Points): Json {
  return { ...points }
}

/** A loss as the API gives it: `fix` are the words, as `skord score` has them. */
export function lossJson({ fix, ...loss }: LostPoints): Json {
  return { ...loss, ...fixJson(fix) }
}

/** A row of what pays most as the API gives it. */
export function rankedJson({ fix, ...row }: RankedFix): Json {
  return { ...fixJson(fix), ...row }
}

function fixJson({ fix: code, label, text, property, turtle, cost }: Fix): Json {
  return { code, label, fix: text, property, turtle, cost }
}

/** What a group comes to under a method as the API gives it: mean and representative by name. */
function aggregateJson({ method: _, mean, ...aggregate }: Aggregate, { version, parameters }: Method): Json {
  return { ...mean, ...aggregate, version, parameters }
}

/** Aggregates by method. */
export function aggregatesJson(aggregates: readonly Aggregate[], { methods }: Pick<Profile, 'methods'>): Json {
  return Object.fromEntries(
    methods.flatMap(method => {
      const found = aggregates.find(aggregate => aggregate.method === method.id)
      return found === undefined ? [] : [[method.id, aggregateJson(found, method)]]
    }),
  )
}

/** A change of a dataset's points as the API gives it. */
export function changeJson({ at, harvest, changes }: StoredScoreChange): Json {
  return { at: at.toISOString(), harvestRun: harvest, changes }
}

/** A method as the API gives it, with everything that counts. */
export function methodJson({ indicators, ...method }: Method): Json {
  return { ...method, indicators: indicators.map(indicator => ({ ...indicator })) }
}

/** An address with what is known of it as the API gives it; nothing is known when it was never asked for. */
export function addressJson(
  { resource, role, url, isData }: AssessedAddress,
  state: LinkState | null,
  resources: readonly string[],
): Json {
  const link =
    state === null
      ? null
      : {
          ...state,
          url: withoutUserInfo(url),
          checkedAt: state.checkedAt.toISOString(),
          failingSince: state.failingSince?.toISOString() ?? null,
          lastGoodAt: state.lastGoodAt?.toISOString() ?? null,
          nextCheckAt: state.nextCheckAt.toISOString(),
        }
  return { on: resources[resource] ?? null, role, url: withoutUserInfo(url), isData, link }
}
