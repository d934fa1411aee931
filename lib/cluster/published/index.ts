/**
 * What projects publish for `kubectl apply -f https://…`: manifests written here after theirs, much shortened.
 * Differs: a release of any number is the same but for the tags of its images.
 */
import { calicoManifest } from '@/lib/cluster/published/calico'
import { flannelManifest } from '@/lib/cluster/published/flannel'
import { krewArchive } from '@/lib/cluster/published/krew'
import { customResources, operatorDefinitions, operatorManifest } from '@/lib/cluster/published/tigera'
import { websiteOperatorManifest } from '@/lib/cluster/published/website-operator'

const FLANNEL = 'v0.28.0'
const CALICO = 'v3.31.0'
const WEBSITE_OPERATOR = 'v1.2.0'

const RAW = 'raw\\.githubusercontent\\.com'
const VERSION = '(v\\d+(?:\\.\\d+)*)'

type Published = [pattern: RegExp, text: (version: string | undefined) => string]

/** Patterns of addresses; the first group is the release, if the address names one. */
const PUBLISHED: readonly Published[] = [
  [
    new RegExp(
      `^github\\.com/(?:flannel-io|coreos)/flannel/releases/(?:latest/download|download/${VERSION})/kube-flannel\\.ya?ml$`,
    ),
    (version = FLANNEL) => flannelManifest(version),
  ],
  [
    new RegExp(
      `^${RAW}/(?:flannel-io|coreos)/flannel/(?:refs/(?:heads|tags)/)?(?:master|${VERSION})/Documentation/kube-flannel\\.ya?ml$`,
    ),
    (version = FLANNEL) => flannelManifest(version),
  ],
  ...Object.entries({
    'calico\\.yaml': calicoManifest,
    'tigera-operator\\.yaml': operatorManifest,
    'operator-crds\\.yaml': operatorDefinitions,
    'custom-resources\\.yaml': customResources,
  }).map(
    ([file, text]): Published => [
      new RegExp(
        `^${RAW}/projectcalico/calico/(?:refs/(?:heads|tags)/)?(?:master|release-v[\\d.]+|${VERSION})/manifests/${file}$`,
      ),
      (version = CALICO) => text(version),
    ],
  ),
  [
    new RegExp(
      `^github\\.com/kubernetes-sigs/krew/releases/(?:latest/download|download/${VERSION})/krew-linux_amd64\\.tar\\.gz$`,
    ),
    krewArchive,
  ],
  [
    new RegExp(
      `^github\\.com/kubekata/website-operator/releases/(?:latest/download|download/${VERSION})/install\\.ya?ml$`,
    ),
    (version = WEBSITE_OPERATOR) => websiteOperatorManifest(version),
  ],
  [
    new RegExp(
      `^(?:docs\\.projectcalico\\.org|projectcalico\\.docs\\.tigera\\.io|docs\\.tigera\\.io/calico)/(?:(?:latest|archive/)?${VERSION}?/)?manifests/calico\\.yaml$`,
    ),
    (version = CALICO) => calicoManifest(/^v\d+\.\d+$/.test(version) ? `${version}.0` : version),
  ],
]

/** The text at an address; undefined: nothing is known of it. */
export function publishedAt(url: string): string | undefined {
  const address = url.replace(/^https?:\/\//, '').replace(/[?#].*$/, '')
  for (const [pattern, text] of PUBLISHED) {
    const match = pattern.exec(address)
    if (match) return text(match[1])
  }
  return undefined
}
