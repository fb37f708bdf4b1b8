import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { generate } from 'selfsigned'
import { afterEach, expect, test } from 'vitest'
import type { Mail } from '../../../src/serve/notify/sender.ts'
import { createMailSender } from '../../../src/serve/notify/smtp.ts'
import { type MailServer, type MailServerOptions, startMailServer } from '../../support/mail-server.ts'

const servers: MailServer[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map(server => server.close()))
})

async function serverWith(options: MailServerOptions = {}): Promise<MailServer> {
  const server = await startMailServer(options)
  servers.push(server)
  return server
}

const mail: Mail = {
  to: 'data@kommun.example',
  subject: 'Skörden misslyckas',
  text: 'Vi kunde inte skörda.\n',
  html: '<p>Vi kunde inte skörda.</p>\n',
  messageId: 'delivery-1-2@skord.example',
  headers: { 'Auto-Submitted': 'auto-generated', 'List-Id': '<kommun.harvest.skord.example>' },
}
const signal = new AbortController().signal
const patience = { connect: 300, idle: 300, total: 1000 }
const senderTo = (smtpUrl: string) => createMailSender({ smtpUrl, mailFrom: 'Skörd <skord@skord.example>' }, patience)

test('a mail arrives with its text, its HTML, its id and what says that a program wrote it', async () => {
  const server = await serverWith()
  expect(await senderTo(server.url)(mail, signal)).toEqual({ kind: 'delivered' })
  const [received] = server.mails
  expect(received.to).toEqual(['data@kommun.example'])
  expect(received.text.trim()).toBe('Vi kunde inte skörda.')
  expect(received.html.trim()).toBe('<p>Vi kunde inte skörda.</p>')
  expect(received.headers).toMatchObject({
    from: 'Skörd <skord@skord.example>',
    subject: 'Skörden misslyckas',
    'message-id': '<delivery-1-2@skord.example>',
    'auto-submitted': 'auto-generated',
    'list-id': '<kommun.harvest.skord.example>',
  })
})

test('a recipient whom the server refuses is told in its words, and the server counts as working', async () => {
  const server = await serverWith({ refuses: () => 'no such user here' })
  const outcome = await senderTo(server.url)(mail, signal)
  expect(outcome).toEqual({ kind: 'failed', error: 'smtp 550 no such user here', isServerDown: false })
})

test('a server that is not there is down', async () => {
  const server = await startMailServer()
  await server.close()
  const outcome = await senderTo(server.url)(mail, signal)
  expect(outcome).toMatchObject({ kind: 'failed', isServerDown: true })
})

test('a server that says nothing is given up in time', async () => {
  const mute = createServer()
  mute.listen(0, '127.0.0.1')
  await once(mute, 'listening')
  const send = senderTo(`smtp://127.0.0.1:${(mute.address() as AddressInfo).port}`)
  expect(await send(mail, signal)).toEqual({ kind: 'failed', error: 'timed-out', isServerDown: true })
  mute.close()
})

test('a server that drips is given up when the time for a whole mail is over', async () => {
  const drips: NodeJS.Timeout[] = []
  const dripping = createServer(socket => {
    socket.on('error', () => undefined)
    drips.push(setInterval(() => socket.write('220-wait\r\n'), 50))
  })
  dripping.listen(0, '127.0.0.1')
  await once(dripping, 'listening')
  const send = senderTo(`smtp://127.0.0.1:${(dripping.address() as AddressInfo).port}`)
  expect(await send(mail, signal)).toMatchObject({ kind: 'failed', isServerDown: true })
  for (const drip of drips) clearInterval(drip)
  dripping.close()
})

test('a mail is encrypted where the server offers it, and not sent to one with a certificate of its own making', async () => {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], { keyType: 'ec' })
  const server = await serverWith({ tls: { key, cert } })
  expect(await senderTo(server.url)(mail, signal)).toMatchObject({ kind: 'failed', isServerDown: true })
  expect(server.mails).toEqual([])
  const trusting = senderTo(`${server.url}?tls.rejectUnauthorized=false`)
  expect(await trusting(mail, signal)).toEqual({ kind: 'delivered' })
  expect(server.mails[0].isSecure).toBe(true)
})

test('line breaks in a subject or a recipient do not become headers or recipients', async () => {
  const server = await serverWith()
  const hostile = { ...mail, subject: 'Hej\r\nBcc: spion@ond.example\r\n\r\nText' }
  await senderTo(server.url)(hostile, signal)
  await senderTo(server.url)({ ...mail, to: 'a@b.example, spion@ond.example' }, signal)
  await senderTo(server.url)({ ...mail, to: 'a@b.example>\r\nRCPT TO:<spion@ond.example' }, signal)
  expect(server.mails[0].to).toEqual(['data@kommun.example'])
  expect(server.mails.flatMap(({ to }) => to)).not.toContain('spion@ond.example')
  expect(server.mails.every(({ headers }) => headers.bcc === undefined)).toBe(true)
})
