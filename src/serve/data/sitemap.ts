import { inLanguage, numberOf, pathOf } from '../links.ts'
import type { ServeTools } from '../tools.ts'

const mostDatasets = 1000
const mostOrganisations = 1000
const fixed = [
  '/',
  '/datasets',
  '/organisations',
  '/metadatakvalitet',
  '/metadatakvalitet/metod',
  '/metadatakvalitet/lankar',
  '/harvest',
  '/validate',
  '/api-docs',
]

/** The pages for search engines: the fixed ones, the organisations, and the datasets changed last. */
export async function sitemap({ store, baseUrl }: ServeTools): Promise<Response> {
  const search = { text: '', facets: {}, sort: 'modified', limit: mostDatasets, offset: 0 } as const
  const [hits, organisations] = await Promise.all([
    store.search(search),
    store.organisations({ text: '', limit: mostOrganisations, offset: 0 }),
  ])
  const paths = [
    ...fixed,
    ...organisations.items.map(item => `/organisations/${numberOf(item)}`),
    ...hits.items.map(pathOf),
  ]
  const url = (path: string) => `<url><loc>${baseUrl}${inLanguage(path, 'sv')}</loc></url>`
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${paths.map(url).join('\n')}\n</urlset>\n`
  return new Response(body, {
    headers: { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'public, max-age=3600' },
  })
}

/** What robots are told. */
export function robots({ baseUrl }: ServeTools): Response {
  const lines = [
    'User-agent: *',
    'Disallow: /admin',
    'Disallow: /en/admin',
    'Disallow: /datasets?',
    'Disallow: /en/datasets?',
    'Disallow: /resource?',
    `Sitemap: ${baseUrl}/sitemap.xml`,
  ]
  return new Response(`${lines.join('\n')}\n`, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
}
