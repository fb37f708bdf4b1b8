import { formatNumber, plural } from './format.ts'

const sv = {
  about: 'Poängsätt metadatakvaliteten: poäng per metod, varför de förloras och vad som lönar sig mest',
  method: 'metod: eu-v1, eu-v1-export, dataportal-se, eu-v2 eller se (kan upprepas; utelämnad: alla)',
  given: 'JSON med urlStatus och dcatApCompliant; då kontrolleras inget annat',
  set: 'parameter=värde för metoderna (kan upprepas)',
  links: 'check: kontrollera alla länkar nu (utelämnad: de räknas som okända)',
  failUnder: 'slutkod 1 om medelpoängen är lägre än n; metod=n för en viss metod (kan upprepas)',
  live: 'jämför med det som är skördat nu, i källan som datamängderna kommer från eller den som anges',
  linkChoice: 'check',
  none: 'Inga datamängder att poängsätta.',
  datasets: (n: number) => plural(n, 'sv', { one: '# datamängd', other: '# datamängder' }),
  of: (points: string, most: string) => `${points} av ${most}`,
  toNext: (points: string, rating: string) => `${points} till ${rating}`,
  ratings: { excellent: 'utmärkt', good: 'bra', sufficient: 'tillräcklig', bad: 'dålig' },
  dimensions: {
    findability: 'Upptäckbarhet',
    accessibility: 'Åtkomlighet',
    interoperability: 'Interoperabilitet',
    reusability: 'Återanvändbarhet',
    contextuality: 'Kontextualitet',
  },
  pays: (method: string) => `Vad lönar sig mest (${method})`,
  places: (resources: number, datasets: number) =>
    `${plural(resources, 'sv', { one: '# ställe', other: '# ställen' })} i ${plural(datasets, 'sv', { one: '# datamängd', other: '# datamängder' })}`,
  after: (points: string) => `når ${points}`,
  now: 'Där står nu:',
  write: 'Till exempel:',
  more: (n: number) => `… och ${formatNumber(n, 'sv')} till (alla med --format json eller html)`,
  exported: (points: string) =>
    `${points} poäng som saknas ”som skördat” ger vår export till data.europa.eu. Där har ni inget att göra.`,
  nothingToMend: 'Det finns inget som ni kan rätta för att få fler poäng.',
  worst: 'Lägst poäng',
  unknownLinks:
    'Länkarna är inte kontrollerade. Det räknas inte som fel, men i EU:s metoder ger de inga poäng förrän de är det. Kontrollera dem med --links check.',
  unjudged: 'Det är inte kontrollerat om reglerna följs, så de poängen saknas.',
  liveTitle: (source: string) => `Jämfört med det som är skördat nu (${source})`,
  liveNone: 'Inget av detta är skördat än: det finns inget att jämföra med.',
  liveCounts: (counts: { added: number; removed: number; better: number; worse: number; same: number }) =>
    `${counts.better} bättre, ${counts.worse} sämre, ${counts.same} lika, ${counts.added} nya, ${counts.removed} borta`,
  liveMean: (before: string, after: string, difference: string) => `medel ${before} → ${after} (${difference})`,
  under: (method: string, points: string, least: string) => `${method}: ${points} är under ${least}`,
}

/** Every word that `skord score` says. */
export type ScoreCommandWords = typeof sv

const en: ScoreCommandWords = {
  about: 'Score the quality of metadata: points by method, why they are lost and what pays most',
  method: 'method: eu-v1, eu-v1-export, dataportal-se, eu-v2 or se (repeatable; left out: all)',
  given: 'JSON with urlStatus and dcatApCompliant; then nothing else is checked',
  set: 'parameter=value of the methods (repeatable)',
  links: 'check: check all links now (left out: they count as unknown)',
  failUnder: 'exit code 1 if the mean is lower than n; method=n for one method (repeatable)',
  live: 'compare with what is harvested now, in the source that the datasets come from or the one named',
  linkChoice: 'check',
  none: 'No datasets to score.',
  datasets: n => plural(n, 'en', { one: '# dataset', other: '# datasets' }),
  of: (points, most) => `${points} of ${most}`,
  toNext: (points, rating) => `${points} to ${rating}`,
  ratings: { excellent: 'excellent', good: 'good', sufficient: 'sufficient', bad: 'bad' },
  dimensions: {
    findability: 'Findability',
    accessibility: 'Accessibility',
    interoperability: 'Interoperability',
    reusability: 'Reusability',
    contextuality: 'Contextuality',
  },
  pays: method => `What pays most (${method})`,
  places: (resources, datasets) =>
    `${plural(resources, 'en', { one: '# place', other: '# places' })} in ${plural(datasets, 'en', { one: '# dataset', other: '# datasets' })}`,
  after: points => `reaches ${points}`,
  now: 'There now:',
  write: 'For example:',
  more: n => `… and ${formatNumber(n, 'en')} more (all with --format json or html)`,
  exported: points =>
    `${points} of the points missing “as harvested” are given by our export to data.europa.eu. There is nothing for you to do about them.`,
  nothingToMend: 'There is nothing for you to mend that gives more points.',
  worst: 'Lowest scores',
  unknownLinks:
    'The links have not been checked. That is no fault, but they give no points in the EU methods until they are. Check them with --links check.',
  unjudged: 'Whether the rules are followed was not checked, so those points are missing.',
  liveTitle: source => `Compared with what is harvested now (${source})`,
  liveNone: 'Nothing of this has been harvested yet: there is nothing to compare with.',
  liveCounts: ({ added, removed, better, worse, same }) =>
    `${better} better, ${worse} worse, ${same} the same, ${added} new, ${removed} gone`,
  liveMean: (before, after, difference) => `mean ${before} → ${after} (${difference})`,
  under: (method, points, least) => `${method}: ${points} is under ${least}`,
}

/** The words of `skord score`, by language. */
export const scoreCommandWords = { sv, en }
