import { assessGraph } from '../harvest/assess-graph.ts'
import type { AssessedDataset } from '../model/assessment.ts'
import { headlineMethod, type Method } from '../model/score.ts'
import type { Profile } from '../profile/profile.ts'
import type { Graph } from '../rdf/graph.ts'
import { aggregate } from '../score/aggregate.ts'
import { type Mending, mend } from '../score/mend.ts'
import { improveWords } from '../text/improve.ts'
import { CliError, type Context } from './context.ts'
import { choose } from './options.ts'
import { figure } from './score-figure.ts'

/** A graph with improvements in it, and what to tell of them. */
export interface Improvement {
  readonly graph: Graph
  readonly lines: readonly string[]
}

/** `--improve licence=<iri>` or `--improve media-type`, each a code of the ranked fixes. @throws CliError for a code that is none */
function mendingsOf(words: readonly string[], { schemes }: Profile, context: Context): readonly Mending[] {
  const codes = [...(schemes.get('score-fixes')?.concepts.values() ?? [])].map(({ code }) => [code, code])
  return words.map(word => {
    const at = word.indexOf('=')
    const [code, value] = at === -1 ? [word, null] : [word.slice(0, at), word.slice(at + 1)]
    return { fix: choose(Object.fromEntries(codes), ['--improve', code], context), value }
  })
}

/**
 * Makes changes that `skord score` ranks wherever points are lost for them. A value that is not stated is only written where
 * it follows from what stands there.
 * @throws CliError when a change needs a value and none is stated
 */
export async function improve(graph: Graph, words: readonly string[], context: Context): Promise<Improvement> {
  const profile = await context.profile('dcat-ap-se')
  const mendings = mendingsOf(words, profile, context)
  if (mendings.length === 0) return { graph, lines: [] }
  const before = await assessed(graph, profile, context)
  const assessments = before.map(({ assessment }) => assessment)
  const { graph: mended, made, left } = mend(graph, mendings, { assessments, profile, examples: false })
  const needed = mendings.find(({ fix }) => (made.get(fix) ?? 0) === 0 && (left.get(fix) ?? 0) > 0)
  const text = improveWords[context.language]
  if (needed !== undefined) throw new CliError(text.needsValue(needed.fix, left.get(needed.fix) ?? 0))
  const after = await assessed(mended, profile, context)
  const lines = mendings.map(({ fix }) =>
    text.made(labelOf(fix, profile, context), made.get(fix) ?? 0, left.get(fix) ?? 0),
  )
  return { graph: mended, lines: [...lines, ...scoreLines([before, after], profile, context)] }
}

async function assessed(graph: Graph, profile: Profile, context: Context): Promise<readonly AssessedDataset[]> {
  const baseline = await context.profile('dcat-ap')
  const { signal, now } = context.tools
  return assessGraph(graph, { profile, baseline, link: () => null, asOf: now(), signal })
}

function labelOf(code: string, { schemes }: Profile, { language }: Context): string {
  const rows = [...(schemes.get('score-fixes')?.concepts.values() ?? [])]
  return rows.find(row => row.code === code)?.label[language] ?? code
}

/** The mean before and after by the leading method, and by those others that it changes under. */
function scoreLines(
  sides: readonly (readonly AssessedDataset[])[],
  { methods }: Profile,
  { language }: Context,
): readonly string[] {
  return methods.flatMap(method => {
    const [before, after] = sides.map(side => figure(mean(side, method), method.maxPoints, language))
    if (before === after && method.id !== headlineMethod) return []
    return [improveWords[language].score(method.label[language], before, after)]
  })
}

function mean(datasets: readonly AssessedDataset[], method: Method): number {
  return (
    aggregate(
      datasets.map(({ assessment }) => assessment),
      method,
    )?.mean.points ?? 0
  )
}
