/** Plugins that are off unless `--enable-admission-plugins` names them, before those that are always on. */
import { type AdmissionPlugin, createsPod } from '@/lib/cluster/admission/plugin'
import type { KubeObject, Pod } from '@/lib/cluster/apimachinery/object'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import { nextUid } from '@/lib/cluster/sim/rng'

/** Mirrors: plugin/pkg/admission/alwayspullimages (update and the check of images apart). */
const alwaysPullImages: AdmissionPlugin = {
  name: 'AlwaysPullImages',
  resources: ['pods'],
  admit(attributes) {
    if (!createsPod(attributes)) return
    const { spec } = attributes.object as unknown as Pod
    for (const container of [...(spec.initContainers ?? []), ...spec.containers])
      container.imagePullPolicy = 'Always'
  },
}

/** Mirrors: plugin/pkg/admission/namespace/autoprovision. */
const namespaceAutoProvision: AdmissionPlugin = {
  name: 'NamespaceAutoProvision',
  admit({ operation, kind, namespace, dryRun }, context) {
    if (operation !== 'CREATE' || !namespace || !kind.namespaced || dryRun) return
    if (context.get('namespaces', namespace)) return
    context.put('namespaces', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: namespace,
        uid: nextUid(context.rng),
        creationTimestamp: formatTime(context.now),
        labels: { 'kubernetes.io/metadata.name': namespace },
      },
      spec: { finalizers: ['kubernetes'] },
      status: { phase: 'Active' },
    } as unknown as KubeObject)
  },
}

export const optionalPlugins: readonly AdmissionPlugin[] = [alwaysPullImages, namespaceAutoProvision]
