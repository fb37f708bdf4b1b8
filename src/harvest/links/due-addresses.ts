import type { DueLink } from '../../model/link.ts'
import type { LinkTools } from './tools.ts'

/** Which addresses a round is of: all that are due, unless told otherwise. */
export interface RoundScope {
  /** Those of one source's datasets alone. */
  readonly source?: string
  /** Also those that are not due yet. */
  readonly all?: boolean
}

type DueTools = Pick<LinkTools, 'store' | 'limits' | 'now'>

/** The addresses that a round is to ask for, those waiting longest first, within its limits. */
export async function dueAddresses(scope: RoundScope, { store, limits, now }: DueTools): Promise<readonly DueLink[]> {
  const { source, all = false } = scope
  const { most: limit, perHost, perDataset } = limits
  if (source === undefined && !all) return store.dueLinks({ now: now(), limit, perHost, perDataset })
  const sources = source === undefined ? (await store.sources()).map(({ id }) => id) : [source]
  const urls = new Set<string>()
  for (const id of sources) for (const url of await namedBy(id, { store, perDataset })) urls.add(url)
  const states = await store.linkStates([...urls])
  const links = [...urls].map(url => ({ url, host: hostOf(url), state: states.get(url) ?? null }))
  const due = all ? links : links.filter(({ state }) => state === null || state.nextCheckAt <= now())
  const waiting = ({ state }: DueLink): number => state?.nextCheckAt.getTime() ?? 0
  return withinHosts(
    due.sort((a, b) => waiting(a) - waiting(b)),
    perHost,
  ).slice(0, limit)
}

async function namedBy(
  source: string,
  { store, perDataset }: Pick<LinkTools, 'store'> & { readonly perDataset: number },
): Promise<readonly string[]> {
  const urls: string[] = []
  for await (const { assessment } of store.assessments({ source })) {
    urls.push(...[...new Set(assessment.addresses.map(({ url }) => url))].slice(0, perDataset))
  }
  return urls
}

function withinHosts(links: readonly DueLink[], perHost: number): readonly DueLink[] {
  const taken = new Map<string, number>()
  return links.filter(({ host }) => {
    const before = taken.get(host) ?? 0
    taken.set(host, before + 1)
    return before < perHost
  })
}

/** Host with port, as requests are counted by; '' of what is no address. */
export function hostOf(url: string): string {
  return URL.parse(url)?.host ?? ''
}
