/**
 * What the volume plugins say when they cannot mount.
 * Mirrors: pkg/volume/{local,nfs,csi} and mount.nfs.
 * Differs: nothing is ever half mounted; a node has what NFS needs.
 */
import { parseIP } from '@/lib/cluster/apimachinery/cidr'
import type { CSIDriver } from '@/lib/cluster/apis/storage/csi-driver'
import type { CSINode } from '@/lib/cluster/apis/storage/csi-node'
import type { Sync } from '@/lib/cluster/kubelet/node-context'
import { podFolder } from '@/lib/cluster/kubelet/volume-place'

const NFS_PORT = 2049

/** What mount.nfs says after its two minutes. */
export const TIMED_OUT = 'Connection timed out'

/** The node's resolver knows nothing of the cluster's names. */
const RESOLVER = '8.8.8.8'

/** A `local` volume has to be there before anybody uses it. */
export function localProblem({ host }: Sync, path: string, block: boolean): string | undefined {
  const found = host.files.stat(path.replace(/\/+$/, '') || '/')
  if (!found) return `path "${path}" does not exist`
  return block && found.type !== 'block' ? `path "${path}" is not a block device` : undefined
}

function address(sync: Sync, server: string): string | undefined {
  if (parseIP(server)) return server
  const query = { kind: 'dns', server: RESOLVER, name: server, type: 'A' } as const
  const [answer] = sync.network(query)
  return answer?.kind === 'dns' ? answer.answer.records.find(({ type }) => type === 'A')?.data : undefined
}

/** The last line of mount.nfs; undefined when it mounts. */
function mountOutput(sync: Sync, server: string, path: string): string | undefined {
  const exported = sync.host.exports(server)
  if (exported) {
    if (exported.some((folder) => path === folder || path.startsWith(`${folder.replace(/\/$/, '')}/`)))
      return undefined
    return `mounting ${server}:${path} failed, reason given by server: No such file or directory`
  }
  const to = address(sync, server)
  if (to === undefined) return `Failed to resolve server ${server}: Name or service not known`
  const [answer] = sync.network({ kind: 'connect', address: to, port: NFS_PORT, protocol: 'TCP' })
  if (answer?.kind === 'open') return undefined
  if (answer?.kind === 'refused') return 'Connection refused'
  return answer?.kind === 'unreachable' ? 'No route to host' : TIMED_OUT
}

export function nfsProblem(
  sync: Sync,
  { server, path, readOnly }: { server: string; path: string; readOnly?: boolean },
  volume: string,
  mountOptions: readonly string[] = [],
): string | undefined {
  const output = mountOutput(sync, server, path)
  if (output === undefined) return undefined
  const options = [...(readOnly ? ['ro'] : []), ...mountOptions]
  const target = `${podFolder(sync.pod.metadata.uid)}/volumes/kubernetes.io~nfs/${volume}`
  const named = options.length > 0 ? `-o ${[...options].sort().join(',')} ` : ''
  return [
    'mount failed: exit status 32',
    'Mounting command: mount',
    `Mounting arguments: -t nfs ${named}${server}:${path} ${target}`,
    `Output: mount.nfs: ${output}\n`,
  ].join('\n')
}

export interface PluginProblem {
  step: string
  why: string
}

const driverOf = ({ ctx }: Sync, name: string) =>
  ctx.lister.get('csidrivers.storage.k8s.io', undefined, name) as CSIDriver | undefined

function isRegistered({ ctx, nodeName }: Sync, driver: string): boolean {
  const node = ctx.lister.get('csinodes.storage.k8s.io', undefined, nodeName) as CSINode | undefined
  return !!node?.spec?.drivers?.some(({ name }) => name === driver)
}

const unregistered = (driver: string) =>
  `driver name ${driver} not found in the list of registered CSI drivers`

/** The driver does not run on this node. */
export function csiProblem(
  sync: Sync,
  { driver }: { driver: string },
  block: boolean,
): PluginProblem | undefined {
  if (isRegistered(sync, driver)) return undefined
  const why = unregistered(driver)
  if (block)
    return {
      step: 'MapVolume.SetUpDevice',
      why: `kubernetes.io/csi: blockMapper.SetUpDevice failed to get CSI client: ${why}`,
    }
  return {
    step: 'MountVolume.MountDevice',
    why: `kubernetes.io/csi: attacher.MountDevice failed to create newCsiDriverClient: ${why}`,
  }
}

/** A pod's own CSI volume: only drivers that say so take them. */
export function inlineCsiProblem(sync: Sync, driver: string): PluginProblem | undefined {
  const modes = driverOf(sync, driver)?.spec?.volumeLifecycleModes
  if (!modes?.includes('Ephemeral')) {
    const known = modes
      ? `only supports [${modes.map((mode) => JSON.stringify(mode)).join(' ')}]`
      : 'no CSIDriver object'
    return {
      step: 'MountVolume.NewMounter initialization',
      why: `volume mode "Ephemeral" not supported by driver ${driver} (${known})`,
    }
  }
  if (isRegistered(sync, driver)) return undefined
  return {
    step: 'MountVolume.SetUp',
    why: `kubernetes.io/csi: mounter.SetUpAt failed to get CSI client: ${unregistered(driver)}`,
  }
}
