import type { Shell } from '@/lib/userland/bash/shell'
import type { Part } from '@/lib/userland/bash/syntax/parts'
import { getVariable } from '@/lib/userland/bash/variables'

function homeOf(sh: Shell, prefix: string): string | undefined {
  const { machine, uid } = sh.process
  const users = machine.users()
  if (prefix === '') return getVariable(sh, 'HOME') ?? users.find((user) => user.uid === uid)?.home
  if (prefix === '+') return sh.process.cwd
  if (prefix === '-') return getVariable(sh, 'OLDPWD')
  return users.find((user) => user.name === prefix)?.home
}

const PREFIX = /^~([\w.+-]*)(?=[/:]|$)/

/** Tilde expansion of a word's beginning; in assignments behind each colon too. */
export function expandTilde(sh: Shell, parts: readonly Part[], assignment: boolean): readonly Part[] {
  if (!parts.some((part) => part.k === 'text' && !part.q && part.v.includes('~'))) return parts
  const [head] = parts
  const named = !assignment && head?.k === 'text' && !head.q ? /^[A-Za-z_]\w*\+?=/.exec(head.v) : undefined
  if (named && head?.k === 'text') {
    const value: Part = { ...head, v: head.v.slice(named[0].length) }
    return [{ k: 'text', v: named[0], q: false }, ...expandTilde(sh, [value, ...parts.slice(1)], true)]
  }
  return parts.flatMap((part, i): Part[] => {
    if (part.k !== 'text' || part.q) return [part]
    const pieces = assignment ? part.v.split(/(?<=:)/) : [part.v]
    return pieces.flatMap((piece, k): Part[] => {
      const found = (i === 0 || k > 0) && PREFIX.exec(piece)
      const whole = found && found[0].length === piece.length
      const isLast = k === pieces.length - 1
      const home =
        found && !(whole && isLast && i < parts.length - 1) ? homeOf(sh, found[1] ?? '') : undefined
      if (!found || home === undefined || (!assignment && piece[found[0].length] === ':'))
        return [{ k: 'text', v: piece, q: false }]
      return [
        { k: 'text', v: home, q: true },
        { k: 'text', v: piece.slice(found[0].length), q: false },
      ]
    })
  })
}
