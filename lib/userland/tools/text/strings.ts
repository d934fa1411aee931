/** strings: the runs of printable characters in a file. */
import { bytesOf } from '@/lib/userland/kernel/text'
import { slurpTool } from '@/lib/userland/tools/tool'

export const strings = slurpTool({
  options: 'an:t:fe:',
  long: { all: 'a', bytes: 'n', radix: 't' },
  digits: 'n',
  run(args, io, files) {
    const least = Number(args.value('n') ?? 4)
    for (const { text } of files) {
      let run = ''
      const flush = () => {
        if (run.length >= least) io.out(`${run}\n`)
        run = ''
      }
      for (const byte of bytesOf(text)) {
        if ((byte >= 32 && byte < 127) || byte === 9) run += String.fromCharCode(byte)
        else flush()
      }
      flush()
    }
    return undefined
  },
})
