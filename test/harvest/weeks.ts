import { assessGraph } from '../../src/harvest/assess-graph.ts'
import { approveRun } from '../../src/harvest/decide.ts'
import { knownLink } from '../../src/harvest/links/next-state.ts'
import { defaultLinkPolicy, nightLimits } from '../../src/harvest/links/policy.ts'
import { runLinkRound } from '../../src/harvest/links/round.ts'
import type { HarvestTools } from '../../src/harvest/tools.ts'
import type { AssessedDataset } from '../../src/model/assessment.ts'
import type { Harvest } from '../../src/model/harvest.ts'
import type { LinkOutcome, Probe } from '../../src/model/link.ts'
import type { Source } from '../../src/model/source.ts'
import { loadProfile } from '../../src/profile/load.ts'
import type { Profile, Scheme } from '../../src/profile/profile.ts'
import { read } from '../../src/rdf/read.ts'
import type { Store } from '../../src/store/store.ts'
import { catalogueTurtle, datasetTurtle } from './catalogue.ts'
import { seen } from './links/seen.ts'
import { createSetting, type Setting } from './setting.ts'

/** What a publisher says of one dataset. */
export interface Told {
  readonly licence: boolean
  readonly keyword: boolean
  /** Name of the file that its distribution leads to. */
  readonly file: string
  readonly publisher: string
  /** Is it published without an address? */
  readonly isBlank: boolean
  readonly isThere: boolean
}

const well: Told = { licence: true, keyword: true, file: '', publisher: 'org', isBlank: false, isThere: true }

const profile = await loadProfile('dcat-ap-se')
const emptied = ['licence', 'licence-edp'].map((id): [string, Scheme] => [id, { id, concepts: new Map() }])
const heavier = profile.methods.map(method => ({
  ...method,
  indicators: method.indicators.map(each => (each.id === 'categoryAvailability' ? { ...each, points: 7 } : each)),
}))

/** Ways to judge: as we do, with a weight of another size, with tables that lack the licences, or both. */
export const ways: readonly Profile[] = [
  profile,
  { ...profile, methods: heavier },
  { ...profile, schemes: new Map([...profile.schemes, ...emptied]) },
  { ...profile, methods: heavier, schemes: new Map([...profile.schemes, ...emptied]) },
]

export const fileOf = (file: string): string => `https://files.example/${file}.csv`
export const iri = (id: string): string => `https://a.example/d/${id}`

function turtleOf(id: string, told: Told): string {
  const edits: readonly (readonly [boolean, RegExp | string, string])[] = [
    [!told.licence, /dcterms:license <[^>]*> ;/, ''],
    [!told.keyword, /dcat:keyword "prov"@sv ;/, ''],
    [true, `https://a.example/files/${id}.csv`, fileOf(told.file || id)],
    [true, '<https://a.example/org>', `<https://a.example/${told.publisher}>`],
    [told.isBlank, `<${iri(id)}> a`, '[] a'],
  ]
  return edits.reduce((text, [isMade, from, to]) => (isMade ? text.replace(from, to) : text), datasetTurtle(id))
}

const others = ['org2', 'org3'].map(
  org => `<https://a.example/${org}> a foaf:Agent ; foaf:name "Myndigheten ${org}"@sv ;
    dcterms:type <http://purl.org/adms/publishertype/NationalAuthority> .`,
)

/** Sources that are harvested for weeks, and links that are asked for between. */
export interface Weeks {
  readonly setting: Setting
  readonly store: Store
  readonly told: Map<string, Map<string, Told>>
  /** What comes of asking for a file; it is there unless told. */
  readonly files: Map<string, LinkOutcome>
  open(id: string, parts?: Partial<Source>): Promise<void>
  judgeBy(way: number): void
  tell(source: string, id: string, told: Partial<Told>): void
  harvest(source: string, parts?: Partial<HarvestTools>, options?: { readonly isFailing?: boolean }): Promise<Harvest>
  way(): number
  approve(run: Harvest): Promise<void>
  /** A round of link checks; one that is cut off has asked, and scored nothing anew. `onSaved` comes when it has tried to save scores. */
  check(options?: { readonly isCutOff?: boolean; readonly onSaved?: () => void }): Promise<void>
  later(days: number): void
  /** What stands of a source, assessed anew; null when what was applied last is not what it publishes. */
  anew(source: string): Promise<readonly AssessedDataset[] | null>
  /** Have rounds counted by other methods than the last harvest of any source did? */
  isRejudged(): boolean
  close(): Promise<void>
}

export async function beginWeeks(): Promise<Weeks> {
  const setting = await createSetting()
  const { store, tools } = setting
  const told = new Map<string, Map<string, Told>>()
  const files = new Map<string, LinkOutcome>()
  const applied = new Map<string, { text: string; way: Profile }>()
  let judge = profile
  const text = (source: string): string => {
    const there = [...(told.get(source) ?? [])].filter(([, each]) => each.isThere)
    const datasets = there.map(([id, each]) => turtleOf(id, each)).join('')
    return catalogueTurtle(
      there.filter(([, each]) => !each.isBlank).map(([id]) => id),
      { datasets, more: others.join('\n'), title: `Katalog ${source}` },
    ).replaceAll('https://a.example/catalogue', `https://a.example/catalogue/${source}`)
  }
  const probe: Probe = async url => {
    const outcome = files.get(url) ?? 'reachable'
    return seen(outcome, tools.now(), { url, mediaType: outcome === 'reachable' ? 'text/csv' : null })
  }
  const judging = (): Pick<HarvestTools, 'profiles'> => ({ profiles: new Map([[judge.id, judge]]) })
  const note = (source: string, run: Harvest, replayed: boolean): Harvest => {
    if (run.status === 'succeeded' || run.status === 'unchanged') {
      if (!replayed) applied.set(source, { text: text(source), way: judge })
    }
    return run
  }
  return {
    setting,
    store,
    told,
    files,
    open: async (id, parts = {}) => {
      await setting.source(id, parts)
      told.set(id, told.get(id) ?? new Map())
    },
    judgeBy: way => {
      judge = ways[way]
    },
    tell: (source, id, more) => {
      const known = told.get(source)
      known?.set(id, { ...(known.get(id) ?? well), ...more })
    },
    way: () => ways.indexOf(judge),
    harvest: async (id, parts = {}, { isFailing = false } = {}) => {
      const source = await store.source(id)
      if (source === null) throw new Error(id)
      setting.publish(id, text(id), isFailing ? { status: 404 } : {})
      return note(id, await setting.harvest(source, { ...judging(), ...parts }), parts.replay !== undefined)
    },
    approve: async run => {
      const actor = { name: 'operatör', at: tools.now() }
      await approveRun({ run: run.id, digest: run.digest ?? '', actor }, { ...tools, ...judging() })
      applied.set(run.source, { text: text(run.source), way: judge })
    },
    check: async ({ isCutOff = false, onSaved = () => undefined } = {}) => {
      const limits = { ...nightLimits, batchMs: 5, longestRest: 50, usualRest: 1, outagePauses: [0], runPause: 10 }
      const { now, log } = tools
      const cut: Partial<Store> = isCutOff ? { assessmentsNaming: async function* () {} } : {}
      const saveRescored: Store['saveRescored'] = async (rescored, options) => {
        const result = await store.saveRescored(rescored, options)
        onSaved()
        return result
      }
      const round = {
        store: { ...store, saveRescored, ...cut },
        probe,
        methods: judge.methods,
        policy: defaultLinkPolicy,
      }
      await runLinkRound({ ...round, limits, now, log })
    },
    later: setting.later,
    anew: async source => {
      const last = applied.get(source)
      if (last === undefined) return null
      const { graph } = await read(Buffer.from(last.text), { baseIri: `${setting.agency.origin}/${source}` })
      const bare = await assessGraph(graph, {
        profile: last.way,
        baseline: null,
        link: () => null,
        asOf: tools.now(),
      })
      const states = await store.linkStates(bare.flatMap(each => each.assessment.addresses.map(({ url }) => url)))
      const link = (url: string) => {
        const state = states.get(url)
        return state === undefined ? null : knownLink(state)
      }
      return assessGraph(graph, { profile: last.way, baseline: null, link, asOf: tools.now() })
    },
    isRejudged: () => [...applied.values()].some(({ way }) => way !== judge),
    close: () => setting.close(),
  }
}
