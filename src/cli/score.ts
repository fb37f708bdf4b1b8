import { assessGraph } from '../harvest/assess-graph.ts'
import { compareWithLive } from '../harvest/live.ts'
import type { Method } from '../model/score.ts'
import type { Profile } from '../profile/profile.ts'
import { reportFormats } from '../report/formats.ts'
import type { WriteOptions } from '../report/write-options.ts'
import { aggregate } from '../score/aggregate.ts'
import { rank } from '../score/rank.ts'
import { scoreCommandWords } from '../text/score-command.ts'
import type { Define } from './command.ts'
import { CliError, type Context } from './context.ts'
import { readGraph } from './convert.ts'
import { readInput } from './input.ts'
import { choose, repeated } from './options.ts'
import { figure } from './score-figure.ts'
import { scoreJson } from './score-json.ts'
import { type Linked, withLinksChecked } from './score-links.ts'
import { reportInput } from './score-report.ts'
import { type Limit, leadOf, limitsOf, methodsFor, readGiven } from './score-settings.ts'
import { scoreText } from './score-text.ts'
import type { Scoring } from './scoring.ts'
import { writeOut } from './write-out.ts'

type Format = (scoring: Scoring, context: Context, options: WriteOptions) => Iterable<string>

/** Forms that the quality report of an organisation has too. */
const reported = reportFormats.filter(({ id }) => id !== 'json')

const formats: Readonly<Record<string, Format>> = {
  text: (scoring, context) => [`${scoreText(scoring, context)}\n`],
  json: scoring => [`${JSON.stringify(scoreJson(scoring), null, 2)}\n`],
  ...Object.fromEntries(
    reported.map(({ id, write }): [string, Format] => [
      id,
      (scoring, { language }, how) => write(reportInput(scoring), language, how),
    ]),
  ),
}

interface Options {
  readonly method?: readonly string[]
  readonly format: string
  readonly links?: string
  readonly given?: string
  readonly set?: readonly string[]
  readonly live?: string | true
  readonly failUnder?: readonly string[]
  readonly mediaType?: string
}

/** More fixes than there are. */
const allFixes = 1000

/** `skord score`: the quality of an input's metadata, why it is not better and what pays most. */
export const defineScore: Define = (program, text, run) => {
  const words = scoreCommandWords[text.language]
  program
    .command('score')
    .description(words.about)
    .argument('<input>', text.input)
    .option('--method <id>', words.method, repeated)
    .option('--format <format>', `${text.format}: ${Object.keys(formats).join(', ')}`, 'text')
    .option('--links <check>', words.links)
    .option('--given <file>', words.given)
    .option('--set <parameter=value>', words.set, repeated)
    .option('--live [source]', words.live)
    .option('--fail-under <n>', words.failUnder, repeated)
    .option('--media-type <type>', text.mediaType)
    .action((name: string, options: Options) => run(context => score(name, options, context)))
}

async function score(name: string, options: Options, context: Context): Promise<number> {
  const format = choose(formats, ['--format', options.format], context)
  if (options.links !== undefined) choose({ check: true }, ['--links', options.links], context)
  const profile = await context.profile('dcat-ap-se')
  const methods = methodsFor(options, profile, context)
  const lead = leadOf(methods, options.method)
  const limits = limitsOf(options.failUnder ?? [], lead, methods)(context)
  const scoring = await scored(name, { options, profile, methods, lead }, context)
  const how: WriteOptions = { methods: options.method === undefined ? 'leading' : 'all' }
  await writeOut(format(scoring, context, how), context.tools.stdout)
  return isUnder(scoring, limits, context) ? 1 : 0
}

interface Order {
  readonly options: Options
  readonly profile: Profile
  readonly methods: readonly Method[]
  readonly lead: Method
}

async function scored(name: string, { options, profile, methods, lead }: Order, context: Context): Promise<Scoring> {
  const facts = await readGiven(options.given, context)
  const input = await readInput(name, context, options.mediaType ?? null)
  const reading = { ...input.reading, positions: true }
  const { graph } = await readGraph({ ...input, reading }, context)
  const asOf = context.tools.now()
  const judged = await assessGraph(graph, {
    profile,
    baseline: await context.profile('dcat-ap'),
    link: facts?.link ?? (() => null),
    asOf,
    methods,
    signal: context.tools.signal,
    ...(facts === null ? {} : { compliance: facts.compliance, findings: null }),
  })
  const probes = facts === null && options.links !== undefined
  const known: Linked = probes ? await withLinksChecked(judged, methods, context) : { assessed: judged, link: null }
  const { assessed } = known
  const link = facts?.link ?? known.link
  const assessments = assessed.map(({ assessment }) => assessment)
  return {
    ...{ name, graph, profile, methods, lead, assessed },
    aggregates: methods.flatMap(method => aggregate(assessments, method) ?? []),
    ranked: rank(assessments, { profile: { ...profile, methods }, method: lead, limit: allFixes }),
    hasLinks: link !== null,
    statusOf: url => link?.(url)?.status ?? null,
    isValidated: facts === null,
    live: options.live === undefined ? null : await liveOf(assessed, options.live, context),
  }
}

async function liveOf(
  assessed: Scoring['assessed'],
  asked: string | true,
  context: Context,
): Promise<Exclude<Scoring['live'], null>> {
  const store = await context.store()
  if (asked !== true && (await store.source(asked)) === null) throw new CliError(context.text.sources.missing(asked))
  return (await compareWithLive(assessed, store, asked === true ? {} : { source: asked })) ?? 'none'
}

function isUnder({ aggregates }: Scoring, limits: readonly Limit[], context: Context): boolean {
  const words = scoreCommandWords[context.language]
  const broken = limits.flatMap(({ method, least }) => {
    const found = aggregates.find(aggregate => aggregate.method === method)
    const points = found?.mean.points ?? 0
    if (points >= least) return []
    const shown = (value: number): string => figure(value, found?.maxPoints ?? least, context.language)
    return [words.under(method, shown(points), shown(least))]
  })
  for (const line of broken) context.say(line)
  return broken.length > 0
}
