/**
 * Text as it is indexed and searched: composed (NFC), lower case, without the marks that Swedish does not count as
 * letters (é is e), while å, ä and ö stay themselves.
 */
export function fold(text: string): string {
  const lower = text.normalize('NFC').toLowerCase()
  return isPlain(lower) ? lower : lower.replaceAll(/[^\p{ASCII}åäö]/gu, foldCharacter)
}

/**
 * A text that sorts titles as Swedish does when compared by code unit: å, ä, ö after z, other marks left out of
 * account, leading signs passed over, and numbers by size.
 */
export function sortKey(text: string): string {
  return fold(text)
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replaceAll('æ', 'ä')
    .replaceAll('ø', 'ö')
    .replaceAll(/[åäö]/g, letter => afterZ[letter])
    .replaceAll(/\d+/g, digits => digits.replace(/^0+(?=\d)/, '').padStart(8, '0'))
}

const afterZ: Readonly<Record<string, string>> = { å: '{', ä: '|', ö: '}' }

function isPlain(text: string): boolean {
  return !/[^\p{ASCII}åäö]/u.test(text)
}

function foldCharacter(character: string): string {
  return character.normalize('NFD').replaceAll(/\p{M}/gu, '')
}
