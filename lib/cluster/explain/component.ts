/** Why a part of the cluster does not run, as far as its host and its static pod tell. */
import type { Link, ObjectRef } from '@/lib/cluster/explain/link'
import { findObject, type View } from '@/lib/cluster/explain/view'

const CONTROL_PLANE = /^(kube-apiserver|kube-controller-manager|kube-scheduler)$/

/** The manifest is not where the kubelet looks: `wanted` is what is there. */
function manifestLink(view: View, name: string): Link[] {
  const manifests = view.manifests()
  const path = `${manifests?.folder}/${name}.yaml`
  if (!manifests || manifests.files.includes(`${name}.yaml`)) return []
  return [{ object: { kind: 'File', name: path }, why: 'missing', wanted: manifests.files }]
}

/** A kubelet on a machine that is switched off. */
function hostLink(view: View, component: string): Link[] {
  const name = component.replace(/^kubelet\//, '')
  return view.isOn(name) ? [] : [{ object: { kind: 'Host', name }, why: 'stopped' }]
}

/** The links of a component that is down: itself, then its manifest or its static pod. */
export function stoppedLinks(view: View, component: string): Link[] {
  const link: Link = { object: { kind: 'Component', name: component }, why: 'stopped' }
  if (!CONTROL_PLANE.test(component)) return [link, ...hostLink(view, component)]
  const fromFile = manifestLink(view, component)
  const host = view.manifests()?.host
  if (fromFile.length > 0 || !host) return [link, ...fromFile]
  const pod: ObjectRef = { kind: 'Pod', name: `${component}-${host}`, namespace: 'kube-system' }
  return findObject(view, pod) ? [link, ...view.explain(pod)] : [link]
}
