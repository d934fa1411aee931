import { checkpoint, goTo, lineAt, splice, type ViState } from '@/lib/userland/tools/vi/state'

const indentOf = (line: string) => /^[ \t]*/.exec(line)?.[0] ?? ''

function newLine(state: ViState): undefined {
  const { row, col } = state
  const { autoindent, paste } = state.options
  const indent = autoindent && !paste ? indentOf(lineAt(state).slice(0, col)) : ''
  splice(state, { row, col }, { row, col }, ['', indent])
  goTo(state, { row: row + 1, col: indent.length })
}

function type(state: ViState, text: string): undefined {
  const { row, col } = state
  const end = state.mode === 'replace' ? Math.min(col + text.length, lineAt(state).length) : col
  splice(state, { row, col }, { row, col: end }, [text])
  goTo(state, { row, col: col + text.length })
}

function backspace(state: ViState): undefined {
  const { row, col } = state
  if (col > 0) {
    splice(state, { row, col: col - 1 }, { row, col })
    goTo(state, { row, col: col - 1 })
  } else if (row > 0) {
    const { length } = lineAt(state, row - 1)
    splice(state, { row: row - 1, col: length }, { row, col: 0 })
    goTo(state, { row: row - 1, col: length })
  }
}

function tab(state: ViState): undefined {
  const { expandtab, shiftwidth, tabstop } = state.options
  const width = shiftwidth && expandtab ? shiftwidth : tabstop
  type(state, expandtab ? ' '.repeat(width - (state.col % width)) : '\t')
}

function eraseBack(state: ViState, pattern: RegExp): undefined {
  const { row, col } = state
  const from = lineAt(state).slice(0, col).replace(pattern, '').length
  splice(state, { row, col: from }, { row, col })
  goTo(state, { row, col: from })
}

const ARROWS: Record<string, [number, number]> = {
  '\x1b[A': [-1, 0],
  '\x1b[B': [1, 0],
  '\x1b[C': [0, 1],
  '\x1b[D': [0, -1],
}

/** A key while text is typed. */
export function insertKey(state: ViState, key: string): undefined {
  const arrow = ARROWS[key]
  if (arrow) {
    checkpoint(state)
    return goTo(state, { row: state.row + arrow[0], col: state.col + arrow[1] })
  }
  switch (key) {
    case '\x1b':
    case '\x03':
      state.mode = 'normal'
      return goTo(state, { row: state.row, col: state.col - 1 })
    case '\r':
    case '\n':
      return newLine(state)
    case '\x7f':
    case '\b':
      return backspace(state)
    case '\t':
      return tab(state)
    case '\x17':
      return eraseBack(state, /\S*\s*$/)
    case '\x15':
      return eraseBack(state, /[\s\S]*$/)
    default:
      if (key >= ' ' && !key.startsWith('\x1b')) type(state, key)
  }
}
