/** What the processes of images use: idle, and for each request that they answer. */
import { amountOf } from '@/lib/cluster/kubelet/usage/number'

const MI = 1024 ** 2

export interface ImageUsage {
  /** Idle: millicores, and bytes. */
  cpu: number
  memory: number
  /** For each request a second: millicores. */
  perRequest: number
}

const usage = (cpu: number, mebibytes: number, perRequest: number): ImageUsage => ({
  cpu,
  memory: mebibytes * MI,
  perRequest,
})

/** By the last parts of a repository; php-apache works nine ms on each request. */
const USAGE: readonly [repository: string, ImageUsage][] = [
  ['hpa-example', usage(1, 12, 9)],
  ['nginx', usage(0, 9, 0.2)],
  ['httpd', usage(1, 24, 0.5)],
  ['hello-app', usage(0, 6, 0.3)],
  ['whoami', usage(0, 6, 0.2)],
  ['http-echo', usage(0, 5, 0.2)],
  ['agnhost', usage(0, 14, 0.3)],
  ['echoserver', usage(1, 12, 0.5)],
  ['redis', usage(3, 10, 0.1)],
  ['memcached', usage(1, 4, 0.1)],
  ['mysql', usage(9, 420, 1)],
  ['mariadb', usage(6, 180, 1)],
  ['postgres', usage(4, 56, 1)],
  ['mongo', usage(8, 150, 1)],
  ['rabbitmq', usage(12, 140, 1)],
  ['busybox', usage(0, 1, 0.1)],
  ['alpine', usage(0, 1, 0.1)],
  ['pause', usage(0, 1, 0)],
  ['kube-apiserver', usage(45, 310, 0)],
  ['etcd', usage(24, 78, 0)],
  ['kube-controller-manager', usage(15, 64, 0)],
  ['kube-scheduler', usage(4, 30, 0)],
  ['kube-proxy', usage(1, 24, 0)],
  ['coredns', usage(2, 22, 0.1)],
  ['metrics-server', usage(4, 30, 0)],
  ['cluster-autoscaler', usage(3, 54, 0)],
]

/** Any other server. */
const OTHER = usage(1, 20, 1)

/** @param repository as repositoryOf (kubelet/images) gives it */
export function imageUsage(repository: string): ImageUsage {
  const name = repository.slice(repository.lastIndexOf('/') + 1)
  return USAGE.find(([known]) => known === name)?.[1] ?? OTHER
}

/** Bytes of `150M`, `64m`, `1G`, `950Mi`, as stress tools read it. */
function bytesOf(text: string): number {
  const [, number = '0', unit = ''] = /^(\d+)([kmg]?)(?:i?b?)$/i.exec(text) ?? []
  const factor = { k: 1024, m: MI, g: 1024 * MI }[unit.toLowerCase()] ?? 1
  return amountOf(Number(number) * factor)
}

/**
 * What a tool that makes load on itself was told to use, beside what its image does: `stress --cpu 2 --vm 1
 * --vm-bytes 150M`, `stress -cpus 2 -mem-total 950Mi`, a loop that only counts.
 * @param argv command and arguments of the container
 */
export function stressUsage(argv: readonly string[]): { cpu: number; memory: number } {
  const words = argv.flatMap((text) => text.split(/[\s;]+/))
  const value = (...names: string[]): string | undefined => {
    for (const [index, word] of words.entries()) {
      const [name = '', own] = word.split('=')
      if (names.includes(name)) return own ?? words[index + 1]
    }
    return undefined
  }
  const cpu = amountOf(value('--cpu', '-c', '-cpus', '--cpus'))
  const workers = amountOf(value('--vm', '-m'))
  const each = bytesOf(value('--vm-bytes') ?? (workers > 0 ? '256M' : '0'))
  const total = bytesOf(value('-mem-total', '--mem-total') ?? '0')
  const isTool = words.some((word) => /(?:^|\/)stress(?:-ng)?$/.test(word)) || value('-cpus') !== undefined
  if (!isTool) return { cpu: spinning(words), memory: 0 }
  return { cpu: (cpu + workers) * 1000, memory: workers * each + total }
}

/**
 * Millicores of `while true; do :; done`, `yes > /dev/null`, `dd if=/dev/zero of=/dev/null`: one processor as long as
 * it lasts, which `timeout 0.5s yes >/dev/null; sleep 0.5s` does half of the time.
 */
function spinning(words: readonly string[]): number {
  const text = words.join(' ')
  const [, busy] = /timeout ([\d.]+)s? (?:yes|dd) /.exec(text) ?? []
  const [, idle] = /sleep ([\d.]+)s?/.exec(text) ?? []
  if (busy !== undefined && idle !== undefined)
    return Math.round((1000 * amountOf(busy)) / (amountOf(busy) + amountOf(idle) || 1))
  if (/(?:^| )yes ?>/.test(text) || /dd if=\/dev\/(?:zero|urandom) of=\/dev\/null/.test(text)) return 1000
  return /while (?:true|:|\[ 1 \]) do (?::|true|echo [^|&]*> ?\/dev\/null) done/.test(text) ? 1000 : 0
}
