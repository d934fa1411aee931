import { parseTime } from '@/lib/cluster/apimachinery/time'
import { sortedKeys } from '../go-format'

const MAX_ANNOTATION = 140

/** Collects a description line by line; tabs are aligned when it is printed. */
export class DescribeWriter {
  #text = ''

  /** Lines may hold tabs; `level` indents by two spaces each. */
  line(level: number, text: string): void {
    this.#text += `${'  '.repeat(level)}${text}\n`
  }

  text(): string {
    return this.#text
  }

  /** `title:` with one entry per line, or `<none>`. */
  entries(title: string, entries: string[]): void {
    const [first = '<none>', ...rest] = entries
    this.line(0, `${title}:\t${first}`)
    for (const entry of rest) this.line(0, `\t${entry}`)
  }

  labels(title: string, labels: Record<string, string>): void {
    this.entries(
      title,
      sortedKeys(labels).map((key) => `${key}=${labels[key]}`),
    )
  }

  annotations(title: string, annotations: Record<string, string>): void {
    const keys = sortedKeys(annotations).filter(
      (key) => key !== 'kubectl.kubernetes.io/last-applied-configuration',
    )
    const entries = keys.flatMap((key) => {
      const value = (annotations[key] ?? '').replace(/\n$/, '')
      if (value.length + key.length + 2 <= MAX_ANNOTATION && !value.includes('\n'))
        return [`${key}: ${value}`]
      return [`${key}:`, ...value.split('\n').map((part) => `  ${shorten(part, MAX_ANNOTATION - 2)}`)]
    })
    this.entries(title, entries)
  }
}

function shorten(text: string, limit: number): string {
  return text.length > limit ? `${text.slice(0, limit)}...` : text
}

/** RFC 1123 with a numeric zone: `Fri, 20 Nov 2026 10:34:16 +0000`. */
export function describeTime(text: string): string {
  const ms = parseTime(text)
  if (ms === undefined) return 'Mon, 01 Jan 0001 00:00:00 +0000'
  return new Date(ms).toUTCString().replace('GMT', '+0000')
}

export function describeBool(value: unknown): string {
  return value === true ? 'True' : 'False'
}
