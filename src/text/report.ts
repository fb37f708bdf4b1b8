import { plural } from './format.ts'

const sv = {
  title: (name: string) => `Metadatakvalitet: ${name}`,
  noName: 'Organisation utan namn',
  lead: (method: string, profile: string) => `Bedömt enligt ${profile}, poäng enligt ${method}.`,
  complianceNote:
    'Upp till 30 av poängen gäller om datamängden följer den europeiska profilen DCAT-AP. Det bedöms vid varje skörd: det som krävs ska finnas, i rätt antal och i rätt form.',
  asOf: (date: string) => `Avser det som var skördat ${date}.`,
  methods: { 'eu-v1': 'EU:s metod MQA version 1' },
  summary: 'Sammanfattning',
  datasets: (n: number) => plural(n, 'sv', { one: '# datamängd', other: '# datamängder' }),
  points: (points: string, most: string) => `${points} av ${most} poäng`,
  notScored: 'Ingen datamängd har fått poäng.',
  someNotScored: (n: number) =>
    plural(n, 'sv', { one: '# datamängd har inte fått poäng.', other: '# datamängder har inte fått poäng.' }),
  dimensionsCaption: 'Medelpoäng per dimension',
  dimension: 'Dimension',
  meanPoints: 'Medelpoäng',
  most: 'Högsta poäng',
  share: 'Andel',
  ratingsCaption: 'Datamängder per omdöme',
  rating: 'Omdöme',
  count: 'Antal',
  findings: 'Anmärkningar',
  findingsCaption: 'Anmärkningar samlade per regel, allvarligast och vanligast först',
  noFindings: 'Inga anmärkningar.',
  severity: 'Allvarlighet',
  property: 'Egenskap',
  wholeResource: 'Hela posten',
  problem: 'Problem',
  advice: 'Så rättar du',
  written: (syntax: string) => `Så här kan det se ut i ${syntax}`,
  example: 'Exempel',
  resources: 'Poster',
  readMore: 'Läs i specifikationen',
  indicators: 'Mätpunkter',
  indicatorsCaption: 'Mätpunkter, den som saknar flest poäng först',
  indicatorsNote:
    'Saknade poäng är medeltal. En rättning kan ge mindre, eftersom bara den bästa distributionen i varje datamängd räknas.',
  indicator: 'Mätpunkt',
  passed: 'Uppfyllt',
  failed: 'Ej uppfyllt',
  unknown: 'Ej bedömt',
  missingPoints: 'Saknade poäng',
  lowest: 'Lägst poäng',
  lowestCaption: (n: number) =>
    plural(n, 'sv', { one: 'Datamängden med lägst poäng', other: 'De # datamängderna med lägst poäng' }),
  dataset: 'Datamängd',
  noTitle: 'Titel saknas',
  scored: 'Poäng',
}

/** Every word of a quality report. */
export type ReportWords = typeof sv

const en: ReportWords = {
  title: name => `Metadata quality: ${name}`,
  noName: 'Organisation without a name',
  lead: (method, profile) => `Judged by ${profile}, scored by ${method}.`,
  complianceNote:
    'Up to 30 of the points are for datasets that follow the European profile DCAT-AP. It is judged at every harvest: what is required must be there, in the right number and form.',
  asOf: date => `As harvested until ${date}.`,
  methods: { 'eu-v1': 'the EU method MQA version 1' },
  summary: 'Summary',
  datasets: n => plural(n, 'en', { one: '# dataset', other: '# datasets' }),
  points: (points, most) => `${points} of ${most} points`,
  notScored: 'No dataset has been scored.',
  someNotScored: n =>
    plural(n, 'en', { one: '# dataset has not been scored.', other: '# datasets have not been scored.' }),
  dimensionsCaption: 'Mean points per dimension',
  dimension: 'Dimension',
  meanPoints: 'Mean points',
  most: 'Most points',
  share: 'Share',
  ratingsCaption: 'Datasets per rating',
  rating: 'Rating',
  count: 'Number',
  findings: 'Findings',
  findingsCaption: 'Findings grouped by rule, most serious and most frequent first',
  noFindings: 'No findings.',
  severity: 'Severity',
  property: 'Property',
  wholeResource: 'The whole resource',
  problem: 'Problem',
  advice: 'What to do',
  written: syntax => `What it can look like in ${syntax}`,
  example: 'Example',
  resources: 'Resources',
  readMore: 'Read in the specification',
  indicators: 'Indicators',
  indicatorsCaption: 'Indicators, the one that lacks most points first',
  indicatorsNote:
    'Missing points are means. Mending may give less, as only the best distribution of each dataset counts.',
  indicator: 'Indicator',
  passed: 'Passed',
  failed: 'Failed',
  unknown: 'Not judged',
  missingPoints: 'Missing points',
  lowest: 'Lowest scores',
  lowestCaption: n =>
    plural(n, 'en', { one: 'The dataset with the lowest score', other: 'The # datasets with the lowest scores' }),
  dataset: 'Dataset',
  noTitle: 'No title',
  scored: 'Points',
}

/** The words of quality reports, by language. */
export const reportWords = { sv, en }
