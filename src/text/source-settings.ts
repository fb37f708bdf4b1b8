import type { InBoth, Language } from './language.ts'

const faults = {
  missing: { sv: 'Uppgiften saknas.', en: 'This is missing.' },
  unknown: { sv: 'Det finns ingen inställning med det namnet.', en: 'There is no setting of that name.' },
  'wrong-type': { sv: 'Värdet är av fel slag.', en: 'The value is of the wrong kind.' },
  'bad-id': {
    sv: 'Använd små bokstäver a–z, siffror och bindestreck, till exempel gavle-kommun.',
    en: 'Use lower-case letters a–z, digits and hyphens, such as gavle-kommun.',
  },
  reserved: { sv: '”{value}” kan inte vara ett id. Välj ett annat.', en: '“{value}” cannot be an id. Choose another.' },
  'bad-url': {
    sv: 'Adressen ska börja med http:// eller https://.',
    en: 'The address must begin with http:// or https://.',
  },
  'secret-in-url': {
    sv: 'Ta bort användarnamn och lösenord ur adressen. Den visas för alla.',
    en: 'Remove the user name and password from the address. Everyone can see it.',
  },
  'bad-iri': {
    sv: 'Ange en fullständig IRI, till exempel https://www.kommun.example/.',
    en: 'State a whole IRI, such as https://www.agency.example/.',
  },
  'bad-schedule': {
    sv: 'Schemat är inget cron-uttryck. ”0 4 * * *” betyder varje natt klockan 4.',
    en: 'The schedule is not a cron expression. “0 4 * * *” means every night at four.',
  },
  'bad-precedence': {
    sv: 'Ange public, private, collector eller ett heltal från 1.',
    en: 'State public, private, collector or a whole number from 1.',
  },
  'bad-mail': { sv: '”{value}” är ingen e-postadress.', en: '“{value}” is not an e-mail address.' },
  'out-of-range': { sv: 'Ange ett tal från {least} till {most}.', en: 'State a number from {least} to {most}.' },
  'no-such': { sv: '”{value}” finns inte. Det finns: {choices}.', en: 'There is no “{value}”. There is: {choices}.' },
  'not-taken': {
    sv: 'Källor av slaget {value} har ingen sådan inställning.',
    en: 'Sources of the kind {value} have no such setting.',
  },
  'too-long': { sv: 'Högst {most} tecken.', en: 'At most {most} characters.' },
  twice: { sv: 'Id:t står två gånger i listan.', en: 'The id stands twice in the list.' },
  taken: { sv: 'Det finns redan en källa med det id:t.', en: 'There is a source of that id already.' },
  'not-yours': { sv: 'Bara en administratör får ändra det här.', en: 'Only an administrator may change this.' },
  'not-yaml': { sv: 'Filen är inte YAML eller JSON: {reason}', en: 'The file is not YAML or JSON: {reason}' },
  'not-a-list': {
    sv: 'Filen ska vara en lista av källor, var och en med id och url.',
    en: 'The file must be a list of sources, each with an id and a url.',
  },
} satisfies Readonly<Record<string, InBoth>>

/** What is wrong with a setting of a source, or with a list of sources, in one sentence. */
export function settingsFaultText(
  { code, details }: { readonly code: keyof typeof faults; readonly details: Readonly<Record<string, string>> },
  language: Language,
): string {
  return faults[code][language].replace(/\{(\w+)\}/g, (_, name: string) => details[name] ?? '')
}
