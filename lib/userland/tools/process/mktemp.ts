import { attempt, joinPath } from '@/lib/userland/tools/file/common'
import type { OptionSpec } from '@/lib/userland/tools/options'
import { immediateTool } from '@/lib/userland/tools/tool'

const SPEC: OptionSpec = {
  options: 'dp:qtuV',
  long: { directory: 'd', 'dry-run': 'u', quiet: 'q', 'suffix:': 'suffix', 'tmpdir::': 'p' },
  usage: '[OPTION]... [TEMPLATE]',
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'

export const mktemp = immediateTool({
  ...SPEC,
  run(args, io) {
    const { process } = io
    const [given] = args.operands
    const template =
      (given ?? (io.isBusybox ? 'tmp.XXXXXX' : 'tmp.XXXXXXXXXX')) + (args.value('suffix') ?? '')
    const marks = /X{3,}(?=[^X/]*$)/.exec(template)
    if (!marks) {
      if (io.isBusybox) return io.fail('Invalid argument')
      return io.fail(`too few X's in template ${io.quote(template)}`)
    }
    const isIn = given === undefined || args.has('p') || args.has('t')
    const folder = args.value('p') || process.env.TMPDIR || '/tmp'
    const letters = Array.from(
      marks[0],
      () => LETTERS[Math.floor(process.machine.random() * LETTERS.length)] ?? 'a',
    )
    const name =
      template.slice(0, marks.index) + letters.join('') + template.slice(marks.index + marks[0].length)
    const path = isIn ? joinPath(folder, name) : name
    const kind = args.has('d') ? 'directory' : 'file'
    const { files } = process
    const what = io.isBusybox
      ? `(null)`
      : `failed to create ${kind} via template ${io.quote(isIn ? joinPath(folder, template) : template)}`
    const done =
      args.has('u') ||
      attempt(io, what, () => {
        if (args.has('d')) files.mkdir(path, 0o700)
        else files.write(path, '', { mode: 0o600 })
      })
    if (done) io.out(`${path}\n`)
    return done ? 0 : 1
  },
})
