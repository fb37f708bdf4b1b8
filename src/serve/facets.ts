import type { ResourceType } from '../model/record.ts'
import type { Profile } from '../profile/profile.ts'
import type { Facet, FacetCount, Store } from '../store/store.ts'
import { type ClosedLists, closedLists, otherValue } from './closed-lists.ts'
import { labelOf } from './describe/describe.ts'
import { formatName } from './describe/distributions.ts'
import { chosen, type Literal } from './literals.ts'
import type { PageRequest } from './view.ts'

/** How a facet stands in addresses and where its values get short codes. */
interface FacetRow {
  readonly facet: Facet
  /** Name of the query parameter. */
  readonly parameter: string
  /** Concept scheme whose codes stand in addresses; null when the value itself does. */
  readonly scheme: string | null
}

/** The facets of the search page, in the order in which they are shown. */
export const facetRows: readonly FacetRow[] = [
  { facet: 'theme', parameter: 'theme', scheme: 'data-theme' },
  { facet: 'resourceType', parameter: 'type', scheme: null },
  { facet: 'publisher', parameter: 'publisher', scheme: null },
  { facet: 'format', parameter: 'format', scheme: null },
  { facet: 'accessRights', parameter: 'access', scheme: 'access-right' },
  { facet: 'license', parameter: 'license', scheme: 'licence' },
  { facet: 'hvdCategory', parameter: 'hvd', scheme: 'hvd-category' },
]

/** What stands in an address for "not stated". */
const notStated = 'none'

const typeCodes: Readonly<Partial<Record<ResourceType, string>>> = {
  Dataset: 'dataset',
  DataService: 'data-service',
  DatasetSeries: 'dataset-series',
}

/** A facet value as it stands in an address. */
export function codeOf({ facet, scheme }: FacetRow, value: string, profile: Profile): string {
  if (value === '') return notStated
  if (facet === 'resourceType') return typeCodes[value as ResourceType] ?? value
  const code = scheme === null ? undefined : profile.schemes.get(scheme)?.concepts.get(value)?.code
  return code === undefined || code === '' ? value : code
}

/** The chosen values of every facet, from the query of an address. */
export function chosenFacets(
  query: URLSearchParams,
  lists: ClosedLists,
): Readonly<Partial<Record<Facet, readonly string[]>>> {
  const chosen = facetRows.flatMap(row => {
    const values = query.getAll(row.parameter).filter(code => code !== '')
    return values.length === 0 ? [] : [[row.facet, [...new Set(values.map(code => facetValue(row, code, lists)))]]]
  })
  return Object.fromEntries(chosen)
}

/** What to call a facet value. */
export async function facetLabel(
  facet: Facet,
  value: string,
  { request, profile, store }: { readonly request: PageRequest; readonly profile: Profile; readonly store: Store },
): Promise<Literal> {
  const { language, words } = request
  if (value === '') return { text: words.general.notStated, language }
  if (value === otherValue && facet in closedLists(profile)) return { text: words.general.otherValue, language }
  if (facet === 'resourceType') return { text: words.resourceType[value as ResourceType] ?? value, language }
  if (facet === 'publisher') {
    const organisation = await store.organisationOf(value)
    return (organisation === null ? null : chosen(organisation.name, language)) ?? { text: value, language: null }
  }
  return facet === 'format'
    ? formatName(profile, value, language)
    : (labelOf(profile, value, language) ?? { text: value, language: null })
}

/** Those publishers that have a page, and "not stated": private persons are no choice in a list. */
export async function publishersAmong(counts: readonly FacetCount[], store: Store): Promise<readonly FacetCount[]> {
  const known = await Promise.all(
    counts.map(async ({ value }) => value === '' || (await store.organisationOf(value)) !== null),
  )
  return counts.filter((_, at) => known[at])
}

/** The value that stands in an address as this code. What is in no list is asked for as it stands. */
export function facetValue({ facet }: Pick<FacetRow, 'facet'>, code: string, lists: ClosedLists): string {
  if (code === notStated) return ''
  if (facet === 'resourceType') return Object.entries(typeCodes).find(([, known]) => known === code)?.[0] ?? code
  return lists[facet]?.get(code) ?? code
}
