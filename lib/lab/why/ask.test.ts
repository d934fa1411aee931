import { beforeAll, describe, expect, it } from 'vitest'
import { createCluster } from '@/lib/cluster/create-cluster'
import { awaitAll } from '@/lib/lab/rest'
import { createShell } from '@/lib/shell/shell'
import { allSituations, situations } from '@/tests/why/situations'
import { type WhyAnswer, type WhyLine, type WhyQuestion, whyAnswer } from './answer'
import { askWhy } from './ask'

beforeAll(awaitAll, 60_000)

async function clusterAfter(commands: readonly string[]) {
  const cluster = createCluster({ seed: 5 })
  const shell = createShell(cluster, { seed: 5 })
  for (const command of commands) {
    await shell.run(command)
    cluster.settle()
  }
  return { cluster }
}

function causeOf(line: WhyLine | undefined): string {
  const { kind, namespace, name } = line?.object ?? { kind: '', name: '' }
  return `${kind} ${namespace ? `${namespace}/` : ''}${name}: ${line?.why} ${line?.field ?? ''}`
}

async function ask(commands: readonly string[], question: WhyQuestion): Promise<WhyAnswer> {
  const { cluster } = await clusterAfter(commands)
  const hash = cluster.hash()
  const answer = whyAnswer.parse(askWhy(cluster, question))
  expect(cluster.hash()).toBe(hash)
  return answer
}

describe('askWhy', () => {
  it.each(situations)('finds the first cause: $title', async ({ commands, object, cause }) => {
    const answer = await ask(commands, { about: 'state', object })
    expect(answer.about === 'state' && causeOf(answer.lines.at(-1))).toBe(cause)
  })

  it('finds the first cause of each among all', async () => {
    const { cluster } = await clusterAfter(allSituations)
    const found = situations.map(({ object }) => {
      const answer = askWhy(cluster, { about: 'state', object })
      return answer.about === 'state' && causeOf(answer.lines.at(-1))
    })
    expect(found).toEqual(situations.map(({ cause }) => cause))
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
        "kubectl apply -f - <<'E'\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: closed}\nspec: {podSelector: {matchLabels: {app: web}}, policyTypes: [Ingress]}\nE",
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
