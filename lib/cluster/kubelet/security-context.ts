/** Mirrors: pkg/kubelet/kuberuntime/security_context.go and pkg/securitycontext. */
import type { IContainer } from 'kubernetes-models/v1/Container'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { remembering } from '@/lib/cluster/apimachinery/remembering'
import { behaviourOf, repositoryOf } from '@/lib/cluster/kubelet/images'
import type { ImageRef } from '@/lib/cluster/kubelet/images/made-image'
import { podTitle } from '@/lib/cluster/kubelet/node-context'
import { DEFAULT_CAPABILITIES, type Identity, type Sandbox } from '@/lib/cluster/kubelet/sandbox'
import { rare } from '@/lib/cluster/sim/parts'

/** In the order of their numbers. */
const CAPABILITIES =
  'CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID KILL SETGID SETUID SETPCAP LINUX_IMMUTABLE NET_BIND_SERVICE NET_BROADCAST NET_ADMIN NET_RAW IPC_LOCK IPC_OWNER SYS_MODULE SYS_RAWIO SYS_CHROOT SYS_PTRACE SYS_PACCT SYS_ADMIN SYS_BOOT SYS_NICE SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG MKNOD LEASE AUDIT_WRITE AUDIT_CONTROL SETFCAP MAC_OVERRIDE MAC_ADMIN SYSLOG WAKE_ALARM BLOCK_SUSPEND AUDIT_READ PERFMON BPF CHECKPOINT_RESTORE'.split(
    ' ',
  )
const EVERY_CAPABILITY = '000001ffffffffff'

/** Groups that the image's /etc/group puts root into. */
const ROOT_GROUPS: Readonly<Record<string, number[]>> = { busybox: [10] }

function capabilityMask({ securityContext }: IContainer): string {
  if (securityContext?.privileged) return EVERY_CAPABILITY
  const { add = [], drop = [] } = securityContext?.capabilities ?? {}
  if (add.length + drop.length === 0) return DEFAULT_CAPABILITIES
  const names = (list: string[]) => list.map((name) => name.toUpperCase().replace(/^CAP_/, ''))
  const start = names(add).includes('ALL')
    ? EVERY_CAPABILITY
    : names(drop).includes('ALL')
      ? '0'
      : DEFAULT_CAPABILITIES
  const bits = new Set(CAPABILITIES.flatMap((_, number) => (hasBit(start, number) ? number : [])))
  for (const name of names(add)) if (name !== 'ALL') bits.add(CAPABILITIES.indexOf(name))
  for (const name of names(drop)) if (name !== 'ALL') bits.delete(CAPABILITIES.indexOf(name))
  return Array.from({ length: 16 }, (_, place) => {
    const low = (15 - place) * 4
    return [0, 1, 2, 3].reduce((digit, bit) => digit + (bits.has(low + bit) ? 1 << bit : 0), 0).toString(16)
  }).join('')
}

const hasBit = (mask: string, number: number) =>
  ((Number.parseInt(mask.at(-1 - Math.floor(number / 4)) ?? '0', 16) >> (number % 4)) & 1) === 1

/** `uid` or `uid:gid` of the image; names are resolved only where somebody has made it. */
function imageUser(image: ImageRef): { uid: number; gid?: number; name?: string } {
  const [user = '', group] = (behaviourOf(image).user ?? '').split(':')
  if (user === '') return { uid: 0 }
  if (!/^\d+$/.test(user)) {
    const known = typeof image === 'string' ? undefined : rare('madeImages').userIn(image, user)
    return { uid: 0, ...known, name: user }
  }
  return { uid: Number(user), ...(group === undefined ? {} : { gid: Number(group) }) }
}

const isEmpty = (value: object | undefined): boolean => {
  for (const _ in value) return false
  return true
}

/** Who a process runs as of which nothing is said. */
const asImageSays = remembering((image: string): Identity => workOutIdentity({}, { name: '', image }))

/** Who the container's process runs as; the same object for all that run as their image says. */
export const identityOf = ({ spec }: Pod, container: IContainer, made?: ImageRef): Identity =>
  identityIn(spec, container, made)

function identityIn(
  { securityContext: shared }: Pick<Pod['spec'], 'securityContext'>,
  container: IContainer,
  made: ImageRef | undefined,
): Identity {
  if (made !== undefined && typeof made !== 'string') return workOutIdentity(shared, container, made)
  return isEmpty(container.securityContext) && isEmpty(shared)
    ? asImageSays(container.image ?? '')
    : workOutIdentity(shared, container)
}

function workOutIdentity(
  shared: Pod['spec']['securityContext'],
  container: IContainer,
  made?: ImageRef,
): Identity {
  const own = container.securityContext
  const image = imageUser(made ?? container.image ?? '')
  const uid = own?.runAsUser ?? shared?.runAsUser ?? image.uid
  const gid = own?.runAsGroup ?? shared?.runAsGroup ?? image.gid ?? 0
  const strict = shared?.supplementalGroupsPolicy === 'Strict'
  const ofImage = uid === 0 && !strict ? (ROOT_GROUPS[repositoryOf(container.image ?? '')] ?? []) : []
  const extra = shared?.fsGroup === undefined ? [] : [shared.fsGroup]
  const groups = new Set([gid, ...ofImage, ...extra, ...(shared?.supplementalGroups ?? [])])
  const sorted = Object.freeze([...groups].sort((a, b) => a - b)) as number[]
  return Object.freeze({ uid, gid, groups: sorted })
}

/** Why the container must not run: it would be root. */
export function nonRootError(pod: Pod, container: IContainer, made?: ImageRef): string | undefined {
  const own = container.securityContext
  const { securityContext: shared } = pod.spec
  if (!(own?.runAsNonRoot ?? shared?.runAsNonRoot)) return undefined
  const where = `(pod: "${podTitle(pod)}", container: ${container.name})`
  const user = own?.runAsUser ?? shared?.runAsUser
  if (user !== undefined)
    return user === 0 ? `container's runAsUser breaks non-root policy ${where}` : undefined
  const image = imageUser(made ?? container.image ?? '')
  if (image.name !== undefined)
    return `container has runAsNonRoot and image has non-numeric user (${image.name}), cannot verify user is non-root ${where}`
  return image.uid === 0 ? `container has runAsNonRoot and image will run as root ${where}` : undefined
}

const plainSandbox = remembering((image: string): Sandbox => workOutSandbox({}, { name: '', image }))

/** All that a container's processes are held to. */
export function sandboxOf(pod: Pod, container: IContainer, made?: ImageRef): Sandbox {
  if (made !== undefined && typeof made !== 'string') return workOutSandbox(pod.spec, container, made)
  const isPlain = isEmpty(container.securityContext) && isEmpty(pod.spec.securityContext)
  return isPlain ? plainSandbox(container.image ?? '') : workOutSandbox(pod.spec, container)
}

function workOutSandbox(
  spec: Pick<Pod['spec'], 'securityContext'>,
  container: IContainer,
  made?: ImageRef,
): Sandbox {
  const { securityContext } = container
  return Object.freeze({
    user: identityIn(spec, container, made),
    capabilities: capabilityMask(container),
    noNewPrivileges: securityContext?.allowPrivilegeEscalation === false,
    readOnlyRoot: securityContext?.readOnlyRootFilesystem === true,
  })
}
