import { html } from 'hono/html'
import { predictedWords } from '../../../text/predicted.ts'
import { levels } from '../../validation/judgement.ts'
import type { Html } from '../../view.ts'
import { hrefOf, type Shown } from './shown.ts'

/** The ways to look at a result. */
export type ViewName = 'rules' | 'resources' | 'source' | 'score' | 'downloads'

/** Leads to the other ways to look at the result, and to the other levels. */
export function tabs(shown: Shown, current: ViewName): Html {
  const { request, level } = shown
  const { validate } = request.words
  const paths: Readonly<Partial<Record<ViewName, string>>> = {
    rules: hrefOf(shown, ''),
    resources: hrefOf(shown, '', { view: 'resources' }),
    source: hrefOf(shown, '/source'),
    ...(shown.judgement.predicted === null ? {} : { score: hrefOf(shown, '/score') }),
    downloads: hrefOf(shown, '', { view: 'downloads' }),
  }
  const links = Object.entries(paths).map(
    ([name, href]) =>
      html`<li><a href="${href}"${name === current ? html` aria-current="page"` : ''}>${name === 'score' ? predictedWords[request.language].tab : validate.viewNames[name as Exclude<ViewName, 'score'>]}</a></li>`,
  )
  const here = current === 'source' ? '/source' : ''
  const view = current === 'resources' ? { view: 'resources' } : {}
  const choices = levels.map(one =>
    one === level
      ? html`<li><span aria-current="true">${validate.levels[one]}</span></li>`
      : html`<li><a href="${hrefOf(shown, here, { ...view, level: one })}">${validate.levels[one]}</a></li>`,
  )
  return html`<div class="tabs"><nav aria-label="${validate.views}"><ul>${links}</ul></nav>
${current === 'downloads' || current === 'score' ? '' : html`<nav class="levels" aria-label="${validate.level}"><span aria-hidden="true">${validate.level}:</span><ul>${choices}</ul></nav>`}</div>`
}
