import type { QualityInput, RuleFindings } from '../../report/quality-input.ts'
import type { Organisation, Store, StoredAssessment } from '../../store/store.ts'
import { numberOf } from '../links.ts'

/** How many addresses are asked about at a time. */
const pageSize = 500

/** What the strict status of every address was. */
export async function statusesOf(
  stored: readonly StoredAssessment[],
  store: Pick<Store, 'linkStates'>,
): Promise<QualityInput['statusOf']> {
  const urls = [...new Set(stored.flatMap(({ assessment }) => assessment.addresses.map(({ url }) => url)))]
  const statuses = new Map<string, number>()
  for (let from = 0; from < urls.length; from += pageSize) {
    for (const { url, status } of (await store.linkStates(urls.slice(from, from + pageSize))).values()) {
      statuses.set(url, status)
    }
  }
  return url => statuses.get(url) ?? null
}

/** What all sources of the datasets were judged by; null when it was not the same. */
export async function basisOf(
  stored: readonly StoredAssessment[],
  store: Pick<Store, 'remembered'>,
): Promise<QualityInput['basis']> {
  const sources = [...new Set(stored.map(({ source }) => source))]
  const all = await Promise.all(sources.map(async source => (await store.remembered(source)).basis))
  const [first = null] = all
  const isSame = all.every(basis => basis?.methods === first?.methods && basis?.vocabularies === first?.vocabularies)
  return isSame ? first : null
}

/** What breaks rules in the metadata of an organisation, with the page that lists each. */
export async function findingsOf(
  organisation: Pick<Organisation, 'iri' | 'ctx' | 'entry'>,
  store: Pick<Store, 'findingGroups' | 'syntaxes'>,
): Promise<readonly RuleFindings[]> {
  const [groups, syntaxes] = await Promise.all([store.findingGroups({ publisher: organisation.iri }), store.syntaxes()])
  const page = `/organisations/${numberOf(organisation)}`
  return groups.map(({ example, count, resources }) => ({
    example,
    count,
    resources,
    syntax: example.entry === null ? null : (syntaxes.get(example.entry.ctx) ?? null),
    path: `${page}?rule=${encodeURIComponent(example.sourceShape)}`,
  }))
}
