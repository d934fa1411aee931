/**
 * Looks of probes at what a cluster boots with. Before the rest is there nothing else runs, and nothing but time
 * keeps it from being well.
 */
import type { IContainer } from 'kubernetes-models/v1/Container'
import type { IProbe } from 'kubernetes-models/v1/Probe'
import type { IVolume } from 'kubernetes-models/v1/Volume'
import type { Sync } from '@/lib/cluster/kubelet/node-context'
import type { Instance } from '@/lib/cluster/kubelet/runtime'

/** Why a probe did not succeed; `errored`: nobody could even ask. */
export interface ProbeFailure {
  message: string
  errored?: true
}

export const failed = (message: string): ProbeFailure => ({ message })

export function portNumber(container: IContainer, port: string | number): number | undefined {
  if (typeof port === 'number') return port
  return container.ports?.find(({ name }) => name === port)?.containerPort ?? (Number(port) || undefined)
}

export const refusedAt = (address: string) => `dial tcp ${address}: connect: connection refused`

/** A program of the control plane is well once it serves; undefined is success. */
export function scriptProbe(
  sync: Sync,
  container: IContainer,
  { process }: Instance,
  probe: IProbe,
): ProbeFailure | undefined {
  if (!process?.script) return undefined
  const { after, health, port: own } = process.script
  const { httpGet } = probe
  const port = portNumber(container, (httpGet ?? probe.tcpSocket ?? probe.grpc)?.port ?? 0)
  const address = `${httpGet?.host ?? sync.runtime.ip}:${port}`
  const asked = httpGet
    ? `Get "${(httpGet.scheme ?? 'HTTP').toLowerCase()}://${address}${httpGet.path}": `
    : ''
  const isRight = own === undefined || own === port
  if (!isRight || sync.ctx.now() < process.startedAt + after) return failed(asked + refusedAt(address))
  return health === undefined ? undefined : failed(`HTTP probe failed with statuscode: ${health}`)
}

/** Volumes that others than the pod's own containers may write to. */
const isOpen = ({ hostPath, persistentVolumeClaim, ephemeral, nfs, csi }: IVolume): boolean =>
  !!(hostPath ?? persistentVolumeClaim ?? ephemeral ?? nfs ?? csi)

/** Whether nobody else can change what a pod's containers find. */
export const isClosed = ({ pod }: Sync): boolean => !pod.spec.volumes?.some(isOpen)
