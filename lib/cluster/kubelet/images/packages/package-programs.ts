import { sayOnce } from '@/lib/cluster/kubelet/images/daemon'
import { addgroup, adduser, groupadd, useradd } from '@/lib/cluster/kubelet/images/packages/account-programs'
import { apk } from '@/lib/cluster/kubelet/images/packages/apk'
import { apt } from '@/lib/cluster/kubelet/images/packages/apt'
import { installed } from '@/lib/cluster/kubelet/images/packages/install'

/** `dpkg -l`: what apt-get has installed. */
const dpkg = sayOnce((process) => {
  for (const name of installed(process, 'deb')) process.write(1, `ii  ${name}\n`)
  return 0
})

/** Programs that fetch and show packages, and make accounts, by name. */
export const packagePrograms = {
  apt,
  'apt-get': apt,
  'apt-cache': apt,
  apk,
  dpkg,
  ...{ addgroup, adduser, groupadd, useradd },
} as const
