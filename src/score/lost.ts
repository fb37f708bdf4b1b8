import type { Bilingual } from '../model/finding.ts'
import type { Indicator, Measurement, Score } from '../model/score.ts'
import type { Profile } from '../profile/profile.ts'
import type { Graph } from '../rdf/graph.ts'
import { type Fix, fixed, fixOf, type Place } from './fixes.ts'
import { judgeDatasets, judges } from './judge.ts'
import { type Given, idOf, type Scene, sceneOf } from './scene.ts'
import { Tally } from './score.ts'

/**
 * Why points are lost: the publisher's metadata, a value that only our export translates, an address that does not
 * answer, or that it could not be judged.
 */
type Cause = 'source' | 'mapping' | 'link' | 'method'

/** Points that a dataset does not get from one indicator, and how to get them. */
export interface LostPoints {
  readonly indicator: string
  readonly points: number
  /** The dataset or the distribution that counts. */
  readonly on: string
  /** What stands there now; null when nothing does. */
  readonly found: string | null
  readonly cause: Cause
  /** By how much the dataset's total rises with this fix alone, found by scoring a copy so mended. */
  readonly gain: number
  readonly fix: Bilingual
}

/** What scores were computed from. */
export interface Subject {
  readonly graph: Graph
  readonly profile: Profile
  readonly given: Given
}

/** What each dataset loses, by its name, in the order of the indicators. The scores are those of the same subject. */
export function lostPoints(scores: readonly Score[], subject: Subject): ReadonlyMap<string, readonly LostPoints[]> {
  const loss = new Loss(subject)
  return new Map(scores.map(score => [score.computedOn, loss.of(score)]))
}

/** Explains scores of one subject; holds what is prepared once, hence a class. */
class Loss {
  readonly #scene: Scene
  readonly #exported: Scene
  readonly #tally: Tally
  readonly #indicators: readonly Indicator[]
  readonly #fixes: ReadonlyMap<string, Fix>
  readonly #words: ReadonlyMap<string, Bilingual>

  constructor({ graph, profile, given }: Subject) {
    this.#scene = sceneOf(graph, profile, given)
    this.#exported = sceneOf(graph, profile, { ...given, parameters: { ...given.parameters, mapping: 'eu-export' } })
    this.#tally = new Tally(profile.indicators, this.#scene.parameters, '')
    this.#indicators = profile.indicators
    const rows = [...(profile.schemes.get('mqa-metrics')?.concepts.values() ?? [])]
    this.#fixes = new Map(rows.map(row => [row.code, fixOf(row)]))
    this.#words = new Map(rows.map(row => [row.code, { sv: row.more.fix_sv ?? '', en: row.more.fix_en ?? '' }]))
  }

  of(score: Score): LostPoints[] {
    return score.measurements.flatMap((measurement, place) => {
      const points = this.#tally.weight(place) - measurement.points
      return points <= 0 ? [] : [this.#explained(score, measurement, { place, points })]
    })
  }

  #explained(
    score: Score,
    measurement: Measurement,
    at: { readonly place: number; readonly points: number },
  ): LostPoints {
    const indicator = this.#indicators[at.place]
    const place = this.#placeOf(score, indicator)
    const found = this.#found(measurement, place)
    const cause = this.#cause(measurement, found)
    return {
      indicator: indicator.id,
      points: at.points,
      on: measurement.computedOn,
      found,
      cause,
      gain: this.#gain(score, place, this.#fixFor(indicator.id, cause === 'mapping' ? found : null)),
      fix: this.#words.get(indicator.id) ?? { sv: '', en: '' },
    }
  }

  #placeOf(score: Score, { computedOn }: Indicator): Place {
    const { graph } = this.#scene
    const distribution = score.bestDistribution === null ? null : idOf(graph, score.bestDistribution)
    return { dataset: idOf(graph, score.computedOn), distribution, isOnDistribution: computedOn === 'distribution' }
  }

  /** The value that was judged, of an address with the status it answered with. */
  #found({ isMeasurementOf, computedOn }: Measurement, place: Place): string | null {
    if (place.isOnDistribution && place.distribution === null) return null
    const { graph, urlStatus } = this.#scene
    const properties = (this.#fixes.get(isMeasurementOf) ?? []).map(([property]) => graph.iri(property))
    const [value] = properties.flatMap(property => graph.objectsOf(idOf(graph, computedOn), property))
    if (value === undefined) return null
    const text = graph.value(value)
    const status = urlStatus?.get(text)
    return isStatusCode(isMeasurementOf) && status !== undefined ? `${text} (${status})` : text
  }

  #cause({ isMeasurementOf, computedOn, value }: Measurement, found: string | null): Cause {
    if (value === null) return 'method'
    if (found === null) return 'source'
    if (isStatusCode(isMeasurementOf)) return 'link'
    const isMapped = judges[isMeasurementOf](this.#exported)(idOf(this.#scene.graph, computedOn))
    return isMapped === true ? 'mapping' : 'source'
  }

  /** The fix of the table; where our export knows the value, with the very value that the export writes. */
  #fixFor(indicator: string, found: string | null): Fix {
    const fix = this.#fixes.get(indicator) ?? []
    if (found === null) return fix
    const { fileTypeOf, mediaTypeOf } = this.#exported.lists
    return fix.map(([property, value]) => {
      const exported = value.includes('/file-type/')
        ? fileTypeOf(found)
        : value.includes('/media-types/')
          ? mediaTypeOf(found)
          : null
      return [property, exported ?? value]
    })
  }

  #gain(score: Score, place: Place, fix: Fix): number {
    const judgements = judgeDatasets(fixed(this.#scene, place, fix), this.#indicators)
    const after = judgements.find(({ dataset }) => dataset === score.computedOn)
    return after === undefined ? 0 : this.#tally.score(after).points - score.points
  }
}

const isStatusCode = (indicator: string): boolean => indicator.endsWith('StatusCode')
