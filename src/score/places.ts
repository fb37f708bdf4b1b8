import type { Profile } from '../profile/profile.ts'
import { dcat, dcterms } from '../rdf/vocabulary.ts'
import { type Reading, readingOf } from './format-reading.ts'
import { valueText } from './found.ts'
import type { View } from './scene.ts'

/** What stands in a place of a fix: Turtle, and whether it is an example because nothing follows from what stands there. */
export interface Filling {
  readonly turtle: string
  readonly isExample: boolean
}

/** Fills a place of `vocab/score-fixes.tsv` from what a resource says. */
export type Place = (view: View, resource: number, profile: Profile) => Filling

const csv = 'http://publications.europa.eu/resource/authority/file-type/CSV'
const textCsv = 'http://www.iana.org/assignments/media-types/text/csv'
const publicDomain = 'http://creativecommons.org/publicdomain/zero/1.0/'
const formats = [dcterms.format, dcat.mediaType]
const mediaTypes = [dcat.mediaType, dcterms.format]

/** The places that fixes of the European methods have. */
export const formatPlaces: Readonly<Record<string, Place>> = {
  'file-type': filled(formats, ({ fileTypeOf }) => fileTypeOf, csv),
  'media-type': filled(mediaTypes, ({ mediaTypeOf }) => mediaTypeOf, textCsv),
  licence: filled([dcterms.license], ({ licenceOf }) => licenceOf, publicDomain),
  'open-file-type': filled(formats, reading => openTypeOf(reading, type => type), csv),
  'open-media-type': filled(formats, reading => openTypeOf(reading, reading.mediaTypeOf), textCsv),
}

function filled(
  properties: readonly string[],
  read: (reading: Reading) => Reading['fileTypeOf'],
  other: string,
): Place {
  return (view, resource, profile) => {
    const answer = read(readingOf(profile))
    for (const property of properties) {
      for (const value of view.objectsOf(resource, view.iri(property))) {
        const iri = answer(valueText(view, value))
        if (iri !== null) return { turtle: `<${iri}>`, isExample: false }
      }
    }
    return { turtle: `<${other}>`, isExample: true }
  }
}

/** What follows from a format that is machine-readable and not proprietary; from no other. */
function openTypeOf({ fileTypeOf, isOpen }: Reading, next: (fileType: string) => string | null): Reading['fileTypeOf'] {
  return text => {
    const type = fileTypeOf(text)
    return type !== null && isOpen(type) ? next(type) : null
  }
}
