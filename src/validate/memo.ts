import type { ValueTest } from './constraint.ts'

/** The same test, run once per term; sound because the verdict depends on the graph alone, which does not change. */
export function memoised(termCount: number, test: ValueTest): ValueTest {
  let verdicts: Uint8Array | null = null
  return node => {
    verdicts ??= new Uint8Array(termCount)
    if (verdicts[node] === 0) verdicts[node] = test(node) ? 1 : 2
    return verdicts[node] === 1
  }
}
