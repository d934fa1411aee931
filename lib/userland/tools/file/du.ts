import type { FileStat } from '@/lib/userland/kernel/file-system'
import {
  attempt,
  baseName,
  blocksOf,
  joinPath,
  quoted,
  sizeText,
  sortedNames,
} from '@/lib/userland/tools/file/common'
import type { Io } from '@/lib/userland/tools/io'
import type { Args } from '@/lib/userland/tools/options'
import { globMatches } from '@/lib/userland/tools/shared/glob'
import { immediateTool } from '@/lib/userland/tools/tool'

const SPEC = {
  options: '0abB:cd:DhHklLmPsSxX:t:',
  long: {
    all: 'a',
    'apparent-size': 'apparent-size',
    bytes: 'b',
    'block-size': 'B',
    total: 'c',
    'max-depth': 'd',
    'human-readable': 'h',
    dereference: 'L',
    null: '0',
    'one-file-system': 'x',
    'separate-dirs': 'S',
    si: 'si',
    summarize: 's',
    'exclude:': 'exclude',
  },
  usage: '[OPTION]... [FILE]...',
}

class Usage {
  private readonly seen = new Set<string>()
  failed = false

  constructor(
    private readonly args: Args,
    private readonly io: Io,
    private readonly depth: number,
  ) {}

  private bytesOf(stat: FileStat): number {
    if (this.args.has('b') || this.args.has('apparent-size')) return stat.size
    return blocksOf(stat) * 512
  }

  show(bytes: number, path: string): void {
    const { args, io } = this
    let text = String(Math.ceil(bytes / 1024))
    if (args.has('h')) text = sizeText(io, bytes)
    else if (args.has('si')) text = sizeText(io, bytes, 1000)
    else if (args.has('b')) text = String(bytes)
    else if (args.has('m')) text = String(Math.ceil(bytes / 1024 ** 2))
    io.out(`${text}\t${path}${args.has('0') ? '\0' : '\n'}`)
  }

  /** Bytes of a path and all below it. */
  of(path: string, depth = 0): number {
    const { io, args } = this
    const { files } = io.process
    const stat = files.stat(path, { follow: args.has('L') || (depth === 0 && args.has('D')) })
    if (!stat) return 0
    if (args.values('exclude').some((glob) => globMatches(glob, baseName(path)) || globMatches(glob, path)))
      return 0
    const key = `${stat.device ?? 0} ${stat.inode}`
    if (stat.type !== 'directory' && stat.links > 1 && this.seen.has(key)) return 0
    this.seen.add(key)
    io.process.spend(1)
    let total = this.bytesOf(stat)
    const own = total
    if (stat.type === 'directory') {
      let names: string[] = []
      const what = io.isBusybox ? path : `cannot read directory ${quoted(path)}`
      if (!attempt(io, what, () => (names = sortedNames(files, path)))) this.failed = true
      for (const name of names) {
        const below = joinPath(path, name)
        if (args.has('x') && files.stat(below, { follow: false })?.device !== stat.device) continue
        const bytes = this.of(below, depth + 1)
        total += bytes
      }
    }
    const isShown = depth === 0 || (depth <= this.depth && (stat.type === 'directory' || args.has('a')))
    if (isShown) this.show(args.has('S') && stat.type === 'directory' ? own : total, path)
    return total
  }
}

export const du = immediateTool({
  ...SPEC,
  run(args, io) {
    const depth = args.has('s') ? 0 : Number(args.value('d') ?? Infinity)
    if (Number.isNaN(depth)) io.fail(`invalid maximum depth ${io.quote(args.value('d') ?? '')}`)
    if (args.has('s') && args.has('a')) {
      io.warn('cannot both summarize and show all entries')
      return 1
    }
    const usage = new Usage(args, io, depth)
    let total = 0
    for (const path of args.operands.length > 0 ? args.operands : ['.']) {
      if (io.process.files.stat(path, { follow: false })) total += usage.of(path)
      else {
        io.warn(`${io.isBusybox ? path : `cannot access ${quoted(path)}`}: No such file or directory`)
        usage.failed = true
      }
    }
    if (args.has('c')) usage.show(total, 'total')
    return usage.failed ? 1 : 0
  },
})
