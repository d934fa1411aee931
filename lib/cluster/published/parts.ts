import { lateModules } from '@/lib/cluster/sim/late-modules'

/** Manifests of other projects: fetched when somebody asks for an address of theirs. */
interface Published {
  manifests: typeof import('@/lib/cluster/published/index')
}

const late = lateModules<Published>('a published manifest')

export const installPublished = late.install
export const hasPublished = late.installed

/** The text at an address; undefined: nothing is known of it, or nobody has fetched what is. */
export const publishedAt = (url: string): string | undefined =>
  hasPublished() ? late.part('manifests').publishedAt(url) : undefined
