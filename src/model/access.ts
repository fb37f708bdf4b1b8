/** What a token's holder may do: everything, see and change the own sources, or see. */
export type Role = 'administrator' | 'owner' | 'reader'

/** All roles, the mightiest first. */
export const roles: readonly Role[] = ['administrator', 'owner', 'reader']

/** A token as it is kept: its secret is not. */
export interface Token {
  readonly id: number
  /** Whose it is, in words. */
  readonly label: string
  readonly role: Role
  /** Ids of an owner's sources; empty for the other roles. */
  readonly sources: readonly string[]
  readonly createdAt: Date
  readonly lastUsedAt: Date | null
  /** null while it holds. */
  readonly revokedAt: Date | null
}

/** Who does something: a token's label, `cli`, or `schedule`. */
export interface Actor {
  readonly name: string
  readonly at: Date
}

/** One thing that somebody did, for ever. */
export interface AuditEntry {
  readonly id: number
  readonly at: Date
  readonly actor: string
  /** Such as `source.updated`, `run.approved`, `token.created`. */
  readonly action: string
  /** What it was done to: a source's id, a run's number, a token's label. */
  readonly subject: string
  /** What it was before and after, only what differs; null where there is nothing. Never a secret. */
  readonly before: unknown
  readonly after: unknown
}
