import type { Harvest } from '../model/harvest.ts'
import type { Store } from '../store/store.ts'
import { may, type Permission, type Who } from './admin/permissions.ts'

/** What something guarded needs: a permission, for the source or the run's source that `:id` names, or for any at all. */
export interface Need {
  readonly permission: Permission
  readonly of: 'source' | 'run' | 'any'
}

/** May they have what needs this? */
export async function isGranted(
  who: Who,
  { permission, of }: Need,
  { id, store }: { readonly id: string; readonly store: Pick<Store, 'harvest'> },
): Promise<boolean> {
  if (of === 'any') return may(who, permission, null)
  return may(who, permission, of === 'source' ? id : ((await runOf(id, store))?.source ?? null))
}

/** The run that a number in an address means; null when there is none. */
export async function runOf(number: string, store: Pick<Store, 'harvest'>): Promise<Harvest | null> {
  return /^[1-9]\d{0,12}$/.test(number) ? await store.harvest(Number(number)) : null
}
