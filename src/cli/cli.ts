import { Command, CommanderError } from 'commander'
import { ConfigError } from '../config.ts'
import { ShapesError } from '../model/shapes-error.ts'
import { StoreError } from '../store/store-error.ts'
import { type CliText, cliText } from '../text/cli.ts'
import type { Language } from '../text/language.ts'
import { shapesErrorText } from '../text/shapes-errors.ts'
import type { Define, Run } from './command.ts'
import { CliError, type CliTools, createContext } from './context.ts'
import { cleaned } from './terminal.ts'

/** Every command by name, in the order of the help. Only the one that is asked for is loaded, so that it starts at once. */
const commands: Readonly<Record<string, () => Promise<Define>>> = {
  validate: async () => (await import('./validate.ts')).defineValidate,
  score: async () => (await import('./score.ts')).defineScore,
  fix: async () => (await import('./fix.ts')).defineFix,
  convert: async () => (await import('./convert.ts')).defineConvert,
  diff: async () => (await import('./diff.ts')).defineDiff,
  sources: async () => (await import('./sources.ts')).defineSources,
  harvest: async () => (await import('./harvest.ts')).defineHarvest,
  runs: async () => (await import('./runs.ts')).defineRuns,
  links: async () => (await import('./links.ts')).defineLinks,
  tokens: async () => (await import('./tokens.ts')).defineTokens,
  publish: async () => (await import('./publish.ts')).definePublish,
  report: async () => (await import('./report.ts')).defineReport,
  serve: async () => (await import('./serve.ts')).defineServe,
  demo: async () => (await import('./demo.ts')).defineDemo,
}

/**
 * Runs one command line and answers its exit code: 0 all well, 1 something to mend, 2 the input cannot be read or the
 * words are off.
 */
export async function runCli(argv: readonly string[], tools: CliTools): Promise<number> {
  const wanted = languageOf(argv)
  const language: Language = wanted === 'en' ? 'en' : 'sv'
  const text = cliText[language]
  if (wanted !== language)
    return refuse(new CliError(text.errors.choice('--lang', wanted, 'sv, en')), tools, { text, language })
  let exitCode = 0
  const program = createProgram(tools, text)
  const run: Run = async body => {
    const context = createContext(tools, { language, text }, program.opts())
    try {
      exitCode = await body(context)
    } finally {
      await context.close()
    }
  }
  for (const load of wantedCommands(argv)) (await load())(program, text, run)
  for (const command of allCommands(program)) localise(command, text)
  try {
    await program.parseAsync(argv, { from: 'user' })
    return exitCode
  } catch (error) {
    return refuse(error, tools, { text, language })
  }
}

/** The commands whose names stand among the words; all of them where help is asked for or none is named. */
function wantedCommands(argv: readonly string[]): readonly (() => Promise<Define>)[] {
  const named = argv.filter(word => Object.hasOwn(commands, word))
  const asksForHelp = ['-h', '--help', 'help'].includes(argv[0] ?? '')
  return named.length === 0 || asksForHelp ? Object.values(commands) : [...new Set(named)].map(name => commands[name])
}

/** The language is needed before anything is parsed, as help is written in it. */
function languageOf(argv: readonly string[]): string {
  const at = argv.findIndex(word => word === '--lang' || word.startsWith('--lang='))
  if (at < 0) return 'sv'
  return argv[at].includes('=') ? argv[at].slice('--lang='.length) : (argv[at + 1] ?? '')
}

function createProgram(tools: CliTools, text: CliText): Command {
  return new Command('skord')
    .description(text.program)
    .version(tools.version, '--version', text.version)
    .option('--data <dir>', text.data)
    .option('--database <url>', text.database)
    .option('--lang <sv|en>', text.lang, 'sv')
    .option('--quiet', text.quiet)
    .addHelpText('after', text.programAfter)
    .showHelpAfterError(false)
    .configureOutput({
      writeOut: words => void tools.stdout.write(words),
      writeErr: words => void tools.stderr.write(words),
      outputError: () => {},
    })
}

function* allCommands(command: Command): Iterable<Command> {
  yield command
  for (const child of command.commands) yield* allCommands(child)
}

function localise(command: Command, text: CliText): void {
  const titles: Readonly<Record<string, string>> = {
    'Usage:': text.usage,
    'Arguments:': text.arguments,
    'Options:': text.options,
    'Global Options:': text.globalOptions,
    'Commands:': text.commands,
  }
  command
    .exitOverride()
    .helpOption('-h, --help', text.help)
    .usage(command.commands.length > 0 ? text.usageOfCommands : usageOf(command, text))
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: title => titles[title] ?? title,
      optionDescription: ({ description, defaultValue }) =>
        typeof defaultValue === 'string' ? `${description} (${text.byDefault} ${defaultValue})` : description,
    })
    .copyInheritedSettings(command)
  if (command.commands.length > 0) command.helpCommand('help [command]', text.helpCommand)
}

function usageOf(command: Command, text: CliText): string {
  const names = command.registeredArguments.map(argument => `<${argument.name()}${argument.variadic ? '...' : ''}>`)
  return [text.usageOptions, ...names].join(' ')
}

/** The language in which the command speaks, and its words. */
interface Words {
  readonly text: CliText
  readonly language: Language
}

/** One line on stderr for what could not be done; bugs go on as exceptions. */
function refuse(error: unknown, tools: CliTools, { text, language }: Words): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0
    tools.stderr.write(`${text.errors.prefix} ${wordsFor(error, text)}\n`)
    return 2
  }
  const words = error instanceof ShapesError ? shapesErrorText(error.code, error)[language] : refusal(error, text)
  if (words === null) throw error
  tools.stderr.write(`${text.errors.prefix} ${cleaned(words)}\n`)
  return 2
}

/** What to say of an error that is no fault of ours; null of a bug. */
function refusal(error: unknown, { errors }: CliText): string | null {
  if (error instanceof CliError) return error.message
  if (error instanceof ConfigError) return errors.setting(error.setting, error.value)
  if (error instanceof StoreError) return errors.store[error.code] ?? null
  return fileRefusal(error, errors)
}

/** A folder or file that the system does not let us use. */
function fileRefusal(error: unknown, errors: CliText['errors']): string | null {
  const isSystemError = error instanceof Error && 'code' in error && 'path' in error
  if (!isSystemError) return null
  const reasons: Readonly<Record<string, string>> = errors.system
  const reason = reasons[String(error.code)]
  return reason === undefined ? null : errors.cannotUse(String(error.path), reason)
}

/** Our words for what commander objects to; the name concerned stands in quotes in its message. */
function wordsFor(error: CommanderError, { errors }: CliText): string {
  const [, name = ''] = /'([^']*)'/.exec(error.message) ?? []
  const flag = /--[\w-]+/.exec(name)?.[0] ?? name
  const words: Readonly<Record<string, string>> = {
    'commander.unknownCommand': errors.unknownCommand(name),
    'commander.unknownOption': errors.unknownOption(name),
    'commander.missingArgument': errors.missingArgument(name),
    'commander.optionMissingArgument': errors.missingValue(flag),
    'commander.missingMandatoryOptionValue': errors.missingOption(flag),
  }
  return words[error.code] ?? errors.usage
}
