import type { ValidatingAdmissionPolicy } from '@/lib/cluster/apimachinery/object'
import type { Component } from '@/lib/cluster/client/component'

const POLICIES = 'validatingadmissionpolicies.admissionregistration.k8s.io'

/** Says that a policy was looked at. Differs: expressions are not checked against the types they meet. */
export const validatingAdmissionPolicyStatus: Component = {
  name: 'validatingadmissionpolicy-status',
  watches: [
    { resource: POLICIES, map: ({ type, object }) => (type === 'DELETED' ? [] : [object.metadata.name]) },
  ],
  reconcile(name, ctx) {
    const policy = ctx.lister.get(POLICIES, undefined, name) as ValidatingAdmissionPolicy | undefined
    const generation = policy?.metadata.generation
    if (!policy || policy.status?.observedGeneration === generation) return
    ctx.client.updateStatus(POLICIES, {
      ...policy,
      status: { ...policy.status, observedGeneration: generation, typeChecking: {} },
    })
  },
}
