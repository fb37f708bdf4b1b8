import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** A mail as the server received it. */
export interface ReceivedMail {
  readonly to: readonly string[]
  /** Was the connection encrypted? */
  readonly isSecure: boolean
  /** Unfolded and decoded, by lower-case name. */
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
  readonly html: string
}

/** A mail server on loopback. */
export interface MailServer {
  /** `smtp://127.0.0.1:port` */
  readonly url: string
  readonly port: number
  readonly mails: readonly ReceivedMail[]
  /** How many connections there were. */
  readonly connections: () => number
  /** Resolves when so many mails have come in all. */
  received(count: number): Promise<void>
  close(): Promise<void>
}

/** How a mail server is to behave. */
export interface MailServerOptions {
  readonly port?: number
  /** What it answers to a recipient instead of accepting it. */
  readonly refuses?: (recipient: string) => string | null
  /** Accepts connections and says nothing. */
  readonly isMute?: boolean
  /** Offers STARTTLS with this certificate. */
  readonly tls?: { readonly key: string; readonly cert: string }
}

/** Starts a real SMTP server. */
export async function startMailServer(options: MailServerOptions = {}): Promise<MailServer> {
  const mails: ReceivedMail[] = []
  const waiting = new EventTarget()
  let connections = 0
  const settings: SMTPServerOptions = {
    authOptional: true,
    closeTimeout: 50,
    disabledCommands: options.tls === undefined ? ['AUTH', 'STARTTLS'] : ['AUTH'],
    ...options.tls,
    onConnect: (_, done) => {
      connections += 1
      if (options.isMute !== true) done()
    },
    onRcptTo: ({ address }, _, done) => {
      const refusal = options.refuses?.(address) ?? null
      done(refusal === null ? null : Object.assign(new Error(refusal), { responseCode: 550 }))
    },
    onData: async (stream, session, done) => {
      const chunks: Buffer[] = []
      for await (const chunk of stream) chunks.push(chunk as Buffer)
      const to = session.envelope.rcptTo.map(({ address }) => address)
      mails.push({ to, isSecure: session.secure, ...parsed(Buffer.concat(chunks).toString('latin1')) })
      done()
      waiting.dispatchEvent(new Event('mail'))
    },
  }
  const server = new SMTPServer(settings)
  server.on('error', () => undefined)
  server.listen(options.port ?? 0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    mails,
    connections: () => connections,
    received: async count => {
      while (mails.length < count) await once(waiting, 'mail')
    },
    close: () => new Promise(resolve => server.close(resolve)),
  }
}

function parsed(raw: string): Pick<ReceivedMail, 'headers' | 'text' | 'html'> {
  const { headers, body } = split(raw)
  const boundary = /boundary="([^"]+)"/.exec(headers['content-type'] ?? '')?.[1] ?? ''
  const parts = body.split(`--${boundary}`).map(part => split(part.replace(/^\r\n/, '')))
  const textOf = (type: string): string => {
    const part = parts.find(each => (each.headers['content-type'] ?? '').startsWith(type))
    return part === undefined ? '' : decoded(part.body, part.headers['content-transfer-encoding'] ?? '')
  }
  return { headers, text: textOf('text/plain'), html: textOf('text/html') }
}

function split(raw: string): { readonly headers: Readonly<Record<string, string>>; readonly body: string } {
  const end = raw.indexOf('\r\n\r\n')
  const lines = raw.slice(0, end === -1 ? 0 : end).replace(/\r\n[ \t]+/g, ' ')
  const headers = lines.split('\r\n').map(line => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon).toLowerCase(), decodedWords(line.slice(colon + 1).trim())]
  })
  return { headers: Object.fromEntries(headers), body: raw.slice(end + 4) }
}

function decodedWords(value: string): string {
  const joined = value.replace(/(\?=)\s+(=\?)/g, '$1$2')
  return joined.replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, coding: string, text: string) =>
    coding.toLowerCase() === 'b' ? decoded(text, 'base64') : decoded(text.replaceAll('_', ' '), 'quoted-printable'),
  )
}

function decoded(body: string, coding: string): string {
  if (coding === 'base64') return Buffer.from(body, 'base64').toString('utf8')
  if (coding !== 'quoted-printable') return Buffer.from(body, 'latin1').toString('utf8')
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8').replaceAll('\r\n', '\n')
}
