import { decodePrompt } from '@/lib/userland/bash/prompt'
import type { Shell } from '@/lib/userland/bash/shell'
import { getVariable } from '@/lib/userland/bash/variables'

/** `set -x`: says what runs. */
export function trace(sh: Shell, text: () => string): void {
  if (!sh.option('xtrace')) return
  const prefix = decodePrompt(sh, getVariable(sh, 'PS4') ?? '+ ')
  const first = sh.busybox ? '' : (prefix[0] ?? '').repeat(sh.state.traceDepth)
  sh.write(2, `${first}${prefix}${text()}\n`)
}
