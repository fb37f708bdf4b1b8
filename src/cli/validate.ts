import type { Severity } from '../model/finding.ts'
import type { Profile } from '../profile/profile.ts'
import { type Check, check, reaches } from '../validate/check.ts'
import { checkJson } from '../validate/check-json.ts'
import type { Define } from './command.ts'
import type { Context } from './context.ts'
import { readInput } from './input.ts'
import { choose, countOption, repeated } from './options.ts'
import { validationText } from './validation-text.ts'

interface Options {
  readonly profile?: readonly string[]
  readonly format: string
  readonly failOn: string
  readonly mediaType?: string
  readonly maxFindings?: string
}

/** What is printed of one checked input. */
interface Checked {
  readonly name: string
  readonly check: Check
  readonly profile: Profile
  readonly maxFindings: number | null
}

/** How a result may be printed. */
const formats: Readonly<Record<string, (checked: Checked, context: Context) => string>> = {
  text: ({ name, check, profile, maxFindings }, context) =>
    validationText(check, profile, { context, name, maxFindings }),
  json: ({ name, check, profile, maxFindings }) =>
    JSON.stringify(checkJson(check, profile, { name, maxFindings }), null, 2),
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
    .option('--format <format>', `${text.format}: ${Object.keys(formats).join(', ')}`, 'text')
    .option('--fail-on <level>', text.validate.failOn, 'violation')
    .option('--media-type <type>', text.mediaType)
    .option('--max-findings <n>', text.validate.maxFindings)
    .action((names: readonly string[], options: Options) => run(context => validateAll(names, options, context)))
}

async function validateAll(names: readonly string[], options: Options, context: Context): Promise<number> {
  const format = choose(formats, ['--format', options.format], context)
  const threshold = choose(thresholds, ['--fail-on', options.failOn], context)
  const { maxFindings: given } = options
  const maxFindings = given === undefined ? null : countOption('--max-findings', given, context)
  const profiles = Object.fromEntries((await context.tools.profileIds()).map(id => [id, id]))
  const codes: number[] = []
  for (const id of options.profile ?? ['dcat-ap-se']) {
    const profile = await context.profile(choose(profiles, ['--profile', id], context))
    for (const name of names) {
      const input = await readInput(name, context, options.mediaType ?? null)
      const result = await check(input.body, profile, input.reading)
      context.print(format({ name, check: result, profile, maxFindings }, context))
      codes.push(exitCode(result, threshold))
    }
  }
  return Math.max(...codes)
}

function exitCode(result: Check, threshold: Severity | null): number {
  if (result.graph === null) return 2
  return threshold !== null && reaches(result.findings, threshold) ? 1 : 0
}
