import type { Redirection, Word } from 'unbash'
import { Failed } from '@/lib/userland/bash/errors'
import type { Expander } from '@/lib/userland/bash/expansion/expander'
import type { Saved } from '@/lib/userland/bash/frames'
import { freeFd } from '@/lib/userland/bash/run/descriptors'
import { type Dialled, dial, openDialled } from '@/lib/userland/bash/run/network-file'
import type { Shell } from '@/lib/userland/bash/shell'
import { documentParts, partsOf } from '@/lib/userland/bash/syntax/parts'
import { getVariable, setVariable } from '@/lib/userland/bash/variables'
import { Errno } from '@/lib/userland/kernel/errno'
import type { OpenOptions } from '@/lib/userland/kernel/process'

/** A redirection with its word expanded. */
export interface Redirect {
  operator: string
  /** The descriptor; a name gets the number of a new one. */
  fd: number | string
  target: string
}

/** Expands the words of redirections, in order. */
export function expandRedirects(x: Expander, redirects: readonly Redirection[]): Redirect[] {
  return redirects.map((redirect) => x.unit(() => one(x, redirect)))
}

const standard = (operator: string) => (operator.startsWith('<') ? 0 : 1)

function one(x: Expander, redirect: Redirection): Redirect {
  const { operator, descriptor } = redirect
  const fd = descriptor ? ('value' in descriptor ? descriptor.value : descriptor.name) : standard(operator)
  if (redirect.type === 'HereDoc') {
    const { body, delimiter } = redirect
    const tabs = operator === '<<-'
    const plain = tabs ? body.text.replace(/^\t+/gm, '') : body.text
    const target = delimiter?.quoted ? plain : x.joined(documentParts(body, tabs))
    return { operator: '<<', fd, target }
  }
  const { target } = redirect
  if (!target) return { operator, fd, target: '' }
  if (redirect.type === 'HereString') return { operator: '<<', fd, target: `${x.joined(partsOf(target))}\n` }
  return { operator, fd, target: single(x, target) }
}

function single(x: Expander, target: Word): string {
  if (x.sh.busybox || x.sh.state.posix) return x.joined(partsOf(target))
  const fields = x.expandFields(target)
  if (fields.length !== 1) throw new Failed(`${target.text}: ambiguous redirect`)
  return fields[0] ?? ''
}

const OPTIONS: Record<string, OpenOptions> = {
  '<': { read: true },
  '<>': { read: true, write: true, create: true },
  '>': { write: true, create: true, truncate: true },
  '>|': { write: true, create: true, truncate: true },
  '>>': { write: true, create: true, append: true },
}

/** Puts a file under a number, and lets go of the one it was opened with. */
function move(sh: Shell, from: number, to: number) {
  if (from === to) return
  sh.process.dup(from, to)
  sh.process.close(from)
}

function save(sh: Shell, fd: number, saved: Saved[]) {
  if (saved.some((one) => one.fd === fd)) return
  if (!sh.process.descriptors().includes(fd)) {
    saved.push({ fd, kept: undefined })
    return
  }
  const kept = freeFd(sh)
  sh.process.dup(fd, kept)
  sh.state.held.add(kept)
  saved.push({ fd, kept })
}

function isRegular(sh: Shell, path: string): boolean {
  try {
    return sh.process.files.stat(path)?.type === 'file'
  } catch {
    return false
  }
}

/** @throws Failed in the shell's words */
function opened(sh: Shell, operator: string, path: string, dialled = dial(sh, path)): number {
  if (dialled) return openDialled(sh, path, dialled)
  try {
    if (operator === '>' && sh.option('noclobber') && isRegular(sh, path)) throw new Errno('EEXIST')
    return sh.process.open(path, OPTIONS[operator] ?? {})
  } catch (error) {
    if (!(error instanceof Errno)) throw error
    throw new Failed(openWords(sh, operator, path, error))
  }
}

function openWords(sh: Shell, operator: string, path: string, error: Errno): string {
  if (sh.busybox) {
    const missing =
      error.code === 'ENOENT' ? (operator === '<' ? 'no such file' : 'nonexistent directory') : undefined
    return `can't ${operator === '<' ? 'open' : 'create'} ${path}: ${missing ?? error.message}`
  }
  return error.code === 'EEXIST' ? `${path}: cannot overwrite existing file` : `${path}: ${error.message}`
}

function duplicate(sh: Shell, fd: number, target: string) {
  if (target === '-') {
    if (sh.process.descriptors().includes(fd)) sh.process.close(fd)
    return
  }
  const from = Number(target.replace(/-$/, ''))
  if (!sh.process.descriptors().includes(from) || sh.state.held.has(from)) {
    throw new Failed(sh.busybox ? `dup2(${from},${fd}): Bad file descriptor` : `${from}: Bad file descriptor`)
  }
  if (from !== fd) sh.process.dup(from, fd)
  if (target.endsWith('-') && from !== fd) sh.process.close(from)
}

function document(sh: Shell, fd: number, text: string) {
  const [reading, writing] = sh.process.pipe()
  sh.process.write(writing, text)
  sh.process.close(writing)
  move(sh, reading, fd)
}

function both(sh: Shell, operator: string, path: string, saved: Saved[]) {
  save(sh, 1, saved)
  save(sh, 2, saved)
  move(sh, opened(sh, operator, path), 1)
  sh.process.dup(1, 2)
}

/** @throws Failed in the shell's words; those done are in `saved` */
export function applyRedirects(
  sh: Shell,
  redirects: readonly Redirect[],
  saved: Saved[],
  dialled: readonly (Dialled | undefined)[] = [],
): void {
  for (const [at, { operator, fd: given, target }] of redirects.entries()) {
    const fd = typeof given === 'number' ? given : named(sh, given, target)
    if (operator === '&>' || operator === '&>>') {
      both(sh, operator.slice(1), target, saved)
      continue
    }
    if (operator === '>&' && !/^\d*-?$/.test(target)) {
      if (given !== 1) throw new Failed(`${target}: ambiguous redirect`)
      both(sh, '>', target, saved)
      continue
    }
    if (typeof given === 'number') save(sh, fd, saved)
    if (operator === '<<') document(sh, fd, target)
    else if (operator === '<&' || operator === '>&') {
      if (!/^\d*-?$/.test(target)) throw new Failed(`${target}: ambiguous redirect`)
      duplicate(sh, fd, target)
    } else move(sh, opened(sh, operator, target, dialled[at]), fd)
  }
}

/** `{fd}>`: a new number in a variable; `{fd}>&-` closes what it says. */
function named(sh: Shell, name: string, target: string): number {
  if (target === '-') return Number(getVariable(sh, name) ?? -1)
  const fd = freeFd(sh)
  setVariable(sh, name, String(fd))
  return fd
}

/** Takes redirections back, the last first. */
export function restoreRedirects(sh: Shell, saved: Saved[]): void {
  for (const { fd, kept } of saved.splice(0).reverse()) {
    if (kept !== undefined) {
      sh.process.dup(kept, fd)
      sh.process.close(kept)
      sh.state.held.delete(kept)
    } else if (sh.process.descriptors().includes(fd)) sh.process.close(fd)
  }
}

/** Redirections stay (`exec`). */
export function keepRedirects(sh: Shell, saved: Saved[]): void {
  for (const { kept } of saved.splice(0)) {
    if (kept === undefined) continue
    sh.process.close(kept)
    sh.state.held.delete(kept)
  }
}
