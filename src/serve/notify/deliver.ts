import type { Delivery, StoredNotice } from '../../model/notice.ts'
import type { Store } from '../../store/store.ts'
import { composeMail } from './compose.ts'
import { composeDigest, type DigestTools } from './digest.ts'
import { composeOutage } from './outage-mail.ts'
import { stillWanted } from './receivers.ts'
import type { Mail, Outcome, Senders } from './sender.ts'
import { webhookKey } from './webhook.ts'
import { composeWebhook } from './webhook-body.ts'

/** What messages are made from and sent by. */
export interface DeliverTools extends DigestTools {
  readonly senders: Senders
  /** What the keys of webhooks are made from; null when none are sent. */
  readonly webhookSecret: string | null
  readonly now: () => Date
}

const notSetUp: Outcome = { kind: 'failed', error: 'not-set-up', isServerDown: false }
const notWanted: Outcome = { kind: 'refused', error: 'not-wanted' }

/** Makes the message of a delivery as things are now, and sends it, unless nobody wants it any more. */
export async function deliver(delivery: Delivery, signal: AbortSignal, tools: DeliverTools): Promise<Outcome> {
  const { channel, notices, source } = delivery
  if (notices.length === 0) return await sendMail(await composeDigest(delivery, tools), signal, tools)
  if (source === '') return await sendMail(await outageFor(delivery, tools), signal, tools)
  return await (channel === 'mail' ? deliverMail : deliverWebhook)(delivery, signal, tools)
}

async function deliverMail(delivery: Delivery, signal: AbortSignal, tools: DeliverTools): Promise<Outcome> {
  const about = await aboutOf(delivery, tools.store)
  if (about === null) return notWanted
  if (tools.senders.mail === null) return notSetUp
  return await tools.senders.mail(await composeMail(delivery, about, tools), signal)
}

async function deliverWebhook(delivery: Delivery, signal: AbortSignal, tools: DeliverTools): Promise<Outcome> {
  const { senders, webhookSecret, now } = tools
  const about = await aboutOf(delivery, tools.store)
  if (about === null) return notWanted
  if (senders.webhook === null || webhookSecret === null) return notSetUp
  const message = await composeWebhook(delivery, { ...about, key: webhookKey(webhookSecret, delivery.source) }, tools)
  return await senders.webhook(message, { now: now(), signal })
}

/** Only whoever is the operator still is told of an outage. */
async function outageFor(delivery: Delivery, tools: DeliverTools): Promise<Mail | null> {
  return delivery.recipient === tools.contact ? await composeOutage(delivery, tools) : null
}

async function sendMail(mail: Mail | null, signal: AbortSignal, { senders }: DeliverTools): Promise<Outcome> {
  if (mail === null) return notWanted
  return senders.mail === null ? notSetUp : await senders.mail(mail, signal)
}

const mostNotices = 200

/** The source and the notices that a delivery tells of; null when it is gone or does not want this receiver told. */
async function aboutOf(delivery: Delivery, store: Pick<Store, 'source' | 'notices'>) {
  const source = await store.source(delivery.source)
  if (source === null || !stillWanted(delivery, source)) return null
  const { items } = await store.notices({ source: source.id }, { limit: mostNotices, offset: 0 })
  const notices: readonly StoredNotice[] = items.filter(({ id }) => delivery.notices.includes(id))
  return notices.length === 0 ? null : { source, notices }
}
