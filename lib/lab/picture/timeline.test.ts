import { beforeAll, describe, expect, it } from 'vitest'
import { createCluster } from '@/lib/cluster/create-cluster'
import { takePicture } from '@/lib/lab/picture'
import { awaitAll } from '@/lib/lab/rest'
import { createShell } from '@/lib/shell/shell'
import type { TimelineEntry } from './schema'

beforeAll(awaitAll, 60_000)

async function timelineAfter(...commands: string[]): Promise<TimelineEntry[]> {
  const cluster = createCluster({ seed: 2 })
  const shell = createShell(cluster, { seed: 2 })
  for (const command of commands) {
    await shell.run(command)
    cluster.settle()
  }
  return takePicture(cluster).timeline
}

/** What led to an entry, back to the first cause. */
function chainOf(timeline: readonly TimelineEntry[], last: TimelineEntry | undefined): string[] {
  const chain: string[] = []
  for (let entry = last; entry && chain.length < 20; ) {
    chain.push(`${entry.actor}: ${entry.command ?? entry.what}`)
    const { because } = entry
    entry = timeline.find(({ id }) => id === because)
  }
  return chain
}

describe('the timeline', () => {
  it('leads from an Event to the command that began it', async () => {
    const timeline = await timelineAfter('kubectl create deployment web --image=nginx')
    const started = timeline.find(({ what }) => what === 'Started')
    expect(chainOf(timeline, started)).toEqual([
      'kubelet: Started',
      'kube-scheduler: create pods/binding',
      'kube-controller-manager/replicaset: create pods',
      'kube-controller-manager/deployment: create replicasets.apps',
      'kubectl: create deployment web --image=nginx',
    ])
  })

  it('leads from a deleted Pod to the command that scaled', async () => {
    const timeline = await timelineAfter(
      'kubectl create deployment web --image=nginx --replicas=2',
      'kubectl scale deployment web --replicas=1',
    )
    const deleted = timeline.find(({ what }) => what === 'delete pods')
    expect(chainOf(timeline, deleted).at(-1)).toBe('kubectl: scale deployment web --replicas=1')
  })

  it('names the object of each entry, and leads nowhere from what somebody did', async () => {
    const timeline = await timelineAfter('kubectl create configmap settings')
    expect(timeline[0]).toMatchObject({
      command: 'create configmap settings',
      object: { kind: 'ConfigMap', name: 'settings', namespace: 'default' },
    })
    expect(timeline[0]?.because).toBeUndefined()
  })
})
