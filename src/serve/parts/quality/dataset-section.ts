import { html } from 'hono/html'
import { headlineMethod, type Method } from '../../../model/score.ts'
import { explain } from '../../../score/explain.ts'
import type { StoredAssessment } from '../../../store/store.ts'
import { formatNumber } from '../../../text/format.ts'
import { qualityWords } from '../../../text/quality.ts'
import type { EntryFacts } from '../../describe/entry-facts.ts'
import { headlineOf } from '../../quality/method.ts'
import type { ServeTools } from '../../tools.ts'
import type { Html, PageRequest } from '../../view.ts'
import { pointsText } from '../score.ts'
import { linkTable } from './dataset-links.ts'
import { flagList } from './flags.ts'
import { lossList } from './losses.ts'
import { methodScores } from './method-scores.ts'
import { resourceNames } from './resource-names.ts'
import { scoreHistory } from './score-history.ts'

const mostChanges = 20

interface Around {
  readonly request: PageRequest
  readonly tools: ServeTools
}

/** Points of a dataset under every method, each that is lost, how they changed, and how its links answer. */
export async function qualitySection(
  stored: StoredAssessment | null,
  facts: EntryFacts,
  { request, tools }: Around,
): Promise<Html> {
  if (stored === null) return html``
  const { assessment, points, entry } = stored
  const words = qualityWords[request.language]
  const { methods } = tools.profile
  const [changes, states, skipped] = await Promise.all([
    tools.store.scoreChanges(entry, mostChanges),
    tools.store.linkStates([...new Set(assessment.addresses.map(({ url }) => url))]),
    tools.store.skippedLinks(entry),
  ])
  const lead = headlineOf(tools.profile)
  const order = [lead, ...methods.filter(({ id }) => id !== headlineMethod)]
  return html`<section id="quality-points"><h2>${words.lostTitle}</h2>
${methodScores(points, methods, { request, hrefOf: method => `#points-${method.id}` })}
${order.map(method => lossesOf(stored, method, { facts, request, tools }))}
${flagList(assessment, { request, profile: tools.profile, nameOf: resourceNames(facts, assessment, request) })}</section>
<section id="quality-history"><h2>${words.historyTitle}</h2>${scoreHistory(changes, lead, request)}</section>
<section id="links"><h2>${words.linksTitle}</h2>${linkTable(assessment, { states, skipped }, { request, tools })}</section>`
}

/** The losses under one method; those of the headline method stand open. */
function lossesOf(
  { assessment, points }: StoredAssessment,
  method: Method,
  { facts, request, tools }: Around & { readonly facts: EntryFacts },
): Html {
  const { language } = request
  const words = qualityWords[language]
  const score = points.find(each => each.method === method.id)
  if (score === undefined) return html``
  const losses = explain(assessment, method, tools.profile)
  const lost = pointsText(score.maxPoints - score.points, method, language)
  const of = words.lostOf(
    method.label[language],
    pointsText(score.points, method, language),
    formatNumber(score.maxPoints, language),
  )
  return html`<details id="points-${method.id}" class="method-losses"${method.id === headlineMethod ? html` open` : ''}><summary><strong>${of}</strong> ${words.lostFolded(lost)}</summary>
${lossList(losses, { method, request, nameOf: resourceNames(facts, assessment, request) })}</details>`
}
