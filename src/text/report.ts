import { plural } from './format.ts'

const sv = {
  title: (name: string) => `Metadatakvalitet: ${name}`,
  noName: 'Organisation utan namn',
  asOf: (date: string) => `Avser det som var skördat ${date}.`,
  about:
    'Poängen säger hur väl datamängderna är beskrivna, inte hur bra uppgifterna i dem är. Den som söker data hittar, förstår och kan använda det som är väl beskrivet. MQA (Metadata Quality Assessment) är det sätt som EU:s dataportal räknar poäng på.',
  contents: 'Innehåll',
  verdict: (points: string, most: string, rating: string) => `${points} av ${most} poäng, omdöme ${rating}.`,
  ofPoints: (most: string) => `av ${most} poäng`,
  forecast: (fixes: number, points: string, rating: string) =>
    plural(fixes, 'sv', {
      one: `Gör ni en ändring når ni ${points}, omdöme ${rating}.`,
      other: `Gör ni # ändringar når ni ${points}, omdöme ${rating}.`,
    }),
  begin: 'Börja med det här:',
  toNext: (points: string, rating: string) => `${points} poäng till ${rating}`,
  bestShort: 'Högsta omdömet är nått',
  notScored: 'Ingen datamängd har fått poäng.',
  someNotScored: (n: number) =>
    plural(n, 'sv', { one: '# datamängd har inte fått poäng.', other: '# datamängder har inte fått poäng.' }),
  datasets: (n: number) => plural(n, 'sv', { one: '# datamängd', other: '# datamängder' }),
  distributions: (n: number) => plural(n, 'sv', { one: '# distribution', other: '# distributioner' }),
  distributionMeans: 'En distribution är en fil eller ett API som datamängden kan hämtas genom.',
  valid: (profile: string, share: string) => `${share} av datamängderna följer ${profile}`,
  europeanProfile: 'EU:s DCAT-AP',
  confidence: (share: string) => `${share} av bedömningen är säker`,
  scores: 'Poäng enligt alla metoder',
  scoresCaption: 'Medelpoäng för datamängderna enligt varje metod',
  scoresNote:
    'Poängen kan inte jämföras mellan metoderna. Det är medelpoängen som vi rangordnar efter. Medianen är mitten: hälften av datamängderna har minst så mycket. Det representativa värdet är poängen för en tänkt datamängd som uppfyller varje kriterium lika ofta som alla gör tillsammans; så verkar data.europa.eu räkna. Säkerheten säger hur stor del av poängen som bygger på sådant vi vet: länkar som inte har kontrollerats och värden som ser ut som utfyllnad drar ner den.',
  method: 'Metod',
  points: 'Poäng',
  rating: 'Omdöme',
  next: 'Till nästa omdöme',
  median: 'Median',
  representative: 'Representativt',
  confidenceHead: 'Säkerhet',
  leads: 'Rapportens metod',
  dimensionsCaption: (method: string) => `Medelpoäng per dimension, ${method}`,
  dimension: 'Dimension',
  meanPoints: 'Medelpoäng',
  share: 'Andel',
  indicators: 'Så uppfyller datamängderna varje kriterium',
  indicatorsCaption: (method: string) => `Kriterier, ${method}`,
  indicator: 'Kriterium',
  worth: 'Värd',
  passed: 'Uppfyller',
  failed: 'Uppfyller inte',
  unknown: 'Inte kontrollerat',
  over: { dataset: 'datamängder', distribution: 'distributioner' },
  methodBox: 'Så är det räknat',
  methodBoxNote: (profile: string) =>
    `Varje datamängd granskas en gång, och alla metoder räknar på den granskningen. Reglerna och ordlistorna kommer från ${profile}. Vad en ändring ger är framräknat: datamängden har bedömts en gång till, så som den blir när ändringen är gjord.`,
  linkNote:
    'EU:s metoder ger poäng för en länk som svarade utan fel senast vi frågade. En länk som inte har kontrollerats ger inga poäng där, men det är inget fel hos er. Den svenska metoden räknar bara länkar som säkert svarar eller säkert inte svarar.',
  complianceNote:
    'Om datamängden följer DCAT-AP bedöms i EU:s metoder efter den europeiska profilen, på det som vi exporterar, och i den svenska metoden efter den svenska profilen. Bara fel räknas, inte varningar.',
  version: 'Version',
  parameters: 'Parametrar',
  noParameters: 'grundinställningen',
  bands: 'Gränser för omdömen',
  bandFrom: (rating: string, least: string) => `${rating} från ${least}`,
  basis: 'Underlag (kontrollsummor)',
  basisMethods: 'metoder',
  basisVocabularies: 'regler och ordlistor',
  counting: {
    'best-distribution': 'Av distributionerna räknas bara den som ger flest poäng.',
    'mean-of-groups': 'Medelvärdet av datamängdens poäng och distributionernas medelpoäng.',
    shares:
      'Ett kriterium på distributioner ger så stor andel av sina poäng som andelen distributioner som uppfyller det.',
  },
  noTitle: 'Titel saknas',
}

/** Every word of a quality report about the figures and how they are come by. */
export type ReportWords = typeof sv

const en: ReportWords = {
  title: name => `Metadata quality: ${name}`,
  noName: 'Organisation without a name',
  asOf: date => `As harvested until ${date}.`,
  about:
    'The points say how well the datasets are described, not how good the data in them is. Data that is well described can be found, understood and used. MQA (Metadata Quality Assessment) is how the EU data portal counts points.',
  contents: 'Contents',
  verdict: (points, most, rating) => `${points} of ${most} points, rated ${rating}.`,
  ofPoints: most => `of ${most} points`,
  forecast: (fixes, points, rating) =>
    plural(fixes, 'en', {
      one: `Make one change and you reach ${points}, rated ${rating}.`,
      other: `Make # changes and you reach ${points}, rated ${rating}.`,
    }),
  begin: 'Begin with this:',
  toNext: (points, rating) => `${points} points to ${rating}`,
  bestShort: 'Top rating reached',
  notScored: 'No dataset has been scored.',
  someNotScored: n =>
    plural(n, 'en', { one: '# dataset has not been scored.', other: '# datasets have not been scored.' }),
  datasets: n => plural(n, 'en', { one: '# dataset', other: '# datasets' }),
  distributions: n => plural(n, 'en', { one: '# distribution', other: '# distributions' }),
  distributionMeans: 'A distribution is a file or an API through which the dataset can be fetched.',
  valid: (profile, share) => `${share} of the datasets follow ${profile}`,
  europeanProfile: 'the EU DCAT-AP',
  confidence: share => `${share} of the assessment is certain`,
  scores: 'Points by all methods',
  scoresCaption: 'Mean points of the datasets by each method',
  scoresNote:
    'Points cannot be compared between methods. The mean is what we rank by. The median is the middle: half of the datasets have at least as much. The representative value is the points of an imaginary dataset that meets each criterion as often as all do together, which seems to be how data.europa.eu counts. Confidence tells how much of the points rests on what we know: links that have not been checked and values that look like placeholders lower it.',
  method: 'Method',
  points: 'Points',
  rating: 'Rating',
  next: 'To the next rating',
  median: 'Median',
  representative: 'Representative',
  confidenceHead: 'Confidence',
  leads: 'The method of this report',
  dimensionsCaption: method => `Mean points per dimension, ${method}`,
  dimension: 'Dimension',
  meanPoints: 'Mean points',
  share: 'Share',
  indicators: 'How the datasets meet each criterion',
  indicatorsCaption: method => `Criteria, ${method}`,
  indicator: 'Criterion',
  worth: 'Worth',
  passed: 'Meet it',
  failed: 'Do not',
  unknown: 'Not checked',
  over: { dataset: 'datasets', distribution: 'distributions' },
  methodBox: 'How it is counted',
  methodBoxNote: profile =>
    `Each dataset is judged once, and all methods count from that. The rules and vocabularies are those of ${profile}. What a change gives is computed: the dataset was judged once more, as it will be when the change has been made.`,
  linkNote:
    'The EU methods give points for a link that answered without an error the last time we asked. A link that has not been checked gives no points there, but that is no fault of yours. The Swedish method counts only links that certainly answer or certainly do not.',
  complianceNote:
    'Whether DCAT-AP is followed is judged in the EU methods by the European profile on what we export, in the Swedish method by the Swedish profile. Only violations count, not warnings.',
  version: 'Version',
  parameters: 'Parameters',
  noParameters: 'the defaults',
  bands: 'Limits of ratings',
  bandFrom: (rating, least) => `${rating} from ${least}`,
  basis: 'Basis (checksums)',
  basisMethods: 'methods',
  basisVocabularies: 'rules and vocabularies',
  counting: {
    'best-distribution': 'Of the distributions, only the one that gives most points counts.',
    'mean-of-groups': 'The mean of the points of the dataset and the mean points of its distributions.',
    shares: 'A criterion on distributions gives points in proportion to how many of the distributions meet it.',
  },
  noTitle: 'No title',
}

/** The words of quality reports about the figures, by language. */
export const reportWords = { sv, en }
