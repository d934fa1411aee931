/** Images that do nothing but use what a node has. */
import { daemon } from '@/lib/cluster/kubelet/images/daemon'
import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import { amountOf } from '@/lib/cluster/kubelet/usage/number'
import type { Program } from '@/lib/userland/kernel/program'

const UNITS: Readonly<Record<string, number>> = { k: 1024, m: 1024 ** 2, g: 1024 ** 3 }
const TIMES: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** `250M`, `1g`, `100Mi` in bytes */
function bytesOf(text: string): number {
  const [, number = '0', unit = ''] = /^(\d+)([kmg]?)i?b?$/i.exec(text) ?? []
  return amountOf(Number(number) * (UNITS[unit.toLowerCase()] ?? 1))
}

/** `60`, `10s`, `5m` in ms */
function timeOf(text: string): number {
  const [, number = '0', unit = 's'] = /^(\d+)([smhd]?)$/.exec(text) ?? []
  return Number(number) * (TIMES[unit] ?? 1000)
}

/** The value behind one of these options, attached with `=` or the next word. */
function option(argv: readonly string[], ...names: string[]): string | undefined {
  for (const [index, word] of argv.entries()) {
    if (names.includes(word)) return argv[index + 1]
    const name = names.find((each) => word.startsWith(`${each}=`))
    if (name) return word.slice(name.length + 1)
  }
  return undefined
}

/** ms until the workers have filled their memory. */
const FILLING = 300

interface Stress {
  name: string
  since: number
  bytes: number
  cpus: number
  /** ms; Infinity: until it is told to stop. */
  lasts: number
}

/** stress and stress-ng: workers that spin, and workers that fill memory. */
export const stress: Program = daemon<Stress>({
  start(server) {
    const { argv, now } = server.context
    const name = (argv[0] ?? '').replace(/^.*\//, '')
    if (argv.length === 1) {
      server.say(
        `\`${name}' imposes certain types of compute stress on your system`,
        '',
        `Usage: ${name} [OPTION [ARG]] ...`,
      )
      server.fail(0)
    }
    const count = (long: string, short: string) => amountOf(option(argv, long, short))
    const [cpus, vm] = [count('--cpu', '-c'), count('--vm', '-m')]
    const hogs = `${cpus} cpu, ${count('--io', '-i')} io, ${vm} vm, ${count('--hdd', '-d')} hdd`
    server.say(`${name}: info: [${server.process.pid}] dispatching hogs: ${hogs}`)
    const timeout = option(argv, '--timeout', '-t')
    // biome-ignore lint/correctness/useHookAtTopLevel: a system call
    server.process.useCpu(cpus + vm)
    return {
      name,
      since: now(),
      bytes: amountOf(vm * bytesOf(option(argv, '--vm-bytes') ?? '256M')),
      cpus,
      lasts: timeout === undefined ? Infinity : FILLING + timeOf(timeout),
    }
  },
  next({ name, since, bytes, lasts }, server) {
    const passed = server.context.now() - since
    if (passed < FILLING) return { wait: 'time', until: since + FILLING }
    if (bytes > 0) server.process.hold(bytes)
    if (passed < lasts) return { wait: 'time', until: since + lasts }
    const seconds = Math.round((lasts - FILLING) / 1000)
    server.say(`${name}: info: [${server.process.pid}] successful run completed in ${seconds}s`)
    return { exit: 0 }
  },
})

/** The steps that one could tell apart are few. */
const MOST_STEPS = 100

interface GoStress {
  since: number
  total: number
  steps: number
  each: number
}

/** Takes its memory piece by piece. */
const goStress: Program = daemon<GoStress>({
  start(server) {
    const { argv, now } = server.context
    const value = (name: string) => option(argv, `-${name}`, `--${name}`)
    const total = bytesOf(value('mem-total') ?? '0')
    const chunk = bytesOf(value('mem-alloc-size') ?? '4Ki') || 4096
    const pause = value('mem-alloc-sleep') ?? '1ms'
    const one = pause.endsWith('ms') ? Number.parseInt(pause, 10) : timeOf(pause)
    const chunks = Math.ceil(total / chunk)
    const steps = Math.min(MOST_STEPS, chunks)
    // biome-ignore lint/correctness/useHookAtTopLevel: a system call
    server.process.useCpu(amountOf(value('cpus')))
    return { since: now(), total, steps, each: steps > 0 ? (one * chunks) / steps : 0 }
  },
  next({ since, total, steps, each }, server) {
    if (steps === 0) return undefined
    const passed = server.context.now() - since
    const done = Math.min(steps, each > 0 ? 1 + Math.floor(passed / each) : steps)
    server.process.hold((total * done) / steps)
    return done < steps ? { wait: 'time', until: since + Math.ceil(done * each) } : undefined
  },
})

const image = (
  repository: string,
  path: string,
  program: Program,
  takesArguments: boolean,
): ImageBehaviour => ({
  repository,
  sizeBytes: 4_041_495,
  entrypoint: takesArguments ? [path] : [],
  command: takesArguments ? [] : [path.replace(/^.*\//, '')],
  base: path === '/stress' ? 'scratch' : 'debian',
  ports: [],
  programs: { [path]: program },
})

const BIN = '/usr/bin'

export const stressImages: readonly ImageBehaviour[] = [
  image('polinux/stress', `${BIN}/stress`, stress, false),
  image('progrium/stress', `${BIN}/stress`, stress, true),
  image('polinux/stress-ng', `${BIN}/stress-ng`, stress, false),
  image('alexeiled/stress-ng', `${BIN}/stress-ng`, stress, true),
  image('vish/stress', '/stress', goStress, true),
]
