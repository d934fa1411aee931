/** How grep starts: its patterns compiled, its options read, its files listed. */
import type { Io } from '@/lib/userland/tools/io'
import { type Args, ToolExit, usageError } from '@/lib/userland/tools/options'
import { PatternError } from '@/lib/userland/tools/regex/syntax'
import { grepFiles } from '@/lib/userland/tools/text/grep-files'
import { GREP_OPTIONS } from '@/lib/userland/tools/text/grep-options'
import { matchers, readPatterns, syntaxOf } from '@/lib/userland/tools/text/grep-patterns'
import type { GrepState } from '@/lib/userland/tools/text/grep-state'

function contextOf(args: Args, letter: string, io: Io): number {
  const value = args.given.findLast(([name]) => name === letter || name === 'C')?.[1]
  if (value !== undefined && !/^\d+$/.test(value)) io.fail(`${value}: invalid context length argument`, 2)
  return value === undefined ? 0 : Number(value)
}

export function startGrep(args: Args, io: Io): GrepState {
  const patterns = readPatterns(args, io)
  const syntax = syntaxOf(args, io)
  const recursive = args.has('r') || args.has('R')
  const named = args.last('hH')
  const several = args.operands.length > 1 || (recursive && args.operands[0] !== '-')
  const max = args.value('m')
  if (max !== undefined && !/^-?\d+$/.test(max)) io.fail('invalid max count', 2)
  const color = args.value('color')
  if (color !== undefined && !/^(always|yes|force|auto|tty|if-tty|never|no|none|)$/.test(color)) {
    throw usageError(io.name, GREP_OPTIONS, io.dialect)
  }
  const isAuto = color === '' || /^(auto|tty|if-tty)$/.test(color ?? 'never')
  const state: GrepState = {
    patterns,
    syntax,
    has: Object.fromEntries(args.given.map(([letter]) => [letter, true])),
    before: contextOf(args, 'B', io),
    after: contextOf(args, 'A', io),
    max: max === undefined || Number(max) < 0 ? Number.POSITIVE_INFINITY : Number(max),
    withName: named === 'H' || (several && named !== 'h'),
    color: /^(always|yes|force)$/.test(color ?? '') || (isAuto && io.process.isTerminal(1)),
    group: args.has('no-group') ? undefined : (args.value('group') ?? '--'),
    label: args.value('label') ?? '(standard input)',
    separator: args.has('z') ? '\0' : '\n',
    name: '-',
    line: 0,
    offset: 0,
    count: 0,
    printed: 0,
    pending: [],
    binary: false,
    afterLeft: 0,
    found: false,
    anyOutput: false,
    isFolder: false,
    failures: 0,
  }
  try {
    matchers(state)
  } catch (error) {
    if (error instanceof PatternError) io.fail(error.message, 2)
    throw error
  }
  const hadOperands = args.operands.length > 0
  args.operands = grepFiles(args, io, recursive)
  if (args.operands.length === 0 && (hadOperands || recursive)) throw new ToolExit(1)
  return state
}
