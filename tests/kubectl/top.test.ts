import { describe, expect, it } from 'vitest'
import type { ApiRequest, ApiResponse } from '@/lib/cluster/apiserver/request'
import { createCluster } from '@/lib/cluster/cluster'
import { kubectl } from '../properties/kubectl'

const usage = (cpu: string, memory: string, swap?: string) => ({ cpu, memory, ...(swap ? { swap } : {}) })
const podMetrics = (name: string, ...containers: object[]) => ({
  metadata: { name, namespace: 'default' },
  containers: containers.map((one, index) => ({ name: `c${index}`, usage: one })),
})

/** A cluster with a metrics server in front of it. */
function measured() {
  const cluster = createCluster()
  const answers: Record<string, unknown> = {
    '/apis/metrics.k8s.io/v1beta1': { resources: [] },
    '/apis/metrics.k8s.io/v1beta1/namespaces/default/pods': {
      items: [
        podMetrics('web', usage('100m', '50Mi', '1Mi'), usage('20m', '10Mi')),
        podMetrics('api', usage('1', '1Gi')),
      ],
    },
    '/apis/metrics.k8s.io/v1beta1/nodes': {
      items: [{ metadata: { name: 'worker-1' }, usage: usage('500m', '512Mi') }],
    },
  }
  const request = (asked: ApiRequest): ApiResponse => {
    const body = answers[asked.path]
    if (body) return { code: 200, body, warnings: [] }
    const answer = cluster.request(asked)
    if (asked.path !== '/apis') return answer
    const { groups } = answer.body as { groups: object[] }
    const metrics = { name: 'metrics.k8s.io', versions: [{ version: 'v1beta1' }] }
    return { ...answer, body: { groups: [...groups, metrics] } }
  }
  return Object.assign(Object.create(cluster) as typeof cluster, { request })
}

const lines = (argv: string[]) => {
  const { stdout, stderr } = kubectl(measured(), ['top', ...argv])
  return `${stdout}${stderr}`.split('\n').slice(0, -1)
}

describe('top', () => {
  it('adds the containers of a pod, sorted by name, with a tab behind the last column', () => {
    expect(lines(['pod'])).toEqual([
      'NAME   CPU(cores)   MEMORY(bytes)   ',
      'api    1000m        1024Mi          ',
      'web    120m         60Mi            ',
    ])
  })

  it('sums up below a line', () => {
    expect(lines(['pod', '--sum', '--no-headers', '--sort-by=cpu'])).toEqual([
      'api   1000m      1024Mi     ',
      'web   120m       60Mi       ',
      '      ________   ________   ',
      '      1120m      1084Mi     ',
    ])
  })

  it('shows swap of containers', () => {
    expect(lines(['pod', '--containers', '--show-swap']).at(-2)).toBe(
      'web   c0     100m         50Mi            1Mi           ',
    )
  })

  it('shows nodes without figures and without swap as unknown', () => {
    const shown = lines(['node', '--show-swap']).map((line) => line.trimEnd().split(/ +/))
    expect(shown[1]?.slice(0, 4)).toEqual(['worker-1', '500m', '12%', '512Mi'])
    expect(shown[1]?.slice(5)).toEqual(['<unknown>', '<unknown>'])
    expect(shown[2]?.slice(1)).toEqual(Array(6).fill('<unknown>'))
  })

  it.each([
    [['pod', 'a', 'b'], "error: pod [NAME | -l label]\nSee 'kubectl top pod -h' for help and examples"],
    [['pod', 'a', '-l', 'x=y'], 'error: only one of NAME or selector can be provided'],
    [['node', 'a', '-l', 'x=y'], 'error: only one of NAME or --selector can be provided'],
    [['node', '--sort-by=size'], 'error: --sort-by accepts only cpu or memory'],
    [['pod', '-l', 'a in b'], "error: unable to parse requirement: found 'b' expected: '('"],
  ])('refuses %j', (argv, message) => {
    expect(lines(argv).join('\n')).toBe(message)
  })
})
