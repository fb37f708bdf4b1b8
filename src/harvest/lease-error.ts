/** Why a run may not go on: another one has the source; or has taken it over, or it is removed or another source by now. */
export class LeaseError extends Error {
  readonly code: 'taken' | 'lost'
  readonly source: string

  constructor(code: LeaseError['code'], source: string, options?: ErrorOptions) {
    super(`the lease of source ${source} is ${code}`, options)
    this.name = 'LeaseError'
    this.code = code
    this.source = source
  }
}
