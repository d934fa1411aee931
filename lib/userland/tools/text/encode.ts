import type { Program } from '@/lib/userland/kernel/program'
import { bytesOf, textOf } from '@/lib/userland/kernel/text'
import { usageError } from '@/lib/userland/tools/options'
import { type Base, decodeText, encodeText } from '@/lib/userland/tools/shared/base'
import { slurpTool } from '@/lib/userland/tools/tool'

const SPEC = {
  options: 'diw:',
  long: { decode: 'd', 'ignore-garbage': 'i', wrap: 'w' },
  usage: '[OPTION]... [FILE]',
}

const encoder = (base: Base): Program =>
  slurpTool({
    ...SPEC,
    files(args, io) {
      const extra = args.operands[1]
      if (extra !== undefined) throw usageError(io.name, SPEC, io.dialect, `extra operand ${io.quote(extra)}`)
      const wrap = args.value('w')
      if (wrap !== undefined && !/^\d+$/.test(wrap)) io.fail(`invalid wrap size: ${io.quote(wrap)}`)
      return args.operands.length > 0 ? args.operands : ['-']
    },
    run(args, io, [file]) {
      if (!file) return 1
      if (args.has('d')) {
        const garbage = base === 64 ? /[^A-Za-z0-9+/=]/g : /[^A-Z2-7=]/g
        const text = args.has('i') ? file.text.replace(garbage, '') : file.text.replace(/\n/g, '')
        const { bytes, ok } = decodeText(text, base)
        io.out(textOf(bytes))
        if (ok) return 0
        io.warn(io.isBusybox ? 'truncated input' : 'invalid input')
        return 1
      }
      const encoded = encodeText(bytesOf(file.text), base)
      const width = Number(args.value('w') ?? 76)
      if (width === 0) io.out(encoded)
      else for (let at = 0; at < encoded.length; at += width) io.out(`${encoded.slice(at, at + width)}\n`)
      return 0
    },
  }) as Program

export const encodeTools: Record<string, Program> = { base64: encoder(64), base32: encoder(32) }
