import { formatDateTime } from './format.ts'
import type { InBoth, Language } from './language.ts'

/** What a web team needs to know to let our robot in. */
export interface RobotFacts {
  readonly userAgent: string
  /** E-mail or web address of whoever runs the service; null when not stated. */
  readonly contact: string | null
  /** Addresses and networks that our requests come from; empty when they are not stated. */
  readonly addresses: readonly string[]
  /** What we fetch. */
  readonly url: string
  /** One request that was turned away; null where none is known. */
  readonly example: {
    /** What it was answered with; null when there was no answer. */
    readonly status: number | null
    readonly at: Date
    /** What the guard in front of the server calls the case, such as a support ID; null when it did not say. */
    readonly reference?: string | null
  } | null
}

/** A message, ready to be sent, to those who run a web site that keeps our robot out: several lines of plain text. */
export function blockedRobotText(facts: RobotFacts): InBoth {
  return { sv: lines(facts, 'sv'), en: lines(facts, 'en') }
}

const words = {
  sv: {
    greeting: 'Hej!',
    why: 'Vi hämtar er katalog över öppna data (DCAT-AP) så att den syns i datakatalogen, men vår robot stoppas av er webbplats.',
    what: (url: string) => `Vi hämtar: ${url}`,
    pages: 'Dessutom de sidor och filer som katalogen själv hänvisar till som delar av den.',
    often:
      'Hur ofta: en gång per natt, med högst två anrop i taget och en tiondels sekund emellan. Har inget ändrats räcker ett enda anrop.',
    agent: (name: string) => `User-Agent: ${name}`,
    addresses: (list: string) => `Våra adresser: ${list}`,
    contact: (who: string) => `Kontakt: ${who}`,
    example: (at: string, status: string, reference: string) => `Senaste försöket: ${at}${status}${reference}.`,
    status: (status: number) => `, besvarades med ${status}`,
    reference: (reference: string) => `, ärende ${reference}`,
    ask: 'Vi ber er att:',
    steps: (product: string) => [
      '– släppa igenom anrop med den User-Agent som står ovan (och från adresserna, om de är angivna) i brandväggen, utan kontroll av webbläsare eller captcha,',
      '– låta adressen svara utan inloggning,',
      `– inte stänga ute ${product} i robots.txt från katalogen och dess delar.`,
    ],
    thanks: 'Tack för hjälpen!',
  },
  en: {
    greeting: 'Hello,',
    why: 'We fetch your catalogue of open data (DCAT-AP) so that it is shown in the data portal, but our robot is stopped by your web site.',
    what: (url: string) => `We fetch: ${url}`,
    pages: 'Also the pages and files that the catalogue itself refers to as parts of it.',
    often:
      'How often: once a night, with at most two requests at a time and a tenth of a second between them. When nothing has changed a single request is enough.',
    agent: (name: string) => `User-Agent: ${name}`,
    addresses: (list: string) => `Our addresses: ${list}`,
    contact: (who: string) => `Contact: ${who}`,
    example: (at: string, status: string, reference: string) => `Last attempt: ${at}${status}${reference}.`,
    status: (status: number) => `, answered with ${status}`,
    reference: (reference: string) => `, reference ${reference}`,
    ask: 'We ask you to:',
    steps: (product: string) => [
      '– let requests with the User-Agent above (and from the addresses, if stated) through the firewall, without browser check or captcha,',
      '– let the address answer without login,',
      `– not shut ${product} out from the catalogue and its parts in robots.txt.`,
    ],
    thanks: 'Thank you for your help!',
  },
} satisfies Record<Language, unknown>

function lines({ userAgent, contact, addresses, url, example }: RobotFacts, language: Language): string {
  const text = words[language]
  const product = /^[\w-]+/.exec(userAgent)?.[0] ?? userAgent
  const agent = contact === null ? userAgent : `${userAgent} (+${contact})`
  const facts = [
    text.what(url),
    text.pages,
    text.often,
    text.agent(agent),
    ...(addresses.length === 0 ? [] : [text.addresses(addresses.join(', '))]),
    ...(contact === null ? [] : [text.contact(contact)]),
    ...(example === null ? [] : [exampleOf(example, language)]),
  ]
  const parts = [text.greeting, text.why, facts.join('\n'), [text.ask, ...text.steps(product)].join('\n'), text.thanks]
  return parts.join('\n\n')
}

function exampleOf({ status, at, reference = null }: NonNullable<RobotFacts['example']>, language: Language): string {
  const text = words[language]
  const time = formatDateTime(at, language)
  return text.example(
    time,
    status === null ? '' : text.status(status),
    reference === null ? '' : text.reference(reference),
  )
}
