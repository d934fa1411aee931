/** What the indexes that can be reached hold: snapshots of our own. */

import { sha256 } from '@/lib/cluster/apimachinery/sha256'
import { contextPlugins } from '@/lib/shell/programs/krew/plugins/contexts'
import { krewPlugin } from '@/lib/shell/programs/krew/plugins/krew'
import { logPlugins } from '@/lib/shell/programs/krew/plugins/logs'
import { objectPlugins } from '@/lib/shell/programs/krew/plugins/objects'
import type { BundledPlugin } from '@/lib/shell/programs/krew/plugins/plugin'
import { rightsPlugins } from '@/lib/shell/programs/krew/plugins/rights'
import { bytesOf } from '@/lib/userland/kernel/text'

export const DEFAULT_INDEX_URL = 'https://github.com/kubernetes-sigs/krew-index.git'

const hello: BundledPlugin = {
  name: 'hello',
  version: 'v1.0.0',
  short: 'Says hello to the cluster',
  description: 'A plugin of an index that is not the default one.\n',
  homepage: 'https://krew-index.example.com',
  bin: 'hello',
  text: '#!/bin/bash\necho "Hello from $(kubectl config current-context)"\n',
}

/** By the address of the repository. */
const INDEXES: Readonly<Record<string, readonly BundledPlugin[]>> = {
  [DEFAULT_INDEX_URL]: [krewPlugin, ...contextPlugins, ...logPlugins, ...objectPlugins, ...rightsPlugins],
  'https://krew-index.example.com/team.git': [hello],
}

const uriOf = ({ homepage, name, version }: BundledPlugin) =>
  `${homepage.replace(/\/$/, '')}/releases/download/${version}/${name}_linux_amd64.tar.gz`

const selector = { matchLabels: { os: 'linux', arch: 'amd64' } }

/** A plugin's file in an index. */
function manifestOf(plugin: BundledPlugin): object {
  const { name, version, short, description, homepage, caveats, bin, text } = plugin
  return {
    apiVersion: 'krew.googlecontainertools.github.com/v1alpha2',
    kind: 'Plugin',
    metadata: { name },
    spec: {
      ...{ version, homepage, shortDescription: short, description },
      ...(caveats === undefined ? {} : { caveats }),
      platforms: [{ selector, uri: uriOf(plugin), sha256: sha256(bytesOf(text)), bin }],
    },
  }
}

/** What is cloned from an address; undefined: nothing is there. */
export const manifestsAt = (url: string): object[] | undefined =>
  INDEXES[url.endsWith('.git') ? url : `${url}.git`]?.map(manifestOf)

/** The program that is downloaded from an address; undefined: nothing is there. */
export const downloadOf = (uri: string): string | undefined =>
  Object.values(INDEXES)
    .flat()
    .find((plugin) => uriOf(plugin) === uri)?.text
