/** `stats` and `statsp`. Differs: what is used follows from what runs, as `kubectl top` has it, without its load. */
import type { HostContainer } from '@/lib/cluster/host/cri/host-container'
import { repositoryOf } from '@/lib/cluster/kubelet/images'
import { imageUsage, stressUsage } from '@/lib/cluster/kubelet/usage/image-usage'
import {
  type CrictlCall,
  type CrictlCommand,
  getContainer,
  getSandbox,
} from '@/lib/shell/programs/crictl/call'
import { patternOf } from '@/lib/shell/programs/crictl/filter'
import { asFormat, nanoseconds } from '@/lib/shell/programs/crictl/output'
import { humanSize, shortId, table } from '@/lib/shell/programs/crictl/table'
import type { Outcome } from '@/lib/userland/kernel/one-shot'

/** ms between its two looks. */
const SAMPLE = 1000
const OWN_FILES = 8192
const MIN_INODES = 4

interface Used {
  /** Millicores, and bytes. */
  cpu: number
  memory: number
  disk: number
  inodes: number
}

function usedBy({ canonical, instance }: HostContainer): Used {
  const image = imageUsage(repositoryOf(canonical))
  const stress = stressUsage([...(instance.process?.argv ?? [])])
  const { layer } = instance
  return {
    cpu: image.cpu + stress.cpu,
    memory: Math.max(image.memory + stress.memory, instance.bytes ?? 0),
    disk: OWN_FILES + (layer?.used ?? 0),
    inodes: MIN_INODES + (layer?.nodes.size ?? 0),
  }
}

const percent = (millicores: number) => (millicores / 10).toFixed(2)

function selected(call: CrictlCall): readonly HostContainer[] {
  const { flags, operands, runtime } = call
  if (operands.length > 0) return operands.map((id) => getContainer(call, id))
  const name = patternOf(flags, 'name', '')
  const by = (flag: string, id: string) => id.startsWith(flags.text(flag) ?? '')
  return runtime
    .containers()
    .filter((one) => one.running && by('id', one.id) && by('pod', one.podId) && name(one.name))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

const asObject = (one: HostContainer, now: number) => {
  const { cpu, memory, disk, inodes } = usedBy(one)
  const timestamp = nanoseconds(now)
  return {
    attributes: {
      ...{ id: one.id, metadata: { name: one.name, attempt: one.attempt } },
      ...{ labels: one.labels, annotations: one.annotations },
    },
    cpu: {
      timestamp,
      usageCoreNanoSeconds: { value: String((now - one.createdAt) * cpu * 1000) },
      usageNanoCores: { value: String(cpu * 1_000_000) },
    },
    memory: { timestamp, workingSetBytes: { value: String(memory) } },
    writableLayer: { timestamp, usedBytes: { value: String(disk) }, inodesUsed: { value: String(inodes) } },
  }
}

const waited = (stdout: string): Outcome => ({ stdout, stderr: '', exitCode: 0, ms: SAMPLE })

function stats(call: CrictlCall): Outcome | string {
  const found = selected(call)
  const formatted = asFormat(call.flags.text('output'), () => ({
    stats: found.map((one) => asObject(one, call.now)),
  }))
  if (formatted !== undefined) return formatted
  const rows = found.map((one) => {
    const { cpu, memory, disk, inodes } = usedBy(one)
    return [shortId(one.id), one.name, percent(cpu), humanSize(memory), humanSize(disk), String(inodes), '0B']
  })
  return waited(table([['CONTAINER', 'NAME', 'CPU %', 'MEM', 'DISK', 'INODES', 'SWAP'], ...rows]))
}

/** A sandbox's own process. */
const PAUSE_MEMORY = 286_720

function podStats(call: CrictlCall): Outcome | string {
  const { flags, operands, runtime } = call
  const name = patternOf(flags, 'name', '')
  const sandboxes =
    operands.length > 0
      ? operands.map((id) => getSandbox(call, id))
      : runtime
          .sandboxes()
          .filter((one) => one.ready && name(one.pod) && one.id.startsWith(flags.text('id') ?? ''))
  const all = runtime.containers()
  const used = sandboxes.map((one) => {
    const own = all.filter(({ running, podId }) => running && podId === one.id).map(usedBy)
    const sum = (of: (each: Used) => number) => own.reduce((total, each) => total + of(each), 0)
    return { one, cpu: sum(({ cpu }) => cpu), memory: PAUSE_MEMORY + sum(({ memory }) => memory) }
  })
  const formatted = asFormat(flags.text('output'), () => ({
    stats: used.map(({ one, cpu, memory }) => ({
      attributes: {
        ...{ id: one.id, labels: one.labels, annotations: one.annotations },
        metadata: { name: one.pod, uid: one.uid, namespace: one.namespace, attempt: one.attempt },
      },
      linux: {
        cpu: { timestamp: nanoseconds(call.now), usageNanoCores: { value: String(cpu * 1_000_000) } },
        memory: { timestamp: nanoseconds(call.now), workingSetBytes: { value: String(memory) } },
      },
    })),
  }))
  if (formatted !== undefined) return formatted
  const rows = used
    .sort((a, b) => (a.one.id < b.one.id ? -1 : 1))
    .map(({ one, cpu, memory }) => [one.pod, shortId(one.id), percent(cpu), humanSize(memory)])
  return waited(table([['POD', 'POD ID', 'CPU %', 'MEM'], ...rows]))
}

export const statsCommands: readonly CrictlCommand[] = [
  {
    ...{ name: 'stats', operands: '[CONTAINER-ID]', usage: 'List container(s) resource usage statistics' },
    flags: 'all|a id: pod|p: name: label: output|o: seconds|s: watch|w',
    run: stats,
  },
  {
    ...{ name: 'statsp', operands: '[POD-ID]', usage: 'List pod statistics' },
    flags: 'id: name: label: output|o: seconds|s: watch|w',
    run: podStats,
  },
]
