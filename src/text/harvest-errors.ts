import { failureReasons } from './failure-reasons.ts'
import type { InBoth, Language } from './language.ts'

type Details = Readonly<Record<string, string>>

interface ErrorWords {
  /** What happened; `{name}` is filled from the details, a `[part]` with an empty place is left out. */
  readonly sentence: InBoth
  /** What the publisher can do about it. */
  readonly advice: InBoth
}

const errors = {
  unreachable: {
    sentence: {
      sv: 'Servern [på {url} ]svarade inte[: {reason}].',
      en: 'The server [at {url} ]did not answer[: {reason}].',
    },
    advice: {
      sv: 'Kontrollera att adressen stämmer och att servern kan nås från internet.',
      en: 'Check that the address is right and that the server can be reached from the internet.',
    },
  },
  'http-status': {
    sentence: {
      sv: 'Servern svarade med felkod [{status} ]i stället för en katalog[ ({url})].',
      en: 'The server answered with error [{status} ]instead of a catalogue[ ({url})].',
    },
    advice: {
      sv: 'Öppna adressen i en webbläsare. Den ska svara med kod 200 utan inloggning.',
      en: 'Open the address in a browser. It must answer with status 200 and need no login.',
    },
  },
  'timed-out': {
    sentence: {
      sv: 'Hämtningen avbröts eftersom den tog för lång tid[, mer än {seconds} sekunder][: {reason}][ ({url})].',
      en: 'Fetching was stopped because it took too long[, more than {seconds} seconds][: {reason}][ ({url})].',
    },
    advice: {
      sv: 'Publicera katalogen som en färdig fil, eller dela upp den i sidor, så att den kan hämtas snabbare.',
      en: 'Publish the catalogue as a ready-made file, or in pages, so that it can be fetched faster.',
    },
  },
  'too-large': {
    sentence: {
      sv: 'Katalogen är större än vad som är tillåtet[ ({maxBytes} byte)][ (högst {maxDocuments} underkataloger)].',
      en: 'The catalogue is larger than allowed[ ({maxBytes} bytes)][ (at most {maxDocuments} sub-catalogues)].',
    },
    advice: {
      sv: 'Dela upp katalogen i sidor eller underkataloger, eller be om en högre gräns för källan.',
      en: 'Divide the catalogue into pages or sub-catalogues, or ask for a higher limit for the source.',
    },
  },
  'address-refused': {
    sentence: {
      sv: 'Adressen [{url} ]får inte hämtas[: {reason}].',
      en: 'The address [{url} ]may not be fetched[: {reason}].',
    },
    advice: {
      sv: 'Ange en öppen http- eller https-adress. Interna nät och den egna datorn hämtas inte.',
      en: 'State a public http or https address. Internal networks and the local machine are not fetched.',
    },
  },
  blocked: {
    sentence: {
      sv: 'Servern släppte inte in oss[: {reason}][ ({url})].',
      en: 'The server did not let us in[: {reason}][ ({url})].',
    },
    advice: {
      sv: 'Tillåt vår skördare i robots.txt och i brandväggen, eller ta bort kontrollen som kräver en webbläsare.',
      en: 'Let our harvester through in robots.txt and the firewall, or remove the check that requires a browser.',
    },
  },
  'not-rdf': {
    sentence: {
      sv: 'Svaret är inte en katalog i RDF[ utan {mediaType}][ ({url})].',
      en: 'The answer is not a catalogue in RDF[ but {mediaType}][ ({url})].',
    },
    advice: {
      sv: 'Adressen ska leda till själva katalogfilen, till exempel RDF/XML eller Turtle, inte till en webbsida.',
      en: 'The address must lead to the catalogue file itself, such as RDF/XML or Turtle, not to a web page.',
    },
  },
  syntax: {
    sentence: {
      sv: 'Filen går inte att läsa, den har ett syntaxfel[ på rad {line}][, vid ”{found}”][: {reason}].',
      en: 'The file cannot be read, it has a syntax error[ on line {line}][, at “{found}”][: {reason}].',
    },
    advice: {
      sv: 'Rätta felet på den raden. Prova filen i valideraren innan du publicerar den igen.',
      en: 'Correct the error on that line. Try the file in the validator before you publish it again.',
    },
  },
  'no-catalogue': {
    sentence: {
      sv: 'Filen går att läsa men det finns inget att skörda i den[: {reason}].',
      en: 'The file can be read but there is nothing to harvest in it[: {reason}].',
    },
    advice: {
      sv: 'Beskriv en katalog av klassen dcat:Catalog och låt den peka ut datamängderna med dcat:dataset.',
      en: 'Describe a catalogue of the class dcat:Catalog and let it point to the datasets with dcat:dataset.',
    },
  },
  shrunk: {
    sentence: {
      sv: 'Körningen [skulle ta bort {removed} av {standing} poster och ]väntar på godkännande.',
      en: 'The run [would remove {removed} of {standing} records and ]waits for approval.',
    },
    advice: {
      sv: 'Det som redan är publicerat ligger kvar. Godkänn körningen om posterna verkligen ska bort.',
      en: 'What is already published stays. Approve the run if the records are really to be removed.',
    },
  },
  internal: {
    sentence: {
      sv: 'Skörden avbröts av ett fel hos oss. Det beror inte på katalogen.',
      en: 'The harvest was broken off by a fault of ours. The catalogue is not to blame.',
    },
    advice: {
      sv: 'Du behöver inte göra något. Felet är noterat, och källan skördas igen vid nästa ordinarie tid.',
      en: 'There is nothing you need to do. The fault is noted, and the source is harvested again at its next time.',
    },
  },
} satisfies Readonly<Record<string, ErrorWords>>

/** The codes that have words. */
type ErrorCode = keyof typeof errors

/** What happened, in one sentence; places for details that were not given are left out. */
export function harvestErrorText(code: ErrorCode, details: Details): InBoth {
  const { sv, en } = errors[code].sentence
  return { sv: filled(sv, inWords(details, 'sv')), en: filled(en, inWords(details, 'en')) }
}

/** What the publisher can do about it, in a sentence or two. */
export function harvestErrorAdvice(code: ErrorCode): InBoth {
  return errors[code].advice
}

/** The details with a reason that has words said in words. */
function inWords(details: Details, language: Language): Details {
  const reason = failureReasons[details.reason ?? '']
  return reason === undefined ? details : { ...details, reason: reason[language] }
}

function filled(sentence: string, details: Details): string {
  return sentence.replace(/\[([^[\]]*)\]/g, (_, part: string) => {
    const names = [...part.matchAll(/\{(\w+)\}/g)].map(match => match[1])
    return names.every(name => details[name]) ? part.replace(/\{(\w+)\}/g, (_, name: string) => details[name]) : ''
  })
}
