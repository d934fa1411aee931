/** Errors of expressions in cel-go's words. */
import type { EvaluationError } from '@marcbachmann/cel-js'
import { withoutConstructors } from '@/lib/cluster/cel/library/objects'

interface CelError {
  code?: string
  summary?: string
  message: string
  range?: { start: number; end: number }
}

const OPERATORS: Record<string, string> = {
  '==': '_==_',
  '!=': '_!=_',
  '<': '_<_',
  '<=': '_<=_',
  '>': '_>_',
  '>=': '_>=_',
  '+': '_+_',
  '-': '_-_',
  '*': '_*_',
  '/': '_/_',
  '%': '_%_',
  in: '@in',
  '&&': '_&&_',
  '||': '_||_',
}

/** What may start an operand. */
const OPERANDS =
  "{'[', '{', '(', '.', '-', '!', 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER}"

const typeText = (name: string) => (/^Object\d+$/.test(name) ? 'object' : name.replace(/dyn<(.*)>/, '$1'))

/** `no such overload: int == string` → cel-go's, and where its caret stands. */
function overload(text: string, source: string, start: number): { message: string; at: number } | undefined {
  const binary = /^no such overload: (.+) (==|!=|<=|>=|<|>|\+|-|\*|\/|%|in|&&|\|\|) (.+)$/.exec(text)
  if (binary) {
    const [, left = '', operator = '', right = ''] = binary
    const found = source.indexOf(operator, start)
    const applied = `'(${typeText(left)}, ${typeText(right)})'`
    return {
      message: `found no matching overload for '${OPERATORS[operator] ?? operator}' applied to ${applied}`,
      at: found < 0 ? start : found,
    }
  }
  const call = /^found no matching overload for '(?:(.+)\.)?(\w+)\((.*)\)'$/.exec(text)
  if (!call) return undefined
  const [, receiver, name = '', args = ''] = call
  const list = args === '' ? '' : args.split(', ').map(typeText).join(', ')
  const applied = receiver ? `${typeText(receiver)}.(${list})` : `(${list})`
  const paren = source.indexOf('(', source.indexOf(name, start))
  return {
    message: `found no matching overload for '${name}' applied to '${applied}'`,
    at: paren < 0 ? start : paren,
  }
}

/** What the conversion functions make. */
const CONVERTED: Record<string, string> = {
  duration: 'google.protobuf.Duration',
  timestamp: 'google.protobuf.Timestamp',
}

const UNEXPECTED = 'Unexpected character: '

function describe(error: CelError, source: string): { message: string; at: number } {
  const text = error.summary ?? error.message
  const start = error.range?.start ?? 0
  switch (error.code) {
    case 'unknown_variable': {
      const name = text.replace(/^Unknown variable: /, '')
      return { message: `undeclared reference to '${name}' (in container '')`, at: start }
    }
    case 'no_such_key': {
      const name = text.replace(/^No such key: /, '')
      return { message: `undefined field '${name}'`, at: Math.max(0, start - 1) }
    }
    case 'no_such_overload':
    case 'no_matching_overload':
      return overload(text, source, start) ?? { message: text, at: start }
    default:
      if (text.startsWith(UNEXPECTED)) {
        return {
          message: `Syntax error: token recognition error at: '${text.slice(UNEXPECTED.length)}'`,
          at: start,
        }
      }
      if (/^unexpected token: EOF$/i.test(text) && /[-+*/%<>=!&|?:([{,.]\s*$/.test(source))
        return { message: `Syntax error: mismatched input '<EOF>' expecting ${OPERANDS}`, at: start }
      return { message: `Syntax error: ${text.charAt(0).toLowerCase()}${text.slice(1)}`, at: start }
  }
}

/** `ERROR: <input>:1:5: undefined field 'x'` with the line and a caret. */
export function compileError(source: string, compiled: string, error: CelError | undefined): string {
  if (!error) return 'ERROR: <input>:1:1: unknown error'
  const { message, at } = describe(error, compiled)
  const before = withoutConstructors(compiled.slice(0, at)).replaceAll('.matchesGo', '.matches')
  const lines = source.split('\n')
  const line = before.split('\n').length
  const column = before.length - (before.lastIndexOf('\n') + 1)
  const shown = message.replaceAll('matchesGo', 'matches')
  return `ERROR: <input>:${line}:${column + 1}: ${shown}\n | ${lines[line - 1] ?? ''}\n | ${'.'.repeat(column)}^`
}

/** `no such key: x`, `division by zero`, … */
export function runtimeError(error: EvaluationError): string {
  const { code, summary = '' } = error as CelError
  if (code === 'no_such_key') return summary.replace(/^No such key/, 'no such key')
  if (code === 'index_out_of_bounds') {
    return `index out of bounds: ${/index (-?\d+)/.exec(summary)?.[1] ?? ''}`
  }
  const conversion = /^(\w+)\(\) type error: cannot convert/.exec(summary)?.[1]
  if (conversion) return `type conversion error from 'string' to '${CONVERTED[conversion] ?? conversion}'`
  if (code === 'numeric_overflow') return summary.replace(/^.*: /, '')
  if (code === 'no_such_overload' || code === 'no_matching_overload') return 'no such overload'
  return summary
}
