/** Containers of images on kernels of their own, for tests. */
import { behaviourOf, imageProgram, imageTree, startArgv } from '@/lib/cluster/kubelet/images'
import { groupsOf, usersOf } from '@/lib/userland/kernel/accounts'
import { newFileTree } from '@/lib/userland/kernel/file-tree'
import { Kernel } from '@/lib/userland/kernel/kernel'
import type { Machine } from '@/lib/userland/kernel/machine'
import { MemoryFileSystem } from '@/lib/userland/kernel/memory-file-system'
import type { Answer, HttpRequest, Query } from '@/lib/userland/kernel/network'
import type { Signal } from '@/lib/userland/kernel/process'

/** When containers start, in ms. */
export const START = 1_795_000_000_000

interface Given {
  env?: Record<string, string>
  args?: string[]
  command?: string[]
  files?: Record<string, string>
  uid?: number
  readOnly?: boolean
  ask?: (query: Query) => Answer
}

/** One container on a kernel of its own. */
export function container(
  image: string,
  { env = {}, args, command, files = {}, uid = 0, readOnly, ask }: Given = {},
) {
  const clock = { now: START }
  const behaviour = behaviourOf(image)
  const base = imageTree(image)
  const tree = newFileTree()
  const system = new MemoryFileSystem({ now: () => clock.now, tree, base })
  for (const [path, text] of Object.entries(files)) {
    const parts = path.split('/').slice(1, -1)
    parts.forEach((_, at) => {
      const folder = `/${parts.slice(0, at + 1).join('/')}`
      if (!system.stat(folder)) system.mkdir(folder)
    })
    system.write(path, text)
  }
  const lines: string[] = []
  const seen = readOnly ? new MemoryFileSystem({ now: () => clock.now, tree, base, readOnly }) : system
  let kernel: Kernel
  const listen = (port: number) => kernel.listeners().find(({ listener }) => listener.port === port)
  const local = (query: Query): Answer => {
    if (query.kind !== 'connect') return { kind: 'unreachable' }
    const found = listen(query.port)
    if (!found) return { kind: 'refused' }
    if (query.data === undefined) return { kind: 'open' }
    const data = found.listener.reply?.(query.data) ?? ''
    const visit = { client: '127.0.0.1', at: clock.now, data: query.data, said: data }
    kernel.visited(found.pid, found.listener, visit)
    return { kind: 'open', data }
  }
  const machine: Machine = {
    ...{ name: 'c', hostname: 'web', dialect: behaviour.base === 'debian' ? 'gnu' : 'busybox', files: seen },
    now: () => clock.now,
    random: () => 0.5,
    users: () => usersOf(system),
    groups: () => groupsOf(system),
    programAt: () => undefined,
    network: { ask: ask ?? local, interfaces: () => [], routes: () => [], sockets: () => [] },
  }
  kernel = new Kernel({
    program: imageProgram,
    machine: () => machine,
    output: (text) => {
      lines.push(...text.replace(/\n$/, '').split('\n'))
    },
  })
  const streams = [undefined, { sink: 'out' }, { sink: 'err' }]
  const run = (argv: readonly string[], who = uid) =>
    kernel.start({
      argv,
      place: 'c',
      uid: who,
      env: { ...behaviour.env, ...env },
      cwd: behaviour.cwd ?? '/',
      streams,
    })
  const until = (ms: number) => {
    for (
      let pause = kernel.pump();
      pause.until !== undefined && pause.until <= START + ms;
      pause = kernel.pump()
    )
      clock.now = Math.max(clock.now, pause.until)
    clock.now = Math.max(clock.now, START + ms)
    kernel.pump()
  }
  const pid = run(startArgv(behaviour, command, args))
  kernel.pump()
  const get = (port: number, path = '/', more: Partial<HttpRequest> = {}) => {
    const found = listen(port)
    if (!found?.listener.serve) return undefined
    const request = {
      method: 'GET',
      host: 'web',
      path,
      headers: {},
      body: '',
      tls: false,
      client: '10.0.0.9',
      ...more,
    }
    const response = found.listener.serve(request, { now: clock.now, read: () => null })
    kernel.visited(found.pid, found.listener, { client: '10.0.0.9', at: clock.now, request, response })
    kernel.pump()
    return response
  }
  const exec = (...argv: string[]) => {
    const from = lines.length
    const other = run(argv, 0)
    until(clock.now - START + 120_000)
    return { lines: lines.slice(from), status: kernel.reap(other) }
  }
  const signal = (name: Signal) => {
    kernel.kill(pid, name)
    until(clock.now - START + 10_000)
    return kernel.reap(pid)
  }
  return {
    kernel,
    lines,
    get,
    exec,
    signal,
    until,
    system,
    pid,
    ports: () => kernel.listeners().map(({ listener }) => listener.port),
  }
}
