import type { Severity } from '../model/finding.ts'
import { explain } from '../profile/explain.ts'
import type { Profile } from '../profile/profile.ts'
import { validationFormats } from '../report/validation/formats.ts'
import type { ValidationReport, WriteOptions } from '../report/validation/report.ts'
import { judgeDocument, reaches } from '../validate/check.ts'
import { readOwnShapes } from '../validate/own-profile.ts'
import type { Define } from './command.ts'
import { CliError, type Context } from './context.ts'
import { readInput } from './input.ts'
import { choose, countOption, repeated } from './options.ts'
import { cleaned } from './terminal.ts'
import { readBaseline, withoutKnown, writeBaseline } from './validation-baseline.ts'
import { groupings } from './validation-groups.ts'
import { readSubject, type Subject } from './validation-input.ts'
import { progressBar } from './validation-progress.ts'
import { type TextOptions, validationText } from './validation-text.ts'
import { writeOut } from './write-out.ts'

interface Options {
  readonly profile?: readonly string[]
  readonly shapes?: readonly string[]
  readonly strict?: boolean
  readonly format: string
  readonly groupBy: string
  readonly failOn: string
  readonly baseline?: string
  readonly writeBaseline?: string
  readonly mediaType?: string
  readonly maxFindings?: string
}

/** How a result is printed. */
type Printing = WriteOptions & TextOptions

/** The forms of a result; all but text are those that others can have too. */
const formats: Readonly<
  Record<string, (reports: readonly ValidationReport[], printing: Printing) => Iterable<string>>
> = {
  text: validationText,
  ...Object.fromEntries(validationFormats.map(({ id, write }) => [id, write])),
}

const thresholds: Readonly<Record<string, Severity | null>> = {
  violation: 'Violation',
  warning: 'Warning',
  info: 'Info',
  never: null,
}

/** `skord validate`: findings about one or more inputs. */
export const defineValidate: Define = (program, text, run) => {
  program
    .command('validate')
    .description(text.validate.about)
    .argument('<input...>', text.input)
    .option('--profile <id>', text.validate.profile, repeated)
    .option('--shapes <file>', text.validate.shapes, repeated)
    .option('--strict', text.validate.strict)
    .option('--format <format>', `${text.format}: ${Object.keys(formats).join(', ')}`, 'text')
    .option('--group-by <what>', text.validate.groupBy, 'rule')
    .option('--fail-on <level>', text.validate.failOn, 'violation')
    .option('--baseline <file>', text.validate.baseline)
    .option('--write-baseline <file>', text.validate.writeBaseline)
    .option('--media-type <type>', text.mediaType)
    .option('--max-findings <n>', text.validate.maxFindings)
    .action((names: readonly string[], options: Options) =>
      run(context => validateUninterrupted(names, options, context)),
    )
}

/** An interruption by the one who waits is no fault: one line, and as when nothing could be read. */
async function validateUninterrupted(names: readonly string[], options: Options, context: Context): Promise<number> {
  try {
    return await validateAll(names, options, context)
  } catch (error) {
    if (!context.tools.signal.aborted) throw error
    throw new CliError(context.text.validate.interrupted, { cause: error })
  }
}

async function validateAll(names: readonly string[], options: Options, context: Context): Promise<number> {
  const write = choose(formats, ['--format', options.format], context)
  const grouping = choose(groupings, ['--group-by', options.groupBy], context)
  const failOn = choose(thresholds, ['--fail-on', options.failOn], context)
  const { maxFindings: most, mediaType = null, strict = false } = options
  const perGroup = most === undefined ? null : countOption('--max-findings', most, context)
  const known = options.baseline === undefined ? null : await readBaseline(options.baseline, context)
  const chosen = await chosenProfiles(options.profile ?? ['dcat-ap-se'], context)
  const profiles = await withOwnShapes(chosen, options.shapes ?? [], context)
  const subjects: Subject[] = []
  for (const name of new Set(names)) subjects.push(await readSubject(name, context, mediaType))
  const judged = await judgeAll(subjects, profiles, { strict, context, isTextWanted: options.format === 'html' })
  if (options.writeBaseline !== undefined) await saveBaseline(options.writeBaseline, judged, context)
  const reports = known === null ? judged : withoutKnown(judged, known)
  const { language, tools } = context
  const printing = {
    language,
    version: tools.version,
    failOn,
    grouping,
    context,
    perGroup,
    maxFindings: perGroup || null,
  }
  await writeOut(write(reports, printing), tools.stdout)
  return Math.max(...reports.map(report => exitCode(report, failOn)))
}

async function chosenProfiles(ids: readonly string[], context: Context): Promise<readonly Profile[]> {
  const all = Object.fromEntries((await context.tools.profileIds()).map(id => [id, id]))
  const chosen = new Set(ids.map(id => choose(all, ['--profile', id], context)))
  return Promise.all([...chosen].map(id => context.profile(id)))
}

/** The profiles with the shapes of some files added to each. @throws ShapesError */
async function withOwnShapes(
  profiles: readonly Profile[],
  names: readonly string[],
  context: Context,
): Promise<readonly Profile[]> {
  let extended = profiles
  for (const name of names) {
    const { body, reading } = await readInput(name, context)
    const remarks = new Set<string>()
    const add = async (profile: Profile): Promise<Profile> => {
      const { profile: joined, problems } = await readOwnShapes(body, profile, { name, ...reading })
      for (const finding of explain(profile, problems))
        remarks.add(`${name}: ${finding.resultMessage[context.language]}`)
      return joined
    }
    extended = await Promise.all(extended.map(add))
    for (const remark of remarks) context.say(cleaned(remark))
  }
  return extended
}

interface Judging {
  readonly strict: boolean
  readonly context: Context
  /** Are the documents' texts to be shown? */
  readonly isTextWanted: boolean
}

/** Every document judged by every profile. */
async function judgeAll(
  subjects: readonly Subject[],
  profiles: readonly Profile[],
  { strict, context, isTextWanted }: Judging,
): Promise<ValidationReport[]> {
  const bar = await progressBar(context)
  const { signal } = context.tools
  const pairs = subjects.flatMap(subject => profiles.map(profile => ({ subject, profile })))
  const reports: ValidationReport[] = []
  try {
    for (const [at, { subject, profile }] of pairs.entries()) {
      const progress = (share: number): void => bar.update((at + share) / pairs.length, subject.name)
      const check = await judgeDocument(subject.read(profile), profile, { strict, signal, progress })
      const text = isTextWanted ? { text: subject.text() } : {}
      reports.push({ ...check, ...text, input: subject.name, profile, strict })
    }
  } finally {
    bar.stop()
  }
  return reports
}

async function saveBaseline(path: string, reports: readonly ValidationReport[], context: Context): Promise<void> {
  context.say(cleaned(context.text.validate.baselineWritten(await writeBaseline(path, reports, context), path)))
}

function exitCode({ graph, findings }: ValidationReport, failOn: Severity | null): number {
  if (graph === null) return 2
  return failOn !== null && reaches(findings, failOn) ? 1 : 0
}
