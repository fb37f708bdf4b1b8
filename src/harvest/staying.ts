import type { HarvestResult } from '../store/store.ts'
import type { Absence } from './absence.ts'
import type { Run } from './run.ts'

type Judgement = Pick<HarvestResult, 'findings' | 'scores' | 'owners' | 'judgedBy'>

/**
 * What was said of a source, with what was last said of the records that stand though they are not in its answer: as long
 * as they are shown, their findings and scores are. Where such a finding stood in the document is not known any more.
 */
export async function withStaying(
  { source, tools }: Run,
  judged: Judgement,
  { absent, removed }: Pick<Absence, 'removed'> & { readonly absent: readonly string[] },
): Promise<Judgement> {
  const gone = new Set(removed)
  const staying = absent.filter(topic => !gone.has(topic))
  if (staying.length === 0) return judged
  const owners = new Map(judged.owners)
  const [findings, scores] = [[...judged.findings], [...judged.scores]]
  for (const { primaryTopic, ...last } of await tools.store.judgementOf(source.id, staying)) {
    // What it shares with others was judged with them.
    const own = last.findings.filter(({ focusNode }) => focusNode !== null && judged.owners?.has(focusNode) !== true)
    for (const { focusNode } of own) if (focusNode !== null) owners.set(focusNode, primaryTopic)
    findings.push(...own.map(finding => ({ ...finding, position: null })))
    scores.push(...last.scores)
  }
  return { ...judged, findings, scores, owners }
}
