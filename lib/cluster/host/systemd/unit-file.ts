/**
 * Unit files of systemd.
 * Mirrors: systemd.syntax(7): sections, repeated keys, an empty value that takes back what came before, lines that
 * go on after a backslash, comments. Differs: specifiers (%i, %n …) stay as they are.
 */

/** `Service` → `ExecStart` → its values, in order. */
export type UnitFile = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>

/** Lines as they are meant: those that end with a backslash go on with the next one that is no comment. */
function logicalLines(text: string): string[] {
  const lines: string[] = []
  let open = ''
  for (const line of text.split('\n')) {
    if (/^\s*[#;]/.test(line)) continue
    if (line.endsWith('\\')) {
      open += `${line.slice(0, -1)} `
      continue
    }
    lines.push(open + line)
    open = ''
  }
  if (open) lines.push(open)
  return lines
}

/** Reads fragments one after the other, as a unit's file and its drop-ins are read. What is no assignment is skipped. */
export function parseUnitFile(...texts: readonly string[]): UnitFile {
  const sections = new Map<string, Map<string, string[]>>()
  for (const text of texts) {
    let section: Map<string, string[]> | undefined
    for (const line of logicalLines(text)) {
      const heading = /^\s*\[([^\]]+)\]\s*$/.exec(line)?.[1]
      if (heading !== undefined) {
        section = sections.get(heading) ?? new Map<string, string[]>()
        sections.set(heading, section)
        continue
      }
      const [, key, value = ''] = /^\s*([A-Za-z][A-Za-z0-9]*)\s*=\s*(.*?)\s*$/.exec(line) ?? []
      if (section === undefined || key === undefined) continue
      section.set(key, value === '' ? [] : [...(section.get(key) ?? []), value])
    }
  }
  return sections
}

/** All values of a key. */
export const valuesOf = (unit: UnitFile, section: string, key: string): readonly string[] =>
  unit.get(section)?.get(key) ?? []

/** The value that counts where there may be one only: the last. */
export const lastValue = (unit: UnitFile, section: string, key: string): string | undefined =>
  valuesOf(unit, section, key).at(-1)

/** Words of a value, with quotes and backslashes as systemd reads them. */
export function unitWords(text: string): string[] {
  const words: string[] = []
  const pattern = /"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'|(?:\\.|[^\s"'\\])+/g
  let word = ''
  let end = -1
  for (const match of text.matchAll(pattern)) {
    const inner = match[1] ?? match[2] ?? match[0]
    if (match.index !== end && end >= 0) {
      words.push(word)
      word = ''
    }
    word += inner.replace(/\\(.)/g, '$1')
    end = match.index + match[0].length
  }
  if (end >= 0) words.push(word)
  return words
}

/** `1min 30s`, `500ms`, `10` (seconds), `infinity`. @returns ms */
export function unitTime(text: string): number | undefined {
  if (text.trim() === 'infinity') return Number.POSITIVE_INFINITY
  const units: Record<string, number> = {
    us: 0.001,
    ms: 1,
    s: 1000,
    sec: 1000,
    min: 60_000,
    m: 60_000,
    h: 3_600_000,
  }
  let total = 0
  let rest = text.trim()
  if (rest === '') return undefined
  while (rest !== '') {
    const [all, amount, unit = 's'] = /^(\d+(?:\.\d+)?)\s*(us|ms|sec|s|min|m|h)?\s*/.exec(rest) ?? []
    if (all === undefined) return undefined
    total += Number(amount) * (units[unit] ?? 1000)
    rest = rest.slice(all.length)
  }
  return total
}
