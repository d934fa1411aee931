/** Entries of the learner's kubeconfig for clusters of containers. */
import { decodeYaml } from '@/lib/cluster/apimachinery/yaml/decode-yaml'
import type { Cluster } from '@/lib/cluster/cluster'
import type { JsonMap } from '@/lib/kubectl/go-format'
import type { KubectlIo } from '@/lib/kubectl/io'
import { KubeconfigStore } from '@/lib/kubectl/kubeconfig/kubeconfig'
import { type Kubeconfig, kubeconfigObject } from '@/lib/kubectl/kubeconfig/kubeconfig-object'

interface AdminConf {
  clusters: { cluster: JsonMap }[]
  users: { user: JsonMap }[]
}

/** What stands in the administrator's kubeconfig on the host of the control plane. */
function adminConf({ hosts }: Cluster): { cluster: JsonMap; user: JsonMap } {
  const files = hosts.files(hosts.controlPlane()?.name ?? '')
  const conf = decodeYaml(files?.read('/etc/kubernetes/admin.conf') ?? '') as AdminConf
  return { cluster: conf.clusters[0]?.cluster ?? {}, user: conf.users[0]?.user ?? {} }
}

/** A cluster's entries under one name. @param namespace of the context; undefined: none is written */
export function contextOf(cluster: Cluster, name: string, server: string, namespace?: string): Kubeconfig {
  const conf = adminConf(cluster)
  const context = { cluster: name, user: name, ...(namespace === undefined ? {} : { namespace }) }
  return {
    clusters: new Map([[name, { ...conf.cluster, server }]]),
    contexts: new Map([[name, context]]),
    users: new Map([[name, conf.user]]),
    currentContext: name,
  }
}

/** The text of a kubeconfig with these entries alone. */
export const contextObject = (config: Kubeconfig): JsonMap => kubeconfigObject(config)

const SECTIONS = ['clusters', 'contexts', 'users'] as const

/** Writes the entries into the learner's kubeconfig, over those of their name, and makes the context the current one. */
export function writeContext(io: KubectlIo, entries: Kubeconfig, path = '', isCurrent = true): void {
  new KubeconfigStore(io, path).update(undefined, '', (config) => {
    for (const section of SECTIONS)
      for (const [name, body] of entries[section]) config[section].set(name, body)
    if (isCurrent) config.currentContext = entries.currentContext
  })
}

/** Takes the entries of a name out of every file that has them. */
export function removeContext(io: KubectlIo, name: string, path = ''): void {
  for (const file of new KubeconfigStore(io, path).paths) {
    if (io.readFile(file) === undefined) continue
    new KubeconfigStore(io, file).update(undefined, '', (config) => {
      for (const section of SECTIONS) config[section].delete(name)
      if (config.currentContext === name) config.currentContext = ''
    })
  }
}

/** The context in use. */
export const currentContext = (io: KubectlIo): string => new KubeconfigStore(io, '').load().currentContext
