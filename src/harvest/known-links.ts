import type { AssessedDataset } from '../model/assessment.ts'
import type { KnownLink } from '../model/link.ts'
import type { Method } from '../model/score.ts'
import { relink } from '../score/relink.ts'
import { withPoints } from '../score/tally.ts'
import type { Store } from '../store/store.ts'
import { knownLink } from './links/next-state.ts'

/** What is known of addresses. */
export type KnownLinks = ReadonlyMap<string, KnownLink>

/** What is missing, and by what it is counted. */
interface Elsewhere {
  readonly known: KnownLinks
  readonly methods: readonly Method[]
  readonly store: Pick<Store, 'linkStates'>
}

/**
 * Assessments with what is known of addresses that this source did not have so far and others have: they were asked for
 * already, and will not be asked for again only because one more dataset names them. And all that is known of links then.
 */
export async function withLinksOfOthers(
  assessed: readonly AssessedDataset[],
  { known, methods, store }: Elsewhere,
): Promise<{ readonly assessed: readonly AssessedDataset[]; readonly links: KnownLinks }> {
  const named = assessed.flatMap(({ assessment }) => assessment.addresses.map(({ url }) => url))
  const states = await store.linkStates([...new Set(named)].filter(url => !known.has(url)))
  if (states.size === 0) return { assessed, links: known }
  const links = new Map([...known, ...[...states].map(([url, state]) => [url, knownLink(state)] as const)])
  const relinked = assessed.map(each => {
    if (!each.assessment.addresses.some(({ url }) => states.has(url))) return each
    const assessment = relink(each.assessment, url => links.get(url) ?? null)
    return assessment === each.assessment ? each : withPoints([assessment], methods)[0]
  })
  return { assessed: relinked, links }
}
