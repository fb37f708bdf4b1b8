import { dcat } from '../rdf/vocabulary.ts'
import { isText, type Pen, webAddress, writeType } from './pen.ts'
import { describe, type LeftOut } from './schema-org-describe.ts'
import { distributionTable } from './schema-org-table.ts'
import { valuesOf } from './schema-org-terms.ts'

interface Parts {
  /** The dataset, as term of what is written. */
  readonly dataset: number
  /** Licences of the dataset, as terms of what is read: those of every distribution that has none itself. */
  readonly licences: readonly number[]
  readonly language: string
  readonly leftOut: LeftOut
}

/** Writes one distribution of a dataset: described, or only the address of a file. */
export function writeDistribution(pen: Pen, value: number, { dataset, licences, language, leftOut }: Parts): void {
  const { from } = pen
  const own = webAddress(from, value)
  const isDescribed = !isText(from, value) && from.describes(value)
  if (!isDescribed && own === null) return
  const node = isDescribed && own !== null ? pen.iri(own) : pen.blank(`distribution-${dataset}-${value}`)
  pen.write(dataset, dcat.distribution, node)
  if (isDescribed) pen.begin(node, value)
  writeType(pen, node, dcat.Distribution)
  const access = isDescribed ? accessOf(pen, value) : own
  if (access !== null) pen.write(node, dcat.accessURL, pen.iri(access))
  if (isDescribed) {
    describe(pen, { source: value, node, table: distributionTable, fallback: language, leftOut })
  }
  if (isDescribed && valuesOf(from, value, 'license').length > 0) return
  for (const licence of licences) distributionTable.license(pen, { subject: node, value: licence, language })
}

/** Where to get at it: a page about it if there is one, else the file itself. */
function accessOf(pen: Pen, value: number): string | null {
  const addresses = valuesOf(pen.from, value, 'url', 'contentUrl', 'embedUrl').map(id => webAddress(pen.from, id))
  return addresses.find(address => address !== null) ?? null
}
