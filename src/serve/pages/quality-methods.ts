import { html } from 'hono/html'
import type { Indicator, Method } from '../../model/score.ts'
import type { Profile } from '../../profile/profile.ts'
import { formatNumber } from '../../text/format.ts'
import { qualityWords } from '../../text/quality.ts'
import { table } from '../parts/table.ts'
import { dimensionsOf, headlineOf } from '../quality/method.ts'
import type { ServeTools } from '../tools.ts'
import type { Html, PageRequest, View } from '../view.ts'

/** What the methods are: what each criterion is worth, how points are summed up, and what is said besides the points. */
export async function qualityMethodsPage(request: PageRequest, { profile }: ServeTools): Promise<View> {
  const { words, language } = request
  const own = qualityWords[language]
  const body = html`<h1>${own.methodsTitle}</h1><p class="lead">${own.methodsLead}</p>
<nav aria-label="${own.methods}"><ul>${profile.methods.map(({ id, label }) => html`<li><a href="#${id}">${label[language]}</a></li>`)}</ul></nav>
<section><h2>${own.headlineTitle}</h2><p>${own.headlineText(headlineOf(profile).label[language])}</p></section>
<section><h2>${own.explainedTitle}</h2><p>${own.explainedText}</p></section>
<section><h2>${own.confidenceTitle}</h2><p>${own.confidenceText}</p><p>${own.linkText}</p></section>
<section><h2>${own.meanOrRepresentative}</h2><p>${own.aggregatesText}</p></section>
${profile.methods.map(method => methodSection(method, request))}
${flags(profile, request)}`
  return { title: own.methodsTitle, crumbs: [{ label: words.quality.title, path: '/metadatakvalitet' }], body }
}

function methodSection(method: Method, request: PageRequest): Html {
  const { language, words } = request
  const own = qualityWords[language]
  const bands = method.ratings.map(({ rating, least }) =>
    own.bandFrom(words.quality.ratings[rating].toLowerCase(), formatNumber(least, language)),
  )
  const parameters = Object.entries(method.parameters)
  return html`<section id="${method.id}"><h2>${method.label[language]}</h2><p>${method.about[language]}</p>
<dl class="facts-list"><div><dt>${own.worth}</dt><dd>${own.most(formatNumber(method.maxPoints, language))}. ${own.version(method.version)}.</dd></div>
<div><dt>${own.countingTitle}</dt><dd>${own.countings[method.counting]}</dd></div>
<div><dt>${own.bands}</dt><dd>${bands.join(', ')}</dd></div>
${parameters.length === 0 ? '' : html`<div><dt>${own.parametersTitle}</dt><dd>${parameters.map(([name, value], at) => html`${at > 0 ? ', ' : ''}<code>${name}=${value}</code>`)}</dd></div>`}</dl>
<details><summary>${own.indicatorsCaption(method.label[language])} (${method.indicators.length})</summary>${indicatorTable(method, request)}</details></section>`
}

function indicatorTable(method: Method, { language, words }: PageRequest): Html {
  const own = qualityWords[language]
  const names: Readonly<Record<string, string>> = words.quality.dimensions
  const heads = [own.criterion, own.dimension, { label: own.worth, isNumber: true }, own.appliesTo]
  const inOrder = dimensionsOf(method).flatMap(({ name }) =>
    method.indicators.filter(({ inDimension }) => inDimension === name),
  )
  const row = ({ label, inDimension, points, computedOn }: Indicator) => [
    label[language],
    names[inDimension] ?? inDimension,
    formatNumber(points, language, 2),
    own.computedOn[computedOn],
  ]
  return table(own.indicatorsCaption(method.label[language]), heads, inOrder.map(row))
}

function flags({ schemes }: Profile, { language }: PageRequest): Html {
  const own = qualityWords[language]
  const concepts = [...(schemes.get('quality-flags')?.concepts.values() ?? [])]
  if (concepts.length === 0) return html``
  const item = ({ code, label, more }: (typeof concepts)[number]) =>
    html`<li>${label[language] ?? code}${more[`text_${language}`] === undefined ? '' : html`<br><span class="quiet small">${more[`text_${language}`]}</span>`}</li>`
  return html`<section id="flags"><h2>${own.flagsAbout}</h2><p>${own.flagsAboutText}</p><ul>${concepts.map(item)}</ul></section>`
}
