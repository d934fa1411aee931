/** Images that do nothing but use what a node has. Differs: of the processor they use nothing. */
import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import {
  FOREVER,
  type ProcessContext,
  type Program,
  print,
  sleepFor,
} from '@/lib/cluster/kubelet/process/process'
import { amountOf } from '@/lib/cluster/kubelet/usage/number'

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

function* stress({ argv }: ProcessContext): Program {
  const name = (argv[0] ?? '').replace(/^.*\//, '')
  const count = (long: string, short: string) => amountOf(option(argv, long, short))
  const vm = count('--vm', '-m')
  const hogs = `${count('--cpu', '-c')} cpu, ${count('--io', '-i')} io, ${vm} vm, ${count('--hdd', '-d')} hdd`
  yield { kind: 'line', text: `${name}: info: [1] dispatching hogs: ${hogs}` }
  yield* sleepFor(FILLING)
  yield { kind: 'memory', bytes: amountOf(vm * bytesOf(option(argv, '--vm-bytes') ?? '256M')) }
  const timeout = option(argv, '--timeout', '-t')
  if (timeout === undefined) return yield* sleepFor(FOREVER)
  const ms = timeOf(timeout)
  yield* sleepFor(ms)
  return yield* print(`${name}: info: [1] successful run completed in ${Math.round(ms / 1000)}s`)
}

/** Takes its memory piece by piece. */
function* goStress({ argv }: ProcessContext): Program {
  const value = (name: string) => option(argv, `-${name}`, `--${name}`)
  const total = bytesOf(value('mem-total') ?? '0')
  const chunk = bytesOf(value('mem-alloc-size') ?? '4Ki') || 4096
  const pause = value('mem-alloc-sleep') ?? '1ms'
  const each = pause.endsWith('ms') ? Number.parseInt(pause, 10) : timeOf(pause)
  // The steps that one could tell apart are few.
  const steps = Math.min(100, Math.ceil(total / chunk))
  for (let i = 1; i <= steps; i++) {
    yield { kind: 'memory', bytes: (total * i) / steps }
    yield* sleepFor((each * Math.ceil(total / chunk)) / steps)
  }
  return yield* sleepFor(FOREVER)
}

const image = (
  repository: string,
  program: string,
  run: (context: ProcessContext) => Program,
  takesArguments: boolean,
): ImageBehaviour => ({
  repository,
  sizeBytes: 4_041_495,
  entrypoint: takesArguments ? [program] : [],
  command: takesArguments ? [] : [program],
  takesArguments,
  shell: true,
  ports: [],
  programs: { [program.replace(/^.*\//, '')]: run },
})

export const stressImages: ImageBehaviour[] = [
  image('polinux/stress', 'stress', stress, false),
  image('progrium/stress', 'stress', stress, true),
  image('polinux/stress-ng', 'stress-ng', stress, false),
  image('alexeiled/stress-ng', 'stress-ng', stress, true),
  image('vish/stress', '/stress', goStress, true),
]
