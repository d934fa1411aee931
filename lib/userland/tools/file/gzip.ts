import { byteLength, bytesOf, textOf } from '@/lib/userland/kernel/text'
import { attempt, baseName } from '@/lib/userland/tools/file/common'
import type { Io } from '@/lib/userland/tools/io'
import type { Args, OptionSpec } from '@/lib/userland/tools/options'
import { gunzipOf, gzipOf, InflateError } from '@/lib/userland/tools/shared/deflate'
import { slurpTool } from '@/lib/userland/tools/tool'

const SPEC: OptionSpec = {
  options: 'cdfhklnNqrS:tv123456789',
  long: {
    stdout: 'c',
    'to-stdout': 'c',
    decompress: 'd',
    uncompress: 'd',
    force: 'f',
    keep: 'k',
    list: 'l',
    'no-name': 'n',
    quiet: 'q',
    test: 't',
    verbose: 'v',
    fast: '1',
    best: '9',
  },
  usage: '[OPTION]... [FILE]...',
}

const SUFFIX = /\.(?:gz|tgz)$/

/** @throws InflateError */
function converted(text: string, unpack: boolean, name: string | undefined, mtime: number): string {
  const bytes = bytesOf(text)
  return textOf(unpack ? gunzipOf(bytes) : gzipOf(bytes, name, mtime, bytesOf(name ?? '')))
}

/** What became of the size, as -v and -l say it. */
const ratio = (packed: number, plain: number) =>
  `${(plain === 0 ? 0 : ((plain - (packed - 18)) * 100) / plain).toFixed(1)}%`

/** One file by its name; it is replaced. */
function replace(args: Args, io: Io, unpack: boolean, name: string): boolean {
  const { files } = io.process
  const target = unpack ? name.replace(SUFFIX, (end) => (end === '.tgz' ? '.tar' : '')) : `${name}.gz`
  const stat = files.stat(name)
  if (!stat && unpack && files.stat(`${name}.gz`)) return replace(args, io, unpack, `${name}.gz`)
  const say = (message: string) => {
    io.err(`${io.isBusybox ? io.name : 'gzip'}: ${message}\n`)
    return false
  }
  if (!stat) return say(`${unpack && !SUFFIX.test(name) ? `${name}.gz` : name}: No such file or directory`)
  if (stat.type === 'directory') return say(`${name} is a directory -- ignored`)
  if (!args.has('c') && unpack && !SUFFIX.test(name)) return say(`${name}: unknown suffix -- ignored`)
  if (!args.has('c') && !unpack && SUFFIX.test(name))
    return !say(`${name} already has .gz suffix -- unchanged`)
  let text = ''
  if (!attempt(io, name, () => (text = files.read(name)))) return false
  const result = converted(text, unpack, baseName(name), stat.mtime)
  const [plain, packed] = unpack ? [result, text] : [text, result]
  if (args.has('t')) return true
  if (args.has('l')) {
    io.out(
      `${String(byteLength(packed)).padStart(19)} ${String(byteLength(plain)).padStart(19)} ${ratio(byteLength(packed), byteLength(plain)).padStart(6)} ${target}\n`,
    )
    return true
  }
  if (args.has('c')) {
    io.out(result)
    return true
  }
  if (files.stat(target) && !args.has('f')) return say(`${target} already exists;\tnot overwritten`)
  const done = attempt(io, target, () => {
    files.write(target, result)
    files.chmod(target, stat.mode)
    files.utime(target, stat.mtime)
    if (!args.has('k')) files.unlink(name)
  })
  if (done && args.has('v'))
    io.err(
      `${name}:\t${ratio(byteLength(packed), byteLength(plain)).padStart(6)} -- ${args.has('k') ? 'created' : 'replaced with'} ${target}\n`,
    )
  return done
}

function gzipTool(mode: { unpack?: boolean; stdout?: boolean }) {
  return slurpTool({
    ...SPEC,
    // Only standard input is read as a stream.
    files: (args) => (args.operands.length === 0 || args.operands.includes('-') ? ['-'] : []),
    run(args, io, streams) {
      const unpack = mode.unpack || args.has('d') || args.has('l') || args.has('t')
      if (mode.stdout) args.given.push(['c', ''])
      if (args.has('l')) io.out('         compressed        uncompressed  ratio uncompressed_name\n')
      const names = args.operands.length > 0 ? args.operands : ['-']
      let code = 0
      for (const name of names) {
        try {
          if (name === '-') io.out(converted(streams[0]?.text ?? '', unpack, undefined, 0))
          else if (!replace(args, io, unpack, name)) code = io.process.files.stat(name) ? 2 : 1
        } catch (error) {
          if (!(error instanceof InflateError)) throw error
          const shown = name === '-' ? 'stdin' : name
          io.err(io.isBusybox ? `${io.name}: invalid magic\n` : `\ngzip: ${shown}: ${error.message}\n`)
          code = 1
        }
      }
      return code
    },
  })
}

export const gzip = gzipTool({})
export const gunzip = gzipTool({ unpack: true })
export const zcat = gzipTool({ unpack: true, stdout: true })
