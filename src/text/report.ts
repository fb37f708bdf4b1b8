import { plural } from './format.ts'

const sv = {
  title: (name: string) => `Metadatakvalitet: ${name}`,
  noName: 'Organisation utan namn',
  asOf: (date: string) => `Avser det som var skördat ${date}.`,
  about:
    'Poängen säger hur väl datamängderna är beskrivna, inte hur bra uppgifterna i dem är. Den som söker data hittar, förstår och kan använda det som är väl beskrivet.',
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
  bestShort: 'Nått högsta',
  notScored: 'Ingen datamängd har fått poäng.',
  someNotScored: (n: number) =>
    plural(n, 'sv', { one: '# datamängd har inte fått poäng.', other: '# datamängder har inte fått poäng.' }),
  datasets: (n: number) => plural(n, 'sv', { one: '# datamängd', other: '# datamängder' }),
  distributions: (n: number) => plural(n, 'sv', { one: '# distribution', other: '# distributioner' }),
  distributionMeans: 'En distribution är en fil eller ett API som datamängden kan hämtas genom.',
  valid: (profile: string, share: string) => `${share} av datamängderna följer ${profile}`,
  europeanProfile: 'EU:s DCAT-AP',
  confidence: (share: string) => `Säkerhet ${share}`,
  scores: 'Poäng enligt alla metoder',
  scoresCaption: 'Medelpoäng för datamängderna enligt varje metod',
  scoresNote:
    'Talen kan inte jämföras mellan metoderna. Medelpoängen rangordnar. Medianen är mitten: hälften av datamängderna har mer. Det representativa värdet är poängen för en tänkt datamängd som klarar varje mätpunkt lika ofta som alla gör tillsammans, så som data.europa.eu har setts räkna. Säkerheten är den del av poängen som bygger på sådant vi vet: länkar som inte har prövats och värden som ser ut som utfyllnad drar ner den.',
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
  indicators: 'Så klarar datamängderna varje mätpunkt',
  indicatorsCaption: (method: string) => `Mätpunkter, ${method}`,
  indicator: 'Mätpunkt',
  worth: 'Värd',
  passed: 'Klarar',
  failed: 'Klarar inte',
  unknown: 'Ej bedömt',
  over: { dataset: 'datamängder', distribution: 'distributioner' },
  methodBox: 'Så är det räknat',
  methodBoxNote: (profile: string) =>
    `Alla metoder räknar på samma granskning av varje datamängd. Regler och ordlistor är de i ${profile}. Vad en åtgärd ger är framräknat genom att datamängden har bedömts en gång till, så som den blir när åtgärden är gjord.`,
  linkNote:
    'EU:s metoder godtar en länk när den svarade utan fel senast vi frågade; en länk som inte har prövats ger inga poäng. Den svenska metoden räknar bara länkar som säkert svarar eller säkert inte svarar.',
  complianceNote:
    'Att följa DCAT-AP bedöms i EU:s metoder med den europeiska profilen på det vi exporterar, i den svenska metoden med den svenska profilen. Bara fel räknas, inte varningar.',
  version: 'Version',
  parameters: 'Parametrar',
  noParameters: 'grundinställningen',
  bands: 'Gränser för omdömen',
  bandFrom: (rating: string, least: string) => `${rating} från ${least}`,
  basis: 'Underlag (kontrollsummor)',
  basisMethods: 'metoder',
  basisVocabularies: 'regler och ordlistor',
  counting: {
    'best-distribution': 'Den distribution som ger mest räknas, bara den.',
    'mean-of-groups': 'Medelvärdet av datamängdens poäng och distributionernas medelpoäng.',
    shares: 'En mätpunkt ger så stor del av sina poäng som den del av distributionerna som klarar den.',
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
    'The points say how well the datasets are described, not how good the data in them are. Those who look for data find, understand and can use what is well described.',
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
  bestShort: 'Best reached',
  notScored: 'No dataset has been scored.',
  someNotScored: n =>
    plural(n, 'en', { one: '# dataset has not been scored.', other: '# datasets have not been scored.' }),
  datasets: n => plural(n, 'en', { one: '# dataset', other: '# datasets' }),
  distributions: n => plural(n, 'en', { one: '# distribution', other: '# distributions' }),
  distributionMeans: 'A distribution is a file or an API through which the dataset can be fetched.',
  valid: (profile, share) => `${share} of the datasets follow ${profile}`,
  europeanProfile: 'the EU DCAT-AP',
  confidence: share => `Confidence ${share}`,
  scores: 'Points by all methods',
  scoresCaption: 'Mean points of the datasets by each method',
  scoresNote:
    'The figures cannot be compared between methods. The mean is what ranks. The median is the middle: half of the datasets have more. The representative value is the points of an imaginary dataset that passes each indicator as often as all do together, as data.europa.eu has been seen to count. Confidence is the part of the points that rests on what we know: links that have not been tried and values that look like placeholders take away from it.',
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
  indicators: 'How the datasets do on each indicator',
  indicatorsCaption: method => `Indicators, ${method}`,
  indicator: 'Indicator',
  worth: 'Worth',
  passed: 'Pass',
  failed: 'Fail',
  unknown: 'Not judged',
  over: { dataset: 'datasets', distribution: 'distributions' },
  methodBox: 'How it is counted',
  methodBoxNote: profile =>
    `All methods count on the same judging of each dataset. Rules and vocabularies are those of ${profile}. What a change gives was found by judging the dataset once more, as it is when the change is made.`,
  linkNote:
    'The EU methods accept a link when it answered without an error the last time we asked; a link that has not been tried gives no points. The Swedish method counts only links that surely answer or surely do not.',
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
    'best-distribution': 'The distribution that gives most counts, alone.',
    'mean-of-groups': 'The mean of the points of the dataset and the mean points of its distributions.',
    shares: 'An indicator gives that share of its points that the share of distributions passing it is.',
  },
  noTitle: 'No title',
}

/** The words of quality reports about the figures, by language. */
export const reportWords = { sv, en }
