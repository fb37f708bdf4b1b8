import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { headlineMethod } from '../model/score.ts'
import type { Profile } from '../profile/profile.ts'
import { inChunks } from '../rdf/syntax/in-chunks.ts'
import { type ReportFormat, reportFormats } from '../report/formats.ts'
import type { QualityInput } from '../report/quality-input.ts'
import { gatherQuality } from '../serve/quality/gather.ts'
import type { Organisation, Store } from '../store/store.ts'
import { reportCommandWords } from '../text/report-command.ts'
import type { Define } from './command.ts'
import { CliError, type Context } from './context.ts'
import { choose, repeated } from './options.ts'
import { type ListedReport, reportList } from './report-list.ts'

interface Options {
  readonly organisation?: string
  readonly all?: boolean
  readonly out: string
  readonly format?: readonly string[]
  readonly method: string
}

/** How many organisations are asked for at a time. */
const pageSize = 100

const byId: Readonly<Record<string, readonly ReportFormat[]>> = {
  ...Object.fromEntries(reportFormats.map(row => [row.id, [row]])),
  all: reportFormats,
}

/** `skord report`: a quality report per organisation, a file for each format. */
export const defineReport: Define = (program, { language }, run) => {
  const text = reportCommandWords[language]
  program
    .command('report')
    .description(text.about)
    .option('--organisation <iri>', text.organisation)
    .option('--all', text.all)
    .requiredOption('--out <dir>', text.out)
    .option('--format <format>', text.format, repeated)
    .option('--method <method>', text.method, headlineMethod)
    .action((options: Options) => run(context => report(options, context)))
}

async function report(options: Options, context: Context): Promise<number> {
  const text = reportCommandWords[context.language]
  const chosen = (options.format ?? ['html']).flatMap(id => choose(byId, ['--format', id], context))
  const formats = reportFormats.filter(format => chosen.includes(format))
  const profile = await context.profile('dcat-ap-se')
  const methods = Object.fromEntries(profile.methods.map(method => [method.id, method]))
  const method = choose(methods, ['--method', options.method], context)
  const store = await context.store()
  const directory = resolve(options.out)
  const listed: ListedReport[] = []
  const organisations = organisationsFor(options, store, context)
  for await (const organisation of organisations) {
    context.tools.signal.throwIfAborted()
    if (listed.length === 0) await mkdir(directory, { recursive: true })
    listed.push(await writeReports(organisation, { directory, formats, method: method.id, store, profile }, context))
  }
  const isList = options.all === true && listed.length > 0
  if (isList) await write(join(directory, 'index.html'), reportList(listed, method, context.language), context)
  const files = listed.length * formats.length + (isList ? 1 : 0)
  context.print(text.written(files, listed.length, directory))
  return 0
}

interface Writing {
  readonly directory: string
  readonly formats: readonly ReportFormat[]
  readonly method: string
  readonly store: Store
  readonly profile: Profile
}

/** Writes the report on one organisation in every format; what it was made of is let go of before the next. */
async function writeReports(
  organisation: Organisation,
  { directory, formats, method, store, profile }: Writing,
  context: Context,
): Promise<ListedReport> {
  const tools = { store, profile, baseUrl: context.config.baseUrl }
  const input: QualityInput = await gatherQuality(organisation, tools, { method, hasStatuses: true })
  const { ctx, entry, name, iri } = organisation
  const files: ListedReport['files'][number][] = []
  for (const { id, extension, write: piecesOf } of formats) {
    const file = `organisation-${ctx}_${entry}${extension}`
    await write(join(directory, file), piecesOf(input, context.language), context)
    files.push({ file, format: id })
  }
  const aggregate = input.aggregates.find(each => each.method === method) ?? null
  return { name, iri, datasets: input.datasets.length, mean: aggregate?.mean ?? null, files }
}

async function write(path: string, pieces: Iterable<string>, { tools }: Context): Promise<void> {
  await pipeline(Readable.from(inChunks(pieces)), createWriteStream(path), { signal: tools.signal })
}

/** @throws CliError when the organisation named publishes nothing or is a private person, or none is named */
async function* organisationsFor(
  { organisation: iri, all = false }: Options,
  store: Store,
  { language }: Context,
): AsyncIterable<Organisation> {
  const text = reportCommandWords[language]
  if ((iri !== undefined) === all) throw new CliError(text.choose)
  if (iri !== undefined) {
    if (!URL.canParse(iri)) throw new CliError(text.notIri(iri))
    const organisation = await store.organisationOf(iri)
    if (organisation === null) throw new CliError(text.missing(iri))
    yield organisation
    return
  }
  for (let offset = 0; ; offset += pageSize) {
    const { items, total } = await store.organisations({ text: '', limit: pageSize, offset })
    yield* items
    if (offset + items.length >= total || items.length === 0) return
  }
}
