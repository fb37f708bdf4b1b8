import { Command, CommanderError } from 'commander'
import { ConfigError } from '../config.ts'
import { type CliText, cliText } from '../text/cli.ts'
import type { Language } from '../text/language.ts'
import type { Define, Run } from './command.ts'
import { CliError, type CliTools, createContext } from './context.ts'
import { defineConvert } from './convert.ts'
import { defineDemo } from './demo.ts'
import { defineHarvest } from './harvest.ts'
import { definePublish } from './publish.ts'
import { defineReport } from './report.ts'
import { defineScore } from './score.ts'
import { defineServe } from './serve.ts'
import { defineSources } from './sources.ts'
import { defineValidate } from './validate.ts'

const commands: readonly Define[] = [
  defineValidate,
  defineScore,
  defineConvert,
  defineSources,
  defineHarvest,
  definePublish,
  defineReport,
  defineServe,
  defineDemo,
]

/**
 * Runs one command line and answers its exit code: 0 all well, 1 something to mend, 2 the input cannot be read or the
 * words are off.
 */
export async function runCli(argv: readonly string[], tools: CliTools): Promise<number> {
  const language = languageOf(argv)
  const text = cliText[language]
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
  for (const define of commands) define(program, text, run)
  for (const command of allCommands(program)) localise(command, text)
  try {
    await program.parseAsync(argv, { from: 'user' })
    return exitCode
  } catch (error) {
    return refuse(error, tools, text)
  }
}

/** The language is needed before anything is parsed, as help is written in it. */
function languageOf(argv: readonly string[]): Language {
  const at = argv.findIndex(word => word === '--lang' || word.startsWith('--lang='))
  const value = at < 0 ? 'sv' : argv[at].includes('=') ? argv[at].slice('--lang='.length) : argv[at + 1]
  return value === 'en' ? 'en' : 'sv'
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
    .configureHelp({ showGlobalOptions: true, styleTitle: title => titles[title] ?? title })
    .copyInheritedSettings(command)
  if (command.commands.length > 0) command.helpCommand('help [command]', text.helpCommand)
}

/** One line on stderr for what could not be done; bugs go on as exceptions. */
function refuse(error: unknown, tools: CliTools, text: CliText): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0
    tools.stderr.write(`${text.errors.prefix} ${wordsFor(error, text)}\n`)
    return 2
  }
  if (error instanceof CliError || error instanceof ConfigError) {
    tools.stderr.write(`${text.errors.prefix} ${error.message}\n`)
    return 2
  }
  throw error
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
