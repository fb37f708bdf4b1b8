import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Profile } from '../profile/profile.ts'
import { type ReportFormat, reportFormats } from '../report/formats.ts'
import { type QualityReport, qualityReport } from '../report/report.ts'
import { meanOf } from '../score/summary.ts'
import type { Organisation, Store } from '../store/store.ts'
import type { Define } from './command.ts'
import { CliError, type Context } from './context.ts'
import { choose } from './options.ts'

interface Options {
  readonly organisation?: string
  readonly all?: boolean
  readonly out: string
  readonly format: string
}

const byId: Readonly<Record<string, ReportFormat>> = Object.fromEntries(reportFormats.map(row => [row.id, row]))
const method = 'eu-v1'

/** How many organisations are asked for at a time. */
const pageSize = 100

/** `skord report`: a quality report per organisation, a file each. */
export const defineReport: Define = (program, text, run) => {
  program
    .command('report')
    .description(text.report.about)
    .option('--organisation <iri>', text.report.organisation)
    .option('--all', text.report.all)
    .requiredOption('--out <dir>', text.report.out)
    .option('--format <format>', `${text.format}: ${Object.keys(byId).join(', ')}`, 'html')
    .action((options: Options) => run(context => report(options, context)))
}

async function report(options: Options, context: Context): Promise<number> {
  const format = choose(byId, ['--format', options.format], context)
  const store = await context.store()
  const profile = await context.profile('dcat-ap-se')
  const directory = resolve(options.out)
  await mkdir(directory, { recursive: true })
  let written = 0
  for await (const organisation of chosen(options, store, context)) {
    const { ctx, entry } = organisation
    const file = join(directory, `organisation-${ctx}_${entry}${format.extension}`)
    await writeFile(file, await format.write(await reportOn(organisation, store, profile), context.language))
    written++
  }
  context.print(context.text.report.written(written, directory))
  return 0
}

/** @throws CliError when the organisation named publishes nothing, or none is named */
async function* chosen(
  { organisation: iri, all }: Options,
  store: Store,
  { text }: Context,
): AsyncIterable<Organisation> {
  if (iri !== undefined) {
    const organisation = await store.organisationOf(iri)
    if (organisation === null) throw new CliError(text.report.missing(iri))
    yield organisation
    return
  }
  if (all !== true) throw new CliError(text.report.choose)
  for (let offset = 0; ; offset += pageSize) {
    const { items, total } = await store.organisations({ text: '', limit: pageSize, offset })
    yield* items
    if (offset + items.length >= total || items.length === 0) return
  }
}

async function reportOn(organisation: Organisation, store: Store, profile: Profile): Promise<QualityReport> {
  const { iri, name, datasets: count } = organisation
  const entries = await store.worstDatasets(iri, method, count)
  const scores = await Promise.all(entries.map(entry => store.score(entry, method)))
  const datasets = entries.map(({ primaryTopic, title }, at) => ({ dataset: primaryTopic, title, score: scores[at] }))
  const syntaxes = await store.syntaxes()
  const groups = await store.findingGroups({ publisher: iri })
  const seen = entries.map(({ lastSeen }) => lastSeen.getTime())
  return qualityReport({
    organisation: { iri, name },
    profile,
    method,
    asOf: seen.length === 0 ? null : new Date(Math.max(...seen)),
    datasets,
    mean: meanOf(scores.filter(score => score !== null)),
    findings: groups.map(group => ({ ...group, syntax: syntaxes.get(group.example.entry?.ctx ?? 0) ?? null })),
    counts: await store.findingCounts({ publisher: iri }),
  })
}
