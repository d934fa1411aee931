import { beforeAll, describe, expect, it } from 'vitest'
import { type LabPicture, loadSurroundings, takePicture } from '@/lib/lab/picture'
import { LabSession } from '@/lib/lab/session'
import { describeCommand, describeObject } from './describe-object'

const POLICY = {
  ...{ apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'guard' } },
  spec: { podSelector: { matchLabels: { app: 'web' } }, policyTypes: ['Egress'] },
}

const COMMANDS = [
  'kubectl create deployment web --image=nginx:1.27 --replicas=2',
  'kubectl expose deployment web --port=80',
  'kubectl autoscale deployment web --min=1 --max=3',
  'kubectl create ingress shop --rule="shop.example/*=web:80"',
  `kubectl apply -f - <<'END'\n${JSON.stringify(POLICY)}\nEND`,
]

describe('what there is to say about an object', () => {
  let picture: LabPicture
  beforeAll(async () => {
    await loadSurroundings()
    const session = await LabSession.open({ scenario: { commands: COMMANDS }, seed: 1 })
    await session.act({ kind: 'settle' })
    picture = takePicture(session.cluster)
  }, 60_000)

  const relations = (key: string) => Object.fromEntries(describeObject(picture, key)?.relations ?? [])
  const facts = (key: string) => Object.fromEntries(describeObject(picture, key)?.facts ?? [])
  const pods = () => picture.pods.filter(({ namespace }) => namespace === 'default')
  const podKeys = () => pods().map(({ name }) => `Pod/default/${name}`)

  it('of a Pod: its owners up to the top, and what selects it', () => {
    const [pod] = pods()
    expect(relations(`Pod/default/${pod?.name}`)).toEqual({
      node: [`Node/${pod?.node}`],
      owners: [`ReplicaSet/default/${pod?.owner?.split('/')[1]}`, 'Deployment/default/web'],
      services: ['Service/default/web'],
      policies: ['NetworkPolicy/default/guard'],
    })
    expect(describeObject(picture, `Pod/default/${pod?.name}`)?.why).not.toEqual([])
  })

  it('of a Service: its backends, and the Ingress before it', () => {
    expect(relations('Service/default/web')).toEqual({ pods: podKeys(), routes: ['Ingress/default/shop'] })
    expect(facts('Service/default/web')).toMatchObject({ ports: '80/TCP', selector: 'app=web' })
  })

  it('of a Deployment, its autoscaler, and the Ingress', () => {
    const deployment = relations('Deployment/default/web')
    expect(deployment.owns).toHaveLength(1)
    expect(deployment.autoscalers).toEqual(['HorizontalPodAutoscaler/default/web'])
    expect(relations('HorizontalPodAutoscaler/default/web')).toEqual({ scales: ['Deployment/default/web'] })
    expect(facts('HorizontalPodAutoscaler/default/web')).toMatchObject({ range: '1–3' })
    expect(relations('Ingress/default/shop')).toEqual({ services: ['Service/default/web'] })
  })

  it('of a policy: the direction that it closes', () => {
    expect(facts('NetworkPolicy/default/guard')).toEqual({ egress: '—' })
    expect(relations('NetworkPolicy/default/guard')).toEqual({ pods: podKeys() })
  })

  it('of a node: its Pods', () => {
    expect(relations('Node/worker-1').pods).toEqual(
      picture.pods.filter(({ node }) => node === 'worker-1').map((one) => `Pod/${one.namespace}/${one.name}`),
    )
    expect(facts('Node/worker-1').status).toBe('Ready')
  })

  it('is nothing when it is not there', () => {
    for (const key of ['Pod/default/gone', 'Deployment/shop/web', 'Node/gone', 'ConfigMap/default/x'])
      expect(describeObject(picture, key)).toBeUndefined()
  })

  it('is read in full with kubectl', () => {
    expect(describeCommand({ kind: 'NetworkPolicy', namespace: 'default', name: 'guard' })).toBe(
      'kubectl describe networkpolicy guard -n default',
    )
    expect(describeCommand({ kind: 'Node', name: 'worker-1' })).toBe('kubectl describe node worker-1')
  })
})
