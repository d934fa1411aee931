import { regexOf } from '@/lib/userland/tools/regex/regex'

const special = /[.\\+(){}^$|]/

/** A shell pattern as an extended expression for all of a text. */
function globSource(glob: string): string {
  let out = ''
  for (let at = 0; at < glob.length; at++) {
    const char = glob[at]!
    const close =
      char === '[' ? glob.indexOf(']', glob[at + 1] === '!' || glob[at + 1] === '^' ? at + 3 : at + 2) : -1
    if (char === '*') out += '.*'
    else if (char === '?') out += '.'
    else if (close > 0) {
      const inside = glob.slice(at + 1, close).replace(/^!/, '^')
      out += `[${inside}]`
      at = close
    } else if (char === '\\' && at + 1 < glob.length) {
      at += 1
      out += special.test(glob[at]!) || '*?['.includes(glob[at]!) ? `\\${glob[at]}` : glob[at]
    } else out += special.test(char) || char === '[' ? `\\${char}` : char
  }
  return out
}

/** fnmatch without flags: a star takes slashes and leading dots too. */
export function globMatches(glob: string, text: string, ignoreCase = false): boolean {
  return regexOf(globSource(glob), { dialect: 'extended', ignoreCase, whole: true }).test(text)
}
