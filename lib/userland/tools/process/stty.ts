import { immediateTool } from '@/lib/userland/tools/tool'

export const stty = immediateTool({
  options: '',
  isOperand: () => true,
  run(_, io) {
    const { process } = io
    const words = process.argv.slice(1)
    const terminal = process.terminal(0)
    if (!terminal)
      return io.fail(
        io.isBusybox ? 'standard input: Not a tty' : `'standard input': Inappropriate ioctl for device`,
      )
    const { rows, columns, cooked, echo } = terminal
    for (const word of words) {
      if (word === 'size') io.out(`${rows} ${columns}\n`)
      else if (word === 'echo' || word === '-echo') process.setTerminalMode(0, { echo: word === 'echo' })
      else if (word === 'raw' || word === '-icanon' || word === 'cbreak')
        process.setTerminalMode(0, { cooked: false })
      else if (word === 'sane') process.setTerminalMode(0, { cooked: true, echo: true })
      else if (word === 'cooked' || word === 'icanon' || word === '-raw')
        process.setTerminalMode(0, { cooked: true })
      else if (!/^-?[a-z]+$|^-g$|^\d+$|^[0-9a-f:]{20,}$/.test(word))
        return io.fail(`invalid argument ${io.quote(word)}`)
    }
    if (words.length > 0 && words[0] !== '-a') return 0
    const all = words[0] === '-a' ? ` rows ${rows}; columns ${columns};` : ''
    io.out(`speed 38400 baud;${all} line = 0;\n${echo ? '' : '-echo '}${cooked ? '' : '-icanon '}`.trimEnd())
    io.out('\n')
    return 0
  },
})
