/** The header to save a file under a name made of what a document is called: letters, digits and little else. */
export function disposition(kind: string, name: string, extension: string): string {
  const last = name.split(/[\\/]/).findLast(part => part !== '') ?? ''
  const clean = last
    .toWellFormed()
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[.-]+|-+$/g, '')
    .slice(0, 80)
    .toWellFormed()
  const full = `${kind}-${clean === '' ? 'katalog' : clean}${extension}`
  const ascii = full.normalize('NFKD').replace(/[^\x20-\x7e]/g, '')
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(full)}`
}
