import { ENDS, Grammar } from '@/lib/userland/bash/syntax/grammar'
import type { Source } from '@/lib/userland/bash/syntax/source'
import { type Token, TooDeep, Unclosed, Unexpected } from '@/lib/userland/bash/syntax/tokens'

/** What is wrong with a text, in bash's words. */
export interface Problem {
  message: string
  /** From 1, within the text. */
  line: number
  /** In ash's words. */
  ash: string
  /** More text could make it whole. */
  incomplete: boolean
  /** The line that holds the wrong token. */
  text?: string
  /** The line on which the command begins that cannot be read. */
  startLine: number
}

const MATCHING = 'unexpected EOF while looking for matching'

const ashToken = (token: string, kind: Token['kind']) => {
  if (kind === 'newline') return 'newline'
  return kind === 'word' && !ENDS.has(token) ? 'word' : `"${token}"`
}

const tooDeep = (line: number): Problem => ({
  message: 'maximum nesting depth exceeded',
  ash: 'maximum nesting depth exceeded',
  line,
  incomplete: false,
  startLine: line,
})

/** Says what is wrong with a text that could not be read. */
export function diagnose({ text, script, lines }: Source): Problem {
  const lineOf = (pos: number) => 1 + lines.findLastIndex((start) => start <= pos)
  if (script.errors?.[0]?.message.startsWith('maximum')) return tooDeep(1)
  const grammar = new Grammar(text)
  try {
    grammar.script()
  } catch (error) {
    const startLine = lineOf(grammar.begun)
    if (error instanceof TooDeep) return tooDeep(startLine)
    if (error instanceof Unclosed) {
      const atEnd = text[error.pos] === '(' && text[error.pos - 1] === '$'
      const message = `${MATCHING} \`${error.closer}'`
      return {
        message,
        ash: `syntax error: unterminated ${error.closer === '"' || error.closer === "'" ? 'quoted string' : `"${error.closer}"`}`,
        line: atEnd ? lines.length + (text.endsWith('\n') ? 0 : 1) : lineOf(error.pos),
        incomplete: true,
        startLine,
      }
    }
    if (!(error instanceof Unexpected)) throw error
    const { kind, text: token, pos } = error.token
    const expected = error.expecting ? ` (expecting "${error.expecting}")` : ''
    if (kind === 'end') {
      const line = lines.length + (text.endsWith('\n') ? 0 : 1)
      return {
        message: 'syntax error: unexpected end of file',
        ash: `syntax error: unexpected end of file${expected}`,
        line,
        incomplete: true,
        startLine,
      }
    }
    const line = lineOf(pos)
    const shown = text.slice(lines[line - 1], lines[line] === undefined ? undefined : (lines[line] ?? 0) - 1)
    return {
      message: `syntax error near unexpected token \`${token}'`,
      ash: `syntax error: unexpected ${ashToken(token, kind)}${expected}`,
      line,
      incomplete: false,
      text: shown,
      startLine,
    }
  }
  const [first] = script.errors ?? []
  const line = lineOf(first?.pos ?? 0)
  const open =
    first === undefined ||
    (/^(unterminated|expected)/.test(first.message) && first.pos >= text.trimEnd().length)
  return {
    message: first ? 'syntax error: unexpected end of file' : 'here-document delimited by end-of-file',
    ash: 'syntax error: unexpected end of file',
    line,
    incomplete: open,
    startLine: line,
  }
}
