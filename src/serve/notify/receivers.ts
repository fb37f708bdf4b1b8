import type { Delivery, StoredNotice } from '../../model/notice.ts'
import type { Notify, Source } from '../../model/source.ts'

/** One who is told. */
export type Receiver = Pick<Delivery, 'channel' | 'recipient'>

/** The channels that there is something to send by. */
export type Channels = Readonly<Record<Receiver['channel'], boolean>>

/**
 * Who is told at once of a change: mail where changes are wanted, and webhooks unless nothing is, as programs have no use
 * for a weekly summary.
 */
export function receiversOf({ mail, webhooks, when }: Notify, channels: Channels): readonly Receiver[] {
  if (when === 'none') return []
  const byMail = channels.mail && when !== 'digest' ? mail : []
  const byWebhook = channels.webhook ? webhooks : []
  return [
    ...[...new Set(byMail)].map(recipient => ({ channel: 'mail', recipient }) as const),
    ...[...new Set(byWebhook)].map(recipient => ({ channel: 'webhook', recipient }) as const),
  ]
}

/**
 * Who gets the weekly summary, and of which sources: those that want one, and the unstable ones, of which changes are not
 * mailed at once.
 */
export function digestReceivers<S extends Pick<Source, 'id' | 'notify'>>(
  sources: readonly S[],
  unstable: ReadonlySet<string>,
): ReadonlyMap<string, readonly S[]> {
  const isWanting = ({ id, notify: { when } }: S) =>
    when === 'digest' || when === 'both' || (when === 'changes' && unstable.has(id))
  const wanting = sources.filter(isWanting)
  const recipients = new Set(wanting.flatMap(({ notify }) => notify.mail))
  return new Map(
    [...recipients].map(recipient => [recipient, wanting.filter(({ notify }) => notify.mail.includes(recipient))]),
  )
}

/** Does a source still want this receiver told? Settings may have changed since the delivery was made. */
export function stillWanted(receiver: Receiver, source: Pick<Source, 'notify'> | null): boolean {
  if (source === null) return false
  const receivers = receiversOf(source.notify, { mail: true, webhook: true })
  return receivers.some(({ channel, recipient }) => channel === receiver.channel && recipient === receiver.recipient)
}

/** The notices of one run together, oldest run first: they are told in one message. */
export function perRun(notices: readonly StoredNotice[]): readonly (readonly StoredNotice[])[] {
  return [...Map.groupBy(notices, ({ source, harvest }) => `${harvest} ${source}`).values()]
}
