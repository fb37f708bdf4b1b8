import type { Role } from '../../model/access.ts'

/** Who asks: the holder of a token. */
export interface Who {
  /** The token's label, which the audit log tells. */
  readonly name: string
  readonly role: Role
  /** Ids of an owner's sources; empty for the other roles. */
  readonly sources: readonly string[]
}

/**
 * What a holder can be allowed: `see` a source and what happens to it, `change` its settings, `harvest` it (previews
 * too), `decide` of its held runs; add, remove and import `sources`; see the `audit` log; make and revoke `tokens`.
 */
export type Permission = 'see' | 'change' | 'harvest' | 'decide' | 'sources' | 'audit' | 'tokens'

const granted: Readonly<Record<Role, readonly Permission[]>> = {
  administrator: ['see', 'change', 'harvest', 'decide', 'sources', 'audit', 'tokens'],
  owner: ['see', 'change', 'harvest', 'decide'],
  reader: ['see', 'audit'],
}

/** May they do this to that source? An owner may only to own sources; `null` asks whether they may to any at all. */
export function may(who: Who, permission: Permission, source: string | null): boolean {
  if (!granted[who.role].includes(permission)) return false
  return who.role !== 'owner' || source === null || who.sources.includes(source)
}
