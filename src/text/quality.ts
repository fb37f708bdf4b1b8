import { formatNumber, plural } from './format.ts'
import type { Language } from './language.ts'

const sv = {
  methods: 'Mätmetoder',
  method: 'Metod',
  methodsCaption: 'Poäng enligt varje metod',
  points: 'Poäng',
  rating: 'Omdöme',
  confidence: 'Säkerhet',
  confidenceText:
    'Säkerheten säger hur stor del av poängen som vilar på sådant vi vet. Länkar som inte har gått att kontrollera, och värden som ser ut som utfyllnad, drar ned den.',
  toNext: (points: string, rating: string) => `${points} poäng kvar till ${rating}`,
  best: 'Högsta omdömet är nått.',
  moreOnMethods: 'Så mäts kvaliteten',
  choose: 'Räkna enligt',
  chosenMethod: 'Visa',

  reportTitle: (name: string) => `Metadatakvalitet hos ${name}`,
  reportLink: 'Hela kvalitetsrapporten',
  downloads: 'Ladda ner rapporten',
  formats: {
    html: 'Webbsida att skriva ut',
    csv: 'CSV',
    json: 'JSON',
    turtle: 'RDF (DQV)',
  },

  pays: 'Vad lönar sig mest',
  paysText:
    'De ändringar som höjer medelpoängen mest, den bästa först. Vinsten förutsätter att ändringarna ovanför är gjorda.',
  paysNone: 'Det finns inget som organisationen själv kan rätta för att få fler poäng.',
  paysGain: (points: string) => `${points} poäng i medel`,
  afterwards: (points: string) => `Med den och ändringarna ovanför blir medelpoängen ${points}.`,
  places: (resources: number, datasets: number) => {
    const where = plural(resources, 'sv', { one: '# ställe', other: '# ställen' })
    return `${where} i ${plural(datasets, 'sv', { one: '# datamängd', other: '# datamängder' })}`
  },

  lostTitle: 'Poäng och vad som saknas',
  lostNone: 'Alla poäng som metoden ger är nådda.',
  lostOf: (method: string, points: string, most: string) => `${method}: ${points} av ${most}`,
  lostFolded: (lost: string) => `(${lost} saknas)`,
  on: 'Gäller',
  dataset: 'datamängden',
  newDistribution: 'en ny distribution',
  distribution: (place: number) => `distribution ${formatNumber(place, 'sv')}`,
  andMore: (n: number) => `och ${formatNumber(n, 'sv')} till`,
  found: 'Där står',
  foundNothing: 'ingenting',
  line: (line: string) => `rad ${line}`,
  write: 'Det här räknas',
  pointsUnit: 'poäng',
  lacks: 'Saknas',
  gainEach: (points: string) => `Åtgärden ger +${points} poäng på ett av ställena ensamt.`,
  gainAlone: (points: string) => `Åtgärden ensam ger +${points} poäng.`,
  gainLoss: (points: string) =>
    `Åtgärden ensam ger ${points} poäng, eftersom en annan distribution då kommer att räknas.`,
  gainNone: {
    'best-distribution':
      '+0 poäng: ensam ändrar åtgärden inte summan, för den distribution som ger flest poäng räknas, eller så krävs flera åtgärder tillsammans.',
    'mean-of-groups': '+0 poäng: ensam ändrar åtgärden inte summan. Det krävs flera åtgärder tillsammans.',
    shares: '+0 poäng: ensam ändrar åtgärden inte summan. Det krävs flera åtgärder tillsammans.',
  },
  causeTitle: 'Orsak',
  causes: {
    source: 'Uppgiften i källan',
    mapping: 'Vår export gör det här åt er',
    link: 'Länken',
    method: 'Inte kontrollerat',
  },
  causeTexts: {
    source: '',
    mapping: 'Vår export till data.europa.eu skriver om värdet åt er, så där får ni poängen utan att göra något.',
    link: 'Länken svarade inte som metoden kräver när den kontrollerades.',
    method: 'Det är inget fel hos utgivaren: uppgiften är inte kontrollerad eller går inte att avgöra.',
  },
  costs: {
    vocabulary: 'Byt till ett värde ur en lista',
    value: 'Skriv ett nytt värde',
    link: 'Ordna en länk',
    data: 'Ta fram nya data',
  },
  flagsTitle: 'Ser ut som utfyllnad',
  flagsText: 'Ger och tar inga poäng, men sänker säkerheten.',

  historyTitle: 'Så har poängen ändrats',
  historyCaption: (method: string) => `Ändringar av poängen enligt ${method}, senaste först`,
  historyNone: 'Poängen har inte ändrats sedan datamängden först poängsattes.',
  when: 'När',
  before: 'Före',
  after: 'Efter',
  why: 'Varför',
  cameOrWent: { came: 'Ny', went: 'Borttagen' },
  run: (id: number) => `körning ${id}`,
  linkRound: 'länkkontroll',
  changeCauses: {
    metadata: 'metadata',
    link: 'länkar',
    vocabulary: 'våra vokabulär och regler',
    method: 'metoden',
    datasets: 'datamängder som kom eller gick',
  },
  seriesTitle: 'Kvalitet över tid',
  seriesCaption: (method: string) => `Medelpoäng enligt ${method}, dag för dag när något ändrats`,
  seriesTable: 'Visa som tabell',
  seriesNone: 'Det finns ännu bara en mätning. Kurvan visas när medelpoängen har ändrats.',
  seriesText: (first: string, last: string) =>
    first === last ? `Medelpoängen är ${last}, som i början.` : `Medelpoängen har gått från ${first} till ${last}.`,
  day: 'Dag',
  datasets: 'Datamängder',
  mean: 'Medel',
  change: 'Ändring',

  linksTitle: 'Länkar',
  linksCaption: 'Adresser i datamängden och hur de svarar',
  linksNone: 'Datamängden har inga adresser att kontrollera.',
  linksSkipped: (n: number) =>
    `${plural(n, 'sv', { one: '# adress', other: '# adresser' })} kontrollerades inte i senaste omgången, eftersom vi frågar högst ett visst antal per datamängd och server.`,
  address: 'Adress',
  role: 'Används som',
  roles: {
    accessURL: 'åtkomst',
    downloadURL: 'nedladdning',
    endpointURL: 'anrop av API',
    endpointDescription: 'beskrivning av API',
    contact: 'kontakt',
  },
  outcome: 'Utfall',
  checked: 'Kontrollerad',
  notChecked: 'Inte kontrollerad ännu',
  status: (status: number) => `HTTP ${status}`,
  noAnswer: 'inget svar',
  failingSince: (date: string) => `sedan ${date}`,
  surety: {
    yes: 'fungerar',
    no: 'fungerar inte',
    unknown: 'vi vet inte',
    doubtful: 'tveksamt',
  },

  countryLead:
    'Hur väl datamängderna är beskrivna. Poängen gäller beskrivningen, inte uppgifterna i sig, och räknas på fem sätt. MQA (Metadata Quality Assessment) är det sätt som EU:s dataportal räknar på.',
  countryTitle: 'Hela landet',
  aggregatesCaption: 'Hela landet enligt varje metod',
  meanTitle: 'Medelvärde',
  representativeTitle: 'Representativt',
  median: 'Median',
  goodOrBetter: 'Bra eller bättre',
  meanOrRepresentative: 'Medelvärde och representativt värde',
  aggregatesText:
    'Medelvärdet är summan av datamängdernas poäng delad med antalet datamängder. Det representativa värdet är poängen för en påhittad datamängd som uppfyller varje kriterium lika ofta som alla datamängder och distributioner gör; så verkar data.europa.eu räkna. De två mäter olika saker och ska aldrig jämföras med varandra. Rangordning görs bara efter medelvärdet.',
  ratingsTitle: 'Fördelning på omdömen',
  ratingsCaption: (method: string) => `Datamängder med varje omdöme enligt ${method}`,
  share: 'Andel',
  commonTitle: 'Vanligaste förlusterna i landet',
  commonText: (method: string) =>
    `Kriterier som kostar mest i medel per datamängd enligt ${method}, och vad som skulle räknas.`,
  commonCaption: 'Förluster i hela landet, den som kostar mest först',
  criterion: 'Kriterium',
  lostMean: 'Förlust i medel',
  concerned: 'Berör',
  remedy: 'Åtgärd',
  organisationsTitle: 'Organisationer',
  organisationsCaption: 'Organisationer i bokstavsordning',
  organisationsText: 'Listan är i bokstavsordning. Varje organisation har en egen rapport med vad som lönar sig mest.',
  linkPageLink: 'Servrar som inte svarar på länkkontrollen',

  leagueTitle: 'Jämförelse i storleksklasser',
  leagueText:
    'Organisationer jämförs bara med andra av samma storlek. De med färre än 5 datamängder rangordnas inte. Osäkerheten är poäng som hänger på sådant vi inte vet, mest länkar som inte är kontrollerade. Två organisationer får samma plats när skillnaden i poäng är mindre än osäkerheten hos någon av dem.',
  leagueClass: { small: '5–19 datamängder', medium: '20–99 datamängder', large: '100 datamängder eller fler' },
  place: 'Plats',
  uncertainty: 'Osäkerhet',
  uncertain: (points: string) => `±${points}`,
  change30: '30 dagar',
  leagueCaption: (size: string) => `Organisationer med ${size}, högst medelpoäng först`,

  methodsTitle: 'Så mäts metadatakvaliteten',
  methodsLead:
    'Varje datamängd bedöms en gång, och ur bedömningarna räknas poäng enligt fem metoder. Här står vad var och en mäter och hur mycket varje kriterium är värt.',
  headlineTitle: 'Den metod vi visar först',
  headlineText: (method: string) =>
    `Listor, rangordning och rapporter leder med ${method}. En datamängd som är beskriven enligt DCAT-AP-SE saknar i källan upp till 60 poäng som vår export till data.europa.eu ger, så de säger inget om utgivaren. Rapporterna visar alla fem.`,
  countingTitle: 'Så räknas summan',
  countings: {
    'best-distribution':
      'Bara den distribution som ger flest poäng räknas, tillsammans med datamängden. En åtgärd på en annan distribution ger därför ofta +0.',
    'mean-of-groups':
      'Medelvärdet av datamängdens poäng och distributionernas medelpoäng. En datamängd utan distributioner får bara sin egen poäng.',
    shares:
      'Ett kriterium på distributioner ger så stor andel av sina poäng som andelen distributioner som uppfyller det.',
  },
  parametersTitle: 'Avvikelser från metodens grundinställning',
  bands: 'Omdömen',
  bandFrom: (rating: string, least: string) => `${rating} från ${least}`,
  version: (version: string) => `Version ${version}`,
  most: (points: string) => `Högst ${points} poäng`,
  indicatorsCaption: (method: string) => `Kriterier i ${method}`,
  dimension: 'Dimension',
  worth: 'Poäng',
  appliesTo: 'Bedöms på',
  computedOn: { dataset: 'datamängden', distribution: 'distributionen', either: 'datamängden eller distributionen' },
  explainedTitle: 'Förlust, orsak och vinst',
  explainedText:
    'För varje poäng som saknas säger vi var, vad som står där, varför och vad som skulle räknas. Vinsten är framräknad: vi rättar en kopia av metadata och räknar om. Därför kan den vara större eller mindre än poängen som saknas, och ibland +0.',
  confidenceTitle: 'Säkerhet och länkar',
  linkText:
    'EU:s metoder räknar en länk som trasig när servern inte svarar med en kod mellan 200 och 299 på HEAD, en fråga som inte hämtar själva filen. Vi frågar dessutom efter filen (GET), och om igen under flera dagar, innan vi säger att en länk inte fungerar. Spärrade sidor (401, 403) och för många frågor (429) räknas aldrig som utgivarens fel i den svenska metoden.',
  flagsAbout: 'Tecken på utfyllnad',
  flagsAboutText: 'Ger och tar inga poäng, men sänker säkerheten.',

  linkPageTitle: 'Servrar och länkkontroll',
  linkPageLead:
    'Vi kontrollerar adresserna i metadatan, en fråga i taget per server. Här står vilka servrar som inte svarar på HEAD, spärrar oss, begränsar antalet frågor eller inte svarar.',
  linkTotals: (checked: string, all: string) => `${checked} av ${all} adresser är kontrollerade.`,
  linkNone: 'Inga länkar har kontrollerats ännu.',
  linkFine: 'Ingen server har problemet.',
  hostsCaption: 'Servrar, den med flest berörda adresser först',
  host: 'Server',
  addresses: 'Adresser',
  concernedAddresses: 'Berörda',
  skipped: 'Överhoppade',
  examples: 'Exempel',
  showExamples: (n: number) => `Visa ${plural(n, 'sv', { one: '# exempel', other: '# exempel' })}`,
  hostsMore: (n: number) => `${formatNumber(n, 'sv')} servrar till visas inte.`,
  troubles: {
    head: {
      title: 'Svarar inte på HEAD',
      text: 'Filen går att hämta, men servern svarar med ett fel på HEAD, den fråga som EU:s metoder ställer. De räknar då länken som trasig. Låt servern svara på HEAD.',
    },
    blocked: {
      title: 'Spärrar oss, avvisar frågan eller kräver inloggning',
      text: 'Servern svarar 401, 403 eller ett annat fel i 400-serien, eller så säger robots.txt nej. Släpp in vår robot, eller ange att uppgifterna är skyddade.',
    },
    limited: {
      title: 'Begränsar antalet frågor',
      text: 'Servern svarar 429 eller ber oss vänta. Det räknas aldrig som utgivarens fel i den svenska metoden.',
    },
    broken: {
      title: 'Svarar inte eller saknar filen',
      text: 'Adressen finns inte, servern svarar inte, eller certifikatet är fel. Ta bort eller byt länken.',
    },
    content: {
      title: 'Svarar med något annat än data',
      text: 'En liten webbsida kommer där en datafil utlovas. Det kan vara en inloggning eller ett felmeddelande.',
    },
  },

  api: {
    'dataset-scores':
      'Datamängdens poäng enligt varje metod, med varje förlust, dess åtgärd och vinst; JSON eller DQV i Turtle',
    'dataset-links': 'Datamängdens adresser och hur de svarade när de kontrollerades',
    'organisation-scores': 'Organisationens poäng enligt varje metod, vad som lönar sig mest och serien dag för dag',
    'organisation-report':
      'Kvalitetsrapporten: JSON, CSV, HTML eller DQV i RDF, efter Accept eller ?format=; ?method= väljer metod, och all ger varje kriterium enligt alla metoder; ?lang=en ger engelska',
    'organisation-links': 'Organisationens adresser per server, sida för sida',
    statistics: 'Hela landet: antal, poäng enligt varje metod, vanliga förluster och serien dag för dag',
    'quality-methods': 'Mätmetoderna med kriterier, vikter och gränser för omdömen',
  },
}

/** Every word of the pages about quality. */
export type QualityWords = typeof sv

const en: QualityWords = {
  methods: 'Methods',
  method: 'Method',
  methodsCaption: 'Points by every method',
  points: 'Points',
  rating: 'Rating',
  confidence: 'Confidence',
  confidenceText:
    'Confidence tells how much of the points rests on what we know. Links that could not be checked, and values that look like placeholders, lower it.',
  toNext: (points, rating) => `${points} points to ${rating}`,
  best: 'The best rating has been reached.',
  moreOnMethods: 'How quality is measured',
  choose: 'Count by',
  chosenMethod: 'Show',

  reportTitle: name => `Metadata quality of ${name}`,
  reportLink: 'The whole quality report',
  downloads: 'Download the report',
  formats: {
    html: 'Web page to print',
    csv: 'CSV',
    json: 'JSON',
    turtle: 'RDF (DQV)',
  },

  pays: 'What pays most',
  paysText:
    'The changes that raise the mean most, the best first. Each gain assumes that the changes above have been made.',
  paysNone: 'There is nothing that the organisation itself can mend to get more points.',
  paysGain: points => `${points} points on average`,
  afterwards: points => `With it and the changes above, the mean becomes ${points}.`,
  places: (resources, datasets) => {
    const where = plural(resources, 'en', { one: '# place', other: '# places' })
    return `${where} in ${plural(datasets, 'en', { one: '# dataset', other: '# datasets' })}`
  },

  lostTitle: 'Points and what is missing',
  lostNone: 'All points that the method gives have been reached.',
  lostOf: (method, points, most) => `${method}: ${points} of ${most}`,
  lostFolded: lost => `(${lost} missing)`,
  on: 'Concerns',
  dataset: 'the dataset',
  newDistribution: 'a new distribution',
  distribution: place => `distribution ${formatNumber(place, 'en')}`,
  andMore: n => `and ${formatNumber(n, 'en')} more`,
  found: 'Stands there',
  foundNothing: 'nothing',
  line: line => `line ${line}`,
  write: 'This counts',
  pointsUnit: 'points',
  lacks: 'Missing',
  gainEach: points => `The fix gives +${points} points in one of the places alone.`,
  gainAlone: points => `The fix alone gives +${points} points.`,
  gainLoss: points => `The fix alone gives ${points} points, as another distribution is then the one that counts.`,
  gainNone: {
    'best-distribution':
      '+0 points: alone, the fix does not change the total. Only the distribution that gives most points counts, or several fixes are needed together.',
    'mean-of-groups': '+0 points: alone, the fix does not change the total. Several fixes are needed together.',
    shares: '+0 points: alone, the fix does not change the total. Several fixes are needed together.',
  },
  causeTitle: 'Cause',
  causes: {
    source: 'The metadata at the source',
    mapping: 'Our export does this for you',
    link: 'The link',
    method: 'Not checked',
  },
  causeTexts: {
    source: '',
    mapping:
      'Our export to data.europa.eu rewrites the value for you, so you get the points there without doing anything.',
    link: 'The link did not answer as the method demands when it was checked.',
    method: 'It is no fault of the publisher: it has not been checked, or cannot be settled.',
  },
  costs: {
    vocabulary: 'Change to a value from a list',
    value: 'Write a new value',
    link: 'Provide a link',
    data: 'Produce new data',
  },
  flagsTitle: 'Looks like a placeholder',
  flagsText: 'Gives and takes no points, but lowers the confidence.',

  historyTitle: 'How the points have changed',
  historyCaption: method => `Changes of the points by ${method}, latest first`,
  historyNone: 'The points have not changed since the dataset was first scored.',
  when: 'When',
  before: 'Before',
  after: 'After',
  why: 'Why',
  cameOrWent: { came: 'New', went: 'Removed' },
  run: id => `run ${id}`,
  linkRound: 'link check',
  changeCauses: {
    metadata: 'metadata',
    link: 'links',
    vocabulary: 'our vocabularies and rules',
    method: 'the method',
    datasets: 'datasets that came or went',
  },
  seriesTitle: 'Quality over time',
  seriesCaption: method => `Mean points by ${method}, for each day when something changed`,
  seriesTable: 'Show as a table',
  seriesNone: 'There is only one measurement so far. The curve is shown when the mean has changed.',
  seriesText: (first, last) =>
    first === last ? `The mean is ${last}, as at first.` : `The mean has gone from ${first} to ${last}.`,
  day: 'Day',
  datasets: 'Datasets',
  mean: 'Mean',
  change: 'Change',

  linksTitle: 'Links',
  linksCaption: 'Addresses in the dataset and how they answer',
  linksNone: 'The dataset has no addresses to check.',
  linksSkipped: n =>
    `${plural(n, 'en', { one: '# address was', other: '# addresses were' })} not checked in the last round, as we ask for only so many per dataset and server.`,
  address: 'Address',
  role: 'Used as',
  roles: {
    accessURL: 'access',
    downloadURL: 'download',
    endpointURL: 'API endpoint',
    endpointDescription: 'API description',
    contact: 'contact',
  },
  outcome: 'Outcome',
  checked: 'Checked',
  notChecked: 'Not checked yet',
  status: status => `HTTP ${status}`,
  noAnswer: 'no answer',
  failingSince: date => `since ${date}`,
  surety: {
    yes: 'works',
    no: 'does not work',
    unknown: 'we do not know',
    doubtful: 'doubtful',
  },

  countryLead:
    'How well the datasets are described. The points are about the description, not the data itself, and are counted in five ways. MQA (Metadata Quality Assessment) is how the EU data portal counts.',
  countryTitle: 'The whole country',
  aggregatesCaption: 'The whole country by every method',
  meanTitle: 'Mean',
  representativeTitle: 'Representative',
  median: 'Median',
  goodOrBetter: 'Good or better',
  meanOrRepresentative: 'Mean and representative',
  aggregatesText:
    'The mean is the sum of the datasets’ points divided by their number. The representative figure is the points of an imaginary dataset that meets each criterion as often as all datasets and distributions do; that seems to be how data.europa.eu counts. The two measure different things and must never be compared with each other. Ranking is done by the mean alone.',
  ratingsTitle: 'Ratings',
  ratingsCaption: method => `Datasets with each rating by ${method}`,
  share: 'Share',
  commonTitle: 'Most common losses in the country',
  commonText: method => `Criteria that cost most in the mean per dataset by ${method}, and what would count.`,
  commonCaption: 'Losses in the whole country, the costliest first',
  criterion: 'Criterion',
  lostMean: 'Mean loss',
  concerned: 'Concerns',
  remedy: 'Fix',
  organisationsTitle: 'Organisations',
  organisationsCaption: 'Organisations in alphabetical order',
  organisationsText:
    'The list is in alphabetical order. Each organisation has a report of its own with what pays most.',
  linkPageLink: 'Servers that do not answer the link check',

  leagueTitle: 'Comparison by size',
  leagueText:
    'Organisations are compared only with others of the same size. Those with fewer than 5 datasets are not ranked. The uncertainty is points that hang on what we do not know, mostly links that have not been checked. Two organisations share a place when the difference in points is smaller than the uncertainty of either.',
  leagueClass: { small: '5–19 datasets', medium: '20–99 datasets', large: '100 datasets or more' },
  place: 'Place',
  uncertainty: 'Uncertainty',
  uncertain: points => `±${points}`,
  change30: '30 days',
  leagueCaption: size => `Organisations with ${size}, highest mean first`,

  methodsTitle: 'How metadata quality is measured',
  methodsLead:
    'Each dataset is judged once, and from the verdicts points are counted by five methods. Here is what each of them measures and how much each criterion is worth.',
  headlineTitle: 'The method shown first',
  headlineText: method =>
    `Lists, ranking and reports lead with ${method}. At the source, a dataset described by DCAT-AP-SE lacks up to 60 points that our export to data.europa.eu gives, so those say nothing about the publisher. The reports show all five.`,
  countingTitle: 'How the total is made',
  countings: {
    'best-distribution':
      'Only the distribution that gives most points counts, together with the dataset. A fix on another distribution therefore often gives +0.',
    'mean-of-groups':
      'The mean of the points of the dataset and the mean points of its distributions. A dataset without distributions has its own points alone.',
    shares: 'A criterion on distributions gives points in proportion to how many of the distributions meet it.',
  },
  parametersTitle: 'Departures from the default settings',
  bands: 'Ratings',
  bandFrom: (rating, least) => `${rating} from ${least}`,
  version: version => `Version ${version}`,
  most: points => `At most ${points} points`,
  indicatorsCaption: method => `Criteria of ${method}`,
  dimension: 'Dimension',
  worth: 'Points',
  appliesTo: 'Judged on',
  computedOn: { dataset: 'the dataset', distribution: 'the distribution', either: 'the dataset or the distribution' },
  explainedTitle: 'Loss, cause and gain',
  explainedText:
    'For each missing point we say where, what stands there, why, and what would count. The gain is computed: we mend a copy of the metadata and count again. It may therefore be larger or smaller than the points that are missing, and sometimes +0.',
  confidenceTitle: 'Confidence and links',
  linkText:
    'The EU methods count a link as broken when the server does not answer HEAD, a request that leaves the file itself where it is, with a code from 200 to 299. We also ask for the file (GET), and again over several days, before we say that a link does not work. Pages that keep us out (401, 403) and too many requests (429) never count as the publisher’s fault in the Swedish method.',
  flagsAbout: 'Signs of placeholders',
  flagsAboutText: 'They give and take no points, but lower the confidence.',

  linkPageTitle: 'Servers and link checks',
  linkPageLead:
    'We check the addresses in the metadata, one request at a time per server. Here are the servers that refuse HEAD, keep us out, limit how often we may ask, or do not answer.',
  linkTotals: (checked, all) => `${checked} of ${all} addresses have been checked.`,
  linkNone: 'No links have been checked yet.',
  linkFine: 'No server has this trouble.',
  hostsCaption: 'Servers, the one with most addresses concerned first',
  host: 'Server',
  addresses: 'Addresses',
  concernedAddresses: 'Concerned',
  skipped: 'Left out',
  examples: 'Examples',
  showExamples: n => `Show ${plural(n, 'en', { one: '# example', other: '# examples' })}`,
  hostsMore: n => `${formatNumber(n, 'en')} more servers are not shown.`,
  troubles: {
    head: {
      title: 'Refuse HEAD',
      text: 'The file is there, but the server answers with an error to HEAD, the request that the EU methods make. They then count the link as broken. Let the server answer HEAD.',
    },
    blocked: {
      title: 'Keep us out, reject the request or demand a login',
      text: 'The server answers 401, 403 or another error of the 400s, or robots.txt says no. Let our robot in, or state that the data is protected.',
    },
    limited: {
      title: 'Limit how often we may ask',
      text: 'The server answers 429 or asks us to wait. It never counts as the publisher’s fault in the Swedish method.',
    },
    broken: {
      title: 'Do not answer or lack the file',
      text: 'The address does not exist, the server does not answer, or its certificate is wrong. Remove or replace the link.',
    },
    content: {
      title: 'Answer with something that is not data',
      text: 'A small web page comes where a data file is promised. It may be a login or an error message.',
    },
  },

  api: {
    'dataset-scores':
      'Points of a dataset by every method, with each loss, its fix and its gain; JSON or DQV in Turtle',
    'dataset-links': 'Addresses of a dataset and how they answered when they were checked',
    'organisation-scores': 'Points of an organisation by every method, what pays most, and the series day by day',
    'organisation-report':
      'The quality report: JSON, CSV, HTML or DQV in RDF, by Accept or ?format=; ?method= chooses the method, and all gives every criterion by every method; ?lang=en for English',
    'organisation-links': 'Addresses of an organisation by server, page by page',
    statistics: 'The whole country: totals, points by every method, common losses and the series day by day',
    'quality-methods': 'The methods with their criteria, weights and limits of ratings',
  },
}

/** The words of the pages about quality, by language. */
export const qualityWords: Readonly<Record<Language, QualityWords>> = { sv, en }
