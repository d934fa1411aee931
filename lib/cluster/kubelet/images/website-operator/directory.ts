/**
 * The directory of all Websites: a ConfigMap in the operator's own namespace. It stands for what lies outside of an
 * object's namespace, where no owner reference reaches: a finalizer sees to it.
 */
import type { Api } from '@/lib/cluster/kubelet/images/website-operator/api'
import { urlOf, type Website } from '@/lib/cluster/kubelet/images/website-operator/website'

export const DIRECTORY = 'website-directory'

const keyOf = ({ metadata }: Website) => `${metadata.namespace}.${metadata.name}`

interface Directory {
  data?: Record<string, string>
}

export function register(api: Api, home: string, site: Website): void {
  const folder = `/api/v1/namespaces/${home}/configmaps`
  const found = api.find<Directory>(`${folder}/${DIRECTORY}`)
  const data = { [keyOf(site)]: urlOf(site) }
  if (!found) api.post(folder, { metadata: { name: DIRECTORY, namespace: home }, data })
  else if (found.data?.[keyOf(site)] !== urlOf(site)) api.patch(`${folder}/${DIRECTORY}`, { data })
}

export function deregister(api: Api, home: string, site: Website): void {
  const path = `/api/v1/namespaces/${home}/configmaps/${DIRECTORY}`
  if (api.find<Directory>(path)?.data?.[keyOf(site)] !== undefined)
    api.patch(path, { data: { [keyOf(site)]: null } })
}
