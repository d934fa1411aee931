/**
 * Mounting what lies outside of the node.
 * Mirrors: pkg/kubelet/volumemanager (its populator's refusals and its waiting) and the volume plugins' own checks.
 * Differs: every try is one look; what a mount would wait for (a server that does not answer) is known at once.
 */
import type { IVolume } from 'kubernetes-models/v1/Volume'
import type { PersistentVolume } from '@/lib/cluster/apimachinery/object'
import { areAttached } from '@/lib/cluster/kubelet/attached-volumes'
import { claimProblem, type MountedClaim } from '@/lib/cluster/kubelet/claim-volume'
import { claimNameOf } from '@/lib/cluster/kubelet/disk-place'
import { prepareHostPath } from '@/lib/cluster/kubelet/host-path'
import { setUpFailed } from '@/lib/cluster/kubelet/mount'
import {
  csiProblem,
  inlineCsiProblem,
  localProblem,
  nfsProblem,
  TIMED_OUT,
} from '@/lib/cluster/kubelet/mount-plugins'
import type { Sync } from '@/lib/cluster/kubelet/node-context'

const failed = (step: string, name: string, why: string) => `${step} failed for volume "${name}" : ${why}`
const setUp = (name: string, why: string | undefined) =>
  why === undefined ? undefined : setUpFailed(name, why)

/** A volume for one pod only, and another one on this node has it. */
function takenByOther(
  { ctx, nodeName, pod }: Sync,
  { metadata, spec }: PersistentVolume,
): string | undefined {
  if (spec.accessModes?.length !== 1 || spec.accessModes[0] !== 'ReadWriteOncePod') return undefined
  const claim = spec.claimRef?.name
  const others = ctx.lister.podsOn(nodeName).filter(({ metadata: { uid }, status }) => {
    const runs = status?.phase !== 'Succeeded' && status?.phase !== 'Failed'
    return runs && uid !== pod.metadata.uid && ctx.state.pods[uid]?.sandboxAt !== undefined
  })
  const taken = others.some(
    (other) =>
      other.metadata.namespace === spec.claimRef?.namespace &&
      other.spec.volumes?.some((volume) => claimNameOf(other, volume) === claim),
  )
  const why = 'volume uses the ReadWriteOncePod access mode and is already in use by another pod'
  return taken ? setUp(metadata.name, why) : undefined
}

/** Why a bound volume of a certain kind cannot be mounted here; undefined when it can. */
function persistentProblem(sync: Sync, { metadata, spec }: PersistentVolume): string | undefined {
  const { name } = metadata
  if (spec.hostPath) return setUp(name, prepareHostPath(spec.hostPath, sync.host))
  if (sync.host.trustsMounts()) return undefined
  if (spec.local) {
    const why = localProblem(sync, spec.local.path, spec.volumeMode === 'Block')
    return why && failed('MountVolume.NewMounter initialization', name, why)
  }
  if (spec.nfs) return setUp(name, nfsProblem(sync, spec.nfs, name, spec.mountOptions))
  if (!spec.csi) return undefined
  const csi = csiProblem(sync, spec.csi, spec.volumeMode === 'Block')
  return csi && failed(csi.step, name, csi.why)
}

/** The same of a volume that the pod itself describes. */
function ownProblem(sync: Sync, { name, nfs, csi }: IVolume): string | undefined {
  if (sync.host.trustsMounts()) return undefined
  if (nfs) return setUp(name, nfsProblem(sync, nfs, name))
  const why = csi && inlineCsiProblem(sync, csi.driver)
  return why && failed(why.step, name, why.why)
}

/** What the kubelet does not even take up, all in one sentence. */
function refusal(refused: readonly { name: string; why: string }[]): string {
  const names = refused.map(({ name }) => name).join(' ')
  const what = `unmounted volumes=[${names}], unattached volumes=[], failed to process volumes=[${names}]`
  return `Unable to attach or mount volumes: ${what}: ${refused.map(({ why }) => why).join('; ')}`
}

/** ms that a mount waits for a server that does not answer. */
const PATIENCE = 120_000

/** What keeps these volumes from being mounted; an empty text for what is still waited for. */
export function diskProblems(sync: Sync, volumes: readonly IVolume[]): string[] {
  const refused: { name: string; why: string }[] = []
  const bound: MountedClaim[] = []
  const problems: (string | undefined)[] = []
  for (const volume of volumes) {
    const found = claimNameOf(sync.pod, volume) === undefined ? undefined : claimProblem(sync, volume)
    if (!found) problems.push(ownProblem(sync, volume))
    else if (typeof found === 'string') refused.push({ name: volume.name, why: found })
    else bound.push(found)
  }
  if (refused.length > 0) problems.push(refusal(refused))
  if (bound.length > 0 && !areAttached(sync)) problems.push('')
  else
    for (const { volume } of bound)
      problems.push(takenByOther(sync, volume) ?? persistentProblem(sync, volume))
  const isPatient = sync.ctx.now() - sync.runtime.startTime < PATIENCE
  return problems
    .filter((problem) => problem !== undefined)
    .map((problem) => (isPatient && problem.includes(TIMED_OUT) ? '' : problem))
}
