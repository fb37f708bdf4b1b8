import { isDeepStrictEqual } from 'node:util'
import type { KnownLinks } from './known-links.ts'
import { rescore } from './links/rescore.ts'
import type { Run } from './run.ts'

/**
 * Scores anew what links decide that were asked for while the run judged by what was known before; after it is saved, so that
 * no verdict on a link is lost to a harvest that goes on at the same time.
 */
export async function catchUpLinks({ source, tools, profile }: Run, judgedBy: KnownLinks): Promise<void> {
  const { store, now, log } = tools
  const known = await store.knownLinks(source.id)
  const changes = [...known].flatMap(([url, after]) => {
    const before = judgedBy.get(url) ?? null
    return isDeepStrictEqual(before, after) ? [] : [[url, { before, after }] as const]
  })
  if (changes.length === 0) return
  const { rescored } = await rescore(new Map(changes), { store, methods: profile.methods, now })
  if (rescored > 0) log.info({ event: 'harvest.links-caught-up', source: source.id, datasets: rescored })
}
