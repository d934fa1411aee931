import { describe, expect, it } from 'vitest'
import { createCluster } from '@/lib/cluster/cluster'

describe('storePolicy', () => {
  const cluster = createCluster()

  it('leaves the controller of aggregated roles nothing to do', () => {
    const writers = cluster.causes().filter(({ resource }) => resource.startsWith('clusterroles.'))
    expect(writers).toEqual([])
  })

  it.each(['view', 'edit', 'admin'])('%s has rules, and who collected them', (name) => {
    const { body } = cluster.request({
      method: 'GET',
      path: `/apis/rbac.authorization.k8s.io/v1/clusterroles/${name}`,
      user: { username: 'admin', groups: ['system:masters'] },
    })
    expect(body).toMatchObject({
      metadata: { managedFields: [{ manager: 'kube-controller-manager', fieldsV1: { 'f:rules': {} } }] },
      rules: expect.arrayContaining([expect.objectContaining({ verbs: expect.any(Array) })]),
    })
  })
})
