/** The kubeconfigs of a control plane. Mirrors: cmd/kubeadm/app/phases/kubeconfig: what is there stays. */
import { encodeBase64 } from '@/lib/cluster/apimachinery/base64'
import { AUTHORITIES, CERTIFICATES, renewCertificate } from '@/lib/shell/programs/kubeadm/certificates'
import type { TextOf } from '@/lib/shell/programs/kubeadm/init-certs'
import { type KubeadmCall, KubeadmError } from '@/lib/shell/programs/kubeadm/kubeadm-call'
import { writeFile } from '@/lib/shell/programs/kubeadm/kubeadm-files'

const ORDER = ['admin', 'super-admin', 'kubelet', 'controller-manager', 'scheduler']
const KUBELET_CLIENT = '/var/lib/kubelet/pki/kubelet-client-current.pem'

/** The authority that it trusts is the one that lies here now. */
function makeKubeconfig(call: KubeadmCall, name: string, textOf: TextOf): void {
  const path = `/etc/kubernetes/${name}.conf`
  if (call.read(path) !== undefined) {
    call.say(`[kubeconfig] Using existing kubeconfig file: "${path}"`)
    return
  }
  const authority = call.read(AUTHORITIES.ca)
  if (authority === undefined)
    throw new KubeadmError(
      `couldn't create a kubeconfig; the CA files couldn't be loaded: couldn't load the certificate file ${AUTHORITIES.ca}`,
    )
  call.say(`[kubeconfig] Writing "${name}.conf" kubeconfig file`)
  const data = `$1${encodeBase64(authority)}`
  writeFile(call, path, textOf(path).replace(/^(\s*certificate-authority-data: )\S+$/m, data))
  const managed = CERTIFICATES.find((one) => one.path === path)
  const failed = managed && renewCertificate(call, managed)
  if (failed) throw new KubeadmError(failed)
  if (name === 'kubelet' && call.read(KUBELET_CLIENT) === undefined)
    writeFile(call, KUBELET_CLIENT, textOf(KUBELET_CLIENT))
}

/** One of them, or `all`; empty: there is no such kubeconfig. */
export const kubeconfigsNamed = (which: string): string[] =>
  which === 'all' ? ORDER : ORDER.filter((name) => name === which)

/** @throws KubeadmError */
export function makeKubeconfigs(call: KubeadmCall, names: readonly string[], textOf: TextOf): void {
  for (const name of names) makeKubeconfig(call, name, textOf)
}
