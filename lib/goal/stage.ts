import { stringify } from 'yaml'
import type { KubeObject, ObjectOf, ResourceName } from '@/lib/cluster/apimachinery/object'
import type { ApiRequest, UserInfo } from '@/lib/cluster/apiserver/request'
import { type Cluster, type ClusterOptions, createCluster } from '@/lib/cluster/cluster'
import { runKubectl } from '@/lib/kubectl/kubectl'
import { splitWords } from './words'

/** Who acts in questions: the cluster's administrator, as kubeadm's admin.conf names it. */
export const admin: UserInfo = {
  username: 'kubernetes-admin',
  groups: ['kubeadm:cluster-admins', 'system:authenticated'],
}

/** An object as a manifest has it. */
export interface Manifest {
  apiVersion: string
  kind: string
  metadata: { name: string; namespace?: string; labels?: Record<string, string> }
}

export interface Output {
  stdout: string
  stderr: string
  exitCode: number
}

export type Propagation = 'Background' | 'Foreground' | 'Orphan'

const maxWaitMs = 600_000

const bases = new Map<string, Cluster>()

/** Booting a cluster costs more than forking one: each set of nodes is booted once per process. */
function freshCluster(options: ClusterOptions): Cluster {
  const id = JSON.stringify(options)
  let base = bases.get(id)
  if (!base) {
    if (bases.size >= 16) bases.clear()
    base = createCluster(options)
    bases.set(id, base)
  }
  return base.fork()
}

const clusterScoped = new Set(['nodes', 'namespaces'])

function pathOf(resource: ResourceName, namespace?: string, name?: string): string {
  const [plural = '', ...group] = resource.split('.')
  const root = group.length ? `/apis/${group.join('.')}/v1` : '/api/v1'
  const scope = namespace !== undefined && !clusterScoped.has(plural) ? `/namespaces/${namespace}` : ''
  return `${root}${scope}/${plural}${name ? `/${name}` : ''}`
}

/** A cluster on which a question is tried out. All calls are synchronous and throw what the API refuses. */
export class Stage {
  constructor(readonly cluster: Cluster) {}

  static open(options: ClusterOptions): Stage {
    return new Stage(freshCluster(options))
  }

  fork(): Stage {
    return new Stage(this.cluster.fork())
  }

  private request(request: Omit<ApiRequest, 'user'>): unknown {
    const { code, body } = this.cluster.request({ userAgent: 'kubectl', ...request, user: admin })
    if (code < 400) return body
    throw new Error(`${request.method} ${request.path}: ${code} ${JSON.stringify(body)}`)
  }

  create(resource: ResourceName, object: Manifest): KubeObject {
    const namespace = object.metadata.namespace ?? 'default'
    const created = this.request({ method: 'POST', path: pathOf(resource, namespace), body: object })
    // Pods are refused until the controllers have made the namespace's default ServiceAccount.
    if (resource === 'namespaces') this.cluster.drain()
    return created as KubeObject
  }

  get<R extends ResourceName>(resource: R, name: string, namespace = 'default'): ObjectOf<R> {
    return this.request({ method: 'GET', path: pathOf(resource, namespace, name) }) as ObjectOf<R>
  }

  exists(resource: ResourceName, name: string, namespace = 'default'): boolean {
    const path = pathOf(resource, namespace, name)
    return this.cluster.request({ method: 'GET', path, user: admin }).code < 400
  }

  list<R extends ResourceName>(resource: R, namespace?: string, labelSelector?: string): ObjectOf<R>[] {
    const list = this.request({
      method: 'GET',
      path: pathOf(resource, namespace),
      ...(labelSelector ? { query: { labelSelector } } : {}),
    })
    return (list as { items: ObjectOf<R>[] }).items
  }

  patch(resource: ResourceName, name: string, patch: object, namespace = 'default'): void {
    this.request({
      method: 'PATCH',
      path: pathOf(resource, namespace, name),
      contentType: 'strategic-merge-patch',
      body: patch,
    })
  }

  delete(resource: ResourceName, name: string, propagation: Propagation, namespace = 'default'): void {
    this.request({
      method: 'DELETE',
      path: pathOf(resource, namespace, name),
      query: { propagationPolicy: propagation },
    })
  }

  settle(): this {
    this.cluster.settle()
    return this
  }

  /** Runs one kubectl command line (no pipes, no variables). One that waits for ten minutes is given up: exit 124. */
  kubectl(line: string): Output {
    const out: Output = { stdout: '', stderr: '', exitCode: 0 }
    const { cluster } = this
    const run = runKubectl(splitWords(line).slice(1), {
      transport: cluster,
      user: admin,
      now: () => cluster.now(),
      readFile: () => undefined,
      writeFile: () => {},
      stdin: '',
      env: {},
      stdout: (text) => {
        out.stdout += text
      },
      stderr: (text) => {
        out.stderr += text
      },
      random: () => 0.5,
    })
    const giveUp = cluster.now() + maxWaitMs
    let step = run.next()
    while (!step.done) {
      if (step.value.kind !== 'sleep') throw new Error(`${line} wants ${step.value.kind}`)
      if (cluster.now() >= giveUp) return { ...out, exitCode: 124 }
      cluster.advance(step.value.ms)
      step = run.next()
    }
    cluster.drain()
    return { ...out, exitCode: step.value }
  }
}

/** A manifest, or several, as YAML text. */
export function yamlOf(...objects: object[]): string {
  return objects.map((o) => stringify(o, { lineWidth: 0, aliasDuplicateObjects: false })).join('---\n')
}
