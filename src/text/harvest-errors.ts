import { formatSpan } from './duration.ts'
import { adviceByReason, adviceByStatus, adviceForEncoding, adviceForServerErrors } from './failure-advice.ts'
import { failureReasons } from './failure-reasons.ts'
import { formatLimit } from './format.ts'
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
      sv: 'Adressen [{url} ]gick inte att hämta[: {reason}].',
      en: 'The address [{url} ]could not be fetched[: {reason}].',
    },
    advice: {
      sv: 'Kontrollera att adressen stämmer och att servern kan nås från internet.',
      en: 'Check that the address is right and that the server can be reached from the internet.',
    },
  },
  'http-status': {
    sentence: {
      sv: 'Servern svarade med felkod [{status} ]i stället för en katalog[ och bad oss vänta i {retryAfter}][ ({url})].',
      en: 'The server answered with error [{status} ]instead of a catalogue[ and asked us to wait for {retryAfter}][ ({url})].',
    },
    advice: {
      sv: 'Öppna adressen i en webbläsare. Den ska svara med kod 200 utan inloggning.',
      en: 'Open the address in a browser. It must answer with status 200 and need no login.',
    },
  },
  'timed-out': {
    sentence: {
      sv: 'Hämtningen avbröts eftersom den tog för lång tid[, mer än {seconds}][: {reason}][ ({url})].',
      en: 'Fetching was stopped because it took too long[, more than {seconds}][: {reason}][ ({url})].',
    },
    advice: {
      sv: 'Publicera katalogen som en färdig fil, eller dela upp den i sidor, så att den kan hämtas snabbare.',
      en: 'Publish the catalogue as a ready-made file, or in pages, so that it can be fetched faster.',
    },
  },
  'too-large': {
    sentence: {
      sv: 'Katalogen är större än vad som är tillåtet[ (högst {maxBytes})][ (högst {maxDocuments} underkataloger)][ (högst {maxFiles} filer)].',
      en: 'The catalogue is larger than allowed[ (at most {maxBytes})][ (at most {maxDocuments} sub-catalogues)][ (at most {maxFiles} files)].',
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
      sv: 'Servern släppte inte in oss[: {reason}][ ({guard})][, ärende {reference}][ ({url})].',
      en: 'The server did not let us in[: {reason}][ ({guard})][, reference {reference}][ ({url})].',
    },
    advice: {
      sv: 'Tillåt vår skördare i robots.txt och i brandväggen, eller ta bort kontrollen som kräver en webbläsare.',
      en: 'Let our harvester through in robots.txt and the firewall, or remove the check that requires a browser.',
    },
  },
  'not-rdf': {
    sentence: {
      sv: 'Svaret är inte en katalog i RDF[: {reason}][, Content-Type är {mediaType}][ ({url})].',
      en: 'The answer is not a catalogue in RDF[: {reason}][, Content-Type is {mediaType}][ ({url})].',
    },
    advice: {
      sv: 'Adressen ska leda till själva katalogfilen, till exempel RDF/XML eller Turtle, inte till en webbsida.',
      en: 'The address must lead to the catalogue file itself, such as RDF/XML or Turtle, not to a web page.',
    },
  },
  syntax: {
    sentence: {
      sv: 'Filen går inte att läsa, den har ett syntaxfel[ på rad {line}][, vid ”{found}”][: {reason}][; filen innehåller tecken som inte är {damagedEncoding}].',
      en: 'The file cannot be read, it has a syntax error[ on line {line}][, at “{found}”][: {reason}][; the file holds characters that are not {damagedEncoding}].',
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
  robots: {
    sentence: {
      sv: 'Robots.txt på webbplatsen släpper inte fram oss till adressen[ {url}][: {reason}].',
      en: 'The robots.txt of the web site does not let us fetch the address[ {url}][: {reason}].',
    },
    advice: {
      sv: 'Tillåt vår skördare i robots.txt om adressen hör till katalogen. Det finns en färdig text att skicka till dem som sköter webbplatsen.',
      en: 'Allow our harvester in robots.txt if the address belongs to the catalogue. There is a text ready to be sent to those who run the web site.',
    },
  },
  interrupted: {
    sentence: {
      sv: 'Körningen avbröts innan den var klar, därför att tjänsten stoppades eller startades om.',
      en: 'The run was broken off before it was finished, because the service was stopped or restarted.',
    },
    advice: {
      sv: 'Du behöver inte göra något. Det som är publicerat ligger kvar, och källan skördas igen vid nästa ordinarie tid.',
      en: 'There is nothing you need to do. What is published stays, and the source is harvested again at its next time.',
    },
  },
  'not-kept': {
    sentence: {
      sv: 'Det som körningen hämtade [från {url} ]finns inte kvar och kan inte läsas igen.',
      en: 'What the run fetched [from {url} ]is no longer kept and cannot be read again.',
    },
    advice: {
      sv: 'Skörda källan på nytt. Hur länge det hämtade sparas ställs in för varje källa.',
      en: 'Harvest the source anew. How long what was fetched is kept is set for each source.',
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
  const { sv, en } = details.reason === 'not-asked' ? notAsked : errors[code].sentence
  return { sv: filled(sv, inWords(details, 'sv')), en: filled(en, inWords(details, 'en')) }
}

/** The server wants to be left alone, as it answered somebody else. */
const notAsked: InBoth = {
  sv: 'Servern bad oss vänta[ i {retryAfter}][ (felkod {status})] när vi hämtade något annat från den. Därför frågade vi den inte[ om {url}].',
  en: 'The server asked us to wait[ for {retryAfter}][ (error {status})] when we fetched something else from it. So we did not ask it[ for {url}].',
}

/** What the publisher can do about it, in a sentence or two; by the cause where the details tell it. */
export function harvestErrorAdvice(code: ErrorCode, details: Details = {}): InBoth {
  const { reason = '', status = '', damagedEncoding } = details
  if (Object.hasOwn(adviceByReason, reason)) return adviceByReason[reason]
  if (code === 'syntax' && damagedEncoding) return adviceForEncoding
  if (code !== 'http-status') return errors[code].advice
  return adviceByStatus[status] ?? (/^5\d\d$/.test(status) ? adviceForServerErrors : errors[code].advice)
}

/** The details with a reason that has words said in words, and with times and sizes in units that people use. */
function inWords(details: Details, language: Language): Details {
  const { reason = '' } = details
  const measured = Object.entries(measures).flatMap(([name, say]) =>
    /^\d+(\.\d+)?$/.test(details[name] ?? '') ? [[name, say(Number(details[name]), language)]] : [],
  )
  const said = { ...details, ...Object.fromEntries(measured) }
  return Object.hasOwn(failureReasons, reason) ? { ...said, reason: failureReasons[reason][language] } : said
}

/** How the details that are measures are said. */
const measures: Readonly<Record<string, (value: number, language: Language) => string>> = {
  retryAfter: formatSpan,
  seconds: formatSpan,
  maxBytes: formatLimit,
}

function filled(sentence: string, details: Details): string {
  return sentence.replace(/\[([^[\]]*)\]/g, (_, part: string) => {
    const names = [...part.matchAll(/\{(\w+)\}/g)].map(match => match[1])
    return names.every(name => details[name]) ? part.replace(/\{(\w+)\}/g, (_, name: string) => details[name]) : ''
  })
}
