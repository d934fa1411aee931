/** envsubst, and printf and echo as programs. */
import { echoText } from '@/lib/userland/bash/builtins/echo'
import { Formatter } from '@/lib/userland/bash/builtins/printf'
import type { Program } from '@/lib/userland/kernel/program'
import { usageError } from '@/lib/userland/tools/options'
import { immediateTool, slurpTool } from '@/lib/userland/tools/tool'

const VARIABLE = /\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\})/g

const namesIn = (text: string) => [...text.matchAll(VARIABLE)].map((match) => match[1] ?? match[2] ?? '')

const envsubst = slurpTool({
  options: 'v',
  long: { variables: 'v' },
  usage: '[OPTION] [SHELL-FORMAT]',
  version: 'envsubst (GNU gettext-runtime) 0.21',
  files: (args) => (args.has('v') ? [] : ['-']),
  run(args, io, [file]) {
    const [format] = args.operands
    const chosen = format === undefined ? undefined : new Set(namesIn(format))
    if (args.has('v')) {
      io.out([...(chosen ?? [])].map((name) => `${name}\n`).join(''))
      return 0
    }
    const { env } = io.process
    const text = file?.text ?? ''
    io.out(
      text.replace(VARIABLE, (whole, plain: string | undefined, braced: string | undefined) => {
        const name = plain ?? braced ?? ''
        return chosen && !chosen.has(name) ? whole : (env[name] ?? '')
      }),
    )
    return 0
  },
})

const OPERANDS = {
  options: '+',
  usage: 'FORMAT [ARGUMENT]...',
  isOperand: (word: string) => !/^--(?:help|version)$/.test(word),
}

const printf = immediateTool({
  ...OPERANDS,
  run(args, io) {
    const [format, ...rest] = args.operands
    if (format === undefined) throw usageError(io.name, OPERANDS, io.dialect, 'missing operand')
    const formatter = new Formatter(format, rest, () => io.process.machine.now())
    io.out(formatter.run())
    for (const problem of formatter.problems) io.warn(problem)
    return Number(formatter.problems.length > 0)
  },
})

const echo = immediateTool({
  options: '+',
  isOperand: () => true,
  run(args, io) {
    io.out(echoText(args.operands))
    return 0
  },
})

export const wordTools = { envsubst, printf, echo } as Record<string, Program>
