/** Differs: lines are filled one after the other; GNU's fmt weighs a whole paragraph. */
import { linesOf } from '@/lib/userland/tools/text/lines'
import { slurpTool } from '@/lib/userland/tools/tool'

export const fmt = slurpTool({
  options: 'csutw:g:p:',
  long: { width: 'w', 'split-only': 's', 'uniform-spacing': 'u', goal: 'g', prefix: 'p' },
  digits: 'w',
  missing: "cannot open '%' for reading: !",
  run(args, io, files) {
    const width = Number(args.value('w') ?? 75)
    const goal = Math.floor(width * 0.935)
    for (const { text } of files) {
      const words: { text: string; gap: string }[] = []
      let indent = ''
      const flush = () => {
        let row = ''
        let gap = ' '
        for (const word of words.splice(0)) {
          const next = row === '' ? indent + word.text : row + gap + word.text
          gap = word.gap
          if (row !== '' && next.length > Math.max(goal, width - 2)) {
            io.out(`${row}\n`)
            row = indent + word.text
          } else row = next
        }
        if (row !== '') io.out(`${row}\n`)
      }
      for (const line of linesOf(text)) {
        const blank = /^[ \t]*/.exec(line)![0]
        if (line.trim() === '') {
          flush()
          io.out('\n')
          continue
        }
        if (words.length > 0 && (blank !== indent || args.has('s'))) flush()
        indent = blank
        const parts = line.trim().matchAll(/(\S+)(\s*)/g)
        for (const [, text = '', gap = ''] of parts)
          words.push({ text, gap: args.has('u') ? ' ' : gap || ' ' })
      }
      flush()
    }
    return undefined
  },
})
