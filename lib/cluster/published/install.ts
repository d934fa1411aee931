import * as manifests from '@/lib/cluster/published/index'
import { installPublished } from '@/lib/cluster/published/parts'

/** Has to run before somebody asks for an address where manifests are published. */
export const installManifests = (): void => installPublished({ manifests })
