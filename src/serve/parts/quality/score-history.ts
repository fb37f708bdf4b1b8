import { html } from 'hono/html'
import type { Method } from '../../../model/score.ts'
import type { PointsChange, StoredScoreChange } from '../../../model/score-history.ts'
import { qualityWords } from '../../../text/quality.ts'
import { inLanguage } from '../../links.ts'
import type { Html, PageRequest } from '../../view.ts'
import { pointsText } from '../score.ts'
import { table } from '../table.ts'
import { moment } from '../time.ts'
import { causesText } from './causes.ts'

/** How the points of a dataset changed under a method, newest first, and why. */
export function scoreHistory(changes: readonly StoredScoreChange[], method: Method, request: PageRequest): Html {
  const { language } = request
  const words = qualityWords[language]
  const rows = changes.flatMap(({ at, harvest, changes: own }) => {
    const change = own.find(each => each.method === method.id)
    if (change === undefined) return []
    return [
      [
        html`${moment(at, request)} <span class="small">${originOf(harvest, request)}</span>`,
        figure(change.before, method, request),
        figure(change.after, method, request),
        reasonOf(change, method, request),
      ],
    ]
  })
  if (rows.length === 0) return html`<p class="quiet">${words.historyNone}</p>`
  const heads = [words.when, { label: words.before, isNumber: true }, { label: words.after, isNumber: true }, words.why]
  return table(words.historyCaption(method.label[language]), heads, rows)
}

function originOf(harvest: number | null, { language }: PageRequest): Html {
  const words = qualityWords[language]
  if (harvest === null) return html`${words.linkRound}`
  return html`<a href="${inLanguage(`/harvest/runs/${harvest}`, language)}">${words.run(harvest)}</a>`
}

function figure(points: number | null, method: Method, { language }: PageRequest): string {
  return points === null ? '–' : pointsText(points, method, language)
}

function reasonOf({ before, after, causes }: PointsChange, method: Method, { language }: PageRequest): string {
  const { cameOrWent } = qualityWords[language]
  if (before === null) return cameOrWent.came
  return after === null ? cameOrWent.went : causesText(causes, method, language)
}
