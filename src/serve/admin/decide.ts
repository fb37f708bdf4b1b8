import type { DecisionOutcome } from '../../harvest/decide.ts'
import type { Administration, HarvestOrders } from './administration.ts'
import { within } from './patience.ts'

/** How long a run that was approved is waited for, in ms. */
const patience = 20_000

/** What somebody says of a held run. */
export interface Decision {
  readonly run: number
  readonly kind: 'approved' | 'rejected'
  /** Digest of what they saw that it would remove. */
  readonly digest: string
  /** Who they are, and when they said so. */
  readonly by: string
  readonly at: Date
}

/** Approves or rejects a held run; `later` when it is being applied still, `no-harvester` where nothing is harvested. */
export async function decided(
  { kind, run, digest, by, at }: Decision,
  administration: Administration | null | undefined,
): Promise<DecisionOutcome | 'later' | 'no-harvester'> {
  const orders = administration?.orders ?? null
  if (orders === null) return 'no-harvester'
  const obey: HarvestOrders['approve'] = kind === 'approved' ? orders.approve : orders.reject
  return await within(obey({ run, digest, actor: { name: by, at } }), patience)
}
