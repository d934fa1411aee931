import type { SyntaxNode } from 'unbash'
import { Discarded, Failed } from '@/lib/userland/bash/errors'
import { Expander } from '@/lib/userland/bash/expansion/expander'
import { Pattern } from '@/lib/userland/bash/expansion/pattern'
import type { Frame, FrameOf } from '@/lib/userland/bash/frames'
import { completed } from '@/lib/userland/bash/run/completed'
import { applyRedirects, expandRedirects, restoreRedirects } from '@/lib/userland/bash/run/redirect'
import { type Inherited, start, startList } from '@/lib/userland/bash/run/start'
import { evaluateTest } from '@/lib/userland/bash/run/test-command'
import { trace } from '@/lib/userland/bash/run/trace'
import type { Shell } from '@/lib/userland/bash/shell'
import { quotedParts } from '@/lib/userland/bash/syntax/parts'
import { calculate, getVariable, setVariable } from '@/lib/userland/bash/variables'
import type { Step } from '@/lib/userland/kernel/program'

type NodeOf<T extends SyntaxNode['type']> = Extract<SyntaxNode, { type: T }>

const node = <T extends SyntaxNode['type']>(sh: Shell, frame: Frame) => sh.nodeOf(frame) as NodeOf<T>

const quietly = ({ s }: Frame): Inherited => ({ s, quiet: true })
const inside = ({ s, quiet }: Frame): Inherited => ({ s, quiet })

/** What ends the command takes the place of the shell. */
const last = ({ s, quiet, tail }: Frame): Inherited => ({ s, quiet, tail })

export function runList(sh: Shell, frame: FrameOf<'list'>): undefined {
  const { commands } = node<'CompoundList'>(sh, frame)
  const statement = commands[frame.at]
  const skips = sh.option('noexec') && !sh.state.interactive
  if (!statement || frame.at >= frame.end || skips) return sh.pop()
  frame.at += 1
  const isLast = frame.at >= frame.end
  if (isLast) sh.pop()
  return start(sh, isLast ? last(frame) : inside(frame), statement)
}

export function runAndOr(sh: Shell, frame: FrameOf<'andOr'>): undefined {
  const { commands, operators } = node<'AndOr'>(sh, frame)
  while (frame.at > 0 && frame.at < commands.length) {
    if ((operators[frame.at - 1] === '&&') === (sh.state.status === 0)) break
    frame.at += 1
  }
  const command = commands[frame.at]
  if (!command) return sh.pop()
  frame.at += 1
  const isLast = frame.at === commands.length
  if (isLast) sh.pop()
  return start(sh, isLast ? last(frame) : quietly(frame), command)
}

export function runIf(sh: Shell, frame: FrameOf<'if'>): undefined {
  const found = node<'If'>(sh, frame)
  const branches = [found, ...found.elif]
  const before = frame.at > 0 ? branches[frame.at - 1] : undefined
  if (before && sh.state.status === 0) {
    sh.pop()
    return start(sh, last(frame), before.then)
  }
  const next = branches[frame.at++]
  if (next) return start(sh, quietly(frame), next.clause)
  sh.pop(0)
  return found.else && start(sh, last(frame), found.else)
}

export function runWhile(sh: Shell, frame: FrameOf<'while'>): undefined {
  const found = node<'While'>(sh, frame)
  if (frame.at === 0) {
    frame.at = 1
    return start(sh, quietly(frame), found.clause)
  }
  if (frame.at === 1) {
    if ((sh.state.status === 0) !== (found.kind === 'while')) return sh.pop(frame.last)
    frame.at = 2
    return start(sh, inside(frame), found.body)
  }
  frame.last = sh.state.status
  frame.at = 0
  return undefined
}

function evaluateIn(sh: Shell, x: Expander, text: string, prefix: string): bigint {
  const expression = x.textOf(quotedParts(text))
  return BigInt(x.unit(() => String(calculate(sh, expression, prefix))))
}

/** `for ((…; …; …))`: the three texts stand between the brackets. */
function headOf(sh: Shell, frame: Frame): string[] {
  const { pos, body } = node<'ArithmeticFor'>(sh, frame)
  const head = sh.source(frame.s).text.slice(pos, body.pos)
  const open = head.indexOf('((')
  let depth = 0
  for (let i = open + 2; i < head.length; i++) {
    if (head[i] === '(') depth += 1
    else if (head[i] === ')' && depth-- === 0) return head.slice(open + 2, i).split(';')
  }
  return []
}

export function runCount(sh: Shell, frame: FrameOf<'count'>): undefined {
  const [first = '', test = '', step = ''] = headOf(sh, frame)
  const x = new Expander(sh, frame)
  const stage = frame.at
  if (stage === 0) evaluateIn(sh, x, first, '((: ')
  if (stage === 2) evaluateIn(sh, x, step, '((: ')
  if (stage === 0 || stage === 2) frame.at = 1
  else if (stage === 1) {
    const goes = test.trim() === '' || evaluateIn(sh, x, test, '((: ') !== 0n
    if (!goes) return sh.pop(frame.last)
    frame.at = 3
  } else {
    frame.last = sh.state.status
    frame.at = 2
  }
  x.done()
  return frame.at === 3 ? start(sh, inside(frame), node<'ArithmeticFor'>(sh, frame).body) : undefined
}

export function runFor(sh: Shell, frame: FrameOf<'for' | 'select'>): undefined {
  const found = node<'For'>(sh, frame)
  if (frame.at === 0) {
    sh.setLine(frame, found.pos)
    const x = new Expander(sh, frame)
    frame.words = found.wordlist ? found.wordlist.flatMap((word) => x.fields(word)) : [...sh.state.parameters]
    x.done()
  } else frame.last = sh.state.status
  const word = frame.words[frame.at++]
  if (word === undefined) return sh.pop(frame.last)
  if (!/^[A-Za-z_]\w*$/.test(found.name.text))
    return sh.abort(`\`${found.name.text}': not a valid identifier`)
  trace(
    sh,
    () => `for ${found.name.text} in ${(found.wordlist ?? []).map((one) => one.text).join(' ') || '"$@"'}`,
  )
  setVariable(sh, found.name.text, word)
  return start(sh, inside(frame), found.body)
}

export function runCase(sh: Shell, frame: FrameOf<'case'>): undefined {
  const found = node<'Case'>(sh, frame)
  const x = new Expander(sh, frame)
  if (frame.at === 0) {
    sh.setLine(frame, found.pos)
    frame.word = x.text(found.word)
    x.done()
    sh.state.status = 0
    trace(sh, () => `case ${frame.word} in`)
    frame.at = 1
    return undefined
  }
  const item = found.items[frame.at - 1]
  if (!item) return sh.pop()
  const matches = frame.runs || item.pattern.some((word) => matchesCase(sh, x.pattern(word), frame.word))
  x.done()
  frame.at =
    matches && item.terminator !== ';&' && item.terminator !== ';;&' ? found.items.length + 1 : frame.at + 1
  frame.runs = matches && item.terminator === ';&'
  if (!matches) return undefined
  const isLast = frame.at > found.items.length
  if (isLast) sh.pop()
  sh.state.status = 0
  return startList(sh, isLast ? last(frame) : inside(frame), item.body)
}

function matchesCase(sh: Shell, pattern: string, word: string): boolean {
  return new Pattern(pattern, {
    extglob: sh.shopt('extglob'),
    ignoreCase: sh.shopt('nocasematch'),
    spend: (steps) => sh.spend(steps),
  }).matches(word)
}

/** An expression that is no number makes the command fail, not the line. */
function statusOfTest(sh: Shell, x: Expander, expression: NodeOf<'TestCommand'>['expression']): number {
  try {
    return evaluateTest(sh, x, expression)
  } catch (error) {
    if (error instanceof Discarded && !sh.busybox) return 1
    throw error
  }
}

export function runTest(sh: Shell, frame: FrameOf<'test'>): undefined {
  const { expression, pos } = node<'TestCommand'>(sh, frame)
  sh.setLine(frame, pos)
  const x = new Expander(sh, frame)
  const status = statusOfTest(sh, x, expression)
  x.done()
  sh.pop(status)
  return completed(sh, frame, status)
}

export function runArithmetic(sh: Shell, frame: FrameOf<'arithmetic'>): undefined {
  const { body, pos } = node<'ArithmeticCommand'>(sh, frame)
  sh.setLine(frame, pos)
  const x = new Expander(sh, frame)
  trace(sh, () => `(( ${body.trim()} ))`)
  const status = evaluateIn(sh, x, body, '((: ') === 0n ? 1 : 0
  x.done()
  sh.pop(status)
  return completed(sh, frame, status)
}

export function runRedirected(sh: Shell, frame: FrameOf<'redirected'>): undefined {
  const { command, redirects } = node<'Redirected'>(sh, frame)
  if (frame.at === 1) {
    restoreRedirects(sh, frame.saved)
    return sh.pop()
  }
  sh.setLine(frame, command.pos)
  const x = new Expander(sh, frame)
  try {
    applyRedirects(sh, expandRedirects(x, redirects), frame.saved)
  } catch (error) {
    if (!(error instanceof Failed)) throw error
    restoreRedirects(sh, frame.saved)
    sh.warn(error.message)
    sh.pop(1)
    return completed(sh, frame, 1)
  }
  x.done()
  frame.at = 1
  return start(sh, inside(frame), command)
}

export function runNot(sh: Shell, _frame: FrameOf<'not'>): undefined {
  return sh.pop(sh.state.status === 0 ? 1 : 0)
}

/** Processes take no time of their own here: the user's and the system's are 0. */
export function runTimed(sh: Shell, frame: FrameOf<'timed'>): undefined {
  const seconds = (sh.process.machine.now() - frame.since) / 1000
  const full = (time: number) => `${Math.floor(time / 60)}m${(time % 60).toFixed(3)}s`
  sh.write(
    2,
    frame.posix
      ? `real ${seconds.toFixed(2)}\nuser 0.00\nsys 0.00\n`
      : `\nreal\t${full(seconds)}\nuser\t0m0.000s\nsys\t0m0.000s\n`,
  )
  return sh.pop()
}

/** Blanks and tabs from one column to another. */
function indent(from: number, to: number): string {
  let out = ''
  for (let at = from; at < to; ) {
    const tab = Math.floor(to / 8) > Math.floor(at / 8)
    out += tab ? '\t' : ' '
    at += tab ? 8 - (at % 8) : 1
  }
  return out
}

/** What `select` offers: columns when there are many. */
function menu(words: readonly string[]): string {
  const digits = String(words.length).length
  const wide = Math.max(0, ...words.map((word) => Array.from(word).length)) + digits + 4
  const fitting = Math.max(1, Math.floor(80 / wide))
  const needed = Math.ceil(words.length / fitting)
  const rows = needed === 1 ? words.length : needed
  const lines = Array.from({ length: rows }, (_, row) => {
    let line = ''
    for (let i = row, at = 0; i < words.length; i += rows, at += wide) {
      const cell = `${String(i + 1).padStart(digits)}) ${words[i]}`
      line += cell + (i + rows < words.length ? indent(at + Array.from(cell).length, at + wide) : '')
    }
    return `${line}\n`
  })
  return lines.join('')
}

/** `select`: asks until the input ends. */
export function runSelect(sh: Shell, frame: FrameOf<'select'>): Step | undefined {
  const found = node<'Select'>(sh, frame)
  if (frame.at === 0) {
    const x = new Expander(sh, frame)
    frame.words = found.wordlist ? found.wordlist.flatMap((word) => x.fields(word)) : [...sh.state.parameters]
    x.done()
    if (frame.words.length === 0) return sh.pop(0)
    sh.write(2, menu(frame.words))
    frame.at = 1
  }
  if (frame.at === 1) {
    sh.write(2, getVariable(sh, 'PS3') ?? '#? ')
    frame.at = 2
  }
  if (frame.at === 3) frame.at = 1
  const line = frame.at === 2 ? sh.process.readLine(0) : undefined
  if (frame.at === 1) return undefined
  if (line === '') return { wait: 'input', fds: [0] }
  if (line === undefined) {
    sh.write(2, '\n')
    return sh.pop(1)
  }
  const answer = line.replace(/\n$/, '')
  if (answer === '') {
    sh.write(2, menu(frame.words))
    frame.at = 1
    return undefined
  }
  setVariable(sh, 'REPLY', answer)
  setVariable(sh, found.name.text, /^\d+$/.test(answer) ? (frame.words[Number(answer) - 1] ?? '') : '')
  frame.at = 3
  return start(sh, inside(frame), found.body)
}
