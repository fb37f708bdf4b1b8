import type { Facet, FacetCount, Search } from './store.ts'

/** A value of a facet. */
export interface FacetValue {
  readonly facet: Facet
  readonly value: string
}

/** Facet values, each with its place in the list, and the places by facet and value (`facet value`). */
export interface FacetValues {
  readonly values: readonly FacetValue[]
  readonly placeOf: ReadonlyMap<string, number>
}

/** Something that has facet values, by their places. */
interface Faceted {
  readonly values: readonly number[]
}

/**
 * The candidates that have a chosen value of every facet with a choice, in the order given, and how many have each
 * value: a facet's own choice is left out of account in its counts, as its values are alternatives.
 */
export function narrow<Candidate extends Faceted>(
  candidates: readonly Candidate[],
  known: FacetValues,
  asked: Search['facets'],
): { readonly hits: readonly Candidate[]; readonly facets: Readonly<Record<Facet, readonly FacetCount[]>> } {
  const choices = choicesOf(known, asked)
  const facetOf = known.values.map(({ facet }) => facets.indexOf(facet))
  const counts = new Uint32Array(known.values.length)
  const hits: Candidate[] = []
  for (const candidate of candidates) {
    const failed = failedFacet(candidate, choices)
    if (failed === several) continue
    if (failed === none) hits.push(candidate)
    for (const place of candidate.values) if (failed === none || facetOf[place] === failed) counts[place]++
  }
  return { hits, facets: counted(known, counts, choices) }
}

const facets: readonly Facet[] = [
  'theme',
  'publisher',
  'format',
  'license',
  'accessRights',
  'hvdCategory',
  'resourceType',
]

/** Places of the values chosen, by place of the facet in `facets`; a value that nothing has has no place. */
type Choices = readonly { readonly facet: number; readonly places: ReadonlySet<number> }[]

function choicesOf({ placeOf }: FacetValues, asked: Search['facets']): Choices {
  return facets.flatMap((name, facet) => {
    const wanted = asked[name] ?? []
    const places = wanted.flatMap(value => placeOf.get(`${name} ${value}`) ?? [])
    return wanted.length === 0 ? [] : [{ facet, places: new Set(places) }]
  })
}

const none = -1
const several = -2

/** The one facet whose choice leaves the candidate out; it still counts among the alternatives of that facet. */
function failedFacet({ values }: Faceted, choices: Choices): number {
  let failed = none
  for (const { facet, places } of choices) {
    if (values.some(place => places.has(place))) continue
    if (failed !== none) return several
    failed = facet
  }
  return failed
}

/** Values that occur or are chosen, the most frequent first. */
function counted({ values }: FacetValues, counts: Uint32Array, choices: Choices): Record<Facet, readonly FacetCount[]> {
  const isChosen = (place: number): boolean => choices.some(({ places }) => places.has(place))
  const byFacet = Map.groupBy(
    values.map(({ facet, value }, place) => ({
      facet,
      value,
      count: counts[place],
      isKept: counts[place] > 0 || isChosen(place),
    })),
    ({ facet }) => facet,
  )
  const of = (facet: Facet): FacetCount[] =>
    (byFacet.get(facet) ?? []).flatMap(({ value, count, isKept }) => (isKept ? [{ value, count }] : [])).sort(byCount)
  return {
    theme: of('theme'),
    publisher: of('publisher'),
    format: of('format'),
    license: of('license'),
    accessRights: of('accessRights'),
    hvdCategory: of('hvdCategory'),
    resourceType: of('resourceType'),
  }
}

function byCount(a: FacetCount, b: FacetCount): number {
  return b.count - a.count || (a.value < b.value ? -1 : 1)
}
