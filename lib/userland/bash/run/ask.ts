import { Discarded, Suspended } from '@/lib/userland/bash/errors'
import { Expander } from '@/lib/userland/bash/expansion/expander'
import { decodePrompt } from '@/lib/userland/bash/prompt'
import type { Shell } from '@/lib/userland/bash/shell'
import { quotedParts } from '@/lib/userland/bash/syntax/parts'
import { getVariable } from '@/lib/userland/bash/variables'

const DEFAULTS = { PS1: '\\s-\\v\\$ ', PS2: '> ' }

/** Writes a prompt. `$(…)` in it is not run: it would have to be waited for. */
export function showPrompt(sh: Shell, name: 'PS1' | 'PS2'): void {
  const text = decodePrompt(sh, getVariable(sh, name) ?? DEFAULTS[name])
  sh.write(2, sh.shopt('promptvars') ? expanded(sh, text) : text)
}

function expanded(sh: Shell, text: string): string {
  const parts = quotedParts(text).filter((part) => part.k !== 'command')
  const { status } = sh.state
  try {
    return new Expander(sh, { k: 'node', s: 0, n: 0, at: 0 }).joined(parts)
  } catch (error) {
    if (error instanceof Discarded || error instanceof Suspended) return text
    throw error
  } finally {
    sh.state.status = status
  }
}
