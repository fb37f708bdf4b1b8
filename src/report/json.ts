import { explainedDataset, worstFirst } from './datasets.ts'
import { fixNames } from './fix-names.ts'
import type { QualityInput } from './quality-input.ts'
import type { ReportedDataset } from './quality-report.ts'
import { qualityReport } from './report.ts'

/**
 * The report itself, every dataset explained and on a line of its own. Its losses name their fix, whose words stand once in
 * `fixes`, at the end; in those words `{$found}` stands for what the loss has as `found`. The words of an indicator are those
 * in `methods`. In pieces, as the datasets of a large organisation are more than one text can hold, and explained one by one,
 * as they are more than memory should.
 */
export function* json(input: QualityInput): Iterable<string> {
  const { datasets: _, ...rest } = qualityReport(input, { explained: 0 })
  yield `${JSON.stringify(rest, null, 2).slice(0, -2)},\n  "datasets": [`
  const fixes = fixNames()
  const inOrder = [...input.datasets].sort(worstFirst(input.method))
  for (const [at, dataset] of inOrder.entries()) {
    yield `${at === 0 ? '' : ','}\n    ${JSON.stringify(packed(explainedDataset(dataset, input), fixes.nameOf))}`
  }
  yield inOrder.length === 0 ? ']' : '\n  ]'
  const lines = fixes.all().map(([name, fix]) => `${JSON.stringify(name)}: ${JSON.stringify(fix)}`)
  yield `,\n  "fixes": {${lines.map(line => `\n    ${line}`).join(',')}${lines.length === 0 ? '' : '\n  '}}\n}\n`
}

/** A dataset in few words: what a loss does not have is left out. */
function packed({ losses, ...dataset }: ReportedDataset, nameOf: ReturnType<typeof fixNames>['nameOf']): unknown {
  const own = losses?.map(loss => {
    const { label: _, fix, notes, found, line, distribution, on, ...rest } = loss
    return {
      ...rest,
      ...(distribution === null ? {} : { on, distribution }),
      ...(found === null ? {} : { found }),
      ...(line === null ? {} : { line }),
      ...(notes.length === 0 ? {} : { notes }),
      fix: nameOf(fix, found),
    }
  })
  return { ...dataset, losses: own ?? null }
}
