/**
 * Reads a Dockerfile. Mirrors: buildkit's frontend/dockerfile/parser and its words: continued lines, comments,
 * here-documents, flags, the forms of words and of JSON. Differs: no ONBUILD.
 */

/** What is wrong with a Dockerfile, and in which lines. */
export class DockerfileError extends Error {
  constructor(
    message: string,
    readonly line: number,
    readonly last = line,
  ) {
    super(message)
  }
}

export interface Heredoc {
  name: string
  text: string
  /** Variables in it are filled in. */
  expands: boolean
}

export interface Instruction {
  /** `RUN` */
  name: string
  /** As it stands there, on one line. */
  text: string
  /** What is behind the name and its flags. */
  rest: string
  /** `--from=build` */
  flags: Readonly<Record<string, string>>
  /** The words of the form of JSON. */
  json?: readonly string[]
  heredocs: readonly Heredoc[]
  /** The first line and the last, from 1. */
  line: number
  last: number
}

const KNOWN =
  'ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR'.split(
    ' ',
  )
const FLAGGED = new Set(['ADD', 'COPY', 'FROM', 'HEALTHCHECK', 'RUN'])
const HEREDOC = /<<(-?)(["']?)([A-Za-z_][A-Za-z0-9_]*)\2/g

interface Line {
  text: string
  first: number
  last: number
}

/** How many letters two words are apart. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      )
    row = next
  }
  return row[b.length] ?? 0
}

/** Lines that belong together; here-documents are taken by whoever reads the instruction. */
class Lines {
  private at = 0
  private readonly lines: readonly string[]

  constructor(text: string) {
    this.lines = text.replaceAll('\r\n', '\n').split('\n')
  }

  next(): Line | undefined {
    let text = ''
    let first = 0
    while (this.at < this.lines.length) {
      const line = this.lines[this.at] ?? ''
      this.at += 1
      if (/^\s*#/.test(line) || (line.trim() === '' && (first === 0 || text.endsWith(' ')))) {
        if (first === 0 || /^\s*#/.test(line) || line.trim() === '') continue
      }
      if (first === 0) first = this.at
      const continued = /\\\s*$/.test(line)
      text += continued ? line.replace(/\\\s*$/, '') : line
      if (!continued) return { text: text.trim(), first, last: this.at }
    }
    return first === 0 ? undefined : { text: text.trim(), first, last: this.at }
  }

  heredoc(name: string, strips: boolean): { text: string; last: number } | undefined {
    const from = this.at
    const body: string[] = []
    for (let at = from; at < this.lines.length; at++) {
      const line = strips ? (this.lines[at] ?? '').replace(/^\t+/, '') : (this.lines[at] ?? '')
      if (line === name) {
        this.at = at + 1
        return { text: body.map((one) => `${one}\n`).join(''), last: at + 1 }
      }
      body.push(line)
    }
    return undefined
  }
}

function jsonWords(text: string): string[] | undefined {
  if (!text.startsWith('[')) return undefined
  try {
    const words: unknown = JSON.parse(text)
    return Array.isArray(words) && words.every((word) => typeof word === 'string') ? words : undefined
  } catch {
    return undefined
  }
}

function flagsOf(name: string, rest: string): { flags: Record<string, string>; rest: string } {
  const flags: Record<string, string> = {}
  let left = rest
  while (FLAGGED.has(name)) {
    const [all = '', key = '', value = ''] = /^--([a-z-]+)(?:=(\S*))?(?:\s+|$)/.exec(left) ?? []
    if (all === '') break
    flags[key] = value
    left = left.slice(all.length)
  }
  return { flags, rest: left }
}

function read(lines: Lines, { text, first, last }: Line): Instruction {
  const [, word = '', all = ''] = /^(\S+)\s*(.*)$/s.exec(text) ?? []
  const name = word.toUpperCase()
  if (!KNOWN.includes(name)) {
    const near = KNOWN.find((known) => distance(known, name) <= 2)
    const hint = near === undefined ? '' : ` (did you mean ${near}?)`
    throw new DockerfileError(
      `dockerfile parse error on line ${first}: unknown instruction: ${word}${hint}`,
      first,
      last,
    )
  }
  if (all === '' && name !== 'CMD' && name !== 'ENTRYPOINT')
    throw new DockerfileError(
      `dockerfile parse error on line ${first}: ${name} requires at least one argument`,
      first,
      last,
    )
  const { flags, rest } = flagsOf(name, all)
  let end = last
  const heredocs: Heredoc[] = []
  if (name === 'RUN' || name === 'COPY' || name === 'ADD')
    for (const [, dash, quote, mark = ''] of rest.matchAll(HEREDOC)) {
      const found = lines.heredoc(mark, dash === '-')
      if (!found) throw new DockerfileError(`unterminated heredoc`, first, last)
      heredocs.push({ name: mark, text: found.text, expands: quote === '' })
      end = found.last
    }
  const json = jsonWords(rest.trim())
  return {
    ...{ name, text: `${name} ${all}`.trim(), rest: rest.trim(), flags, heredocs, line: first, last: end },
    ...(json ? { json } : {}),
  }
}

/** @throws DockerfileError */
export function parseDockerfile(text: string): Instruction[] {
  const lines = new Lines(text)
  const found: Instruction[] = []
  for (let line = lines.next(); line; line = lines.next()) found.push(read(lines, line))
  if (found.length === 0) throw new DockerfileError('file with no instructions', 0)
  const early = found.find(({ name }) => name === 'FROM')
  for (const one of found) {
    if (one === early) break
    if (one.name !== 'ARG')
      throw new DockerfileError(
        `dockerfile parse error on line ${one.line}: no build stage in current context`,
        one.line,
        one.last,
      )
  }
  if (!early) throw new DockerfileError('no build stage in current context', 0)
  return found
}

export interface Stage {
  /** `build`, or its number. */
  name: string
  index: number
  from: Instruction
  /** The image or the stage that it begins with, variables not yet filled in. */
  base: string
  steps: readonly Instruction[]
}

/** Stages, and what is said before the first. @throws DockerfileError */
export function stagesOf(instructions: readonly Instruction[]): { args: Instruction[]; stages: Stage[] } {
  const args: Instruction[] = []
  const stages: (Stage & { steps: Instruction[] })[] = []
  for (const one of instructions) {
    if (one.name === 'FROM') {
      const [base = '', as, name] = one.rest.split(/\s+/)
      if (as !== undefined && (as.toUpperCase() !== 'AS' || name === undefined))
        throw new DockerfileError(
          `dockerfile parse error on line ${one.line}: FROM requires either one argument, or three: FROM <source> [as <name>]`,
          one.line,
          one.last,
        )
      const index = stages.length
      stages.push({ name: name?.toLowerCase() ?? String(index), index, from: one, base, steps: [] })
    } else {
      const stage = stages.at(-1)
      if (stage) stage.steps.push(one)
      else args.push(one)
    }
  }
  return { args, stages }
}
