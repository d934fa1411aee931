import { describe, expect, it } from 'vitest'
import { createCluster } from '@/lib/cluster/cluster'
import { checkConditions } from './check-conditions'
import { condition } from './condition'
import { Stage } from './stage'

const other = () =>
  createCluster({ nodes: [{ name: 'dev-control-plane', controlPlane: true, address: '172.18.0.2' }] })

const checks = async (stage: Stage, ...given: object[]) => {
  const conditions = given.map((one) => condition.parse(one))
  return (await checkConditions({ now: stage, start: stage }, conditions)).map(({ passed }) => passed)
}

describe('conditions about another cluster', () => {
  const node = { resource: 'nodes', name: 'dev-control-plane' }

  it('are looked for in the cluster of their context alone', async () => {
    const stage = new Stage(createCluster(), {}, { further: { 'kind-dev': other() } })
    expect(
      await checks(
        stage,
        { kind: 'exists', ...node, context: 'kind-dev' },
        { kind: 'exists', ...node },
        { kind: 'count', resource: 'nodes', context: 'kind-dev', equals: 1 },
        { kind: 'count', resource: 'nodes', equals: 3 },
      ),
    ).toEqual([true, false, true, true])
  })

  it('fail where there is no such cluster, whatever they want', async () => {
    const stage = new Stage(createCluster())
    const context = 'kind-dev'
    expect(
      await checks(stage, { kind: 'exists', ...node, context }, { kind: 'absent', ...node, context }),
    ).toEqual([false, false])
  })

  it('see what an experiment has done there, and leave the learner’s cluster as it is', async () => {
    const stage = new Stage(createCluster())
    await stage.run('kind create cluster --name dev -q')
    const experiment = {
      kind: 'experiment',
      do: ['kubectl --context kind-dev create deployment web --image=nginx:1.27'],
      wait: 30,
      expect: [
        {
          kind: 'field',
          context: 'kind-dev',
          resource: 'deployments.apps',
          name: 'web',
          path: 'status.readyReplicas',
          equals: 1,
        },
      ],
    }
    const files = { '/root/.kube/config': (await stage.run('kind get kubeconfig --name dev')).stdout }
    const ready = new Stage(stage.cluster, files, stage.machine)
    const left = { kind: 'absent', context: 'kind-dev', resource: 'deployments.apps', name: 'web' }
    expect(await checks(ready, experiment, left)).toEqual([true, true])
  })
})
