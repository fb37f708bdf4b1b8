import { formatNumber, plural } from './format.ts'
import type { Language } from './language.ts'

const sv = {
  /** Where the same stands in the other language, for those who read that. */
  otherPart: 'In English below.',
  and: (rest: number) => plural(rest, 'sv', { one: '(och # sak till)', other: '(och # saker till)' }),
  /** What stands at the end of a mail about a failure. */
  silence:
    'Vi fortsätter att försöka på ordinarie tider. Du får ett nytt mejl när skörden fungerar igen, eller om felet blir ett annat, men inte för varje nytt försök.',
  why: (recipient: string, title: string) =>
    `Du får det här mejlet för att ${recipient} är anmäld som mottagare för källan ${title}.`,
  whyDigest: (recipient: string, sources: number) =>
    `Du får det här mejlet för att ${recipient} är anmäld som mottagare för ${plural(sources, 'sv', { one: '# källa', other: '# källor' })}.`,
  stop: (settings: string) => `Vem som får mejl, och när, ändras bland källans inställningar: ${settings}`,
  stopDigest: (settings: string) => `Vem som får mejl, och när, ändras bland källornas inställningar: ${settings}`,
  stopElsewhere: 'Vem som får mejl, och när, bestäms av den som driver tjänsten.',
  contact: (contact: string) => `Har du frågor? Vänd dig till den som driver tjänsten: ${contact}`,
}

const en: typeof sv = {
  otherPart: 'På svenska ovanför.',
  and: rest => `(and ${formatNumber(rest, 'en')} more)`,
  silence:
    'We go on trying at the usual times. You get another mail when the harvest works again, or if it fails for another reason, but not for every new attempt.',
  why: (recipient, title) =>
    `You get this mail because ${recipient} is registered as a recipient for the source ${title}.`,
  whyDigest: (recipient, sources) =>
    `You get this mail because ${recipient} is registered as a recipient for ${plural(sources, 'en', { one: '# source', other: '# sources' })}.`,
  stop: settings => `Who gets mail, and when, is changed among the settings of the source: ${settings}`,
  stopDigest: settings => `Who gets mail, and when, is changed among the settings of the sources: ${settings}`,
  stopElsewhere: 'Who gets mail, and when, is decided by those who run the service.',
  contact: contact => `Do you have questions? Turn to those who run the service: ${contact}`,
}

/** The words around what a mail tells. */
export const mailWords: Readonly<Record<Language, typeof sv>> = { sv, en }
