import type { AdmissionPlugin } from '@/lib/cluster/admission/plugin'
import { withFinding } from '@/lib/cluster/admission/refusal'
import { ApiError, forbidden, notFound } from '@/lib/cluster/apimachinery/errors'

const IMMORTAL = ['default', 'kube-system', 'kube-public']

/** Nothing is created in a namespace that is missing or on its way out; three namespaces never go. */
export const namespaceLifecycle: AdmissionPlugin = {
  name: 'NamespaceLifecycle',
  admit({ operation, kind, namespace, name }, context) {
    const isNamespace = kind.kind === 'Namespace' && kind.group === ''
    if (operation === 'DELETE' && isNamespace && IMMORTAL.includes(name)) {
      const refusal = forbidden(
        { group: '', resource: 'namespaces' },
        name,
        'this namespace may not be deleted',
      )
      throw withFinding(refusal, { kind: 'namespace', namespace: name, state: 'protected' })
    }
    if (isNamespace || !kind.namespaced || namespace === undefined) return
    const found = context.get('namespaces', namespace)
    if (!found) {
      const refusal = notFound({ group: '', resource: 'namespaces' }, namespace)
      throw withFinding(refusal, { kind: 'namespace', namespace, state: 'missing' })
    }
    if (operation !== 'CREATE' || !found.metadata.deletionTimestamp) return
    const error = forbidden(
      { group: kind.group, resource: kind.plural },
      name,
      `unable to create new content in namespace ${namespace} because it is being terminated`,
    )
    const cause = {
      reason: 'NamespaceTerminating',
      message: `namespace ${namespace} is being terminated`,
      field: 'metadata.namespace',
    }
    const refusal = new ApiError({ ...error.status, details: { ...error.status.details, causes: [cause] } })
    throw withFinding(refusal, { kind: 'namespace', namespace, state: 'terminating' })
  },
}
