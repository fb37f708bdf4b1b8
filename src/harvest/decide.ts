import type { Actor } from '../model/access.ts'
import type { Harvest } from '../model/harvest.ts'
import { harvestGuarded } from './harvest-guarded.ts'
import { LeaseError } from './lease-error.ts'
import type { HarvestTools } from './tools.ts'

/** What came of an operator's word on a held run. */
export type DecisionOutcome =
  /** The run that was made of the approved one; it is `held` again when what stands has changed meanwhile. */
  | { readonly kind: 'harvested'; readonly harvest: Harvest }
  /** Approved: the next run that would remove the same is applied. It could not be made at once. */
  | { readonly kind: 'approved'; readonly why: 'taken' | 'not-kept' | 'stopped' }
  | { readonly kind: 'rejected' }
  /** There is no such run, it is not held or a later one has replaced it, it is decided already, or would remove something else. */
  | { readonly kind: 'refused'; readonly why: 'not-held' | 'decided-already' | 'other-digest' }

/** Which removal is decided of: the run's number, and the digest of what the operator saw. */
export interface Decided {
  readonly run: number
  readonly digest: string
  readonly actor: Actor
}

/**
 * Approves exactly what a held run would remove, and applies it at once by reading again what that run received, without
 * asking the source. Should something else be removed by now, the run that comes of it is held anew.
 */
export async function approveRun(decided: Decided, tools: HarvestTools): Promise<DecisionOutcome> {
  const { run, digest, actor } = decided
  const { store } = tools
  const verdict = await store.decide(run, { kind: 'approved', digest, by: actor.name, at: actor.at })
  if (verdict !== 'decided') return { kind: 'refused', why: verdict }
  const held = await store.harvest(run)
  const [source, kept] = [held && (await store.source(held.source)), await store.receivedBy(run)]
  if (source === null || kept === null) return { kind: 'approved', why: 'not-kept' }
  try {
    const harvest = await harvestGuarded(source, { ...tools, trigger: 'manual', replay: { run, ...kept } })
    return { kind: 'harvested', harvest }
  } catch (error) {
    if (error instanceof LeaseError) return { kind: 'approved', why: 'taken' }
    if (tools.signal?.aborted) return { kind: 'approved', why: 'stopped' }
    throw error
  }
}

/** Notes that what a held run would remove is to stay. The next run that would remove the same is held without a word. */
export async function rejectRun(
  { run, digest, actor }: Decided,
  { store }: Pick<HarvestTools, 'store'>,
): Promise<DecisionOutcome> {
  const verdict = await store.decide(run, { kind: 'rejected', digest, by: actor.name, at: actor.at })
  return verdict === 'decided' ? { kind: 'rejected' } : { kind: 'refused', why: verdict }
}
