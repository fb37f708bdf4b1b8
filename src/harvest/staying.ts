import type { Assessment } from '../model/assessment.ts'
import { withPoints } from '../score/tally.ts'
import type { Absence } from './absence.ts'
import type { Judgement } from './outcome.ts'
import type { Run } from './run.ts'

/**
 * What was said of a source, with what was last said of the records that stand though they are not in its answer: as long
 * as they are shown, their findings and scores are, counted as all others are. Where what was found stood in the document is
 * not known any more.
 */
export async function withStaying(
  { source, tools, profile }: Run,
  judged: Judgement,
  { absent, removed }: Pick<Absence, 'removed'> & { readonly absent: readonly string[] },
): Promise<Judgement> {
  const gone = new Set(removed)
  const staying = absent.filter(topic => !gone.has(topic))
  if (staying.length === 0) return judged
  const owners = new Map(judged.owners)
  const [findings, assessed] = [[...judged.findings], [...judged.assessed]]
  for (const { primaryTopic, ...last } of await tools.store.judgementOf(source.id, staying)) {
    // What it shares with others was judged with them.
    const own = last.findings.filter(({ focusNode }) => focusNode !== null && judged.owners?.has(focusNode) !== true)
    for (const { focusNode } of own) if (focusNode !== null) owners.set(focusNode, primaryTopic)
    findings.push(...own.map(finding => ({ ...finding, position: null })))
    const assessments = last.assessed.map(({ assessment }) => withoutLines(assessment))
    assessed.push(...withPoints(assessments, profile.methods))
  }
  return { ...judged, findings, assessed, owners }
}

function withoutLines(assessment: Assessment): Assessment {
  return {
    ...assessment,
    evidence: assessment.evidence.map(each => ({ ...each, line: null })),
    addresses: assessment.addresses.map(each => ({ ...each, line: null })),
  }
}
