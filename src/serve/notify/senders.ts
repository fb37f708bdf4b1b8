import type { Config } from '../../config.ts'
import { createPost } from '../../fetch/post.ts'
import type { Senders } from './sender.ts'
import { createMailSender } from './smtp.ts'
import { createWebhookSender } from './webhook.ts'

/** What of the configuration says how people and programs are told. */
export type SenderConfig = Pick<
  Config,
  'smtpUrl' | 'mailFrom' | 'webhookSecret' | 'userAgent' | 'allowPrivateAddresses'
>

/** Makes the ways in which messages are sent: those that are set up. */
export function createSenders({ smtpUrl, mailFrom, webhookSecret, ...fetching }: SenderConfig): Senders {
  const { post, close } = createPost(fetching)
  return {
    mail: smtpUrl === null ? null : createMailSender({ smtpUrl, mailFrom }),
    webhook: webhookSecret === null ? null : createWebhookSender(post),
    close,
  }
}
