import type { Source } from '../model/source.ts'
import type { Define } from './command.ts'
import { type Context, createContext } from './context.ts'
import { startDemonstration } from './demonstration.ts'
import { outcomesText } from './harvest-outcomes.ts'
import { harvestSources } from './harvest-sources.ts'
import { baseUrlOf, publishedFolder, publishStore } from './publish.ts'
import { serveUntilStopped } from './serve.ts'

/** `skord demo` (`npm start`): the whole line on invented agencies, which answer on this computer. */
export const defineDemo: Define = (program, text, run) => {
  program
    .command('demo')
    .description(text.demo.about)
    .action(() =>
      run(async context => {
        const demonstration = await startDemonstration()
        const inner = allowing(demonstration.origins, context)
        try {
          await harvestThem(demonstration.sources, inner)
          await serveUntilStopped({ ...inner.config, isHarvesting: true, isCheckingLinks: false }, inner, address =>
            inner.print(`\n${text.demo.serving(address)}`),
          )
          return 0
        } finally {
          await inner.close()
          await demonstration.close()
        }
      }),
    )
}

/** The same context, but for two things: the agencies' addresses may be fetched, and events are not logged. */
function allowing(origins: readonly string[], { config, language, text, tools }: Context): Context {
  const hosts = origins.map(origin => new URL(origin).host)
  const demonstrating = { ...config, allowPrivateAddresses: [...config.allowPrivateAddresses, ...hosts] }
  return createContext({ ...tools, readConfig: () => demonstrating }, { language, text }, { quiet: true })
}

async function harvestThem(sources: readonly Source[], context: Context): Promise<void> {
  const { config, print, text } = context
  const store = await context.store()
  print(`${text.demo.agencies(sources.length)} ${text.demo.harvesting}\n`)
  const stored = []
  for (const source of sources) stored.push(await store.putSource(source))
  print(outcomesText(await harvestSources(stored, {}, context), context))
  await publishStore(store, { directory: publishedFolder(config), baseUrl: baseUrlOf(config) })
  const { datasets, dataServices, organisations } = await store.totals()
  print(text.demo.totals(datasets, dataServices, organisations))
  print(text.demo.again)
}
