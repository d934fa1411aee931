import type { Shell } from '@/lib/userland/bash/shell'
import type { Open } from '@/lib/userland/bash/syntax/open-at'

/** The line that an event stands for; undefined: there is none. */
function eventOf(history: readonly string[], event: string): string | undefined {
  if (event === '!') return history.at(-1)
  if (/^-?\d+$/.test(event)) {
    const n = Number(event)
    return n < 0 ? history.at(n) : history[n - 1]
  }
  const within = /^\?(.*?)\??$/.exec(event)
  if (within) return history.findLast((line) => line.includes(within[1] ?? ''))
  return history.findLast((line) => line.startsWith(event))
}

const wordsOf = (line: string) => line.match(/(?:'[^']*'|"(?:\\.|[^"])*"|\\.|[^\s'"\\])+/gs) ?? []

function wordsFor(line: string, designator: string): string | undefined {
  const words = wordsOf(line)
  if (designator === '$') return words.at(-1)
  if (designator === '^') return words[1]
  if (designator === '*') return words.slice(1).join(' ')
  const [, from = '', dash, to] = /^(\d*)(-?)(\d*|\$)$/.exec(designator) ?? []
  if (!dash) return words[Number(from)]
  return words.slice(Number(from || 0), to === '$' || to === '' ? undefined : Number(to) + 1).join(' ')
}

const EVENT =
  /^!(!|-?\d+|\?[^?\n]*\??|[^\s;&|<>()$*^!:=?"'-][^\s;&|<>():"']*|(?=[$*^:]))(?::?([$^*])|:(\d+(?:-\$?\d*)?|-\d+))?/

/**
 * Expands `!…` in a line that was typed, and shows it; undefined: there is no such event, which has been said.
 * @param open what the lines before it leave open: within a here-document nothing is expanded
 */
export function expandHistory(sh: Shell, line: string, open: Open): string | undefined {
  const { history } = sh.state
  if (open === 'heredoc') return line
  const quick = /^\^([^^\n]+)\^([^^\n]*)\^?\s*$/.exec(line)
  if (quick) return shown(sh, `${(history.at(-1) ?? '').replace(quick[1] ?? '', quick[2] ?? '')}\n`)
  if (!line.includes('!')) return line
  let out = ''
  let single = open === "'"
  let double = open === '"'
  let changed = false
  for (let i = 0; i < line.length; i++) {
    const char = line[i] ?? ''
    if (char === '\\' && !single) {
      out += char + (line[++i] ?? '')
      continue
    }
    if (char === "'" && !double) single = !single
    if (char === '"' && !single) double = !double
    const rest = char === '!' && !single ? line.slice(i) : ''
    const found = /^![\s=(]|^!$/.test(rest) || (double && rest[1] === '"') ? undefined : EVENT.exec(rest)
    if (!found || rest === '' || line[i - 1] === '$' || line.slice(i - 2, i) === '${') {
      out += char
      continue
    }
    const event = found[1] === '' ? '!' : (found[1] ?? '!')
    const from = eventOf(history, event)
    const designator = found[2] ?? found[3]
    const text = from !== undefined && designator !== undefined ? wordsFor(from, designator) : from
    if (text === undefined) {
      sh.warn(`${found[0]}: ${from === undefined ? 'event not found' : 'bad word specifier'}`)
      return undefined
    }
    out += text
    changed = true
    i += found[0].length - 1
  }
  return changed ? shown(sh, out) : line
}

function shown(sh: Shell, line: string): string {
  sh.write(2, line)
  return line
}
