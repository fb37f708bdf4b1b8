import { formatNumber, plural } from './format.ts'
import type { Language } from './language.ts'

const sv = {
  about: 'Skriv en kvalitetsrapport per organisation: poäng, förluster, åtgärder, länkar och utveckling',
  organisation: 'organisationens IRI',
  all: 'alla organisationer, med en sida som länkar till dem (index.html)',
  out: 'mapp att skriva i',
  format: 'html, csv, json, turtle, trig, jsonld eller all (kan upprepas; utelämnad: html)',
  method:
    'metod som rapporten leder med och rangordnar efter; CSV har varje kriterium enligt den, och enligt alla metoder med all',
  written: (files: number, organisations: number, directory: string) => {
    const what = plural(files, 'sv', { one: '# fil', other: '# filer' })
    return `${what} om ${plural(organisations, 'sv', { one: '# organisation', other: '# organisationer' })} i ${directory}`
  },
  progress: (done: number, all: number) => `${formatNumber(done, 'sv')} av ${formatNumber(all, 'sv')} organisationer`,
  notIri: (text: string) =>
    `--organisation ska vara en IRI, till exempel http://dataportal.se/organisation/SE2021006883: ${text}`,
  missing: (iri: string) =>
    `Ingen organisation som publicerar datamängder har IRI:n ${iri}. Privatpersoner har inga rapporter.`,
  choose: 'Ange antingen --organisation <IRI> eller --all.',
  listTitle: 'Kvalitetsrapporter',
  listLead: (organisations: number, method: string) =>
    `${plural(organisations, 'sv', { one: '# organisation', other: '# organisationer' })} i bokstavsordning. Medelpoängen räknas enligt ${method}.`,
  name: 'Organisation',
  datasets: 'Datamängder',
  mean: 'Medelpoäng',
  rating: 'Omdöme',
  files: 'Rapport',
}

/** Every word that `skord report` says. */
export type ReportCommandWords = typeof sv

const en: ReportCommandWords = {
  about: 'Write a quality report per organisation: points, losses, fixes, links and trend',
  organisation: 'IRI of the organisation',
  all: 'all organisations, with a page that links to them (index.html)',
  out: 'folder to write in',
  format: 'html, csv, json, turtle, trig, jsonld or all (repeatable; left out: html)',
  method: 'method that the report leads with and ranks by; CSV has every criterion by it, and by every method with all',
  written: (files, organisations, directory) => {
    const what = plural(files, 'en', { one: '# file', other: '# files' })
    return `${what} about ${plural(organisations, 'en', { one: '# organisation', other: '# organisations' })} in ${directory}`
  },
  progress: (done, all) => `${formatNumber(done, 'en')} of ${formatNumber(all, 'en')} organisations`,
  notIri: text => `--organisation must be an IRI, such as http://dataportal.se/organisation/SE2021006883: ${text}`,
  missing: iri => `No organisation that publishes datasets has the IRI ${iri}. Private persons have no reports.`,
  choose: 'State either --organisation <IRI> or --all.',
  listTitle: 'Quality reports',
  listLead: (organisations, method) =>
    `${plural(organisations, 'en', { one: '# organisation', other: '# organisations' })} in alphabetical order. The mean is counted by ${method}.`,
  name: 'Organisation',
  datasets: 'Datasets',
  mean: 'Mean points',
  rating: 'Rating',
  files: 'Report',
}

/** The words of `skord report`, by language. */
export const reportCommandWords: Readonly<Record<Language, ReportCommandWords>> = { sv, en }
