/** A release's objects as tables of the API server, with the pods that belong to them. */
import type { Table } from '@/lib/cluster/apiserver/request'
import type { KubeCluster } from '@/lib/helm/kube/cluster'
import type { KubeObject } from '@/lib/helm/kube/objects'
import { isNotFound } from '@/lib/kubectl/errors'
import { digMap } from '@/lib/kubectl/go-format'
import { alignTabs, TABLE_TABS } from '@/lib/kubectl/printers/tab-writer'
import { tableLines } from '@/lib/kubectl/printers/table'

const OPTIONS = {
  wide: false,
  noHeaders: false,
  showLabels: false,
  labelColumns: [],
  withNamespace: false,
  withKind: false,
}

const WITH_PODS = new Set(['ReplicaSet', 'Deployment', 'StatefulSet', 'DaemonSet', 'Job'])

/** Every object is a table of its own, as Helm prints them. */
const lines = (table: Table) => alignTabs(tableLines(table, undefined, OPTIONS), TABLE_TABS)

export function resourceTables(cluster: KubeCluster, objects: readonly KubeObject[]): string {
  const tables = new Map<string, string>()
  const add = (title: string, table: Table) => tables.set(title, (tables.get(title) ?? '') + lines(table))
  const selectors = new Set<string>()
  for (const { mapping, namespace, name, object } of objects) {
    try {
      add(`${mapping.version}/${mapping.kind}`, cluster.client.table(mapping, { namespace, name }))
    } catch (error) {
      if (isNotFound(error)) continue
      throw error
    }
    if (!WITH_PODS.has(mapping.kind)) continue
    const labels = Object.entries(digMap(object, 'spec', 'selector', 'matchLabels'))
    const selector = labels.map(([key, value]) => `${key}=${value}`).join(',')
    if (selector === '' || selectors.has(`${namespace} ${selector}`)) continue
    selectors.add(`${namespace} ${selector}`)
    const pods = cluster.client.table(
      cluster.mapper.forKind('v1', 'Pod'),
      { namespace },
      { labelSelector: selector },
    )
    if (pods.rows.length > 0) add('v1/Pod(related)', pods)
  }
  return [...tables.keys()]
    .sort()
    .map((title) => `==> ${title}\n${tables.get(title)}\n`)
    .join('')
}
