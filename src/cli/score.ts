import { z } from 'zod'
import { complianceWith } from '../harvest/compliance.ts'
import { type Method, methods, parameterValues } from '../score/parameters.ts'
import type { Given } from '../score/scene.ts'
import { scoreDatasets } from '../score/score.ts'
import { meanOf } from '../score/summary.ts'
import type { Define } from './command.ts'
import { CliError, type Context } from './context.ts'
import { readGraph } from './convert.ts'
import { readInput } from './input.ts'
import { choose, numberOption, repeated } from './options.ts'
import { scoreJson } from './score-json.ts'
import { scoreText } from './score-text.ts'
import type { Scored, Scoring } from './scoring.ts'

const formats: Readonly<Record<string, (scoring: Scoring, context: Context) => string>> = {
  text: scoreText,
  json: scoring => JSON.stringify(scoreJson(scoring), null, 2),
}

const byId: Readonly<Record<string, Method>> = Object.fromEntries(methods.map(method => [method.id, method]))

interface Options {
  readonly method?: readonly string[]
  readonly format: string
  readonly given?: string
  readonly set?: readonly string[]
  readonly failUnder?: string
  readonly mediaType?: string
}

/** `skord score`: the quality of an input's metadata. */
export const defineScore: Define = (program, text, run) => {
  program
    .command('score')
    .description(text.score.about)
    .argument('<input>', text.input)
    .option('--method <id>', `${text.score.method}: ${Object.keys(byId).join(', ')}`, repeated)
    .option('--format <format>', `${text.format}: ${Object.keys(formats).join(', ')}`, 'text')
    .option('--given <file>', text.score.given)
    .option('--set <parameter=value>', text.score.set, repeated)
    .option('--fail-under <n>', text.score.failUnder)
    .option('--media-type <type>', text.mediaType)
    .action((name: string, options: Options) => run(context => score(name, options, context)))
}

async function score(name: string, options: Options, context: Context): Promise<number> {
  const format = choose(formats, ['--format', options.format], context)
  const chosen = (options.method ?? Object.keys(byId)).map(id => choose(byId, ['--method', id], context))
  const limit = options.failUnder === undefined ? null : numberOption('--fail-under', options.failUnder, context)
  const settings = settingsOf(options.set ?? [], context)
  const facts = await readGiven(options.given, context)
  const profile = await context.profile('dcat-ap-se')
  const { graph } = await readGraph(await readInput(name, context, options.mediaType ?? null), context)
  const compliant = facts?.compliant ?? (await complianceWith(await context.profile('dcat-ap'), graph, context.tools))
  const scored = chosen.map(({ id, parameters }): Scored => {
    const urlStatus = facts?.urlStatus ?? null
    const given: Given = { urlStatus, compliant, method: id, parameters: { ...parameters, ...settings } }
    const scores = scoreDatasets(graph, profile, given)
    return { method: id, mean: meanOf(scores), scores, given }
  })
  context.print(format({ name, graph, profile, methods: scored }, context))
  return limit !== null && scored.some(({ mean }) => (mean?.points ?? 0) < limit) ? 1 : 0
}

/** `--set parameter=value`, each checked against the values there are. */
function settingsOf(words: readonly string[], context: Context): Readonly<Record<string, string>> {
  const settings = words.map(word => {
    const [name, value = ''] = word.split('=')
    const values: readonly string[] = choose<readonly string[]>(parameterValues, ['--set', name], context)
    if (!values.includes(value)) throw new CliError(context.text.errors.choice(name, value, values.join(', ')))
    return [name, value]
  })
  return Object.fromEntries(settings)
}

const givenSchema = z.strictObject({
  urlStatus: z.record(z.string(), z.number()).optional(),
  dcatApCompliant: z.boolean().nullable().optional(),
  note: z.string().optional(),
})

/** What `--given` states; null without it: then nothing is known of links, and compliance is judged. */
async function readGiven(
  file: string | undefined,
  context: Context,
): Promise<Pick<Given, 'urlStatus' | 'compliant'> | null> {
  if (file === undefined) return null
  const { body } = await readInput(file, context)
  const result = z.union([z.object({ given: givenSchema }), givenSchema]).safeParse(jsonOf(body))
  if (!result.success) throw new CliError(context.text.errors.badFile(file, context.text.errors.notGiven))
  const { urlStatus, dcatApCompliant } = 'given' in result.data ? result.data.given : result.data
  return {
    urlStatus: urlStatus === undefined ? null : new Map(Object.entries(urlStatus)),
    compliant: () => dcatApCompliant ?? null,
  }
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString())
  } catch {
    return null
  }
}
