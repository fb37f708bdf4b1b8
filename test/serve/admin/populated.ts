import { fixtureCatalogue, type Site } from '../site.ts'
import { adminToken, openAdminSite } from './signed-in.ts'

/** A catalogue with so many datasets, each with a title and a contact. */
export function catalogueOf(ids: readonly number[], title = 'Badplats'): string {
  const datasets = ids.map(
    id => `<https://h.example/${id}> a dcat:Dataset ; dcterms:title "${title} ${id}"@sv ;
  dcterms:description "Var man kan bada."@sv ; dcat:contactPoint [ a vcard:Individual ; vcard:fn "Anna Andersson" ; vcard:hasEmail <mailto:anna@h.example> ] .`,
  )
  return `@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> . @prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
<https://h.example/c> a dcat:Catalog ; dcterms:title "Strandkommunens katalog"@sv ; dcat:dataset ${ids.map(id => `<https://h.example/${id}>`).join(', ')} .
${datasets.join('\n')}`
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1)

/** Administration over sources that work, wait for a decision, fail, keep us out, and share what they have. */
export async function openPopulatedAdminSite(): Promise<Site> {
  const site = await openAdminSite({ administration: { adminToken, webhookSecret: 'sixteen letters or more' } })
  const rdfxml = { mediaType: 'application/rdf+xml' }
  await site.publish('geodata', fixtureCatalogue('geodataverket.rdf'), { ...rdfxml, title: 'Geodataverket' })
  const notify = {
    mail: ['data@strand.example'],
    webhooks: ['https://strand.example/hook'],
    when: 'both',
    dropPoints: 5,
  } as const
  const strand = { title: 'Strandkommunen', source: { notify } }
  await site.publish('strand', catalogueOf(upTo(20)), strand)
  await site.publish('strand', catalogueOf([...upTo(19), 21], 'Badplatsen'), strand)
  await site.publish('strand', catalogueOf(upTo(4)), strand)
  const copy = { title: 'Öppna data från kusten', source: { precedence: { kind: 'collector' } } } as const
  await site.publish('samlare', catalogueOf(upTo(3)), copy)
  await site.publish('trasig', 'Server error', { title: 'Trasiga kommunen', status: 503 })
  await site.publish('stangd', 'Forbidden', { title: 'Stängda regionen', status: 403 })
  const [notice] = await site.store.newNotices(1)
  if (notice !== undefined) {
    const recipient = 'drift@trasig.example'
    const createdAt = site.tools.now()
    await site.store.dispatch(
      [notice.id],
      [{ channel: 'mail', recipient, source: 'trasig', notices: [notice.id], createdAt }],
    )
    const [delivery] = (await site.store.deliveries({ limit: 1, offset: 0 })).items
    await site.store.noteAttempt(delivery.id, { at: createdAt, error: 'smtp EAUTH', nextAttemptAt: null })
  }
  return site
}
