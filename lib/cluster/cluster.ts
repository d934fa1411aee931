/** The whole engine, for whoever need not load it piece by piece. */

import { installAddons } from '@/lib/cluster/add-ons'
import { installExplaining } from '@/lib/cluster/explanations'
import { installManifests } from '@/lib/cluster/published/install'
import { installRest } from '@/lib/cluster/rest'
import '@/lib/cluster/on-demand'

export * from '@/lib/cluster/create-cluster'

installRest()
installAddons()
installExplaining()
installManifests()
