import type { YamlTree } from '@/lib/lab/manifest/yaml-tree'

/** Settings of programs, which have a version and a kind and are no objects of the API. */
const SETTINGS =
  /^(?:[\w.-]*config\.k8s\.io|kubeadm\.k8s\.io|audit\.k8s\.io|client\.authentication\.k8s\.io|kind\.x-k8s\.io)\//
const KUBECONFIG = { apiVersion: 'v1', kind: 'Config' }

/** Whether a document is an object that one applies, as far as it is written. */
export function isManifest(tree: YamlTree): boolean {
  const [apiVersion, kind] = [tree.value(['apiVersion']), tree.value(['kind'])]
  if (apiVersion === undefined && kind === undefined) return tree.value(['metadata']) !== undefined
  if (apiVersion === KUBECONFIG.apiVersion && kind === KUBECONFIG.kind) return false
  return !SETTINGS.test(String(apiVersion ?? ''))
}
