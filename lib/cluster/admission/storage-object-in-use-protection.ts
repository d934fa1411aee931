import type { AdmissionPlugin } from '@/lib/cluster/admission/plugin'

const FINALIZERS: Readonly<Record<string, string>> = {
  PersistentVolume: 'kubernetes.io/pv-protection',
  PersistentVolumeClaim: 'kubernetes.io/pvc-protection',
}

/** New volumes and claims stay while something uses them. */
export const storageObjectInUseProtection: AdmissionPlugin = {
  name: 'StorageObjectInUseProtection',
  resources: ['persistentvolumes', 'persistentvolumeclaims'],
  admit({ kind, operation, object, subresource }) {
    const finalizer = kind.group === '' ? FINALIZERS[kind.kind] : undefined
    if (!finalizer || !object || operation !== 'CREATE' || subresource !== undefined) return
    const { metadata } = object
    if (metadata.finalizers?.includes(finalizer)) return
    metadata.finalizers = [...(metadata.finalizers ?? []), finalizer]
  },
}
