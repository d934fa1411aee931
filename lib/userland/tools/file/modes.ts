const WHO: Record<string, number> = { u: 0o4700, g: 0o2070, o: 0o1007, a: 0o7777 }
const PERMISSIONS: Record<string, number> = { r: 0o444, w: 0o222, x: 0o111, s: 0o6000, t: 0o1000 }

/** The bits that the letters after an operator stand for. */
function bitsOf(letters: string, mode: number, isFolder: boolean): number {
  if (/^[ugo]$/.test(letters)) {
    const shift = letters === 'u' ? 6 : letters === 'g' ? 3 : 0
    return ((mode >> shift) & 7) * 0o111
  }
  let bits = 0
  for (const letter of letters)
    bits |= letter === 'X' ? (isFolder || mode & 0o111 ? 0o111 : 0) : (PERMISSIONS[letter] ?? 0)
  return bits
}

function apply(clause: string, start: number, umask: number, isFolder: boolean): number | undefined {
  const match = /^([ugoa]*)((?:[-+=](?:[ugo]|[rwxXst]*|[0-7]+))+)$/.exec(clause)
  if (!match) return undefined
  const [, who = '', actions = ''] = match
  let mask = 0
  for (const letter of who) mask |= WHO[letter] ?? 0
  // Nobody named: everybody, but for what the umask keeps away.
  if (who === '') mask = 0o7777 & ~umask
  let mode = start
  for (const [, operator, letters = ''] of actions.matchAll(/([-+=])([ugo]|[0-7]+|[rwxXst]*)/g)) {
    const isSticky = letters.includes('t') && /^(?:|.*[oa].*)$/.test(who) ? 0o1000 : 0
    const bits = (bitsOf(letters, mode, isFolder) & (mask & ~0o1000)) | isSticky
    const kept = isFolder ? 0o6000 : 0
    if (operator === '+') mode |= bits
    else if (operator === '-') mode &= ~bits
    else mode = (mode & ~((who === '' ? 0o7777 : mask) & ~kept)) | bits
  }
  return mode
}

/** A mode as chmod reads it, octal or symbolic; undefined for what is none. */
export function parseMode(text: string, start: number, umask: number, isFolder: boolean): number | undefined {
  if (/^[0-7]{1,5}$/.test(text)) {
    const mode = Number.parseInt(text, 8)
    if (mode > 0o7777) return undefined
    // Folders keep their set-id bits unless they are named.
    return isFolder && text.length < 5 ? mode | (start & 0o6000) : mode
  }
  let mode: number | undefined = start
  for (const clause of text.split(',')) {
    mode = apply(clause, mode, umask, isFolder)
    if (mode === undefined) return undefined
  }
  return mode
}
