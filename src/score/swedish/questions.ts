import { contactMail } from './contacts.ts'
import { swedishDescription } from './descriptions.ts'
import { listedFormat, openDistribution } from './formats.ts'
import { keptFrequency } from './frequencies.ts'
import { completeHighValue, marksHighValue } from './high-value.ts'
import { datasetAddress, distributionAddress } from './identities.ts'
import { noInterface } from './interfaces.ts'
import { englishTexts, taggedDistributionTexts, taggedTexts } from './languages.ts'
import { openLicence, sameLicence } from './licences.ts'
import { openData } from './open-data.ts'
import { organisationPublisher, typedPublisher } from './publishers.ts'
import type { Questions } from './question.ts'
import { listedTheme, separateKeywords } from './subjects.ts'
import { swedishTitle } from './titles.ts'

/** What the Swedish method asks of the graph, by the names that `vocab/se-metrics.tsv` uses. Links are not asked for here. */
export const questions: Questions = {
  organisationPublisher,
  typedPublisher,
  swedishTitle,
  swedishDescription,
  englishTexts,
  taggedTexts,
  taggedDistributionTexts,
  separateKeywords,
  listedTheme,
  contactMail,
  openLicence,
  sameLicence,
  listedFormat,
  openDistribution,
  noInterface,
  completeHighValue,
  keptFrequency,
  datasetAddress,
  distributionAddress,
  isHighValue: marksHighValue,
  isOpenData: openData,
}
