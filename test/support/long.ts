/** With SKORD_LONG=1, tests that judge by samples judge everything: some minutes in all. The one reader of it. */
export const isLong: boolean = process.env.SKORD_LONG === '1'

/** How many of some cases are tried, of all that a long run tries; said in the title of the test. */
export function sampled(cases: number, all: number): number {
  return isLong ? all : cases
}
