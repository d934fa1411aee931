import { beforeAll, describe, expect, it } from 'vitest'
import { createCluster } from '@/lib/cluster/create-cluster'
import { awaitAll } from '@/lib/lab/rest'
import { createShell } from '@/lib/shell/shell'
import { type WhyAnswer, type WhyQuestion, whyAnswer } from './answer'
import { askWhy } from './ask'

beforeAll(awaitAll, 60_000)

async function ask(commands: readonly string[], question: WhyQuestion): Promise<WhyAnswer> {
  const cluster = createCluster({ seed: 5 })
  const shell = createShell(cluster, { seed: 5 })
  for (const command of commands) {
    await shell.run(command)
    cluster.settle()
  }
  const hash = cluster.hash()
  const answer = whyAnswer.parse(askWhy(cluster, question))
  expect(cluster.hash()).toBe(hash)
  return answer
}

const pod = (name: string): WhyQuestion => ({
  about: 'state',
  object: { kind: 'Pod', name, namespace: 'default' },
})
const manifest = (text: string) => `kubectl apply -f - <<'E'\n${text}\nE`
const run = (name: string, spec: string) =>
  manifest(`apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\nspec: {${spec}}`)
const nginx = (more = '') => `containers: [{name: main, image: nginx${more}}]`

/** Each first cause as `Kind/name: why field`. */
const CAUSES: [string, string[], WhyQuestion, string][] = [
  [
    'a Pod asks for more than any node has',
    [run('big', nginx(', resources: {requests: {cpu: "64"}}'))],
    pod('big'),
    'Pod/big: too much spec.containers[0].resources.requests.cpu',
  ],
  [
    'no node has the label of the nodeSelector',
    [run('fast', `nodeSelector: {disk: nvme}, ${nginx()}`)],
    pod('fast'),
    'Pod/fast: no match spec.nodeSelector',
  ],
  [
    'a ConfigMap is missing',
    [run('app', nginx(', envFrom: [{configMapRef: {name: settings}}]'))],
    pod('app'),
    'ConfigMap/settings: missing ',
  ],
  [
    'the image cannot be had',
    ['kubectl run web --image=nginx:no-such-tag'],
    pod('web'),
    'Pod/web: image spec.containers[0].image',
  ],
  [
    'a command ends again and again',
    [run('loop', 'containers: [{name: main, image: busybox, command: ["sh", "-c", "exit 3"]}]')],
    pod('loop'),
    'Pod/loop: ends spec.containers[0].command',
  ],
  [
    'a readiness probe asks the wrong port',
    [run('web', nginx(', readinessProbe: {httpGet: {path: /, port: 8080}}'))],
    pod('web'),
    'Pod/web: probe spec.containers[0].readinessProbe.httpGet.port',
  ],
  [
    'a Service selects nothing',
    ['kubectl create deployment web --image=nginx', 'kubectl create service clusterip shop --tcp=80:80'],
    { about: 'state', object: { kind: 'Service', name: 'shop', namespace: 'default' } },
    'Service/shop: no match spec.selector',
  ],
  [
    'nobody makes volumes of the class of a claim',
    [
      manifest(
        'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: data}\nspec: {storageClassName: fast, accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}',
      ),
    ],
    { about: 'state', object: { kind: 'PersistentVolumeClaim', name: 'data', namespace: 'default' } },
    'StorageClass/fast: missing ',
  ],
  [
    'a kubelet was stopped',
    ['ssh worker-2 sudo systemctl stop kubelet', 'sleep 60'],
    { about: 'state', object: { kind: 'Node', name: 'worker-2' } },
    'Component/kubelet/worker-2: stopped ',
  ],
  [
    'a Deployment was paused',
    [
      'kubectl create deployment web --image=nginx',
      'kubectl rollout pause deployment web',
      'kubectl set image deployment web nginx=nginx:1.28',
    ],
    { about: 'state', object: { kind: 'Deployment', name: 'web', namespace: 'default' } },
    'Deployment/web: held spec.paused',
  ],
]

describe('askWhy', () => {
  it.each(CAUSES)('finds the first cause: %s', async (_, commands, question, cause) => {
    const answer = await ask(commands, question)
    const last = answer.about === 'state' ? answer.lines.at(-1) : undefined
    expect(`${last?.object.kind}/${last?.object.name}: ${last?.why} ${last?.field ?? ''}`).toBe(cause)
  })

  it('says nothing of what is as it should be, and who made it', async () => {
    const answer = await ask(
      ['kubectl create deployment web --image=nginx', 'kubectl scale deployment web --replicas=2'],
      {
        about: 'state',
        object: { kind: 'Deployment', name: 'web', namespace: 'default' },
      },
    )
    expect(answer).toMatchObject({ lines: [], origin: [] })
    const deeds = answer.about === 'state' ? answer.deeds : []
    expect(deeds.at(-1)).toMatchObject({ actor: 'kubectl', command: 'scale deployment web --replicas=2' })
  })

  it('follows a connection to its obstacle', async () => {
    const commands = [
      'kubectl create deployment web --image=nginx',
      'kubectl expose deployment web --port=80',
      'kubectl run client --image=busybox -- sleep 3600',
    ]
    const question: WhyQuestion = {
      about: 'reach',
      from: { pod: 'client', namespace: 'default' },
      to: { kind: 'Service', name: 'web', namespace: 'default' },
      port: 80,
    }
    const open = await ask(commands, question)
    expect(open).toMatchObject({ about: 'reach', ok: true, lines: [] })
    const shut = await ask(
      [
        ...commands,
        manifest(
          'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: closed}\nspec: {podSelector: {matchLabels: {app: web}}, policyTypes: [Ingress]}',
        ),
      ],
      question,
    )
    expect(shut).toMatchObject({ ok: false, obstacle: { code: 'policy', words: 'Connection timed out' } })
    expect(shut.about === 'reach' && shut.lines.map(({ object }) => object.name)).toContain('closed')
  })

  it('tells of what was refused, and what came nearest', async () => {
    const answer = await ask(
      [
        'kubectl create role read --verb=get,list --resource=pods',
        'kubectl create rolebinding ann --role=read --user=ann',
        'kubectl run web --image=nginx',
        'kubectl delete pod web --as=ann',
      ],
      { about: 'refusals' },
    )
    const [first] = answer.about === 'refusals' ? answer.refusals : []
    expect(first).toMatchObject({
      user: 'ann',
      code: 403,
      gate: 'authorization',
      nearest: [
        {
          binding: 'RoleBinding default/ann',
          role: 'Role default/read',
          differences: [{ attribute: 'verb', asked: 'delete', found: ['get', 'list'] }],
        },
      ],
    })
  })
})
