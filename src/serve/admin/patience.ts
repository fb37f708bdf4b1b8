/** What something answers if that is within so many ms; `later` when it is not, and it goes on. */
export async function within<T>(work: Promise<T>, ms: number): Promise<T | 'later'> {
  const timer = Promise.withResolvers<'later'>()
  const timeout = setTimeout(() => timer.resolve('later'), ms)
  return await Promise.race([work, timer.promise]).finally(() => clearTimeout(timeout))
}
