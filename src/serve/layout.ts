import { html, raw } from 'hono/html'
import { adminStylesheetPath, qualityStylesheetPath, stylesheetPath } from './assets.ts'
import { inLanguage } from './links.ts'
import { marked } from './literals.ts'
import { mark } from './parts/icons.ts'
import type { Html, PageRequest, View } from './view.ts'

const sections = ['datasets', 'organisations', 'quality', 'harvest', 'validate', 'api'] as const
const sectionPaths: Readonly<Record<(typeof sections)[number], string>> = {
  datasets: '/datasets',
  organisations: '/organisations',
  quality: '/metadatakvalitet',
  harvest: '/harvest',
  validate: '/validate',
  api: '/api-docs',
}

/** The whole document of a page. */
export function document(view: View, request: PageRequest, baseUrl: string): Html {
  const { language, words } = request
  return html`<!doctype html>
<html lang="${language}">
${head(view, request, baseUrl)}
<body>
<a class="skip" href="#main">${words.site.skip}</a>
${header(request)}
<main id="main" tabindex="-1">
${crumbs(view, request)}
${view.body}
</main>
${footer(request)}
</body>
</html>
`
}

function head(view: View, request: PageRequest, baseUrl: string): Html {
  const { words, path } = request
  const address = (language: 'sv' | 'en') => baseUrl + inLanguage(path, language) + search(request)
  return html`<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${view.description ?? words.site.tagline}">
<meta name="color-scheme" content="light dark">
<title>${view.title === words.site.name ? '' : `${view.title} – `}${words.site.name}</title>
${view.isUnindexed === true ? html`<meta name="robots" content="noindex">` : ''}
<link rel="stylesheet" href="${stylesheetPath}">
${view.isAdministration === true ? html`<link rel="stylesheet" href="${adminStylesheetPath}">` : ''}
${view.isAboutQuality === true ? html`<link rel="stylesheet" href="${qualityStylesheetPath}">` : ''}
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="alternate" hreflang="sv" href="${address('sv')}">
<link rel="alternate" hreflang="en" href="${address('en')}">
<link rel="alternate" hreflang="x-default" href="${address('sv')}">
${view.canonical === undefined ? '' : html`<link rel="canonical" href="${baseUrl + inLanguage(view.canonical, request.language)}">`}
${(view.alternates ?? []).map(({ href, type }) => html`<link rel="alternate" type="${type}" href="${href}">`)}
${view.jsonLd === undefined ? '' : html`<script type="application/ld+json">${raw(jsonInScript(view.jsonLd))}</script>`}
</head>`
}

function header(request: PageRequest): Html {
  const { language, words, path } = request
  const other = language === 'sv' ? 'en' : 'sv'
  return html`<header class="site">
<div class="wrap">
<a class="brand" href="${inLanguage('/', language)}">${mark} ${words.site.name}</a>
<nav aria-label="${words.site.menu}"><ul>
${sections.map(section => {
  const isHere = path === sectionPaths[section] || path.startsWith(`${sectionPaths[section]}/`)
  return html`<li><a href="${inLanguage(sectionPaths[section], language)}"${isHere ? html` aria-current="true"` : ''}>${words.site[section]}</a></li>`
})}
</ul></nav>
<a class="language" lang="${other}" hreflang="${other}" href="${inLanguage(path, other)}${search(request)}" title="${words.site.otherLanguageLabel}">${words.site.otherLanguage}</a>
</div>
</header>`
}

function crumbs(view: View, { language, words, path }: PageRequest): Html {
  if (path === '/') return html``
  const way = [{ label: words.site.start, path: '/' }, ...(view.crumbs ?? [])]
  return html`<nav class="crumbs" aria-label="${words.site.crumbs}"><ol>
${way.map(crumb => html`<li><a href="${inLanguage(crumb.path, language)}">${crumb.label}</a></li>`)}
<li aria-current="page">${marked({ text: view.title, language: view.titleLanguage ?? null }, language)}</li>
</ol></nav>`
}

function footer({ language, words }: PageRequest): Html {
  const { site } = words
  const link = (path: string, label: string) => html`<li><a href="${inLanguage(path, language)}">${label}</a></li>`
  return html`<footer class="site">
<div class="wrap">
<div><p class="brand">${mark} ${site.name}</p><p>${site.footerAbout}</p></div>
<nav aria-label="${site.footerFind}"><h2>${site.footerFind}</h2><ul>${link('/datasets', site.datasets)}${link('/organisations', site.organisations)}</ul></nav>
<nav aria-label="${site.footerPublish}"><h2>${site.footerPublish}</h2><ul>${link('/validate', site.validate)}${link('/harvest', site.harvest)}${link('/metadatakvalitet', site.quality)}</ul></nav>
<nav aria-label="${site.footerBuild}"><h2>${site.footerBuild}</h2><ul>${link('/api-docs', site.api)}<li><a href="/all.rdf">${site.allCatalogue}</a></li></ul></nav>
</div>
</footer>`
}

function search({ query }: PageRequest): string {
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

/** JSON that cannot end the script element it stands in. */
function jsonInScript(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    found => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
