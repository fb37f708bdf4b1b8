/** A dataset of a catalogue in Turtle, as a publisher who does it right writes it. */
export function datasetTurtle(id: string, title = `Datamängd ${id}`): string {
  return `
<https://a.example/d/${id}> a dcat:Dataset ;
  dcterms:title "${title}"@sv ;
  dcterms:description "Beskrivning av ${id}."@sv ;
  dcterms:publisher <https://a.example/org> ;
  dcterms:accessRights <http://publications.europa.eu/resource/authority/access-right/PUBLIC> ;
  dcat:contactPoint <https://a.example/contact> ;
  dcat:keyword "prov"@sv ;
  dcat:theme <http://publications.europa.eu/resource/authority/data-theme/ENVI> ;
  dcat:distribution <https://a.example/d/${id}/csv> .
<https://a.example/d/${id}/csv> a dcat:Distribution ;
  dcterms:title "Fil"@sv ;
  dcterms:format "text/csv" ;
  dcterms:license <http://creativecommons.org/publicdomain/zero/1.0/> ;
  dcat:accessURL <https://a.example/files/${id}.csv> .
`
}

/** A catalogue in Turtle with these datasets; `more` is put after them. */
export function catalogueTurtle(ids: readonly string[], { title = 'Katalog', datasets = '', more = '' } = {}): string {
  const members = ids.map(id => `<https://a.example/d/${id}>`)
  return `
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
<https://a.example/catalogue> a dcat:Catalog ;
  dcterms:title "${title}"@sv ;
  dcterms:description "Allt vi har."@sv ;
  dcterms:publisher <https://a.example/org> ;
  dcterms:license <http://creativecommons.org/publicdomain/zero/1.0/> ;
  dcat:dataset ${members.join(', ')} .
<https://a.example/org> a foaf:Agent ;
  foaf:name "Provmyndigheten"@sv ;
  dcterms:type <http://purl.org/adms/publishertype/NationalAuthority> .
<https://a.example/contact> a vcard:Organization ;
  vcard:fn "Provmyndigheten" ;
  vcard:hasEmail <mailto:oppnadata@a.example> .
${datasets || ids.map(id => datasetTurtle(id)).join('')}
${more}
`
}
