import type { Place } from '../places.ts'
import { distribution, identifier, themes } from './dataset-places.ts'
import { api, listedFormat, openLicence } from './distribution-places.ts'
import { highValue } from './high-value-places.ts'
import { english, tagged } from './language-places.ts'
import { organisation, typedPublisher } from './publisher-places.ts'
import { description, keywords, title } from './text-places.ts'

/** The places of the Swedish method's fixes, by the names in `vocab/score-fixes.tsv`. */
export const swedishPlaces: Readonly<Record<string, Place>> = {
  organisation,
  'typed-publisher': typedPublisher,
  title,
  description,
  english,
  tagged,
  keywords,
  themes,
  'open-licence': openLicence,
  'listed-format': listedFormat,
  api,
  'high-value': highValue,
  distribution,
  identifier,
}
