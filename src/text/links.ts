import { formatNumber, plural } from './format.ts'
import type { Language } from './language.ts'

const sv = {
  command: {
    about: 'Kontrollera om adresserna i metadatan svarar, och visa hur det har gått',
    check: 'kontrollera de adresser vars tid har kommit',
    list: 'visa hur adresserna mår, server för server',
    show: 'visa en adress: hur den är nu, och vad som har setts',
    source: 'bara adresserna i den här källan',
    organisation: 'bara adresserna hos den här utgivaren (IRI)',
    limit: 'högst så många adresser',
    all: 'även de vars tid inte har kommit',
    failing: 'bara servrar med adresser som inte svarar',
    url: 'adressen, som den står i metadatan',
  },
  noLinks: 'kontrollera inga länkar',
  progress: 'Kontrollerar',
  taken: 'Länkar kontrolleras redan av en annan process.',
  nothingDue: 'Ingen adress behöver kontrolleras nu.',
  ended: {
    done: 'Klart.',
    stopped: 'Avbrutet. Det som hann kontrolleras är sparat.',
    outage: 'Avbrutet: nätet här svarar inte. Det räknas inte mot någon.',
  },
  checked: (checked: number, due: number, hosts: number) =>
    `${formatNumber(checked, 'sv')} av ${formatNumber(due, 'sv')} adresser kontrollerade på ${plural(hosts, 'sv', { one: '# server', other: '# servrar' })}.`,
  changed: (changed: number, rescored: number) =>
    `${plural(changed, 'sv', { one: '# adress har ändrats', other: '# adresser har ändrats' })}, och ${plural(rescored, 'sv', { one: '# datamängd har fått nya poäng', other: '# datamängder har fått nya poäng' })}.`,
  postponed: {
    'rate-limited': (host: string, count: number) =>
      `${host}: ${plural(count, 'sv', { one: '# adress får vänta', other: '# adresser får vänta' })}, servern bad om det`,
    failing: (host: string, count: number) =>
      `${host}: ${plural(count, 'sv', { one: '# adress får vänta', other: '# adresser får vänta' })}, servern svarar inte`,
  },
  none: 'Inga adresser.',
  neverAsked: 'Adressen är inte känd, eller så har den inte kontrollerats än.',
  columns: ['Server', 'Adresser', 'Kontrollerade', 'Svarar inte', 'Utelämnade', 'Utfall'],
  history: ['När', 'Metod', 'HEAD', 'GET', 'Utfall', 'Tid', 'Fel'],
  totals: (checked: string, addresses: string) => `${checked} av ${addresses} adresser kontrollerade.`,
  rows: {
    outcome: 'Utfall',
    meaning: 'Betyder',
    advice: 'Att göra',
    status: 'Status på HEAD',
    get: 'Status på GET',
    confident: 'Säkerhet',
    checked: 'Kontrollerad',
    finalUrl: 'Svarade från',
    mediaType: 'Medietyp',
    length: 'Storlek',
    error: 'Fel',
    tries: 'Kontroller',
    streak: 'I rad med samma slag av utfall',
    failing: 'Svarar inte sedan',
    lastGood: 'Svarade senast',
    next: 'Kontrolleras nästa gång',
  },
  smallPage: 'en liten webbsida, eller en inloggningssida',
  confident: { yes: 'svarar säkert', no: 'svarar säkert inte', unknown: 'går inte att säga', doubtful: 'tveksamt' },
  noStatus: { 1100: 'inget svar (1100)', 1300: 'ingen giltig adress (1300)' },
  job: {
    title: 'Länkkontroller',
    running: (checked: string, due: string) => `Pågår: ${checked} av ${due} adresser`,
    starting: 'Pågår: letar upp adresser',
    last: (checked: string, hosts: string) => `Senast: ${checked} adresser på ${hosts} servrar`,
    outage: 'Den senaste bröts, för nätet här svarade inte. Det räknas inte mot någon.',
    never: 'Ingen kontroll har gjorts sedan tjänsten startades.',
    next: 'Nästa gång',
  },
}

/** The words of link checks. */
export type LinkWords = typeof sv

const en: LinkWords = {
  command: {
    about: 'Check whether the addresses in the metadata answer, and show how it went',
    check: 'check the addresses whose time has come',
    list: 'show how the addresses are, server by server',
    show: 'show one address: how it is now, and what has been seen',
    source: 'only the addresses of this source',
    organisation: 'only the addresses of this publisher (IRI)',
    limit: 'at most so many addresses',
    all: 'also those whose time has not come',
    failing: 'only servers with addresses that do not answer',
    url: 'the address, as it stands in the metadata',
  },
  noLinks: 'do not check links',
  progress: 'Checking',
  taken: 'Links are being checked by another process.',
  nothingDue: 'No address needs to be checked now.',
  ended: {
    done: 'Done.',
    stopped: 'Stopped. What was checked is saved.',
    outage: 'Stopped: the network here does not answer. It is held against nobody.',
  },
  checked: (checked, due, hosts) =>
    `${formatNumber(checked, 'en')} of ${formatNumber(due, 'en')} addresses checked on ${plural(hosts, 'en', { one: '# server', other: '# servers' })}.`,
  changed: (changed, rescored) =>
    `${plural(changed, 'en', { one: '# address has changed', other: '# addresses have changed' })}, and ${plural(rescored, 'en', { one: '# dataset has new points', other: '# datasets have new points' })}.`,
  postponed: {
    'rate-limited': (host, count) =>
      `${host}: ${plural(count, 'en', { one: '# address waits', other: '# addresses wait' })}, as the server asked for that`,
    failing: (host, count) =>
      `${host}: ${plural(count, 'en', { one: '# address waits', other: '# addresses wait' })}, as the server does not answer`,
  },
  none: 'No addresses.',
  neverAsked: 'The address is not known, or has not been checked yet.',
  columns: ['Server', 'Addresses', 'Checked', 'Failing', 'Left out', 'Outcomes'],
  history: ['When', 'Method', 'HEAD', 'GET', 'Outcome', 'Time', 'Error'],
  totals: (checked, addresses) => `${checked} of ${addresses} addresses checked.`,
  rows: {
    outcome: 'Outcome',
    meaning: 'Means',
    advice: 'To do',
    status: 'Status of HEAD',
    get: 'Status of GET',
    confident: 'Certainty',
    checked: 'Checked',
    finalUrl: 'Answered from',
    mediaType: 'Media type',
    length: 'Size',
    error: 'Error',
    tries: 'Checks',
    streak: 'In a row with the same kind of outcome',
    failing: 'Failing since',
    lastGood: 'Last answered',
    next: 'Checked next',
  },
  smallPage: 'a small web page, or a login page',
  confident: { yes: 'surely answers', no: 'surely does not answer', unknown: 'cannot be said', doubtful: 'doubtful' },
  noStatus: { 1100: 'no answer (1100)', 1300: 'not a valid address (1300)' },
  job: {
    title: 'Link checks',
    running: (checked, due) => `Going on: ${checked} of ${due} addresses`,
    starting: 'Going on: looking up addresses',
    last: (checked, hosts) => `Last: ${checked} addresses on ${hosts} servers`,
    outage: 'The last one was stopped, as the network here did not answer. It is held against nobody.',
    never: 'No check has been made since the service was started.',
    next: 'Next time',
  },
}

/** The words of link checks, by language. What came of an address stands in `vocab/link-outcomes.tsv`. */
export const linkWords: Readonly<Record<Language, LinkWords>> = { sv, en }
