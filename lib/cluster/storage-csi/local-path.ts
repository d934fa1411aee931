/**
 * The provisioner of the class `standard`: a folder on the node that the first pod goes to.
 * Mirrors: rancher.io/local-path. Differs: no helper pods; a volume takes two seconds.
 */
import {
  type KubeObject,
  keyOf,
  type PersistentVolume,
  type PersistentVolumeClaim,
} from '@/lib/cluster/apimachinery/object'
import { classOf } from '@/lib/cluster/apis/core/volume-class'
import { PROVISIONED_BY, SELECTED_NODE, STORAGE_PROVISIONER } from '@/lib/cluster/apis/storage/annotations'
import type { Component, ComponentContext } from '@/lib/cluster/client/component'
import type { NodeHost } from '@/lib/cluster/kubelet/node-host'

const LOCAL_PATH = 'rancher.io/local-path'
const FOLDER = '/opt/local-path-provisioner'
const NODE = 'local.path.provisioner/selected-node'
const DURATION = 2000

type Claim = PersistentVolumeClaim
type State = { /** When a volume will be ready, by its claim's uid. */ ready: Record<string, number> }
type Context = ComponentContext<State>

const isOurs = ({ metadata, spec, status }: Claim): boolean =>
  metadata.annotations?.[STORAGE_PROVISIONER] === LOCAL_PATH &&
  metadata.annotations[SELECTED_NODE] !== undefined &&
  !spec.volumeName &&
  status?.phase === 'Pending'

const tell = (ctx: Context, claim: Claim, reason: string, message: string) =>
  ctx.record(claim as unknown as KubeObject, { type: 'Normal', reason, message })

function volumeFor(claim: Claim, reclaimPolicy: string): PersistentVolume {
  const { name, namespace, uid, resourceVersion, annotations } = claim.metadata
  const node = annotations?.[SELECTED_NODE] ?? ''
  const volume = `pvc-${uid}`
  const hostname = { key: 'kubernetes.io/hostname', operator: 'In', values: [node] }
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: {
      name: volume,
      annotations: { [NODE]: node, [PROVISIONED_BY]: LOCAL_PATH },
    },
    spec: {
      accessModes: claim.spec.accessModes,
      capacity: { storage: claim.spec.resources?.requests?.storage ?? '0' },
      claimRef: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name, namespace, uid, resourceVersion },
      hostPath: { path: `${FOLDER}/${volume}_${namespace}_${name}`, type: 'DirectoryOrCreate' },
      nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [hostname] }] } },
      persistentVolumeReclaimPolicy: reclaimPolicy,
      storageClassName: classOf(claim),
      volumeMode: claim.spec.volumeMode,
    },
  } as unknown as PersistentVolume
}

function provision(ctx: Context, claim: Claim): void {
  const { uid } = claim.metadata
  const ready = ctx.state.ready[uid]
  if (ready === undefined) {
    const text = `External provisioner is provisioning volume for claim "${keyOf(claim)}"`
    tell(ctx, claim, 'Provisioning', text)
    ctx.state.ready[uid] = ctx.now() + DURATION
    ctx.requeueAfter(keyOf(claim), DURATION)
    return
  }
  if (ready > ctx.now()) return
  const storageClass = ctx.lister.get('storageclasses.storage.k8s.io', undefined, classOf(claim))
  const volume = volumeFor(claim, storageClass?.reclaimPolicy ?? 'Delete')
  delete ctx.state.ready[uid]
  ctx.client.create('persistentvolumes', volume)
  tell(ctx, claim, 'ProvisioningSucceeded', `Successfully provisioned volume ${volume.metadata.name}`)
}

/** A volume that nobody claims any longer goes with its folder, as its policy says. */
function remove(ctx: Context, name: string, hostOf: (node: string) => NodeHost): void {
  const volume = ctx.lister.get('persistentvolumes', undefined, name)
  if (volume?.status?.phase !== 'Released' || volume.metadata.deletionTimestamp) return
  if (volume.metadata.annotations?.[PROVISIONED_BY] !== LOCAL_PATH) return
  if (volume.spec.persistentVolumeReclaimPolicy !== 'Delete') return
  const node = volume.metadata.annotations[NODE]
  const path = volume.spec.hostPath?.path
  if (node !== undefined && path?.startsWith(`${FOLDER}/`)) hostOf(node).remove(path)
  ctx.client.delete('persistentvolumes', undefined, name)
}

export const localPathProvisioner = (hostOf: (node: string) => NodeHost): Component<State> => ({
  name: 'local-path-provisioner',
  eventSource: `${LOCAL_PATH}_local-path-provisioner`,
  watches: [
    {
      resource: 'persistentvolumeclaims',
      map: ({ object, type }) => (type !== 'DELETED' && isOurs(object as Claim) ? [keyOf(object)] : []),
    },
    {
      resource: 'persistentvolumes',
      map: ({ object, type }) => (type === 'DELETED' ? [] : [object.metadata.name]),
    },
  ],
  initialState: () => ({ ready: {} }),
  reconcile(key, ctx) {
    if (!key.includes('/')) {
      remove(ctx, key, hostOf)
      return
    }
    const claim = ctx.lister.byKey('persistentvolumeclaims', key)
    if (claim && isOurs(claim)) provision(ctx, claim)
  },
})
