import { html } from 'hono/html'
import type { Method } from '../../model/score.ts'
import { qualityBody } from '../../report/page/body.ts'
import type { Organisation } from '../../store/store.ts'
import { qualityWords } from '../../text/quality.ts'
import { entryIdOf, inLanguage, numberOf } from '../links.ts'
import { plainNameOf } from '../parts/title.ts'
import { askedMethod } from '../quality/method.ts'
import { reportFileOf, reportResponse, shownFormats } from '../quality/report-response.ts'
import type { PageTools } from '../tools.ts'
import type { Crumb, Html, PageRequest, Redirect, View } from '../view.ts'

/** The quality report on an organisation, in the frame of the site. Private persons have none. */
export async function qualityReportPage(request: PageRequest, tools: PageTools): Promise<View | Redirect | null> {
  const { parameters, query, language } = request
  const organisation = await organisationFor(parameters.id, tools)
  const method = askedMethod(query, tools.profile)
  if (organisation === null || method === null) return null
  const report = await tools.quality.report(organisation, method)
  const own = qualityWords[language]
  const page = `/organisations/${numberOf(organisation)}`
  const linkTo = (path: string) => inLanguage(path, language)
  const belowHead = html`${methodForm(method, request, tools)}${downloads(organisation, method, request)}`
  const body = qualityBody(report, language, { linkTo, belowHead })
  return {
    title: own.reportTitle(plainNameOf(organisation, request, 120)),
    crumbs: crumbsOf(organisation, request),
    body,
    alternates: shownFormats.map(({ extension, mediaType }) => ({
      href: linkTo(`${page}/metadatakvalitet/report${extension}`),
      type: mediaType,
    })),
    canonical: `${page}/metadatakvalitet`,
    isAboutQuality: true,
  }
}

/** The same report as a file to save. */
export async function qualityReportFile(request: PageRequest, tools: PageTools): Promise<Response | null> {
  const { parameters, query, language } = request
  const organisation = await organisationFor(parameters.id, tools)
  const method = askedMethod(query, tools.profile)
  const format = reportFileOf(parameters.file)
  if (organisation === null || method === null || format === null) return null
  return await reportResponse(organisation, tools, { format, method, language, isSaved: true, request: request.raw })
}

/** The organisation of that number; null for private persons too, as they have no pages. */
async function organisationFor(number: string, { store }: PageTools): Promise<Organisation | null> {
  const id = entryIdOf(number)
  return id === null ? null : await store.organisation(id)
}

function crumbsOf(organisation: Organisation, request: PageRequest): Crumb[] {
  const { organisations } = request.words
  return [
    { label: organisations.title, path: '/organisations' },
    { label: plainNameOf(organisation, request, 80), path: `/organisations/${numberOf(organisation)}` },
  ]
}

function methodForm(shown: Method, { language, path }: PageRequest, { profile }: PageTools): Html {
  const own = qualityWords[language]
  const option = ({ id, label }: Method) =>
    html`<option value="${id}"${id === shown.id ? html` selected` : ''}>${label[language]}</option>`
  return html`<form class="filter" action="${inLanguage(path, language)}" method="get"><label for="counted-by">${own.choose}</label>
<select id="counted-by" name="method">${profile.methods.map(option)}</select><button class="secondary">${own.chosenMethod}</button></form>`
}

function downloads(organisation: Organisation, { id }: Method, { language }: PageRequest): Html {
  const own = qualityWords[language]
  const page = inLanguage(`/organisations/${numberOf(organisation)}/metadatakvalitet`, language)
  const link = ({ id: format, extension, mediaType }: (typeof shownFormats)[number]) =>
    html`<li><a href="${page}/report${extension}?method=${encodeURIComponent(id)}" type="${mediaType}" download>${own.formats[format]}</a></li>`
  return html`<nav id="downloads" class="quality-files" aria-label="${own.downloads}"><strong>${own.downloads}</strong><ul class="plain formats">${shownFormats.map(link)}</ul></nav>`
}
