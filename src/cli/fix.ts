import { isUtf8 } from 'node:buffer'
import type { Problem } from '../model/finding.ts'
import { fix } from '../normalise/fix.ts'
import { explain } from '../profile/explain.ts'
import { type Syntax, syntaxById, syntaxes } from '../rdf/syntaxes.ts'
import { improveWords } from '../text/improve.ts'
import { type Check, check, judgeDocument, readDocument } from '../validate/check.ts'
import { judgeInTurn } from '../validate/judge-in-turn.ts'
import type { Define } from './command.ts'
import { CliError, type Context } from './context.ts'
import { type Declared, readGraph } from './convert.ts'
import { type FixAccount, lostInReading } from './fix-account.ts'
import { improve } from './fix-improve.ts'
import { fixJson } from './fix-json.ts'
import { fixText } from './fix-text.ts'
import { type Input, readInput } from './input.ts'
import { choose, isWebAddress, repeated } from './options.ts'
import { replaceFiles } from './replace-files.ts'
import { writeOut } from './write-out.ts'

interface Options {
  readonly out?: string
  readonly report?: string
  readonly to?: string
  readonly base?: string
  readonly improve?: readonly string[]
  readonly mediaType?: string
}

/** Places shown for each repair on a terminal; a report holds all. */
const placesShown = 5

/** `skord fix`: the input with what is certain mended, and the list of what that was. */
export const defineFix: Define = (program, text, run) => {
  program
    .command('fix')
    .description(text.fix.about)
    .argument('<input>', text.input)
    .option('--out <file>', text.fix.out)
    .option('--report <file>', text.fix.report)
    .option('--to <syntax>', `${text.fix.to}: ${syntaxes.map(({ id }) => id).join(', ')}`)
    .option('--base <url>', text.fix.base)
    .option('--improve <code=value>', improveWords[text.language].option, repeated)
    .option('--media-type <type>', text.mediaType)
    .action((name: string, options: Options) => run(context => fixInput(name, options, context)))
}

async function fixInput(name: string, options: Options, context: Context): Promise<number> {
  const { text, tools } = context
  const wanted = options.to === undefined ? null : choose(byId, ['--to', options.to], context)
  if (options.base !== undefined && !isWebAddress(options.base)) throw new CliError(text.errors.badUrl(options.base))
  const input = await readInput(name, context, options.mediaType ?? null)
  const order = { wanted, improvements: options.improve ?? [] }
  const { account, document } = await fixed(withBase(input, options.base), order, context)
  const files = [
    ...(options.out === undefined ? [] : [{ name: options.out, text: document }]),
    ...(options.report === undefined
      ? []
      : [{ name: options.report, text: reportText(options.report, account, context) }]),
  ]
  await replaceFiles(files, context)
  if (options.report === undefined) context.say(fixText(account, context, placesShown))
  if (options.out === undefined) await writeOut([document], tools.stdout)
  return 0
}

const byId: Readonly<Record<string, Syntax>> = Object.fromEntries(syntaxes.map(syntax => [syntax.id, syntax]))

function withBase(input: Input, base: string | undefined): Input {
  return base === undefined ? input : { ...input, reading: { ...input.reading, baseIri: base } }
}

function reportText(name: string, account: FixAccount, context: Context): string {
  return name.endsWith('.json')
    ? `${JSON.stringify(fixJson(account), null, 2)}\n`
    : `${fixText(account, context, null)}\n`
}

/** What is to be written, and what is to be improved besides. */
interface Order {
  /** null for the syntax of the input. */
  readonly wanted: Syntax | null
  readonly improvements: readonly string[]
}

async function fixed(
  input: Input,
  { wanted, improvements }: Order,
  context: Context,
): Promise<{ readonly account: FixAccount; readonly document: string }> {
  const { signal } = context.tools
  const profile = await context.profile('dcat-ap-se')
  const document = await readDocument(input.body, input.reading)
  const before = await judgeDocument(document, profile, { signal })
  const syntax = wanted ?? syntaxById(before.syntax ?? '')
  if (before.graph === null || syntax === null) throw await unreadable(input, context)
  requireBase(before, input, context)
  const repaired = await fix(before.graph, profile, { validate: judgeInTurn(profile, { signal }) })
  const { repairs, withheld } = repaired
  const { graph, lines: improved } = await improve(repaired.graph, improvements, context)
  const isAsItWas = graph === before.graph && syntax.id === before.syntax && isSound(before) && isUtf8(input.body)
  const { text, problems } = isAsItWas ? asSubmitted(input) : written({ ...document, graph }, syntax)
  const after = await check(Buffer.from(text), profile, {
    baseIri: input.reading.baseIri,
    mediaType: syntax.mediaTypes[0],
    signal,
  })
  const lost = [...lostInReading(before.findings), ...explain(profile, problems)]
  return { account: { name: input.name, profile, before, after, repairs, withheld, lost, improved }, document: text }
}

/** Says what is wrong with a document that cannot be read. */
async function unreadable(input: Input, context: Context): Promise<CliError> {
  await readGraph(input, context)
  return new CliError(context.text.errors.cannotRead(input.name, context.text.verdict.unreadable))
}

/** What relative addresses are relative to is known for what was fetched, or was said; a file on this computer may move. */
function requireBase({ findings }: Check, { reading }: Input, { text }: Context): void {
  if (isWebAddress(reading.baseIri)) return
  const relative = findings.filter(({ sourceShape }) => sourceShape.endsWith('#iri-relative'))
  if (relative.length === 0) return
  const line = relative[0].position?.line
  throw new CliError(text.fix.needsBase(relative.length, line === undefined ? '' : ` (${text.verdict.line} ${line})`))
}

/** Was it read without a complaint? Then a document that needs no repair is left as it is, to the letter. */
function isSound({ findings }: Check): boolean {
  return findings.every(({ stage }) => stage !== 'parse')
}

interface Written {
  readonly text: string
  readonly problems: readonly Problem[]
}

function asSubmitted({ body }: Input): Written {
  return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(body), problems: [] }
}

function written({ graph, prefixes }: Declared, syntax: Syntax): Written {
  const problems: Problem[] = []
  const text = Array.from(syntax.serialise(graph, { prefixes, report: problem => problems.push(problem) })).join('')
  return { text, problems }
}
