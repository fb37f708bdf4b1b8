import { createTransport } from 'nodemailer'
import { oneLine } from './one-line.ts'
import type { Mail, Outcome, SendMail } from './sender.ts'

/** How long a mail server is waited for, in ms. */
export interface MailPatience {
  readonly connect: number
  /** Between two signs of life. */
  readonly idle: number
  /** For a whole mail. */
  readonly total: number
}

const defaultPatience: MailPatience = { connect: 15_000, idle: 30_000, total: 60_000 }

/**
 * Sends mail by SMTP over a connection of its own for each. The server is the one that the operator set up, so it may stand
 * in a private network. Encrypts when the server offers it, and always with `smtps://`.
 */
export function createMailSender(
  { smtpUrl, mailFrom }: { readonly smtpUrl: string; readonly mailFrom: string },
  patience: MailPatience = defaultPatience,
): SendMail {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: patience.connect,
    greetingTimeout: patience.connect,
    dnsTimeout: patience.connect,
    socketTimeout: patience.idle,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return async (mail, signal) => {
    const bounded = AbortSignal.any([signal, AbortSignal.timeout(patience.total)])
    try {
      await transport.sendMail({ ...messageOf(mail), from: mailFrom, signal: bounded })
      return { kind: 'delivered' }
    } catch (error) {
      return failureOf(error, bounded)
    }
  }
}

/** The address as an object, so that a comma in it does not make it two. */
function messageOf({ to, subject, text, html, messageId, headers }: Mail) {
  return { to: { name: '', address: to }, subject, text, html, headers: { ...headers }, messageId: `<${messageId}>` }
}

/** What the server said of this recipient or this message; everything else is about the server. */
const ownFault = new Set(['EENVELOPE', 'EMESSAGE'])

function failureOf(error: unknown, signal: AbortSignal): Outcome {
  if (signal.aborted) return { kind: 'failed', error: 'timed-out', isServerDown: true }
  if (!(error instanceof Error)) throw error
  const {
    code = '',
    responseCode,
    response = '',
  } = error as Error & {
    readonly code?: string
    readonly responseCode?: number
    readonly response?: string
  }
  const said = oneLine(response, 200)
  const isServerDown = responseCode === 421 || !ownFault.has(code)
  if (code === 'ETIMEDOUT') return { kind: 'failed', error: 'timed-out', isServerDown }
  return { kind: 'failed', error: said === '' ? `smtp ${code}` : `smtp ${said}`, isServerDown }
}
