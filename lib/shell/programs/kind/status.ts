/** The lines in which kind tells what it does. Mirrors: sigs.k8s.io/kind/pkg/internal/cli/status.go. Differs: no colours. */
import type { Steps } from '@/lib/shell/programs/docker/steps'
import { type ClusterCall, wait } from '@/lib/shell/programs/local-clusters/call'

/** Says what is done, and with a mark in front whether it was done. @param ms that it takes before its work */
export function* step<T>(call: ClusterCall, name: string, ms: number, work: () => Steps<T> | T): Steps<T> {
  const say = (text: string) => {
    if (!call.flags.has('quiet')) call.err(text)
  }
  // On a terminal a wheel turns there, which the last line replaces.
  if (!call.isTerminal) say(` • ${name}  ...\n`)
  try {
    yield* wait(call, ms)
    const done = work()
    const value = isSteps(done) ? yield* done : done
    say(` ✓ ${name}\n`)
    return value
  } catch (error) {
    say(` ✗ ${name}\n`)
    throw error
  }
}

const isSteps = <T>(value: Steps<T> | T): value is Steps<T> =>
  typeof value === 'object' && value !== null && Symbol.iterator in value && 'next' in value
