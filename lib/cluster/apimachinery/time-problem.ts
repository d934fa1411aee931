/** The layout of RFC 3339 as Go takes it apart, with the limits of what it reads. */
const LAYOUT: [element: string, pattern: RegExp, name?: string, least?: number, most?: number][] = [
  ['2006', /^\d{4}/],
  ['-', /^-/],
  ['01', /^\d\d/, 'month', 1, 12],
  ['-', /^-/],
  ['02', /^\d\d/, 'day', 1, 31],
  ['T', /^T/],
  ['15', /^\d\d?/, 'hour', 0, 23],
  [':', /^:/],
  ['04', /^\d\d/, 'minute', 0, 59],
  [':', /^:/],
  ['05', /^\d\d(?:[.,]\d+)?/, 'second', 0, 59],
  ['Z07:00', /^(?:Z|[-+]\d\d:\d\d)/],
]

/** What Go's time.Parse says of a text that is no time in RFC 3339. */
export function timeProblem(text: string): string {
  const start = `parsing time ${JSON.stringify(text)}`
  const layout = LAYOUT.map(([element]) => element).join('')
  let rest = text
  for (const [element, pattern, name, least = 0, most = 9999] of LAYOUT) {
    const found = pattern.exec(rest)?.[0]
    if (found === undefined)
      return `${start} as "${layout}": cannot parse ${JSON.stringify(rest)} as "${element}"`
    const value = Number.parseInt(found, 10)
    if (name && (value < least || value > most)) return `${start}: ${name} out of range`
    rest = rest.slice(found.length)
  }
  return rest === '' ? `${start}: day out of range` : `${start}: extra text: ${JSON.stringify(rest)}`
}
