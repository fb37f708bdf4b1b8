import type { Graph } from '../rdf/graph.ts'
import { read } from '../rdf/read.ts'
import { type Syntax, syntaxes } from '../rdf/syntaxes.ts'
import type { Define } from './command.ts'
import { CliError, type Context } from './context.ts'
import { type Input, readInput } from './input.ts'
import { choose } from './options.ts'
import { sayFindings } from './validation-text.ts'

/** `skord convert`: the same graph in another syntax. */
export const defineConvert: Define = (program, text, run) => {
  program
    .command('convert')
    .description(text.convert.about)
    .argument('<input>', text.input)
    .requiredOption('--to <syntax>', `${text.convert.to}: ${syntaxes.map(({ id }) => id).join(', ')}`)
    .option('--media-type <type>', text.mediaType)
    .action((name: string, options: { to: string; mediaType?: string }) =>
      run(async context => {
        const syntax = choose(byId, ['--to', options.to], context)
        const input = await readInput(name, context, options.mediaType ?? null)
        await writeGraph(await readGraph(input, context), syntax, context)
        return 0
      }),
    )
}

const byId: Readonly<Record<string, Syntax>> = Object.fromEntries(syntaxes.map(syntax => [syntax.id, syntax]))

/** A graph, and the namespaces by the prefixes that its document declares. */
export interface Declared {
  readonly graph: Graph
  readonly prefixes: ReadonlyMap<string, string>
}

/** What an input holds. @throws CliError, after saying on stderr what is wrong with it */
export async function readGraph(input: Input, context: Context): Promise<Declared> {
  const reading = await read(input.body, input.reading)
  if (reading.failure === null) return reading
  await sayFindings(reading.problems, context)
  throw new CliError(context.text.errors.cannotRead(input.name, context.text.verdict.unreadable))
}

async function writeGraph({ graph, prefixes }: Declared, syntax: Syntax, { tools }: Context): Promise<void> {
  for (const chunk of syntax.serialise(graph, { prefixes })) {
    if (!tools.stdout.write(chunk)) await new Promise(resolve => tools.stdout.once('drain', resolve))
  }
}
