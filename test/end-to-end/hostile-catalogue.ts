import { readFileSync } from 'node:fs'

const file = new URL('../../fixtures/harvests/hostile-text/texts.json', import.meta.url)

/** Texts that mean harm to whoever does not treat them as text, by name; of one megabyte the last. */
export const hostileTexts: Readonly<Record<string, string>> = {
  ...JSON.parse(readFileSync(file, 'utf8')),
  megabyte: `${'Mycket långt. '.repeat(75_000)}slut`,
}

/** IRI of the dataset that carries the text of a name. */
export const datasetOf = (name: string): string => `https://ond.example/d/${name}`

/** A catalogue in Turtle that has each text wherever a text may stand, and addresses that are to be followed by nobody. */
export function hostileCatalogue(): string {
  const datasets = Object.entries(hostileTexts).map(([name, text]) => datasetTurtle(name, JSON.stringify(text)))
  return `
@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<https://ond.example/catalogue> a dcat:Catalog ; dcterms:title "Onda texter"@sv ;
  dcterms:publisher <https://ond.example/o/script> ;
  dcat:dataset ${Object.keys(hostileTexts)
    .map(name => `<${datasetOf(name)}>`)
    .join(', ')} .
${datasets.join('')}`
}

function datasetTurtle(name: string, quoted: string): string {
  const organisation = `<https://ond.example/o/${name}>`
  return `
${organisation} a foaf:Agent ; foaf:name ${quoted}@sv ; foaf:homepage <javascript:alert(1)> .
<${datasetOf(name)}> a dcat:Dataset ;
  dcterms:title ${quoted}@sv ; dcterms:description ${quoted}@sv ; dcat:keyword ${quoted}@sv ;
  dcterms:publisher ${organisation} ; dcterms:identifier ${quoted} ; dcterms:issued ${quoted}^^xsd:date ;
  dcterms:modified ${quoted} ; dcterms:accessRights ${quoted} ; dcat:theme ${quoted} ;
  dcat:landingPage <javascript:alert(2)>, <data:text/html,x>, <vbscript:x> ; <https://ond.example/p> ${quoted} ;
  dcterms:spatial [ a dcterms:Location ; dcat:bbox ${quoted} ] ;
  dcat:contactPoint [ a vcard:Organization ; vcard:fn ${quoted} ; vcard:hasEmail <javascript:alert(3)> ] ;
  dcat:distribution [ a dcat:Distribution ; dcterms:title ${quoted}@sv ; dcterms:format ${quoted} ;
    dcterms:license ${quoted} ; dcat:byteSize ${quoted}^^xsd:nonNegativeInteger ; dcat:accessURL <javascript:alert(4)> ] .
`
}
