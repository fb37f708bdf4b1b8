import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Config } from '../config.ts'
import { indexFileName, type PublishedFiles, publish } from '../publish/publish.ts'
import type { Store } from '../store/store.ts'
import { catalogueWords } from '../text/catalogue.ts'
import type { Define } from './command.ts'
import { CliError } from './context.ts'
import { isWebAddress } from './options.ts'

/** `skord publish`: the aggregated catalogue as files. */
export const definePublish: Define = (program, text, run) => {
  program
    .command('publish')
    .description(text.publish.about)
    .requiredOption('--out <dir>', text.publish.out)
    .option('--base-url <url>', text.publish.baseUrl)
    .action((options: { out: string; baseUrl?: string }) =>
      run(async ({ config, print, store, tools, text }) => {
        const directory = resolve(options.out)
        const baseUrl = (options.baseUrl ?? baseUrlOf(config)).replace(/\/+$/, '')
        if (!isWebAddress(baseUrl)) throw new CliError(text.errors.badUrl(baseUrl))
        const published = await publishStore(await store(), { directory, baseUrl, signal: tools.signal })
        print(text.publish.written(published.resources, directory))
        return 0
      }),
    )
}

/** Publishes everything that is shown. */
export function publishStore(
  store: Store,
  options: { readonly directory: string; readonly baseUrl: string; readonly signal?: AbortSignal },
): Promise<PublishedFiles> {
  return publish(store.published(), { ...catalogueWords, publisher: null, ...options })
}

/** Public address of the service: as configured, else where it listens. */
export function baseUrlOf({ baseUrl, host, port }: Pick<Config, 'baseUrl' | 'host' | 'port'>): string {
  return baseUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

/** Folder of the files that the service publishes. */
export function publishedFolder({ data }: Pick<Config, 'data'>): string {
  return join(resolve(data), 'published')
}

/** Has the service ever published? */
export function isPublished(config: Pick<Config, 'data'>): boolean {
  return existsSync(join(publishedFolder(config), indexFileName))
}
