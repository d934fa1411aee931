import type { DockerCall } from '@/lib/shell/programs/docker/call'
import type { Steps } from '@/lib/shell/programs/docker/steps'

/** Whether somebody agrees; --force does. */
export function* confirm(call: DockerCall, warning: string): Steps<boolean> {
  if (call.flags.has('force')) return true
  call.out(`WARNING! ${warning}\nAre you sure you want to continue? [y/N] `)
  let line = ''
  while (!line.includes('\n')) {
    const { text = '', end } = yield { kind: 'input', reads: { cooked: true, echo: true } }
    line += text
    if (end) break
  }
  return line.trim().toLowerCase() === 'y'
}
