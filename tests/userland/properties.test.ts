// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are the shell's own
import { expect, test } from 'vitest'
import { Kernel } from '@/lib/userland/kernel/kernel'
import { newWorld } from './harness'

/** Scripts that wait, fork, trap and keep much between two steps. */
const SCRIPTS = [
  'for i in 1 2 3; do echo $i $(echo sub $RANDOM); sleep 1; done | while read a b; do echo "$b $a"; done',
  'f() { local x=$1; [ $x -gt 0 ] && { f $((x-1)); echo $x; }; }; f 5; declare -A m=([a]=1 [b]=2); echo ${!m[@]}',
  'trap "echo bye $?" EXIT; (sleep 2; echo late) & x=$(sleep 1; echo early); echo $x; wait; exit 3',
  'cat <<E | sort -r\n$(seq 3)\n$RANDOM\nE\nset -- a b c; while [ $# -gt 0 ]; do case $1 in a) echo A;; *) echo "${1^^}";; esac; shift; done',
  'exec 3> /tmp/f; for ((i=0;i<4;i++)); do echo $i >&3; sleep 0.5; done; exec 3>&-; cat /tmp/f; echo ${PIPESTATUS[@]} $SECONDS',
  'trap "echo usr" USR1; (sleep 1; kill -USR1 $$) & for i in 1 2 3; do sleep 0.7; echo $i; done; wait; jobs',
]

interface Run {
  out: string
  status: unknown
}

/** Runs a script by slices of a few steps; `between` may replace the kernel after each. */
function run(
  script: string,
  slice: number,
  between: (kernel: Kernel, world: ReturnType<typeof newWorld>) => Kernel,
): Run {
  const world = newWorld('gnu', 7)
  let kernel = new Kernel(world.host)
  const sink = { sink: 'out' }
  const pid = kernel.start({
    argv: ['bash', '-c', script],
    place: 'here',
    cwd: '/tmp',
    streams: [undefined, sink, sink],
  })
  for (let i = 0; i < 5000; i++) {
    const pause = kernel.pump({ steps: slice })
    const ended = kernel.reap(pid)
    if (ended) return { out: world.text('out'), status: ended }
    if (!pause.busy) {
      if (pause.until === undefined) break
      world.clock.now = Math.max(world.clock.now, pause.until)
    }
    kernel = between(kernel, world)
  }
  return { out: world.text('out'), status: 'stuck' }
}

const whole = (script: string) => run(script, Infinity, (kernel) => kernel)

test.each(SCRIPTS)('a snapshot goes on as if there had been none: %s', (script) => {
  const expected = whole(script)
  expect(expected.status).not.toBe('stuck')
  for (const slice of [1, 3]) {
    const copied = run(
      script,
      slice,
      (kernel, { host }) => new Kernel(host, structuredClone(kernel.snapshot())),
    )
    expect(copied).toEqual(expected)
  }
})

test.each(SCRIPTS)('a fork goes on alike, and so does what it was forked from: %s', (script) => {
  const expected = whole(script)
  const child = run(script, 2, (kernel, { host }) => kernel.fork(host))
  const parent = run(script, 2, (kernel, { host }) => {
    kernel.fork({ ...host, output: () => {} })
    return kernel
  })
  expect(child).toEqual(expected)
  expect(parent).toEqual(expected)
})

test('the same seed prints the same bytes', () => {
  for (const script of SCRIPTS) expect(whole(script)).toEqual(whole(script))
})
