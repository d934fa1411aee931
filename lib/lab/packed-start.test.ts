import { beforeAll, describe, expect, it } from 'vitest'
import { packStart, unpackStart } from '@/lib/lab/packed-start'
import { awaitAll } from '@/lib/lab/rest'
import type { LabScenarioInput } from '@/lib/lab/scenario'
import { LabSession } from '@/lib/lab/session'
import { startLab } from '@/lib/lab/start'
import { loadAddons } from '@/lib/shell/rest'

const SEED = 11

beforeAll(async () => {
  await awaitAll()
  await loadAddons()
}, 60_000)

const CASES: [string, LabScenarioInput, string[]][] = [
  [
    'workloads, with files that a container wrote',
    {
      commands: [
        'kubectl create deployment web --image=nginx:1.27 --replicas=3',
        'kubectl exec deploy/web -- sh -c "mkdir -p /tmp/a/b; echo hi > /tmp/a/b/c; rm /etc/hostname"',
        'kubectl get pods -A > before.txt',
      ],
    },
    ['kubectl exec deploy/web -- cat /tmp/a/b/c', 'kubectl scale deploy web --replicas=5', 'cat before.txt'],
  ],
  [
    'a host whose kubelet was stopped, reached from base',
    {
      cluster: { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] },
      commands: ['ssh worker-1 sudo systemctl stop kubelet', 'sleep 120'],
      examHost: 'cka1234',
    },
    ['ssh cka1234', 'kubectl get nodes', 'ssh worker-1', 'sudo systemctl start kubelet', 'exit'],
  ],
  [
    'add-ons with processes of their own',
    { cluster: { addons: ['metrics-server'] }, commands: ['kubectl create deployment web --image=nginx'] },
    ['kubectl top nodes', 'kubectl top pods'],
  ],
  [
    'a container engine, and a cluster that it runs',
    {
      commands: [
        'docker pull redis:7',
        'docker run -d --name cache redis:7',
        'kind create cluster --name dev',
      ],
    },
    ['docker ps', 'kubectl --context kind-dev get nodes', 'docker rm -f cache', 'docker images'],
  ],
  [
    'hosts on which nobody ran kubeadm',
    { cluster: { bare: true, nodes: [{ name: 'cp', controlPlane: true }] } },
    ['ssh cp', 'sudo kubeadm init --pod-network-cidr=10.244.0.0/16', 'exit'],
  ],
]

async function perform(session: LabSession, lines: readonly string[]): Promise<string> {
  let printed = ''
  for (const text of lines) {
    printed += (await session.act({ kind: 'line', text })).stdout
    printed += (await session.act({ kind: 'advance', ms: 61_000 })).stdout
  }
  return printed
}

describe('packStart', () => {
  it.each(CASES)('a session on it goes on as one on the scenario: %s', async (_, scenario, lines) => {
    const start = await startLab(scenario, SEED)
    const snapshot = packStart(start, Boolean(scenario.cluster?.addons?.length))
    const ofScenario = await LabSession.open({ scenario, seed: SEED })
    const ofSnapshot = await LabSession.open({ scenario: { snapshot }, seed: SEED })
    expect(ofSnapshot.cluster.hash()).toBe(ofScenario.cluster.hash())
    expect(await perform(ofSnapshot, lines)).toBe(await perform(ofScenario, lines))
    expect(ofSnapshot.cluster.hash()).toBe(ofScenario.cluster.hash())
    expect(ofSnapshot.log().seen).toBe(ofScenario.log().seen)
    await ofScenario.replay(ofSnapshot.log(), { confirm: true })
  })

  it('says what is, not how it came to be', async () => {
    const scenario: LabScenarioInput = {
      objects: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'given' } }],
      commands: [
        'kubectl run web --image=nginx:1.27 --labels=color=vermilion',
        'kubectl label pod web color=blue --overwrite',
        'kubectl delete configmap given',
        'kubectl auth can-i create pods --as nobody-at-all',
      ],
    }
    const text = packStart(await startLab(scenario, SEED))
    expect(['"web"', '"given"', 'nobody-at-all', 'vermilion'].filter((word) => text.includes(word))).toEqual([
      '"web"',
    ])
    expect((await unpackStart(text)).cluster.causes()).toEqual([])
  })

  it('is refused when it was cut off', async () => {
    const text = packStart(await startLab({}, SEED))
    await expect(unpackStart(text.slice(0, -20))).rejects.toThrow(SyntaxError)
  })
})
