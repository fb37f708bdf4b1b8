import type { Finding, Problem, Stage } from '../model/finding.ts'
import { explain } from '../profile/explain.ts'
import type { HarvestResult, Remembered, Store } from '../store/store.ts'
import { createFindingTally, type FindingTally } from './findings-delta.ts'
import type { Outcome } from './outcome.ts'
import type { Run } from './run.ts'

/** So many findings are read from the store at a time. */
const pageSize = 5000

/**
 * How findings differ from those of the source that stand, and the rules newly violated. Of a source that was never
 * judged there is nothing to say; and where it is we who judge by something else now, no rule is newly violated.
 */
export async function sinceLastJudged(
  { source, tools, log }: Run,
  { findings, judgedBy }: Pick<HarvestResult, 'findings' | 'judgedBy'>,
  remembered: Remembered,
): Promise<Pick<Outcome, 'findingsDelta' | 'newRules'>> {
  if (remembered.judgedBy === null) return {}
  const tally = await tallyOf(source.id, tools.store)
  const findingsDelta = tally.compareWith(findings)
  const newRules = remembered.judgedBy === judgedBy ? tally.newlyViolated(findings) : []
  log.info('harvest.judged', { findings: findings.length, rulesThatDiffer: findingsDelta.length })
  return { findingsDelta, newRules }
}

/** The stages whose findings are of the documents and how they came, whatever graph they hold. */
const ofDocuments: ReadonlySet<Stage> = new Set(['fetch', 'parse', 'source'])

/** Is there the same to complain of in the documents as in those that were judged last? */
export async function isSameComplaint({ source, tools, profile }: Run, problems: readonly Problem[]): Promise<boolean> {
  const tally = await tallyOf(source.id, tools.store, ({ stage }) => ofDocuments.has(stage))
  return tally.compareWith(explain(profile, problems)).length === 0
}

/** Counts the findings of a source that stand, all of them or some. */
async function tallyOf(
  source: string,
  { findings }: Pick<Store, 'findings'>,
  isCounted: (finding: Finding) => boolean = () => true,
): Promise<FindingTally> {
  const tally = createFindingTally()
  for (let offset = 0, total = 1; offset < total; offset += pageSize) {
    const page = await findings({ source }, { limit: pageSize, offset })
    for (const finding of page.items) if (isCounted(finding)) tally.add(finding)
    total = page.total
  }
  return tally
}
