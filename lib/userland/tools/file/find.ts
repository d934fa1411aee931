/**
 * find.
 * Differs: names come in order, not as a disk has them; access and change times are those of writing.
 */
import { Errno } from '@/lib/userland/kernel/errno'
import type { FileStat } from '@/lib/userland/kernel/file-system'
import { allows } from '@/lib/userland/kernel/permissions'
import type { Step } from '@/lib/userland/kernel/program'
import { attempt, baseName, dirName, joinPath, sortedNames } from '@/lib/userland/tools/file/common'
import { type Count, type Expression, type FindQuery, readFind } from '@/lib/userland/tools/file/find-parse'
import { type Found, listed, printed, typeLetter } from '@/lib/userland/tools/file/find-printf'
import type { Io } from '@/lib/userland/tools/io'
import { spawnCommand } from '@/lib/userland/tools/process/commands'
import { regexOf } from '@/lib/userland/tools/regex/regex'
import { globMatches } from '@/lib/userland/tools/shared/glob'
import { steppedTool } from '@/lib/userland/tools/tool'

interface Place {
  path: string
  depth: number
  start: string
  /** Its contents have been looked at (-depth). */
  done?: boolean
}

interface State {
  stack: Place[]
  /** What is looked at, while a command runs for it. */
  current?: Place
  /** What actions said of it already, in their order. */
  results: boolean[]
  /** What `-exec … +` will get, by its number, with the folder for -execdir. */
  batches: Record<number, string[]>
  child?: number
  /** The command that ran last was one of `+`. */
  ending: boolean
  quit: boolean
  code: number
}

/** A command has to run before the expression can go on. */
class Waits extends Error {}

function matchesCount({ sign, value }: Count, actual: number): boolean {
  return sign === '+' ? actual > value : sign === '-' ? actual < value : actual === value
}

class Evaluation {
  private next = 0
  prunes = false

  constructor(
    private readonly state: State,
    private readonly query: FindQuery,
    private readonly io: Io,
    private readonly found: Found,
  ) {}

  test(one: Expression): boolean {
    switch (one.kind) {
      case 'and':
        return this.test(one.left) && this.quitOr(() => this.test(one.right))
      case 'or':
        return this.test(one.left) || this.quitOr(() => this.test(one.right))
      case 'comma':
        this.test(one.left)
        return this.test(one.right)
      case 'not':
        return !this.test(one.of)
      case 'constant':
        return one.value
      default:
        return this.look(one) ?? this.act(one)
    }
  }

  private quitOr(test: () => boolean): boolean {
    return this.state.quit ? false : test()
  }

  /** What a test says; undefined: it is an action. */
  private look(one: Expression): boolean | undefined {
    const { stat, path } = this.found
    const { process } = this.io
    switch (one.kind) {
      case 'name':
        return globMatches(one.glob, baseName(path), one.ignoreCase)
      case 'path':
        return globMatches(one.glob, path, one.ignoreCase)
      case 'link':
        return stat.type === 'symlink' && globMatches(one.glob, process.files.readlink(path), one.ignoreCase)
      case 'regex':
        return regexOf(one.pattern, { dialect: one.dialect, ignoreCase: one.ignoreCase, whole: true }).test(
          path,
        )
      case 'type':
        return one.letters.includes(typeLetter(one.followed ? (process.files.stat(path) ?? stat) : stat))
      case 'size':
        return matchesCount(one.count, Math.ceil(stat.size / one.unit))
      case 'number':
        return matchesCount(one.count, one.of === 'depth' ? this.found.depth : stat[one.of])
      case 'age':
        return this.isOfAge(one)
      case 'newer':
        return stat.mtime > one.than
      case 'perm':
        return permits(one, stat)
      case 'access':
        return allows(process, stat, one.want)
      case 'same':
        return stat.inode === one.inode
      case 'nobody': {
        const { machine } = process
        return one.of === 'user'
          ? !machine.users().some(({ uid }) => uid === stat.uid)
          : !machine.groups().some(({ gid }) => gid === stat.gid)
      }
      case 'empty':
        return stat.type === 'directory'
          ? process.files.list(path).length === 0
          : stat.type === 'file' && stat.size === 0
      default:
        return undefined
    }
  }

  private isOfAge({ count, unit, from }: Expression & { kind: 'age' }): boolean {
    const age = (from - this.found.stat.mtime) / unit
    // Days are cut to whole ones, minutes are rounded up.
    return matchesCount(count, unit > 60_000 ? Math.floor(age) : count.sign === '+' ? age : Math.ceil(age))
  }

  /** Does it, unless it was done before the expression had to wait. */
  private act(one: Expression): boolean {
    const index = this.next++
    const before = this.state.results[index]
    if (before !== undefined) return before
    const result = this.perform(one)
    this.state.results[index] = result
    return result
  }

  private perform(one: Expression): boolean {
    const { io, found, state } = this
    const { path, stat } = found
    switch (one.kind) {
      case 'print':
        io.out(`${path}\n`)
        return true
      case 'print0':
        io.out(`${path}\0`)
        return true
      case 'printf':
        io.out(printed(io, found, one.format))
        return true
      case 'ls':
        io.out(listed(io, found))
        return true
      case 'prune':
        this.prunes = !this.query.contentsFirst
        return true
      case 'quit':
        state.quit = true
        return true
      case 'delete':
        return this.remove(path, stat)
      case 'exec':
        return this.exec(one)
      default:
        return true
    }
  }

  private remove(path: string, stat: FileStat): boolean {
    const { files } = this.io.process
    if (path === '.') return true
    const done = attempt(this.io, `cannot delete ${this.io.quote(path)}`, () =>
      stat.type === 'directory' ? files.rmdir(path) : files.unlink(path),
    )
    if (!done) this.state.code = 1
    return done
  }

  private exec(one: Expression & { kind: 'exec' }): boolean {
    const { state, found, io } = this
    const path = one.folder ? `./${baseName(found.path)}` : found.path
    if (one.many) {
      state.batches[one.id] = [...(state.batches[one.id] ?? []), path]
      return true
    }
    const argv = one.words.map((word) => word.replaceAll('{}', () => path))
    const cwd = one.folder ? io.process.resolve(dirName(found.path)) : undefined
    if (!start(state, io, argv, cwd)) return false
    // Its result takes this place when it has ended.
    throw new Waits()
  }
}

function permits({ mode, how }: Expression & { kind: 'perm' }, stat: FileStat): boolean {
  if (how === '-') return (stat.mode & mode) === mode
  return how === '/' ? mode === 0 || (stat.mode & mode) !== 0 : (stat.mode & 0o7777) === mode
}

function start(state: State, io: Io, argv: string[], cwd: string | undefined): boolean {
  io.flush()
  try {
    state.child = spawnCommand(io.process, { argv, ...(cwd !== undefined && { cwd }) })
    return true
  } catch (error) {
    if (!(error instanceof Errno)) throw error
    io.warn(`${io.quote(argv[0] ?? '')}: ${error.message}`)
    return false
  }
}

function statOf(query: FindQuery, io: Io, { path, depth }: Place): FileStat | undefined {
  const { files } = io.process
  const follow = query.follow === 'all' || (query.follow === 'given' && depth === 0)
  return (follow ? files.stat(path) : undefined) ?? files.stat(path, { follow: false })
}

/** Evaluates one place; what is in it comes next. */
function visit(state: State, query: FindQuery, io: Io, place: Place): void {
  const stat = statOf(query, io, place)
  if (!stat) {
    io.warn(`${io.isBusybox ? place.path : io.quote(place.path)}: No such file or directory`)
    state.code = 1
    return
  }
  const isOpen = stat.type === 'directory' && place.depth < query.maxDepth
  if (query.contentsFirst && !place.done && isOpen) {
    state.stack.push({ ...place, done: true })
    descend(state, query, io, place)
    return
  }
  state.current = place
  const evaluation = new Evaluation(state, query, io, { ...place, stat })
  if (place.depth >= query.minDepth) evaluation.test(query.expression)
  state.current = undefined
  state.results = []
  if (isOpen && !query.contentsFirst && !evaluation.prunes && !state.quit) descend(state, query, io, place)
}

function descend(state: State, query: FindQuery, io: Io, { path, depth, start: from }: Place): void {
  const { files } = io.process
  let names: string[] = []
  const what = io.isBusybox ? path : io.quote(path)
  if (!attempt(io, what, () => (names = sortedNames(files, path)))) state.code = 1
  io.process.spend(names.length)
  const device = files.stat(path)?.device
  const below = names.map((name) => ({ path: joinPath(path, name), depth: depth + 1, start: from }))
  const kept = query.sameFileSystem
    ? below.filter((one) => files.stat(one.path, { follow: false })?.device === device)
    : below
  state.stack.push(...kept.reverse())
}

/** The commands of `-exec … +` that are still to run. */
function runBatch(state: State, io: Io, one: Expression): boolean {
  if ('left' in one) return runBatch(state, io, one.left) || runBatch(state, io, one.right)
  if (one.kind === 'not') return runBatch(state, io, one.of)
  if (one.kind !== 'exec' || !one.many) return false
  const paths = state.batches[one.id]
  if (!paths || paths.length === 0) return false
  delete state.batches[one.id]
  state.ending = true
  return start(state, io, [...one.words.slice(0, -1), ...paths], undefined)
}

const PLACES_IN_STEP = 1000

/** Looks whether the command has ended; false: not yet. */
function finishChild(state: State, io: Io): boolean {
  if (state.child === undefined) return true
  const done = io.process.reap(state.child)
  if (!done || 'stopped' in done.status) return false
  const isGood = 'code' in done.status && done.status.code === 0
  state.child = undefined
  if (!state.ending) state.results.push(isGood)
  else if (!isGood) state.code = 1
  state.ending = false
  return true
}

function step(state: State, io: Io): Step {
  const query = readFind(io.process.argv.slice(1), io)
  if (!finishChild(state, io)) return { wait: 'child' }
  try {
    for (let count = 0; count < PLACES_IN_STEP; count++) {
      const place = state.quit ? undefined : (state.current ?? state.stack.pop())
      if (!place) {
        if (runBatch(state, io, query.expression)) return { wait: 'child' }
        if (Object.keys(state.batches).length === 0) return { exit: state.code }
      } else visit(state, query, io, place)
    }
  } catch (error) {
    if (!(error instanceof Waits)) throw error
    return { wait: 'child' }
  }
  return { wait: 'output', fd: 1 }
}

export const find = steppedTool<State>({
  start(io) {
    const { paths } = readFind(io.process.argv.slice(1), io)
    const stack = paths.map((path) => ({ path, depth: 0, start: path })).reverse()
    return { stack, results: [], batches: {}, ending: false, quit: false, code: 0 }
  },
  step,
})
