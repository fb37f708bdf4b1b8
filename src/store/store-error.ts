/** Why the store cannot be used, or not for this. */
export type StoreErrorCode = 'unsupported-database' | 'newer-version' | 'no-such-source' | 'lease-lost'

/** What the store says no to; bad metadata never leads here. */
export class StoreError extends Error {
  readonly code: StoreErrorCode

  constructor(code: StoreErrorCode, message: string) {
    super(message)
    this.name = 'StoreError'
    this.code = code
  }
}
