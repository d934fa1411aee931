import { byteString } from '@/lib/userland/tools/shared/bytes'
import { filterTool } from '@/lib/userland/tools/tool'

/** `^A`, `M-C`: what `cat -v` shows of a character that cannot be seen. */
function visible(text: string, tabs: boolean): string {
  let out = ''
  for (const char of byteString(text)) {
    let code = char.charCodeAt(0)
    if (code === 9 && !tabs) {
      out += char
      continue
    }
    if (code >= 128) {
      out += 'M-'
      code -= 128
    }
    out += code < 32 ? `^${String.fromCharCode(code + 64)}` : code === 127 ? '^?' : String.fromCharCode(code)
  }
  return out
}

export const cat = filterTool({
  options: 'AbeEnstTuv',
  long: {
    'show-all': 'A',
    'number-nonblank': 'b',
    'show-ends': 'E',
    number: 'n',
    'squeeze-blank': 's',
    'show-tabs': 'T',
    'show-nonprinting': 'v',
  },
  usage: '[OPTION]... [FILE]...',
  busybox: "can't open '%': !",
  begin: (args) => {
    const any = (letters: string) => [...letters].some((letter) => args.has(letter))
    const state = {
      visible: any('Aetv'),
      ends: any('AeE'),
      tabs: any('AtT'),
      all: args.has('n') && !args.has('b'),
      filled: args.has('b'),
      squeeze: args.has('s'),
      plain: true,
      atStart: true,
      number: 0,
      blanks: 0,
    }
    state.plain = !args.given.some(([letter]) => letter !== 'u')
    return state
  },
  chunk(state, text, io) {
    if (state.plain) {
      io.out(text)
      return undefined
    }
    const lines = text.split('\n')
    for (const [index, line] of lines.entries()) {
      const isWhole = index < lines.length - 1
      if (line === '' && !isWhole) break
      const isBlank = line === '' && state.atStart
      state.blanks = isBlank ? state.blanks + 1 : 0
      if (state.squeeze && state.blanks > 1) continue
      if (state.atStart && (state.all || (state.filled && !isBlank))) {
        state.number += 1
        io.out(`${String(state.number).padStart(6)}\t`)
      }
      let shown = state.visible ? visible(line, false) : line
      if (state.tabs) shown = shown.replaceAll('\t', '^I')
      if (state.ends && !state.visible && isWhole && shown.endsWith('\r')) shown = `${shown.slice(0, -1)}^M`
      io.out(shown + (isWhole ? (state.ends ? '$\n' : '\n') : ''))
      state.atStart = isWhole
    }
    return undefined
  },
})
