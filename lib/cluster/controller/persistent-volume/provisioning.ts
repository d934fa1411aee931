import type { PersistentVolumeClaim } from '@/lib/cluster/apimachinery/object'
import { classOf } from '@/lib/cluster/apis/core/volume-class'
import { BETA_STORAGE_PROVISIONER, STORAGE_PROVISIONER } from '@/lib/cluster/apis/storage/annotations'
import type { ComponentContext } from '@/lib/cluster/client/component'
import { tell } from '@/lib/cluster/controller/persistent-volume/binding'

/** Drivers that took over from provisioners that once were part of Kubernetes. */
const MIGRATED: Readonly<Record<string, string>> = {
  'kubernetes.io/aws-ebs': 'ebs.csi.aws.com',
  'kubernetes.io/azure-disk': 'disk.csi.azure.com',
  'kubernetes.io/azure-file': 'file.csi.azure.com',
  'kubernetes.io/cinder': 'cinder.csi.openstack.org',
  'kubernetes.io/gce-pd': 'pd.csi.storage.gke.io',
  'kubernetes.io/portworx-volume': 'pxd.portworx.com',
  'kubernetes.io/vsphere-volume': 'csi.vsphere.vmware.com',
}

/** Asks the class' provisioner for a volume; all of them live outside of this controller. */
export function provision(ctx: ComponentContext, claim: PersistentVolumeClaim): void {
  const name = classOf(claim)
  const found = ctx.lister.get('storageclasses.storage.k8s.io', undefined, name)
  const fail = (why: string) => tell(ctx, claim, 'Warning', 'ProvisioningFailed', why)
  if (!found) {
    fail(`storageclass.storage.k8s.io "${name}" not found`)
    return
  }
  const provisioner = MIGRATED[found.provisioner] ?? found.provisioner
  if (provisioner.startsWith('kubernetes.io/')) {
    fail(`no volume plugin matched name: ${provisioner}`)
    return
  }
  let asked = claim
  if (claim.metadata.annotations?.[STORAGE_PROVISIONER] !== provisioner) {
    const annotations = {
      ...claim.metadata.annotations,
      [BETA_STORAGE_PROVISIONER]: provisioner,
      [STORAGE_PROVISIONER]: provisioner,
    }
    asked = ctx.client.update('persistentvolumeclaims', {
      ...claim,
      metadata: { ...claim.metadata, annotations },
    })
  }
  tell(
    ctx,
    asked,
    'Normal',
    'ExternalProvisioning',
    `Waiting for a volume to be created either by the external provisioner '${provisioner}' or manually by the system administrator. If volume creation is delayed, please verify that the provisioner is running and correctly registered.`,
  )
}
