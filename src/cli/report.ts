import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { headlineMethod, type Method } from '../model/score.ts'
import type { Profile } from '../profile/profile.ts'
import { asksStatuses, type ReportFormat, reportFormats } from '../report/formats.ts'
import type { QualityInput } from '../report/quality-input.ts'
import type { WriteOptions } from '../report/write-options.ts'
import { gatherQuality } from '../serve/quality/gather.ts'
import { headlineOf } from '../serve/quality/method.ts'
import type { Organisation, Store } from '../store/store.ts'
import { reportCommandWords } from '../text/report-command.ts'
import type { Define } from './command.ts'
import type { Context } from './context.ts'
import { choose, repeated } from './options.ts'
import { type ListedReport, reportList } from './report-list.ts'
import { organisationsFor } from './report-organisations.ts'
import { reportProgress } from './report-progress.ts'
import { writeWhole } from './write-file.ts'

interface Options {
  readonly organisation?: string
  readonly all?: boolean
  readonly out: string
  readonly format?: readonly string[]
  readonly method: string
}

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
  const { method, methods } = methodFor(options.method, profile, context)
  const store = await context.store()
  const directory = resolve(options.out)
  const listed: ListedReport[] = []
  const progress = await reportProgress(context)
  try {
    for await (const { organisation, total } of organisationsFor(options, store, context)) {
      context.tools.signal.throwIfAborted()
      if (listed.length === 0) await mkdir(directory, { recursive: true })
      const writing = { directory, formats, method: method.id, methods, store, profile }
      listed.push(await writeReports(organisation, writing, context))
      progress.update(listed.length, total)
    }
  } finally {
    progress.stop()
  }
  const isList = options.all === true && listed.length > 0
  if (isList) await writeWhole(join(directory, 'index.html'), reportList(listed, method, context.language), context)
  const files = listed.length * formats.length + (isList ? 1 : 0)
  context.print(text.written(files, listed.length, directory))
  return 0
}

/** The method that leads, and whether every verdict of the others is written too: `all` leads with the usual one. */
function methodFor(
  asked: string,
  profile: Profile,
  context: Context,
): { readonly method: Method; readonly methods: NonNullable<WriteOptions['methods']> } {
  const byMethod = Object.fromEntries(profile.methods.map(method => [method.id, method]))
  const method = choose({ ...byMethod, all: headlineOf(profile) }, ['--method', asked], context)
  return { method, methods: asked === 'all' ? 'all' : 'leading' }
}

interface Writing {
  readonly directory: string
  readonly formats: readonly ReportFormat[]
  readonly method: string
  readonly methods: NonNullable<WriteOptions['methods']>
  readonly store: Store
  readonly profile: Profile
}

/** Writes the report on one organisation in every format; what it was made of is let go of before the next. */
async function writeReports(
  organisation: Organisation,
  { directory, formats, method, methods, store, profile }: Writing,
  context: Context,
): Promise<ListedReport> {
  const tools = { store, profile, baseUrl: context.config.baseUrl }
  const input: QualityInput = await gatherQuality(organisation, tools, {
    method,
    hasStatuses: formats.some(asksStatuses),
  })
  const { ctx, entry, name, iri } = organisation
  const files: ListedReport['files'][number][] = []
  for (const { id, extension, write: piecesOf } of formats) {
    const file = `organisation-${ctx}_${entry}${extension}`
    await writeWhole(join(directory, file), piecesOf(input, context.language, { methods }), context)
    files.push({ file, format: id })
  }
  const aggregate = input.aggregates.find(each => each.method === method) ?? null
  return { name, iri, datasets: input.datasets.length, mean: aggregate?.mean ?? null, files }
}
