const prefixes = `@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> .
`

/** A catalogue with two datasets, of which one has a publisher that is a text. */
export const smallTurtle = `${prefixes}<https://a.example/c> a dcat:Catalog ;
  dcterms:title "Katalog"@sv ;
  dcat:dataset <https://a.example/1> .
<https://a.example/1> a dcat:Dataset ;
  dcterms:title "Badplatser"@sv ;
  dcterms:publisher "Kommunen" .
<https://a.example/2> a dcat:Dataset ;
  dcterms:title "Cykelvägar"@sv .
`

/** A catalogue of so many datasets with hardly anything said of them, each on a line of its own, at much length. */
export function bigTurtle(datasets: number, length = 0): string {
  const about = 'Beskrivning. '.repeat(length / 13)
  const lines = Array.from(
    { length: datasets },
    (_, at) =>
      `<https://a.example/${at}> a dcat:Dataset ; dcterms:title "Datamängd ${at}" ; dcterms:description "${about}"@sv ; dcterms:publisher "x" .\n`,
  )
  return `${prefixes}<https://a.example/c> a dcat:Catalog .\n${lines.join('')}`
}

/** The text of a page, without its markup. */
export function plainText(html: string): string {
  return html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
}
