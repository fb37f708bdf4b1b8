import type { Language } from './language.ts'

/** A field of the form: its label, and what it is for. */
export interface FieldWords {
  readonly label: string
  readonly help: string
}

const sv = {
  groups: {
    what: 'Vad som skördas',
    kind: 'Inställningar för slaget av källa',
    when: 'När, och vad som gäller vid dubbletter',
    care: 'Skydd mot att något försvinner av misstag',
    limits: 'Gränser för en körning',
    tell: 'Vem som får veta',
  },
  fields: {
    id: {
      label: 'Id',
      help: 'Kort namn i adresser, till exempel gavle-kommun. Små bokstäver, siffror och bindestreck. Kan inte ändras sedan.',
    },
    title: { label: 'Namn', help: 'Så kallas källan på webbplatsen, oftast organisationens namn.' },
    url: { label: 'Adress', help: 'Där katalogen finns. Den visas för alla, så skriv inga lösenord i den.' },
    path: { label: 'Fil eller mapp', help: 'Sökväg i den mapp som tjänsten får läsa filer ur.' },
    organisation: {
      label: 'Ansvarig organisation',
      help: 'Organisationens IRI, så att källan visas på dess sida. Får lämnas tom.',
    },
    kind: { label: 'Slag av källa', help: '' },
    profile: { label: 'Profil', help: 'Reglerna som metadatan granskas mot.' },
    schedule: {
      label: 'Schema',
      help: 'Ett cron-uttryck i svensk tid. 0 4 * * * betyder varje natt klockan 4. Tomt betyder bara på begäran.',
    },
    precedence: {
      label: 'Företräde vid dubbletter',
      help: 'Vilken källa som visas när samma resurs finns i flera: public, private, collector (samlar in andras) eller en egen rang, där 1 går först.',
    },
    enabled: {
      label: 'Skörda enligt schemat',
      help: 'Utan kryss skördas källan inte, men det som är publicerat ligger kvar.',
    },
    'limits.maxRemovedShare': {
      label: 'Pausa körningen om den tar bort mer än så här många procent',
      help: 'En körning som skulle ta bort mer väntar på ett beslut. Det som är publicerat ligger kvar så länge.',
    },
    'limits.graceDays': {
      label: 'Dagar som en post får saknas innan den tas bort',
      help: 'En post som inte finns i svaret visas så här många dagar till. 0 tar bort den genast.',
    },
    'limits.keepRuns': {
      label: 'Körningar vars dokument sparas',
      help: 'Så många mottagna katalogfiler sparas, så att en gammal körning kan granskas igen.',
    },
    'limits.maxBytes': { label: 'Största dokument, i MiB', help: 'Efter uppackning. En MiB är 1 048 576 byte.' },
    'limits.timeout': { label: 'Längsta tid för ett dokument, i sekunder', help: '' },
    'limits.budget': {
      label: 'Längsta tid för en körning, i minuter',
      help: 'Med alla sidor och alla omförsök.',
    },
    'limits.maxPages': { label: 'Flest dokument i en körning', help: 'Sidor och underkataloger.' },
    'notify.mail': { label: 'E-post', help: 'En adress per rad.' },
    'notify.webhooks': {
      label: 'Webhooks',
      help: 'En adress per rad. Meddelandet är signerat. Nyckeln visas på källans sida när källan är sparad.',
    },
    'notify.when': {
      label: 'När',
      help: 'Bara förändringar berättas: att något har slutat fungera, eller fungerar igen.',
    },
    'notify.dropPoints': {
      label: 'Berätta när medelpoängen faller med mer än',
      help: 'I poäng av 405, från en skörd eller länkkontroll till nästa. Bara det som metadatan eller länkarna gör räknas, aldrig att vi räknar på ett annat sätt.',
    },
  },
  whens: {
    changes: 'genast, när läget ändras',
    digest: 'sammandrag varje måndag',
    both: 'genast och sammandrag',
    none: 'aldrig, bara i flödena',
  },
  kinds: {
    dcat: 'DCAT-katalog i RDF, hel eller i sidor',
    html: 'Webbsida med inbäddade metadata',
    ldes: 'LDES, ett flöde av ändringar',
    ckan: 'CKAN',
    sparql: 'SPARQL-tjänst',
    file: 'Fil eller mapp på servern',
  },
  settings: {
    'ckan.query': { label: 'Urval', help: 'Begränsar vilka datamängder som hämtas, som fq i CKAN. Tomt hämtar alla.' },
    'ckan.organization': { label: 'Organisation i CKAN', help: 'Namnet i CKAN. Då hämtas bara dess datamängder.' },
    'ckan.language': { label: 'Språk', help: 'Språket i texter som inte säger vilket de är på, till exempel sv.' },
    'html.follow': {
      label: 'Följ länkar som börjar med',
      help: 'Gör så här om sidan är en lista och varje datamängd har en egen sida. Tomt läser bara sidan själv.',
    },
    'sparql.query': {
      label: 'Fråga',
      help: 'En CONSTRUCT-fråga som ger katalogen. Tomt hämtar allt som beskriver kataloger, datamängder och datatjänster.',
    },
    'sparql.graph': { label: 'Namngiven graf', help: 'IRI för grafen att fråga. Tomt frågar tjänstens standardgraf.' },
    'sparql.pageSize': { label: 'Rader per fråga', help: 'Tomt ger 10 000.' },
  },
  chooseKind: 'Välj slag',
  required: 'obligatoriskt',
  preview: 'Förhandsgranska',
  save: 'Spara',
  previewHelp: 'Förhandsgranskningen hämtar katalogen nu och visar vad en skörd skulle ändra. Inget sparas.',
  faulty: (count: number) => (count === 1 ? 'En uppgift behöver rättas.' : `${count} uppgifter behöver rättas.`),
}

type SourceFormWords = typeof sv

const en: SourceFormWords = {
  groups: {
    what: 'What is harvested',
    kind: 'Settings of the kind of source',
    when: 'When, and what goes for duplicates',
    care: 'Protection against losing things by mistake',
    limits: 'Limits of one run',
    tell: 'Who is told',
  },
  fields: {
    id: {
      label: 'Id',
      help: 'A short name in addresses, such as gavle-kommun. Lower-case letters, digits and hyphens. It cannot be changed later.',
    },
    title: { label: 'Name', help: 'What the source is called on the site, mostly the name of the organisation.' },
    url: { label: 'Address', help: 'Where the catalogue is. Everyone can see it, so write no passwords in it.' },
    path: { label: 'File or folder', help: 'A path in the folder that the service may read files from.' },
    organisation: {
      label: 'Responsible organisation',
      help: 'IRI of the organisation, so that the source is shown on its page. May be left empty.',
    },
    kind: { label: 'Kind of source', help: '' },
    profile: { label: 'Profile', help: 'The rules that the metadata is judged by.' },
    schedule: {
      label: 'Schedule',
      help: 'A cron expression in Swedish time. 0 4 * * * means every night at four. Empty means only on demand.',
    },
    precedence: {
      label: 'Precedence among duplicates',
      help: 'Which source is shown when several have the same resource: public, private, collector (gathers what others publish) or a rank of its own, 1 going first.',
    },
    enabled: {
      label: 'Harvest on schedule',
      help: 'Without the tick the source is not harvested, but what is published stays.',
    },
    'limits.maxRemovedShare': {
      label: 'Pause a run that removes more than this per cent',
      help: 'A run that would remove more waits for a decision. What is published stays meanwhile.',
    },
    'limits.graceDays': {
      label: 'Days that a record may be missing before it is removed',
      help: 'A record that is not in the answer is shown so many days more. 0 removes it at once.',
    },
    'limits.keepRuns': {
      label: 'Runs whose documents are kept',
      help: 'So many received catalogue files are kept, so that a past run can be judged again.',
    },
    'limits.maxBytes': { label: 'Largest document, in MiB', help: 'After unpacking. A MiB is 1,048,576 bytes.' },
    'limits.timeout': { label: 'Longest time for one document, in seconds', help: '' },
    'limits.budget': { label: 'Longest time for one run, in minutes', help: 'With all pages and repetitions.' },
    'limits.maxPages': { label: 'Most documents in one run', help: 'Pages and sub-catalogues.' },
    'notify.mail': { label: 'E-mail', help: 'One address a line.' },
    'notify.webhooks': {
      label: 'Webhooks',
      help: 'One address a line. The message is signed. The key is on the page of the source once it is saved.',
    },
    'notify.when': {
      label: 'When',
      help: 'Only changes are told: that something has stopped working, or works again.',
    },
    'notify.dropPoints': {
      label: 'Tell when the mean score falls by more than',
      help: 'In points of 405, from one harvest or link check to the next. Only what the metadata or the links do counts, never that we count in another way.',
    },
  },
  whens: {
    changes: 'at once, when the state changes',
    digest: 'a summary every Monday',
    both: 'at once and a summary',
    none: 'never, only in the feeds',
  },
  kinds: {
    dcat: 'DCAT catalogue in RDF, whole or in pages',
    html: 'Web page with embedded metadata',
    ldes: 'LDES, a feed of changes',
    ckan: 'CKAN',
    sparql: 'SPARQL service',
    file: 'File or folder on the server',
  },
  settings: {
    'ckan.query': { label: 'Filter', help: 'Limits which datasets are fetched, as fq in CKAN. Empty fetches all.' },
    'ckan.organization': { label: 'Organisation in CKAN', help: 'Its name in CKAN. Only its datasets are fetched.' },
    'ckan.language': {
      label: 'Language',
      help: 'The language of texts that do not say which they are in, such as sv.',
    },
    'html.follow': {
      label: 'Follow links that begin with',
      help: 'For a page that is a list where each dataset has a page of its own. Empty reads the page alone.',
    },
    'sparql.query': {
      label: 'Query',
      help: 'A CONSTRUCT query that gives the catalogue. Empty fetches all that describes catalogues, datasets and data services.',
    },
    'sparql.graph': { label: 'Named graph', help: 'IRI of the graph to query. Empty queries the default graph.' },
    'sparql.pageSize': { label: 'Rows per query', help: 'Empty means 10,000.' },
  },
  chooseKind: 'Choose kind',
  required: 'required',
  preview: 'Preview',
  save: 'Save',
  previewHelp: 'The preview fetches the catalogue now and shows what a harvest would change. Nothing is saved.',
  faulty: count => (count === 1 ? 'One field needs to be corrected.' : `${count} fields need to be corrected.`),
}

/** The words of the form for a source, by language. */
export const sourceFormWords: Readonly<Record<Language, SourceFormWords>> = { sv, en }
