import type { NotifyTools } from '../serve/notify/notifier.ts'
import { tellAll } from '../serve/notify/notifier.ts'
import type { Senders } from '../serve/notify/sender.ts'
import type { Context } from './context.ts'
import { baseUrlOf } from './publish.ts'

/** How long a command waits for its messages to be sent, in ms; what is left then is sent by the next one. */
const patience = 120_000

/** What telling people works with; `close` ends what is open. */
export async function tellingTools(
  context: Context,
  baseUrl: string,
): Promise<NotifyTools & { readonly close: () => Promise<void> }> {
  const { config, log, tools } = context
  const { userAgent, contact, robotAddresses, webhookSecret, adminToken } = config
  const senders = await sendersOf(context)
  return {
    store: await context.store(),
    senders,
    webhookSecret,
    baseUrl,
    contact,
    hasAdministration: adminToken !== null,
    robot: { userAgent, contact, addresses: robotAddresses },
    now: tools.now,
    random: Math.random,
    log,
    close: senders.close,
  }
}

/** Tells what the harvests of a command have come to. Whatever goes wrong is logged, and tried again by the next one. */
export async function tellOnce(context: Context): Promise<void> {
  const { close, ...tools } = await tellingTools(context, baseUrlOf(context.config))
  try {
    await tellAll(tools, AbortSignal.any([context.tools.signal, AbortSignal.timeout(patience)]))
  } catch (error) {
    context.log.error({ event: 'notify.crashed', err: error })
  } finally {
    await close()
  }
}

/** Nothing is loaded where nothing is set up. */
async function sendersOf({ config, tools }: Context): Promise<Senders> {
  if (config.smtpUrl !== null || config.webhookSecret !== null) return await tools.createSenders(config)
  return { mail: null, webhook: null, close: async () => {} }
}
