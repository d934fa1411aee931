/** Plugins that have nothing to do in a cluster that has just booted: their code comes with the rest of the engine. */
import {
  type AdmissionAttributes,
  type AdmissionContext,
  type AdmissionPlugin,
  createsPod,
  resizesPod,
} from '@/lib/cluster/admission/plugin'
import type { KubeObject, Pod } from '@/lib/cluster/apimachinery/object'
import { RBAC_GROUP } from '@/lib/cluster/apis/rbac/policy-rule'
import { isSuperuser } from '@/lib/cluster/auth/rbac'
import { type Parts, part } from '@/lib/cluster/sim/parts'

/** Whether there is anything that the plugin would look at. */
type Concerns = (attributes: AdmissionAttributes, context: AdmissionContext) => boolean

function latePlugin(
  name: string,
  plugin: keyof Parts['plugins']['plugins'],
  concerns: Concerns,
  resources?: readonly string[],
): AdmissionPlugin {
  const real = (): AdmissionPlugin => part('plugins').plugins[plugin]
  return {
    name,
    ...(resources ? { resources } : {}),
    admit(attributes, context) {
      if (concerns(attributes, context)) real().admit?.(attributes, context)
    },
    validate(attributes, context) {
      if (concerns(attributes, context)) real().validate?.(attributes, context)
    },
  }
}

const hasAny =
  (resource: string): Concerns =>
  ({ namespace }, { list }) =>
    list(resource, namespace).length > 0

function isLabelled(object: KubeObject | undefined): boolean {
  for (const label in object?.metadata.labels)
    if (label.startsWith('pod-security.kubernetes.io/')) return true
  return false
}

export const limitRanger = latePlugin('LimitRanger', 'limitRanger', hasAny('limitranges'), [
  'pods',
  'persistentvolumeclaims',
])

export const resourceQuota = latePlugin('ResourceQuota', 'resourceQuota', hasAny('resourcequotas'))

export const podSecurity = latePlugin('PodSecurity', 'podSecurity', (attributes, context) => {
  const { kind, namespace, annotations } = attributes
  if (kind.kind === 'Namespace' && kind.group === '')
    return isLabelled(attributes.object) || isLabelled(attributes.old)
  if (namespace === undefined) return false
  // The audit log is told of every pod.
  return annotations !== undefined || isLabelled(context.get('namespaces', namespace))
})

/** Superusers hold everything already. */
export const rbacEscalation = latePlugin(
  'RBACEscalation',
  'rbacEscalation',
  (attributes) => attributes.operation !== 'DELETE' && !isSuperuser(attributes),
  ['roles', 'rolebindings', 'clusterroles', 'clusterrolebindings'].map((name) => `${name}.${RBAC_GROUP}`),
)

const REQUESTS = ['certificatesigningrequests.certificates.k8s.io']

export const certificateRequestor = latePlugin(
  'CertificateSubjectRestriction',
  'certificateRequestor',
  ({ operation }) => operation === 'CREATE',
  REQUESTS,
)

const updates: Concerns = ({ operation }) => operation === 'UPDATE'

export const certificateApproval = latePlugin('CertificateApproval', 'certificateApproval', updates, REQUESTS)

export const certificateSigning = latePlugin('CertificateSigning', 'certificateSigning', updates, REQUESTS)

export const runtimeClass = latePlugin(
  'RuntimeClass',
  'runtimeClass',
  (attributes) =>
    createsPod(attributes) && (attributes.object as unknown as Pod).spec.runtimeClassName !== undefined,
  ['pods'],
)

export const podResize = latePlugin('PodResize', 'podResize', resizesPod, ['pods'])
