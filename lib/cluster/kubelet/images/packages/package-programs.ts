import { sayOnce } from '@/lib/cluster/kubelet/images/daemon'
import { apk } from '@/lib/cluster/kubelet/images/packages/apk'
import { apt } from '@/lib/cluster/kubelet/images/packages/apt'
import { installed } from '@/lib/cluster/kubelet/images/packages/install'
import type { Program } from '@/lib/userland/kernel/program'

/** `dpkg -l`: what apt-get has installed. */
const dpkg = sayOnce((process) => {
  for (const name of installed(process, 'deb')) process.write(1, `ii  ${name}\n`)
  return 0
})

/** Programs that fetch and show packages, by name. */
export const packagePrograms: Readonly<Record<string, Program>> = {
  apt,
  'apt-get': apt,
  'apt-cache': apt,
  apk,
  dpkg,
}
