import type { IContainer } from 'kubernetes-models/v1/Container'
import type { IVolume } from 'kubernetes-models/v1/Volume'
import { type AdmissionPlugin, createsPod } from '@/lib/cluster/admission/plugin'
import { withFinding } from '@/lib/cluster/admission/refusal'
import { forbidden } from '@/lib/cluster/apimachinery/errors'
import type { Pod, ServiceAccount } from '@/lib/cluster/apimachinery/object'
import { nextSuffix } from '@/lib/cluster/sim/rng'

const TOKEN_PATH = '/var/run/secrets/kubernetes.io/serviceaccount'
const MIRROR = 'kubernetes.io/config.mirror'

const PREFIX = 'kube-api-access-'

/** The projected volume with token, CA and namespace. */
function tokenVolume(name: string): IVolume {
  return {
    name,
    projected: {
      defaultMode: 420,
      sources: [
        { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
        { configMap: { items: [{ key: 'ca.crt', path: 'ca.crt' }], name: 'kube-root-ca.crt' } },
        {
          downwardAPI: {
            items: [{ fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' }, path: 'namespace' }],
          },
        },
      ],
    },
  }
}

function mountToken(pod: Pod, suffix: () => string): void {
  const containers: IContainer[] = [...(pod.spec.initContainers ?? []), ...pod.spec.containers]
  const without = containers.filter((c) => !c.volumeMounts?.some((mount) => mount.mountPath === TOKEN_PATH))
  if (without.length === 0) return
  const own = pod.spec.volumes?.find((volume) => volume.name.startsWith(PREFIX))
  const name = own?.name ?? `${PREFIX}${suffix()}`
  for (const container of without) {
    container.volumeMounts = [
      ...(container.volumeMounts ?? []),
      { mountPath: TOKEN_PATH, name, readOnly: true },
    ]
  }
  if (!own) pod.spec.volumes = [...(pod.spec.volumes ?? []), tokenVolume(name)]
}

/** Gives a pod its service account, its token and its pull secrets. */
export const serviceAccount: AdmissionPlugin = {
  name: 'ServiceAccount',
  resources: ['pods'],
  admit(attributes, context) {
    if (!createsPod(attributes)) return
    const pod = attributes.object as unknown as Pod
    if (pod.metadata.annotations?.[MIRROR] !== undefined) return
    pod.spec.serviceAccountName ||= 'default'
    pod.spec.serviceAccount = pod.spec.serviceAccountName
    const { namespace = '' } = attributes
    const name = pod.spec.serviceAccountName
    const account = context.get('serviceaccounts', `${namespace}/${name}`) as unknown as
      | ServiceAccount
      | undefined
    if (!account) {
      const why = `error looking up service account ${namespace}/${name}: serviceaccount "${name}" not found`
      const refusal = forbidden({ group: '', resource: 'pods' }, attributes.name, why)
      throw withFinding(refusal, { kind: 'missing', resource: 'serviceaccounts', namespace, name })
    }
    if (pod.spec.automountServiceAccountToken ?? account.automountServiceAccountToken ?? true) {
      mountToken(pod, () => nextSuffix(context.rng))
    }
    if (!pod.spec.imagePullSecrets?.length && account.imagePullSecrets?.length) {
      pod.spec.imagePullSecrets = account.imagePullSecrets.map((secret) => ({ ...secret }))
    }
  },
}
