/** How much a form of a report holds. */
export interface WriteOptions {
  /**
   * Of which methods every verdict is written: of the one that leads (in the Data Quality Vocabulary that of the European
   * portal), or of all, which is some five times as long. Points are of every method in any case, where a form has them.
   */
  readonly methods?: 'leading' | 'all'
}
