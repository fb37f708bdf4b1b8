import type { Profile } from '../profile/profile.ts'
import { kinds } from '../source/kinds.ts'
import type { Before, Kind } from '../source/reading.ts'
import type { StoredSource } from '../store/store.ts'
import { fingerprint } from './fingerprint.ts'
import { createStopwatch, type Stopwatch } from './stopwatch.ts'
import type { HarvestTools } from './tools.ts'

/** One harvest of one source, from its start. */
export interface Run {
  readonly source: StoredSource
  readonly tools: HarvestTools
  readonly kind: Kind
  readonly profile: Profile
  /** The European baseline, which compliance is judged by; null when it is not loaded. */
  readonly baseline: Profile | null
  /** Fingerprint of the profiles. */
  readonly judgedBy: string
  readonly startedAt: Date
  readonly watch: Stopwatch
}

/** @throws Error when the source is of a kind that there is not, or asks for a profile that is not loaded */
export function startRun(source: StoredSource, tools: HarvestTools): Run {
  if (!Object.hasOwn(kinds, source.kind)) throw new Error(`source ${source.id} is of unknown kind ${source.kind}`)
  const profile = tools.profiles.get(source.profile)
  if (profile === undefined) throw new Error(`source ${source.id} asks for profile ${source.profile}, not loaded`)
  const baseline = tools.profiles.get('dcat-ap') ?? null
  const judgedBy = fingerprint(baseline === null ? [profile] : [profile, baseline])
  const kind = kinds[source.kind]
  return { source, tools, kind, profile, baseline, judgedBy, startedAt: tools.now(), watch: createStopwatch() }
}

/** What makes the request conditional: nothing when everything is to be judged anew. */
export async function rememberedBy({ source, tools, judgedBy }: Run): Promise<Before> {
  const { judgedBy: judgedThen, ...before } = await tools.store.validatorsOf(source.id)
  const isAnew = tools.force === true || judgedThen !== judgedBy
  return isAnew ? { etag: null, lastModified: null, documentChecksum: null } : before
}
