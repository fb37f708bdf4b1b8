/** What a publisher may have written. */
export const attack = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
const quoted = JSON.stringify(attack)
/** A private person. */
export const person = 'https://example.se/anna'
/** An organisation with six datasets. */
export const agency = 'https://example.se/verket'

/** A catalogue of an organisation and a private person, whose titles are hostile; with or without keywords and places. */
export const catalogue = (isFull: boolean) => `
@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<https://example.se/c> a dcat:Catalog ; dcterms:title "Katalog"@sv ; dcterms:publisher <${agency}> ;
  dcat:dataset ${Array.from({ length: 6 }, (_, at) => `<https://example.se/d${at}>`).join(', ')}, <https://example.se/p> .
<${agency}> a foaf:Agent ; foaf:name ${quoted}@sv .
<${person}> a foaf:Agent ; foaf:name "Anna Privat" ; dcterms:type <http://purl.org/adms/publishertype/PrivateIndividual(s)> .
<https://example.se/p> a dcat:Dataset ; dcterms:title "Annas data"@sv ; dcterms:description "Annas"@sv ; dcterms:publisher <${person}> .
${Array.from(
  { length: 6 },
  (_, at) => `<https://example.se/d${at}> a dcat:Dataset ; dcterms:title ${quoted}@sv ;
  dcterms:description ${quoted}@sv ; dcterms:publisher <${agency}> ;
  ${isFull ? 'dcat:keyword "karta"@sv ; dcterms:spatial <http://sws.geonames.org/2661886/> ;' : ''}
  dcat:distribution <https://example.se/d${at}/csv>, <https://example.se/d${at}/pdf> .
<https://example.se/d${at}/csv> a dcat:Distribution ; dcterms:title ${quoted}@sv ; dcat:accessURL <https://data.example.se/${at}.csv> ;
  dcat:downloadURL <https://data.example.se/${at}.csv> ; dcterms:format "text/csv" ;
  dcterms:license <http://creativecommons.org/publicdomain/zero/1.0/> .
<https://example.se/d${at}/pdf> a dcat:Distribution ; dcat:accessURL <https://data.example.se/${at}.pdf> ; dcterms:format ${quoted} .`,
).join('\n')}
`
