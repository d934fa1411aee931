import { alignTabs, DESCRIBE_TABS } from '@/lib/kubectl/printers/tab-writer'
import { type PluginManifest, platformOf } from '@/lib/shell/programs/krew/krew-folder'

export const table = (rows: readonly (readonly string[])[]): string =>
  alignTabs(rows.map((cells) => `${cells.join('\t')}\n`).join(''), DESCRIBE_TABS)

/** With a bar in front of each line. */
export const boxed = (text: string): string => `\\\n${text.trimEnd().replace(/^/gm, ' | ')}\n/`

export const securityNotice = (plugin: string): string =>
  plugin === 'krew'
    ? ''
    : `WARNING: You installed plugin "${plugin}" from the krew-index plugin repository.
   These plugins are not audited for security by the Krew maintainers.
   Run them at your own risk.
`

export const PATH_WARNING = `WARNING: To be able to run kubectl plugins, you need to add
the following to your ~/.bash_profile or ~/.bashrc:

    export PATH="\${KREW_ROOT:-$HOME/.krew}/bin:$PATH"

and restart your shell.

`

/** What is said of a plugin that has just been installed. */
export function usageOf({ metadata, spec }: PluginManifest): string {
  const { homepage, caveats } = spec
  return [
    `Use this plugin:\n\tkubectl ${metadata.name}\n`,
    homepage ? `Documentation:\n\t${homepage}\n` : '',
    caveats ? `Caveats:\n${boxed(caveats)}\n` : '',
  ].join('')
}

export function infoText(index: string, plugin: PluginManifest): string {
  const { version, homepage, description, caveats } = plugin.spec
  const platform = platformOf(plugin)
  return [
    `NAME: ${plugin.metadata.name}\nINDEX: ${index}\n`,
    platform ? `URI: ${platform.uri}\nSHA256: ${platform.sha256}\n` : '',
    `VERSION: ${version}\n`,
    homepage ? `HOMEPAGE: ${homepage}\n` : '',
    description ? `DESCRIPTION: \n${description}\n` : '',
    caveats ? `CAVEATS:\n${boxed(caveats)}\n` : '',
  ].join('')
}
