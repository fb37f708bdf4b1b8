import { failureReasons } from './failure-reasons.ts'
import type { InBoth, Language } from './language.ts'

const errors: Readonly<Record<string, (rest: string) => InBoth>> = {
  'timed-out': () => ({
    sv: 'Mottagarens server svarade inte i tid',
    en: 'The server of the recipient did not answer in time',
  }),
  'not-wanted': () => ({
    sv: 'Mottagaren är inte längre anmäld för källan',
    en: 'The recipient is no longer registered for the source',
  }),
  'not-set-up': () => ({
    sv: 'Tjänsten är inte inställd för att skicka på det här sättet',
    en: 'The service is not set up to send this way',
  }),
  internal: () => ({ sv: 'Ett fel hos oss', en: 'A fault of ours' }),
  unreachable: reason =>
    withReason('Mottagarens server gick inte att nå', 'The server of the recipient was not reached', reason),
  'address-refused': reason => withReason('Adressen får inte användas', 'The address may not be used', reason),
  'http-status': status => ({
    sv: `Mottagaren svarade med felkod ${status}`,
    en: `The recipient answered with error ${status}`,
  }),
  smtp: said =>
    Object.hasOwn(mailErrors, said)
      ? mailErrors[said]
      : { sv: `E-postservern svarade: ${said}`, en: `The mail server answered: ${said}` },
}

const unreached: InBoth = { sv: 'E-postservern gick inte att nå', en: 'The mail server was not reached' }
const mailErrors: Readonly<Record<string, InBoth>> = {
  ECONNECTION: unreached,
  ESOCKET: unreached,
  EDNS: { sv: 'E-postserverns namn gick inte att slå upp', en: 'The name of the mail server was not found' },
  ETLS: {
    sv: 'Den krypterade anslutningen till e-postservern misslyckades',
    en: 'The encrypted connection to the mail server failed',
  },
  EAUTH: { sv: 'E-postservern godtog inte inloggningen', en: 'The mail server did not accept the login' },
  ENOAUTH: { sv: 'E-postservern kräver inloggning', en: 'The mail server demands a login' },
}

/** Why a message could not be delivered, from the short form that deliveries keep: a code and what was said. */
export function deliveryErrorText(error: string): InBoth {
  const [, code, rest] = /^(\S+) ?(.*)$/s.exec(error) ?? ['', error, '']
  return Object.hasOwn(errors, code) ? errors[code](rest) : { sv: error, en: error }
}

/** Why the last attempt at a delivery failed, in one language; '' when none has. */
export function reasonIn({ error }: { readonly error: string | null }, language: Language): string {
  return error === null ? '' : deliveryErrorText(error)[language]
}

function withReason(sv: string, en: string, reason: string): InBoth {
  if (!Object.hasOwn(failureReasons, reason)) return { sv, en }
  return { sv: `${sv}: ${failureReasons[reason].sv}`, en: `${en}: ${failureReasons[reason].en}` }
}
