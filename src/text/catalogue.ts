/** What the aggregated catalogue says of itself. */
export const catalogueWords = {
  title: { sv: 'Samlad katalog', en: 'Aggregated catalogue' },
  description: {
    sv: 'Metadata om datamängder, datatjänster och datamängdsserier, skördade från svenska organisationer.',
    en: 'Metadata about datasets, data services and dataset series, harvested from Swedish organisations.',
  },
}
