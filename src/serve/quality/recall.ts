import type { RankedFix } from '../../model/assessment.ts'
import type { Method } from '../../model/score.ts'
import { shownDatasets } from '../../report/page/dataset-list.ts'
import type { QualityReport } from '../../report/quality-report.ts'
import { qualityReport } from '../../report/report.ts'
import { rank } from '../../score/rank.ts'
import type { Organisation, Store } from '../../store/store.ts'
import { aggregatePatterns, type CountryQuality, countryQuality } from './country.ts'
import { type GatherTools, gatherQuality, mostFixes, type Reported } from './gather.ts'
import { assessmentsOf } from './gathered-datasets.ts'
import { type Contender, leagueOf } from './league.ts'
import { createMemory } from './memory.ts'
import { headlineOf } from './method.ts'
import { createWriting, type Writing } from './writing.ts'

/** Quality as pages tell of it, remembered until assessments change. */
export interface QualityRecall {
  /** What pays most for an organisation under a method, best first. */
  ranked(organisation: Pick<Organisation, 'iri'>, method: Method): Promise<readonly RankedFix[]>
  /** The report on an organisation as its page shows it: the losses of the worst datasets alone are explained. */
  report(organisation: Reported, method: Method): Promise<QualityReport>
  /** What all shown datasets come to. */
  country(): Promise<CountryQuality>
  /** The reports that are being sent. */
  readonly writing: Writing
  /** Organisations by size and mean points under the headline method. */
  league(now: Date): Promise<ReturnType<typeof leagueOf>>
}

interface RecallTools extends GatherTools {
  readonly store: GatherTools['store'] & Pick<Store, 'assessmentsStamp' | 'patterns'>
  readonly now: () => Date
}

/** How much is remembered: ranked fixes are small, reports hold every dataset. */
const mostRanked = 1000
const mostReports = 4

/** How many reports are written to files at the same time. */
const mostWritten = 8

type MakeRanked = () => Promise<readonly RankedFix[]>

/** Nothing is remembered yet. */
export function createQualityRecall({ store, profile, baseUrl, now }: RecallTools): QualityRecall {
  const rankings = createMemory<readonly RankedFix[]>(mostRanked)
  const reports = createMemory<QualityReport>(mostReports)
  const countries = createMemory<CountryQuality>(1)
  const leagues = createMemory<ReturnType<typeof leagueOf>>(1)
  // Hosts and their links change without any assessment: nothing of them is shown that is older than an hour.
  const hourly = async () => `${await store.assessmentsStamp()} ${Math.floor(now().getTime() / 3_600_000)}`
  const recallRanked = async (iri: string, { id }: Method, make: MakeRanked) =>
    await rankings.recall(`${id} ${iri}`, await store.assessmentsStamp(), make)
  const rankAnew = async (publisher: string, method: Method): Promise<readonly RankedFix[]> => {
    const stored = await assessmentsOf(publisher, store)
    return rank(
      stored.map(({ assessment }) => assessment),
      { profile, method, limit: mostFixes },
    )
  }
  const contenders = async (): Promise<Contender[]> => {
    const method = headlineOf(profile)
    const all: Contender[] = []
    for (const score of await store.publisherScores(method.id)) {
      const aggregate = aggregatePatterns(await store.patterns({ publisher: score.iri }), method)
      const series = await store.scoreSeries({ kind: 'organisation', iri: score.iri }, method.id)
      if (aggregate !== null) all.push({ score, aggregate, series })
    }
    return all
  }
  return {
    writing: createWriting(mostWritten),
    ranked: async ({ iri }, method) => await recallRanked(iri, method, () => rankAnew(iri, method)),
    report: async (organisation, method) =>
      await reports.recall(`${method.id} ${organisation.iri}`, await hourly(), async () => {
        const recall = { recallRanked: (make: MakeRanked) => recallRanked(organisation.iri, method, make) }
        const input = await gatherQuality(organisation, { store, profile, baseUrl }, { method: method.id, ...recall })
        return qualityReport(input, { explained: shownDatasets })
      }),
    country: async () =>
      await countries.recall('', await store.assessmentsStamp(), async () =>
        countryQuality(await store.patterns({}), profile),
      ),
    league: async now =>
      await leagues.recall('', `${await store.assessmentsStamp()} ${now.toISOString().slice(0, 10)}`, async () =>
        leagueOf(await contenders(), now),
      ),
  }
}
