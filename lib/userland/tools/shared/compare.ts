/** How sort and ls compare: bytes, numbers, human amounts, versions, months. */

/** As the bytes of UTF-8 do. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

const NUMBER = /^[ \t\n]*(-?)(\d*)(?:\.(\d*))?/

/** `-n`: by the digits, however many there are. */
export function compareNumbers(a: string, b: string): number {
  const [, signA, wholeA = '', fractionA = ''] = NUMBER.exec(a)!
  const [, signB, wholeB = '', fractionB = ''] = NUMBER.exec(b)!
  const left = wholeA.replace(/^0+/, '')
  const right = wholeB.replace(/^0+/, '')
  const leftRest = fractionA.replace(/0+$/, '')
  const rightRest = fractionB.replace(/0+$/, '')
  const leftSign = left + leftRest === '' ? 0 : signA ? -1 : 1
  const rightSign = right + rightRest === '' ? 0 : signB ? -1 : 1
  if (leftSign !== rightSign) return leftSign - rightSign
  const order = left.length - right.length || compareText(left, right) || compareText(leftRest, rightRest)
  return leftSign < 0 ? -order : order
}

/** `-g`: as floating point; what is no number comes first. */
export function compareFloats(a: string, b: string): number {
  const value = (text: string) => {
    const match =
      /^\s*([-+]?(?:\d+\.?\d*(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?|0[xX][0-9a-fA-F]+|inf(?:inity)?|nan))/i.exec(
        text,
      )
    if (!match) return undefined
    return /inf/i.test(match[1]!) ? (match[1]!.startsWith('-') ? -Infinity : Infinity) : Number(match[1])
  }
  const left = value(a)
  const right = value(b)
  if (left === undefined || right === undefined)
    return Number(left !== undefined) - Number(right !== undefined)
  return left < right ? -1 : left > right ? 1 : Number(Number.isNaN(right)) - Number(Number.isNaN(left))
}

/** `-h`: the unit first, then the number. */
export function compareHuman(a: string, b: string): number {
  const rank = (text: string) => {
    const [whole, sign] = NUMBER.exec(text)!
    const unit = 'KMGTPEZYRQ'.indexOf((text[whole.length] ?? ' ').replace('k', 'K')) + 1
    return /[1-9]/.test(whole) ? (sign ? -unit : unit) : 0
  }
  return rank(a) - rank(b) || compareNumbers(a, b)
}

const MONTHS = 'JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC'

export function compareMonths(a: string, b: string): number {
  const month = (text: string) => {
    const name = text.trimStart().slice(0, 3).toUpperCase()
    const at = name.length < 3 ? -1 : MONTHS.indexOf(name)
    return at % 3 === 0 ? at : -1
  }
  return month(a) - month(b)
}

/** ~ before the end, the end before letters, letters before the rest. */
const rankOf = (char: string | undefined) =>
  char === '~'
    ? -1
    : char === undefined || /\d/.test(char)
      ? 0
      : /[a-zA-Z]/.test(char)
        ? char.charCodeAt(0)
        : char.charCodeAt(0) + 256

function compareParts(a: string, b: string): number {
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    while ((i < a.length && !/\d/.test(a[i]!)) || (j < b.length && !/\d/.test(b[j]!))) {
      const order = rankOf(a[i]) - rankOf(b[j])
      if (order) return order
      i += 1
      j += 1
    }
    const left = /^\d*/.exec(a.slice(i))![0]
    const right = /^\d*/.exec(b.slice(j))![0]
    i += left.length
    j += right.length
    const order = compareNumbers(left, right)
    if (order) return order
  }
  return 0
}

/** `-V`: file names with versions in them (Debian's order, suffixes set apart). */
export function compareVersions(a: string, b: string): number {
  if (a === b) return 0
  const isHidden = (text: string) => text.startsWith('.')
  if (isHidden(a) !== isHidden(b)) return isHidden(a) ? -1 : 1
  const stem = (text: string) => text.replace(/(?:\.[A-Za-z~][A-Za-z0-9~]*)*$/, '')
  return compareParts(stem(a), stem(b)) || compareParts(a, b)
}
