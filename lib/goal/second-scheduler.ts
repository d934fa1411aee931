import type { Manifest } from './stage'

/** One profile of a scheduler: the name that Pods give, and how it scores what nodes have left. */
export interface SchedulerProfile {
  schedulerName: string
  strategy?: 'LeastAllocated' | 'MostAllocated'
}

/** The configuration file of a scheduler with these profiles. */
export function schedulerConfig(profiles: readonly SchedulerProfile[]): object {
  const resources = ['cpu', 'memory'].map((name) => ({ name, weight: 1 }))
  return {
    apiVersion: 'kubescheduler.config.k8s.io/v1',
    kind: 'KubeSchedulerConfiguration',
    leaderElection: { leaderElect: false },
    profiles: profiles.map(({ schedulerName, strategy }) => ({
      schedulerName,
      ...(strategy
        ? {
            pluginConfig: [
              { name: 'NodeResourcesFit', args: { scoringStrategy: { type: strategy, resources } } },
            ],
          }
        : {}),
    })),
  }
}

/**
 * A scheduler besides the cluster's own: a Deployment of this name in kube-system with what it needs.
 * @param config the text of its configuration file
 */
export function secondScheduler(name: string, config: string): Manifest[] {
  const namespace = 'kube-system'
  const metadata = { name, namespace }
  const binding = (role: string) => ({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name: `${name}-${role}` },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: `system:${role}` },
    subjects: [{ kind: 'ServiceAccount', name, namespace }],
  })
  const labels = { app: name }
  const container = {
    name: 'scheduler',
    image: 'registry.k8s.io/kube-scheduler:v1.36.2',
    command: ['kube-scheduler', '--config=/etc/scheduler/config.yaml'],
    volumeMounts: [{ name: 'config', mountPath: '/etc/scheduler' }],
  }
  const spec = {
    serviceAccountName: name,
    containers: [container],
    volumes: [{ name: 'config', configMap: { name } }],
  }
  const deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata,
    spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec } },
  }
  const configMap = { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { 'config.yaml': config } }
  const serviceAccount = { apiVersion: 'v1', kind: 'ServiceAccount', metadata }
  return [serviceAccount, binding('kube-scheduler'), binding('volume-scheduler'), configMap, deployment]
}
