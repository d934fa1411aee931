import { Kernel } from '@/lib/userland/kernel/kernel'
import type { Dialect } from '@/lib/userland/kernel/machine'
import { newWorld } from './harness'

/** A terminal that somebody types at, with the shell's prompt as `$ `. */
export function newTerminal({
  dialect = 'gnu',
  argv = ['bash', '--norc'],
}: {
  dialect?: Dialect
  argv?: string[]
} = {}) {
  const world = newWorld(dialect)
  const kernel = new Kernel(world.host)
  kernel.addTerminal('pts/0')
  const env = { PATH: '/usr/bin:/bin', HOME: '/root', PS1: '$ ', TERM: 'xterm' }
  const pid = kernel.start({ argv, place: 'here', cwd: '/root', env, tty: 'pts/0' })
  let seen = 0
  /** What has been written since the last call; up to `ms` of time passes while nobody can run. */
  const output = (ms = 0): string => {
    const end = world.clock.now + ms
    for (;;) {
      const { until } = kernel.pump()
      if (until === undefined || until > end) break
      world.clock.now = Math.max(world.clock.now, until)
    }
    world.clock.now = end
    kernel.pump()
    const text = world.text('pts/0')
    const fresh = text.slice(seen)
    seen = text.length
    return fresh
  }
  const type = (text: string, ms = 0): string => {
    kernel.type('pts/0', text)
    return output(ms)
  }
  return { ...world, kernel, pid, output, type }
}
