import { type Applet, flags } from '@/lib/cluster/kubelet/process/file-applets'
import { ownerName } from '@/lib/cluster/kubelet/process/look-applets'
import { fail, print } from '@/lib/cluster/kubelet/process/process'
import { type Identity, isCapable } from '@/lib/cluster/kubelet/process/sandbox'

/** `0(root)`, or the number alone of who has no name. */
const titled = (id: number) => (ownerName(id) === String(id) ? String(id) : `${id}(${ownerName(id)})`)

const whole = ({ uid, gid, groups }: Identity) =>
  `uid=${titled(uid)} gid=${titled(gid)} groups=${groups.map(titled).join(',')}`

const id: Applet = (args, { sandbox: { user } }) => {
  const options = flags(args)
  const show = options.includes('n') ? ownerName : String
  if (options.includes('u')) return print(show(user.uid))
  if (options.includes('G')) return print(user.groups.map(show).join(' '))
  return print(options.includes('g') ? show(user.gid) : whole(user))
}

const whoami: Applet = (_args, { sandbox: { user } }) =>
  ownerName(user.uid) === String(user.uid)
    ? fail(`whoami: unknown uid ${user.uid}`)
    : print(ownerName(user.uid))

/** The name in full, as /etc/hosts has it. */
function fullName(name: string, files: Map<string, string>): string {
  const names = (files.get('/etc/hosts') ?? '').split('\n').map((line) => line.split(/\s+/).slice(1))
  return names.find((all) => all.includes(name))?.[0] ?? name
}

const addressOf = (name: string, files: Map<string, string>) =>
  (files.get('/etc/hosts') ?? '')
    .split('\n')
    .find((line) => line.split(/\s+/).slice(1).includes(name))
    ?.split(/\s+/)[0] ?? ''

const hostname: Applet = (args, { hostname: name, sandbox, files }) => {
  if (flags(args).includes('f')) return print(fullName(name, files))
  if (flags(args).includes('i')) return print(addressOf(name, files))
  const [other] = args.filter((arg) => !arg.startsWith('-'))
  if (other === undefined) return print(name)
  return isCapable(sandbox, 'SYS_ADMIN') ? print('') : fail('hostname: sethostname: Operation not permitted')
}

/** Commands that tell who and where the process is. */
export const identityApplets: Record<string, Applet> = { hostname, id, whoami }
