import { fixtureCatalogue, openSite, type Site } from './site.ts'

/** A service over harvests that went well, with remarks, unchanged, badly and not at all. */
export async function openPopulatedSite(): Promise<Site> {
  const site = await openSite()
  const rdfxml = { mediaType: 'application/rdf+xml' }
  await site.publish('hamnsund', fixtureCatalogue('hamnsunds-kommun.rdf'), { ...rdfxml, title: 'Hamnsunds kommun' })
  await site.publish('almvik', fixtureCatalogue('almviks-kommun.rdf'), { ...rdfxml, title: 'Almviks kommun' })
  await site.publish('statistik', fixtureCatalogue('statistikinstitutet.rdf'), {
    ...rdfxml,
    title: 'Statistikinstitutet',
  })
  await site.publish('geodata', fixtureCatalogue('geodataverket.rdf'), { ...rdfxml, title: 'Geodataverket' })
  await site.publish('elmarknad', fixtureCatalogue('elmarknadsverket.ttl'), { title: 'Elmarknadsverket' })
  await site.publish('hamnsund', fixtureCatalogue('hamnsunds-kommun.rdf'), { ...rdfxml, title: 'Hamnsunds kommun' })
  await site.publish('trasig', 'Server error', { title: 'Trasiga kommunen', status: 503 })
  await site.publish('sida', '<!doctype html><title>Logga in</title>', {
    title: 'Inloggningsverket',
    mediaType: 'text/html',
  })
  return site
}
