import { expect, test } from 'vitest'
import type { KernelHost, Output } from '@/lib/userland/kernel/core'
import { newFileTree } from '@/lib/userland/kernel/file-tree'
import { Kernel } from '@/lib/userland/kernel/kernel'
import type { Machine } from '@/lib/userland/kernel/machine'
import { MemoryFileSystem } from '@/lib/userland/kernel/memory-file-system'
import type { Process } from '@/lib/userland/kernel/process'
import type { Program, Step } from '@/lib/userland/kernel/program'

/** Programs of a few lines each: what a test needs of a shell and its tools. */
const PROGRAMS: Record<string, Program<Record<string, unknown>>> = {
  say: {
    start: () => ({}),
    step: (_, process) => {
      process.write(1, `${process.argv.slice(1).join(' ')}\n`)
      return { exit: 0 }
    },
  },
  cat: {
    start: () => ({}),
    step: (_, process) => {
      for (;;) {
        const text = process.read(0)
        if (text === undefined) return { exit: 0 }
        if (text === '') return { wait: 'input', fds: [0] }
        process.write(1, text)
      }
    },
  },
  yes: {
    start: () => ({}),
    step: (_, process) => {
      process.write(1, 'y\n'.repeat(1000))
      return { wait: 'output', fd: 1 }
    },
  },
  nap: {
    start: (process) => ({ until: process.machine.now() + Number(process.argv[1]) }),
    step: (state, process) => {
      if (process.machine.now() < Number(state.until)) return { wait: 'time', until: Number(state.until) }
      process.write(1, 'awake\n')
      return { exit: 0 }
    },
  },
  head: {
    start: () => ({}),
    step: (_, process) => {
      const line = process.readLine(0)
      if (line === '') return { wait: 'input', fds: [0] }
      process.write(1, line ?? '')
      return { exit: 0 }
    },
  },
  /** Runs `first | second` and says how they ended. */
  pair: { start: startPair, step: waitForAll },
  trap: {
    start: (process) => {
      process.onSignal('TERM', 'catch')
      return {}
    },
    step: (_, process) => {
      const caught = process.takeSignals()
      for (const signal of caught) process.write(1, `got ${signal}\n`)
      return caught.length > 0 ? { exit: 3 } : { wait: 'time', until: Infinity }
    },
  },
}

function startPair(process: Process): Record<string, unknown> {
  const [first = '', second = ''] = process.argv.slice(1)
  const [reading, writing] = process.pipe()
  process.spawn({
    argv: first.split(' '),
    fds: new Map([
      [0, 0],
      [1, writing],
      [2, 2],
    ]),
  })
  process.spawn({
    argv: second.split(' '),
    fds: new Map([
      [0, reading],
      [1, 1],
      [2, 2],
    ]),
  })
  process.close(reading)
  process.close(writing)
  return { left: 2 }
}

function waitForAll(state: Record<string, unknown>, process: Process): Step {
  while (Number(state.left) > 0) {
    const child = process.reap()
    if (!child) return { wait: 'child' }
    state.left = Number(state.left) - 1
    process.write(2, `${JSON.stringify(child.status)}\n`)
  }
  return { exit: 0 }
}

function world() {
  const clock = { now: 0 }
  let out = ''
  const machine: Machine = {
    name: 'm',
    hostname: 'box',
    dialect: 'gnu',
    files: new MemoryFileSystem({ now: () => clock.now, tree: newFileTree() }),
    now: () => clock.now,
    random: () => 0.5,
    users: () => [],
    groups: () => [],
    programAt: (path) =>
      path.startsWith('/usr/bin/') && path.slice(9) in PROGRAMS ? path.slice(9) : undefined,
  }
  const host: KernelHost = {
    program: (name) => PROGRAMS[name] as Program | undefined,
    machine: () => machine,
    output: (text: string, _: Output) => {
      out += text
    },
  }
  const kernel = new Kernel(host)
  kernel.addTerminal('pts/0')
  const run = (...argv: string[]) =>
    kernel.start({ argv, place: 'm', tty: 'pts/0', env: { PATH: '/usr/bin' } })
  return { clock, host, kernel, machine, run, out: () => out }
}

test('a pipe carries text to its end', () => {
  const { kernel, run, out } = world()
  const pid = run('pair', 'say hi there', 'cat')
  const pause = kernel.pump()
  expect(out()).toBe('hi there\n{"code":0}\n{"code":0}\n')
  expect(pause).toMatchObject({ alive: false, readers: new Map() })
  expect(kernel.reap(pid)).toEqual({ code: 0 })
})

test('a writer whose reader has gone ends with PIPE', () => {
  const { kernel, run, out } = world()
  run('pair', 'yes', 'head')
  kernel.pump()
  expect(out().split('\n').sort()).toEqual(['', 'y', '{"code":0}', '{"signal":"PIPE"}'])
})

test('time passes when the host lets it', () => {
  const { clock, kernel, run, out } = world()
  run('nap', '5000')
  expect(kernel.pump()).toMatchObject({ until: 5000, alive: true })
  clock.now = 5000
  expect(kernel.pump()).toMatchObject({ alive: false })
  expect(out()).toBe('awake\n')
})

test('a terminal gives lines to the foreground, and its keys are signals', () => {
  const { kernel, run, out } = world()
  const pid = run('cat')
  expect(kernel.pump().readers.has('pts/0')).toBe(true)
  kernel.type('pts/0', 'ab')
  expect(kernel.pump().readers.has('pts/0')).toBe(true)
  kernel.type('pts/0', '\x7fc\r')
  kernel.pump()
  expect(out()).toBe('ac\n')
  kernel.type('pts/0', '\x04')
  kernel.pump()
  expect(kernel.reap(pid)).toEqual({ code: 0 })
  const second = run('cat')
  kernel.pump()
  kernel.type('pts/0', '\x1a')
  expect(kernel.process(second)?.state).toBe('T')
  kernel.kill(second, 'CONT')
  kernel.type('pts/0', '\x03')
  expect(kernel.reap(second)).toEqual({ signal: 'INT' })
})

test('signals can be caught', () => {
  const { kernel, run, out } = world()
  const pid = run('trap')
  kernel.pump()
  kernel.kill(pid, 'TERM')
  kernel.pump()
  expect([out(), kernel.reap(pid)]).toEqual(['got TERM\n', { code: 3 }])
})

test('a fork goes its own way, a snapshot the same way', () => {
  const { clock, host, kernel, run, out } = world()
  run('pair', 'nap 1000', 'cat')
  kernel.pump()
  const snapshot = structuredClone(kernel.snapshot())
  const outs = ['', '']
  const forks = [kernel.fork({ ...host, output: (text) => (outs[0] += text) })]
  forks.push(new Kernel({ ...host, output: (text) => (outs[1] += text) }, snapshot))
  clock.now = 1000
  for (const one of [kernel, ...forks]) one.pump()
  expect(outs).toEqual([out(), out()])
  expect(out()).toContain('awake')
})

test('what writes without end stops at a limit', () => {
  const { kernel, run } = world()
  run('yes')
  expect(kernel.pump({ bytes: 10_000 }).busy).toBe(true)
  expect(kernel.pump()).toMatchObject({ limit: { name: 'bytes' }, alive: false })
})
