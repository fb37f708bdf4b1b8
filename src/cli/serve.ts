import { once } from 'node:events'
import { rejectRun } from '../harvest/decide.ts'
import { nextRun } from '../harvest/due.ts'
import { type LinkChecker, startLinkChecker } from '../harvest/links/link-checker.ts'
import { type Schedule, type ScheduleTools, startSchedule } from '../harvest/schedule.ts'
import { type HarvestWorker, startHarvestWorker } from '../harvest/worker.ts'
import type { Administration } from '../serve/admin/administration.ts'
import { createApp } from '../serve/app.ts'
import { type Notifier, startNotifier } from '../serve/notify/notifier.ts'
import { type Listening, serve } from '../serve/serve.ts'
import { linkWords } from '../text/links.ts'
import type { Define } from './command.ts'
import { CliError, type Context } from './context.ts'
import { countOption } from './options.ts'
import { baseUrlOf, isPublished, publishedFolder, publishStore } from './publish.ts'
import { tellingTools } from './telling.ts'

/** Where to listen, and whether to harvest and to check links. */
export interface Service {
  readonly host: string
  readonly port: number
  readonly isHarvesting: boolean
  /** By the clock, where harvests are made. */
  readonly isCheckingLinks: boolean
}

interface Options {
  readonly port?: string
  readonly host?: string
  readonly harvest: boolean
  readonly links: boolean
}

/** `skord serve`: pages, linked data, API and the scheduler, until Ctrl+C. */
export const defineServe: Define = (program, text, run) => {
  program
    .command('serve')
    .description(text.serve.about)
    .option('--port <n>', text.serve.port)
    .option('--host <h>', text.serve.host)
    .option('--no-harvest', text.serve.noHarvest)
    .option('--no-links', linkWords[text.language].noLinks)
    .action(({ port, host, harvest, links }: Options) =>
      run(async context => {
        const { config } = context
        const wanted = port === undefined ? config.port : countOption('--port', port, context)
        const asked = { isHarvesting: harvest, isCheckingLinks: harvest && links }
        const service = { host: host ?? config.host, port: wanted, ...asked }
        await serveUntilStopped(service, context, address => context.say(context.text.serve.listening(address)))
        return 0
      }),
    )
}

/** Serves until the signal comes; then answers what has been asked, ends the harvests and returns. */
export async function serveUntilStopped(
  service: Service,
  context: Context,
  started: (address: string) => void,
): Promise<void> {
  const harvesting = service.isHarvesting ? await startHarvesting(service, context) : null
  try {
    const listening = await listen(service, harvesting, context)
    started(baseUrlOf({ baseUrl: context.config.baseUrl, host: service.host, port: listening.port }))
    await stopped(context.tools.signal)
    await listening.close()
  } finally {
    await Promise.all([harvesting?.worker.stop(), harvesting?.linkChecker?.stop()])
    await harvesting?.schedule.stop()
    await harvesting?.notifier.stop()
    await harvesting?.closeSenders()
  }
}

async function stopped(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort')
}

/** The scheduler, the thread that harvests and publishes for it, and what tells people of it. */
interface Harvesting {
  readonly schedule: Schedule
  readonly worker: HarvestWorker
  /** null when no links are checked. */
  readonly linkChecker: LinkChecker | null
  readonly notifier: Notifier
  readonly closeSenders: () => Promise<void>
}

async function startHarvesting({ host, port, isCheckingLinks }: Service, context: Context): Promise<Harvesting> {
  const { log, quiet, tools } = context
  const config = { ...context.config, host, port }
  const store = await context.store()
  const workerData = { kind: 'harvest', config, quiet, profiles: await tools.profileIds() }
  const worker = startHarvestWorker({ entry: tools.workerEntry, workerData })
  const { close: closeSenders, ...telling } = await tellingTools(context, baseUrlOf(config))
  const notifier = startNotifier(telling)
  const run: ScheduleTools['run'] = ({ id }, trigger) =>
    worker.harvest({ source: id, trigger, force: false }).finally(notifier.nudge)
  if (!isPublished(config)) worker.publish()
  const { methods } = await context.profile('dcat-ap-se')
  const checking = { entry: tools.workerEntry, workerData: { kind: 'links', config, quiet, methods } }
  const linkChecker = isCheckingLinks ? startLinkChecker(checking, { log }) : null
  return { worker, linkChecker, notifier, closeSenders, schedule: startSchedule({ store, run, now: tools.now, log }) }
}

/** What administrators can order; null when administration is off. */
async function administrationOf(harvesting: Harvesting | null, context: Context): Promise<Administration | null> {
  const { adminToken, webhookSecret } = context.config
  if (adminToken === null) return null
  if (harvesting === null) return { adminToken, webhookSecret, orders: null, linkChecks: null }
  const { schedule, worker, linkChecker } = harvesting
  const store = await context.store()
  const reject: NonNullable<Administration['orders']>['reject'] = decided => rejectRun(decided, { store })
  const orders = { start: schedule.runNow, preview: worker.preview, approve: worker.approve, reject }
  return { adminToken, webhookSecret, orders, linkChecks: linkChecker?.state ?? null }
}

/** What the pages are told when nothing is harvested here. */
function onDemandOnly({ tools }: Context): Pick<Schedule, 'next' | 'isRunning'> {
  return { next: source => nextRun(source, tools.now()), isRunning: () => false }
}

async function listen(
  { host, port, isHarvesting }: Service,
  harvesting: Harvesting | null,
  context: Context,
): Promise<Listening> {
  const { config, get, log, tools, text } = context
  const [store, files] = [await context.store(), publishedFolder(config)]
  const profile = await context.profile('dcat-ap-se')
  const ids = await tools.profileIds()
  const profiles = await Promise.all(ids.map(context.profile))
  const validationThread = { entry: tools.workerEntry, workerData: { kind: 'validate', profiles: ids } }
  const baseUrl = baseUrlOf({ baseUrl: config.baseUrl, host, port })
  if (!isHarvesting && !isPublished(config)) await publishStore(store, { directory: files, baseUrl })
  const { version, now } = tools
  const schedule = harvesting?.schedule ?? onDemandOnly(context)
  const administration = await administrationOf(harvesting, context)
  const robot = { userAgent: config.userAgent, contact: config.contact, addresses: config.robotAddresses }
  const words = { profile, profiles, validationThread, version, robot, showsLeague: config.showsLeague }
  const app = createApp({ ...words, store, get, baseUrl, files, schedule, administration, log, now })
  try {
    return await serve(app, { host, port })
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE') {
      throw new CliError(text.errors.portInUse(String(port)), { cause })
    }
    throw cause
  }
}
