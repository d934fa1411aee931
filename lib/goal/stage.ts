import { stringify } from 'yaml'
import type { KubeObject, ObjectOf, ResourceName } from '@/lib/cluster/apimachinery/object'
import type { ApiRequest, UserInfo } from '@/lib/cluster/apiserver/request'
import type { Cluster } from '@/lib/cluster/create-cluster'
import { runKubectl } from '@/lib/kubectl/run-kubectl'
import { Clusters } from '@/lib/shell/clusters'
import { forkMachine, type MachineState } from '@/lib/shell/machine-state'
import { createShell } from '@/lib/shell/shell'
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

/** What the API server refused. */
export class RequestRefused extends Error {}

const clusterScoped = new Set([
  'nodes',
  'namespaces',
  'persistentvolumes',
  'clusterroles',
  'clusterrolebindings',
  'storageclasses',
  'priorityclasses',
  'runtimeclasses',
  'ingressclasses',
  'gatewayclasses',
  'csidrivers',
  'csinodes',
  'volumeattachments',
  'customresourcedefinitions',
  'certificatesigningrequests',
  'validatingadmissionpolicies',
  'validatingadmissionpolicybindings',
  'mutatingadmissionpolicies',
  'mutatingadmissionpolicybindings',
  'validatingwebhookconfigurations',
  'mutatingwebhookconfigurations',
  'apiservices',
])

function pathOf(resource: ResourceName, namespace?: string, name?: string): string {
  const [plural = '', ...group] = resource.split('.')
  const root = group.length ? `/apis/${group.join('.')}/v1` : '/api/v1'
  const scope = namespace !== undefined && !clusterScoped.has(plural) ? `/namespaces/${namespace}` : ''
  return `${root}${scope}/${plural}${name ? `/${name}` : ''}`
}

/**
 * A cluster on which something is tried out, with the files of the learner's machine. All calls but `run` are
 * synchronous, and throw what the API refuses.
 */
export class Stage {
  constructor(
    readonly cluster: Cluster,
    /** Absolute path → text. */
    readonly files: Readonly<Record<string, string>> = {},
    /** What else it knows: the other clusters are this stage's own. */
    private machineState: MachineState = {},
  ) {}

  get machine(): MachineState {
    return this.machineState
  }

  fork(): Stage {
    return new Stage(this.cluster.fork(), this.files, forkMachine(this.machine))
  }

  /** The same machine before another of its clusters. @param context its name in a kubeconfig; undefined: none is called so */
  at(context: string): Stage | undefined {
    const clusters = new Clusters(this.cluster, this.machine.further)
    clusters.follow()
    const cluster = clusters.get(context)
    return cluster && new Stage(cluster, this.files)
  }

  private request(request: Omit<ApiRequest, 'user'>): unknown {
    const { code, body } = this.cluster.request({ userAgent: 'kubectl', ...request, user: admin })
    if (code < 400) return body
    throw new RequestRefused(`${request.method} ${request.path}: ${code} ${JSON.stringify(body)}`)
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

  /** Whether somebody may do something: a SubjectAccessReview's spec. */
  review(spec: object): { allowed: boolean } {
    const path = '/apis/authorization.k8s.io/v1/subjectaccessreviews'
    const body = { apiVersion: 'authorization.k8s.io/v1', kind: 'SubjectAccessReview', spec }
    return (this.request({ method: 'POST', path, body }) as { status: { allowed: boolean } }).status
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

  /**
   * Runs a line of bash on the learner's machine: pipes, files, every program of the terminal. What the line changes
   * in files is gone after it.
   */
  async run(line: string, stdin?: string): Promise<Output> {
    const shell = createShell(this.cluster, { files: { ...this.files }, ...this.machine })
    const output = await shell.run(line, stdin === undefined ? {} : { stdin })
    this.machineState = shell.machine()
    this.cluster.drain()
    return output
  }

  /** Applies manifests as `kubectl apply -f -` does. */
  apply(manifests: string): Promise<Output> {
    return this.run('kubectl apply -f -', manifests)
  }

  settle(): this {
    new Clusters(this.cluster, this.machine.further).settle()
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

/** A manifest, or several, as YAML text that kubectl, which reads YAML 1.1, understands alike. */
export function yamlOf(...objects: object[]): string {
  return objects
    .map((o) => stringify(o, { lineWidth: 0, aliasDuplicateObjects: false, compat: 'yaml-1.1' }))
    .join('---\n')
}
