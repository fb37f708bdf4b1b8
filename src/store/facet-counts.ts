import type { Facet, FacetCount, Gather, Search } from './store.ts'

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

/** Facet values as a search counts them: several may count as one. */
interface Gathered extends FacetValues {
  /** Place among `values` that each place of a candidate counts at. */
  readonly gathers: Uint32Array
}

/** What the values count as, in the order of the first of each. */
export function gathered({ values }: FacetValues, gather: Gather = (_, value) => value): Gathered {
  const placeOf = new Map<string, number>()
  const standing: FacetValue[] = []
  const gathers = Uint32Array.from(values, ({ facet, value }) => {
    const stands = gather(facet, value)
    const key = `${facet} ${stands}`
    const known = placeOf.get(key)
    if (known !== undefined) return known
    placeOf.set(key, standing.length)
    return standing.push({ facet, value: stands }) - 1
  })
  return { values: standing, placeOf, gathers }
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
  known: Gathered,
  asked: Search['facets'],
): { readonly hits: readonly Candidate[]; readonly facets: Readonly<Record<Facet, readonly FacetCount[]>> } {
  const choices = choicesOf(known, asked)
  const facetOf = known.values.map(({ facet }) => facets.indexOf(facet))
  const counts = new Uint32Array(known.values.length)
  const countedIn = new Uint32Array(known.values.length)
  const hits: Candidate[] = []
  for (const [number, candidate] of candidates.entries()) {
    const failed = failedFacet(candidate, known.gathers, choices)
    if (failed === several) continue
    if (failed === none) hits.push(candidate)
    for (const value of candidate.values) {
      const place = known.gathers[value]
      if (countedIn[place] === number + 1 || (failed !== none && facetOf[place] !== failed)) continue
      countedIn[place] = number + 1
      counts[place]++
    }
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
function failedFacet({ values }: Faceted, gathers: Uint32Array, choices: Choices): number {
  let failed = none
  for (const { facet, places } of choices) {
    if (values.some(value => places.has(gathers[value]))) continue
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
