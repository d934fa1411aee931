/**
 * Mirrors: GNU grep; busybox's by its words.
 * Differs: -P is a large part of Perl's language (regex/pattern-parser.ts); a folder is read in the order of names.
 */
import type { Program } from '@/lib/userland/kernel/program'
import { byteLength } from '@/lib/userland/kernel/text'
import type { Input } from '@/lib/userland/tools/input'
import { fileName, type Io } from '@/lib/userland/tools/io'
import { GREP_OPTIONS } from '@/lib/userland/tools/text/grep-options'
import { emitRow, sgr } from '@/lib/userland/tools/text/grep-output'
import { matchers } from '@/lib/userland/tools/text/grep-patterns'
import { startGrep } from '@/lib/userland/tools/text/grep-start'
import type { GrepRow, GrepState } from '@/lib/userland/tools/text/grep-state'
import { filterTool } from '@/lib/userland/tools/tool'

/** NUL and bytes that are no UTF-8 make a file binary. */
const isBinary = (text: string) =>
  /[\0\udc80-\udcff]/.test(text) && /\0|(?<![\ud800-\udbff])[\udc80-\udcff]/.test(text)

function selected(state: GrepState, name: string, row: GrepRow, io: Io): boolean | 'next' {
  const { has } = state
  state.found = true
  state.count += 1
  if (has.q) return true
  if (has.l || has.L) return 'next'
  if (!has.c) {
    if (state.binary || (!has.a && !has.z && state.separator === '\n' && isBinary(row.text))) {
      state.binary = true
      const shown = name === '-' ? state.label : fileName(name)
      if (io.isBusybox) io.out(`Binary file ${shown} matches\n`)
      else io.warn(`${shown}: binary file matches`)
      state.anyOutput = true
      return 'next'
    }
    const first = state.pending[0]?.line ?? row.line
    const context = state.before > 0 || state.after > 0
    if (
      context &&
      state.anyOutput &&
      state.group !== undefined &&
      (state.printed === 0 || first > state.printed + 1) &&
      !has.o
    ) {
      io.out(`${sgr(state, '36', state.group)}\n`)
    }
    for (const held of state.pending.splice(0)) emitRow(state, name, '-', held, io)
    emitRow(state, name, ':', row, io)
  }
  state.afterLeft = state.after
  return state.count >= state.max && state.after === 0 ? 'next' : false
}

const grep = filterTool<GrepState>({
  ...GREP_OPTIONS,
  silent: (state) => state.has.s ?? false,
  separator: (state) => state.separator,
  begin: startGrep,
  file(state, name) {
    Object.assign(state, {
      name,
      line: 0,
      offset: 0,
      count: 0,
      printed: 0,
      pending: [],
      binary: false,
      afterLeft: 0,
    })
    return undefined
  },
  line(state, text, io, end) {
    state.line += 1
    const row = { text, line: state.line, offset: state.offset }
    if (state.has.b) state.offset += byteLength(text) + end.length
    const { name } = state
    const exhausted = state.count >= state.max
    if (exhausted && state.afterLeft === 0) return 'next'
    const isMatch = matchers(state).some((regex) => regex.test(text))
    if (isMatch !== (state.has.v ?? false) && !exhausted) return selected(state, name, row, io)
    if (exhausted && isMatch !== (state.has.v ?? false)) return 'next'
    if (state.has.c || state.has.l || state.has.L || state.has.q) return undefined
    if (state.afterLeft > 0) {
      state.afterLeft -= 1
      emitRow(state, name, '-', row, io)
      return exhausted && state.afterLeft === 0 ? 'next' : undefined
    }
    if (state.before > 0) {
      state.pending.push(row)
      if (state.pending.length > state.before) state.pending.shift()
    }
    return undefined
  },
  fileEnd(state, name, io) {
    const { has } = state
    const shown = sgr(state, '35', name === '-' ? state.label : name)
    const mark = has.Z ? '\0' : '\n'
    if (has.l ? state.count > 0 : has.L && state.count === 0) io.out(shown + mark)
    else if (has.c && !has.l && !has.L && !has.q) {
      io.out(`${state.withName ? shown + (has.Z ? '\0' : sgr(state, '36', ':')) : ''}${state.count}\n`)
    }
    if (has.L && state.count === 0) state.isFolder = true
    return undefined
  },
  end(state, _, input: Input) {
    const ok = state.has.L ? state.isFolder : state.found
    if (input.failed > 0 && !(state.has.q && state.found)) return 2
    return ok ? 0 : 1
  },
})

export const grepTools = { grep, egrep: grep, fgrep: grep } as Record<string, Program>
