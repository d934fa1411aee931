import { beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { condition } from '@/lib/goal/condition'
import { InlinePort } from '@/lib/lab/inline-port'
import { LabClient, type LabView } from '@/lib/lab/lab-client'
import { loadRest } from '@/lib/shell/rest'

function connect() {
  const port = new InlinePort()
  const pictures: LabView[] = []
  const stop = vi.fn()
  let printed = ''
  const print = (text: string) => {
    printed += text
  }
  const client = new LabClient(port, { picture: (message) => pictures.push(message), print, stop })
  return { port, client, pictures, stop, printed: () => printed }
}

beforeAll(loadRest, 60_000)

describe('page and worker', () => {
  it('run lines and draw what becomes of them', async () => {
    const { client, pictures } = connect()
    await client.start({}, 1)
    expect(pictures.at(-1)?.picture.nodes.map(({ name }) => name)).toEqual([
      'control-plane',
      'worker-1',
      'worker-2',
    ])
    const { stdout } = await client.line('kubectl create deployment web --image=nginx:1.27 --replicas=2')
    expect(stdout).toBe('deployment.apps/web created\n')
    await client.act({ kind: 'settle' })
    const last = pictures.at(-1)
    const web = last?.picture.pods.filter((pod) => pod.namespace === 'default') ?? []
    expect(web.map(({ status, ready, mood }) => [status, ready, mood])).toEqual([
      ['Running', '1/1', 'good'],
      ['Running', '1/1', 'good'],
    ])
    expect(web[0]?.why.join('\n')).toContain('Scheduled: Successfully assigned default/')
    expect(last?.picture.timeline.map(({ what }) => what)).toContain('create deployments.apps')
    expect(last?.prompts).toEqual([{ tty: 0, mode: 'prompt', text: '\x1b[32m~$\x1b[0m ' }])
    expect(last?.actions).toBe(2)
  })

  it('keep Pods that fit nowhere apart, and say why', async () => {
    const { client, pictures } = connect()
    await client.start({}, 1)
    await client.line(
      `kubectl run big --image=nginx --overrides='{"spec":{"containers":[{"name":"big","image":"nginx","resources":{"requests":{"cpu":"64"}}}]}}'`,
    )
    await client.act({ kind: 'settle' })
    const big = pictures.at(-1)?.picture.pods.find(({ name }) => name === 'big')
    expect(big).toMatchObject({ status: 'Pending', mood: 'busy' })
    expect(big?.node).toBeUndefined()
    expect(big?.why[0]).toMatch(/^0\/3 nodes are available: .*Insufficient cpu/)
  })

  it('send a picture only when something changed', async () => {
    const { client, pictures } = connect()
    await client.start({}, 1)
    await client.act({ kind: 'settle' })
    const before = pictures.length
    await client.complete('kubectl ')
    await client.log()
    expect(pictures).toHaveLength(before)
  })

  it('complete verbs, resources, names and files', async () => {
    const { client } = connect()
    await client.start({ files: { 'pod.yaml': '', 'dir/x': '' } }, 1)
    await client.line('kubectl create deployment web --image=nginx:1.27')
    const options = async (text: string) => (await client.complete(text)).options
    expect(await options('kub')).toEqual(['kubectl'])
    expect(await options('kubectl des')).toEqual(['describe'])
    expect(await options('kubectl get deployme')).toEqual(['deployments'])
    expect(await options('k get deploy w')).toEqual(['web'])
    expect(await options('echo a | kubectl get deploy/')).toEqual(['deploy/web'])
    expect(await options('kubectl apply -f po')).toEqual(['pod.yaml'])
    expect(await options('cat ')).toEqual(['dir/', 'pod.yaml'])
    expect(await options('kubectl get pods -n kube-sys')).toEqual(['kube-system'])
  })

  it('check a goal on forks, and leave no trace of it', async () => {
    const { client } = connect()
    await client.start({}, 1)
    const goal = z.array(condition).parse([
      { kind: 'exists', resource: 'deployments.apps', name: 'web' },
      { kind: 'experiment', do: ['kubectl delete deployment web'], wait: 1 },
    ])
    const passed = async () => (await client.check(goal)).map((finding) => finding.passed)
    expect(await passed()).toEqual([false, false])
    await client.line('kubectl create deployment web --image=nginx:1.27')
    expect(await passed()).toEqual([true, true])
    expect(await passed()).toEqual([true, true])
    expect((await client.log()).entries).toHaveLength(1)
  })

  it('tell a refused action from an engine that stopped', async () => {
    const { client, port, stop } = connect()
    await client.start({}, 1)
    await expect(client.act({ kind: 'advance', ms: 10 ** 12 })).rejects.toMatchObject({ code: 'time-spent' })
    expect(stop).not.toHaveBeenCalled()
    port.onerror?.({ message: 'out of memory' } as ErrorEvent)
    expect(stop).toHaveBeenCalledOnce()
    expect(port.ended).toBe(true)
    await expect(client.line('ls')).rejects.toMatchObject({ code: 'engine-stopped' })
  })

  it('stop at what is no message', () => {
    const { port, stop } = connect()
    port.onmessage?.(new MessageEvent('message', { data: { kind: 'nonsense' } }))
    expect(stop).toHaveBeenCalledOnce()
  })
})
