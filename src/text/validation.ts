import { formatNumber, plural } from './format.ts'
import type { Language } from './language.ts'

const sv = {
  title: (input: string) => `Granskning av ${input}`,
  titleOfSeveral: 'Granskning av metadata',
  severity: { Violation: 'Fel', Warning: 'Varning', Info: 'Upplysning' },
  severities: { Violation: 'Fel', Warning: 'Varningar', Info: 'Upplysningar' },
  conforms: (profile: string) => `Inga fel mot ${profile}.`,
  doesNotConform: (profile: string) => `Följer inte ${profile}.`,
  unreadable: 'Dokumentet går inte att läsa som RDF, så metadatan kunde inte granskas.',
  counts: (violations: number, warnings: number, infos: number) =>
    list('sv', [
      plural(violations, 'sv', { one: '# fel', other: '# fel' }),
      plural(warnings, 'sv', { one: '# varning', other: '# varningar' }),
      plural(infos, 'sv', { one: '# upplysning', other: '# upplysningar' }),
    ]),
  known: (known: number) =>
    plural(known, 'sv', { one: '# känd anmärkning räknas inte.', other: '# kända anmärkningar räknas inte.' }),
  gone: (gone: number) =>
    plural(gone, 'sv', { one: '# känd anmärkning är åtgärdad.', other: '# kända anmärkningar är åtgärdade.' }),
  notShown: (rest: number) =>
    plural(rest, 'sv', { one: '# anmärkning till visas inte.', other: '# anmärkningar till visas inte.' }),
  notShownHere: (rest: number) => plural(rest, 'sv', { one: '… och # till', other: '… och # till' }),
  missingTitle: 'Obligatoriska klasser som saknas',
  missingClass: (name: string) => `Ingen post av klassen ${name} finns i dokumentet.`,
  content: 'Innehåll',
  syntax: 'Syntax',
  judgedBy: 'Granskad mot',
  strict: 'enligt portalens skördningsregler',
  classes: {
    Catalog: ['katalog', 'kataloger'],
    Dataset: ['datamängd', 'datamängder'],
    DatasetSeries: ['datamängdsserie', 'datamängdsserier'],
    DataService: ['datatjänst', 'datatjänster'],
    Distribution: ['distribution', 'distributioner'],
    Agent: ['aktör', 'aktörer'],
    Kind: ['kontaktuppgift', 'kontaktuppgifter'],
    other: ['post', 'poster'],
  },
  sameProblem: (resources: string) => `samma problem i ${resources}`,
  times: (times: number) => plural(times, 'sv', { one: '# gång', other: '# gånger' }),
  line: 'rad',
  column: 'kolumn',
  value: 'värde',
  mend: 'Gör så här',
  example: 'Exempel',
  see: 'Läs mer',
  specification: 'Läs i specifikationen',
  rule: 'Regel',
  future: (severity: 'Violation' | 'Warning' | 'Info', version: string | null) =>
    `${{ Violation: 'blir fel', Warning: 'blir varning', Info: 'blir upplysning' }[severity]} i ${version ?? 'en kommande version'}`,
  byRule: 'Samlat per regel',
  byResource: 'Post för post',
  summary: 'Sammanfattning',
  compared: 'Profilerna sida vid sida',
  wholeDocument: 'Hela dokumentet',
  unnamed: (type: string | null) => `${type ?? 'Post'} utan egen adress`,
  document: 'dokumentet',
  property: 'Egenskap',
  class: 'Klass',
  problem: 'Problem',
  message: 'Anmärkning',
  place: 'Plats',
  resource: 'Post',
  found: 'Värde',
  number: 'Antal',
  noFindings: 'Inga anmärkningar.',
  inFile: 'Så står det i filen',
  madeBy: (version: string) => `Gjord med Skörd ${version}.`,
}

/** Every word of a validation that is handed on; the English words must be as many as the Swedish. */
export type ValidationWords = typeof sv

const en: ValidationWords = {
  title: input => `Validation of ${input}`,
  titleOfSeveral: 'Validation of metadata',
  severity: { Violation: 'Error', Warning: 'Warning', Info: 'Notice' },
  severities: { Violation: 'Errors', Warning: 'Warnings', Info: 'Notices' },
  conforms: profile => `No errors against ${profile}.`,
  doesNotConform: profile => `Does not follow ${profile}.`,
  unreadable: 'The document cannot be read as RDF, so the metadata could not be judged.',
  counts: (violations, warnings, infos) =>
    list('en', [
      plural(violations, 'en', { one: '# error', other: '# errors' }),
      plural(warnings, 'en', { one: '# warning', other: '# warnings' }),
      plural(infos, 'en', { one: '# notice', other: '# notices' }),
    ]),
  known: known =>
    plural(known, 'en', { one: '# known finding is not counted.', other: '# known findings are not counted.' }),
  gone: gone =>
    plural(gone, 'en', { one: '# known finding has been mended.', other: '# known findings have been mended.' }),
  notShown: rest =>
    plural(rest, 'en', { one: '# more finding is not shown.', other: '# more findings are not shown.' }),
  notShownHere: rest => plural(rest, 'en', { one: '… and # more', other: '… and # more' }),
  missingTitle: 'Mandatory classes that are missing',
  missingClass: name => `The document has no resource of the class ${name}.`,
  content: 'Content',
  syntax: 'Syntax',
  judgedBy: 'Judged by',
  strict: 'by the harvesting rules of the portal',
  classes: {
    Catalog: ['catalogue', 'catalogues'],
    Dataset: ['dataset', 'datasets'],
    DatasetSeries: ['dataset series', 'dataset series'],
    DataService: ['data service', 'data services'],
    Distribution: ['distribution', 'distributions'],
    Agent: ['agent', 'agents'],
    Kind: ['contact', 'contacts'],
    other: ['resource', 'resources'],
  },
  sameProblem: resources => `same problem in ${resources}`,
  times: times => plural(times, 'en', { one: '# time', other: '# times' }),
  line: 'line',
  column: 'column',
  value: 'value',
  mend: 'What to do',
  example: 'Example',
  see: 'Read more',
  specification: 'Read in the specification',
  rule: 'Rule',
  future: (severity, version) =>
    `${{ Violation: 'becomes an error', Warning: 'becomes a warning', Info: 'becomes a notice' }[severity]} in ${version ?? 'a coming version'}`,
  byRule: 'By rule',
  byResource: 'By resource',
  summary: 'Summary',
  compared: 'The profiles side by side',
  wholeDocument: 'The whole document',
  unnamed: type => `${type ?? 'Resource'} without an address of its own`,
  document: 'the document',
  property: 'Property',
  class: 'Class',
  problem: 'Problem',
  message: 'Finding',
  place: 'Place',
  resource: 'Resource',
  found: 'Value',
  number: 'Number',
  noFindings: 'No findings.',
  inFile: 'What the file says',
  madeBy: version => `Made with Skörd ${version}.`,
}

/** The words by language. */
export const validationWords: Readonly<Record<Language, ValidationWords>> = { sv, en }

/** How many of a class, by its local name: `214 distributioner`; of a class without a name of its own, as resources. */
export function countOf(count: number, focusType: string | null, language: Language): string {
  const classes: Readonly<Record<string, readonly string[]>> = validationWords[language].classes
  const name = focusType !== null && Object.hasOwn(classes, focusType) ? focusType : 'other'
  return `${formatNumber(count, language)} ${classes[name][count === 1 ? 0 : 1]}`
}

function list(language: Language, parts: readonly string[]): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(parts)
}
