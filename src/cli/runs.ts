import type { Harvest } from '../model/harvest.ts'
import { diffFormats } from '../report/diff/formats.ts'
import { storyJson } from '../serve/api/story-json.ts'
import { runCommandWords } from '../text/run-commands.ts'
import type { Define } from './command.ts'
import { CliError, type Context } from './context.ts'
import { choose, countOption } from './options.ts'
import { decide } from './runs-decide.ts'
import { storyText } from './runs-story.ts'
import { runTable } from './runs-table.ts'
import { cleanedLines } from './terminal.ts'
import { writeOut } from './write-out.ts'

interface ListOptions {
  readonly source?: string
  readonly limit: string
  readonly format: string
}

interface ShowOptions {
  readonly changes?: string
  readonly format: string
}

/** `skord runs …`: past harvests, and what is decided of the held ones. */
export const defineRuns: Define = (program, text, run) => {
  const words = runCommandWords[text.language]
  const runs = program.command('runs').description(words.about)
  runs
    .command('list')
    .description(words.list)
    .option('--source <id>', words.source)
    .option('--limit <n>', words.limit, '20')
    .option('--format <text|json>', text.format, 'text')
    .action((options: ListOptions) => run(context => list(options, context)))
  runs
    .command('show')
    .description(words.show)
    .argument('<id>', words.id)
    .option('--changes <format>', words.changes)
    .option('--format <text|json>', text.format, 'text')
    .action((id: string, options: ShowOptions) => run(context => show(id, options, context)))
  for (const kind of ['approve', 'reject'] as const) {
    runs
      .command(kind)
      .description(words[kind])
      .argument('<id>', words.id)
      .option('--digest <sha256>', words.digest)
      .action((id: string, { digest }: { digest?: string }) =>
        run(context => found(id, context, harvest => decide(kind, { harvest, digest: digest ?? null }, context))),
      )
  }
}

const listFormats: Readonly<Record<string, (runs: readonly Harvest[], context: Context) => string>> = {
  text: runTable,
  json: runs => JSON.stringify(runs.map(storyJson), null, 2),
}

async function list({ source, limit, format }: ListOptions, context: Context): Promise<number> {
  const write = choose(listFormats, ['--format', format], context)
  const store = await context.store()
  if (source !== undefined && (await store.source(source)) === null) {
    context.say(context.text.sources.missing(source))
    return 1
  }
  const scope = source === undefined ? {} : { source }
  const { items } = await store.harvests({ ...scope, limit: countOption('--limit', limit, context), offset: 0 })
  context.print(write(items, context))
  return 0
}

const showFormats: Readonly<Record<string, (harvest: Harvest, context: Context) => Promise<string>>> = {
  text: storyText,
  json: storyWhole,
}

async function show(id: string, { changes, format }: ShowOptions, context: Context): Promise<number> {
  const write = choose(showFormats, ['--format', format], context)
  return found(id, context, async harvest => {
    if (changes !== undefined) return showChanges(harvest, changes, context)
    context.print(await write(harvest, context))
    return 0
  })
}

/** The same as the API says of a run, and of what it has in lists of their own, as one. */
async function storyWhole(harvest: Harvest, context: Context): Promise<string> {
  const store = await context.store()
  const { id } = harvest
  const [findingsDelta, log] = [await store.findingsDelta(id), await store.logOf(id)]
  return JSON.stringify({ ...storyJson(harvest), findingsDelta, log }, null, 2)
}

const changeFormats = Object.fromEntries(diffFormats.map(format => [format.id, format]))

async function showChanges({ id }: Harvest, format: string, context: Context): Promise<number> {
  const { write, id: chosen } = choose(changeFormats, ['--changes', format], context)
  const diffs = await (await context.store()).diffs(id)
  if (diffs === null) {
    context.say(runCommandWords[context.language].notKept(String(id)))
    return 1
  }
  const pieces = write(diffs, { profile: await context.profile('dcat-ap-se'), language: context.language })
  await writeOut(chosen === 'text' ? cleanedLines(pieces) : pieces, context.tools.stdout)
  return 0
}

/** Does something with a run; exit code 1 when there is none of that number. @throws CliError when it is no number */
async function found(id: string, context: Context, use: (harvest: Harvest) => Promise<number>): Promise<number> {
  const words = runCommandWords[context.language]
  if (!/^[1-9]\d{0,14}$/.test(id)) throw new CliError(words.badId(id))
  const harvest = await (await context.store()).harvest(Number(id))
  if (harvest !== null) return use(harvest)
  context.say(words.missing(id))
  return 1
}
