import { diffCatalogues } from '../harvest/diff-catalogues.ts'
import type { Graph } from '../rdf/graph.ts'
import { diffFormats } from '../report/diff/formats.ts'
import type { Define } from './command.ts'
import { CliError, type Context } from './context.ts'
import { choose } from './options.ts'
import { cleanedLines } from './terminal.ts'
import { readSubject } from './validation-input.ts'
import { sayFindings } from './validation-text.ts'
import { writeOut } from './write-out.ts'

const formats = Object.fromEntries(diffFormats.map(format => [format.id, format]))

/** `skord diff`: what differs between two catalogues, resource by resource and property by property. */
export const defineDiff: Define = (program, text, run) => {
  program
    .command('diff')
    .description(text.diff.about)
    .argument('<before>', text.input)
    .argument('<after>', text.input)
    .option('--format <format>', `${text.format}: ${Object.keys(formats).join(', ')}`, 'text')
    .action((before: string, after: string, { format }: { format: string }) =>
      run(context => diff([before, after], format, context)),
    )
}

async function diff([before, after]: readonly [string, string], format: string, context: Context): Promise<number> {
  const { id, write } = choose(formats, ['--format', format], context)
  if (before === '-' && after === '-') throw new CliError(context.text.diff.stdinTwice)
  const then = await published(before, context)
  const diffs = await diffCatalogues(then, await published(after, context))
  const options = { profile: await context.profile('dcat-ap-se'), language: context.language }
  const pieces = write(diffs, options)
  await writeOut(id === 'text' ? cleanedLines(pieces) : pieces, context.tools.stdout)
  return diffs.length === 0 ? 0 : 1
}

/** What an input publishes. @throws CliError, after saying on stderr what is wrong with it */
async function published(name: string, context: Context): Promise<Graph> {
  const { read } = await readSubject(name, context, null)
  const { graph, problems } = read(await context.profile('dcat-ap-se'))
  if (graph !== null) return graph
  await sayFindings(problems, context)
  throw new CliError(context.text.errors.cannotRead(name, context.text.verdict.unreadable))
}
