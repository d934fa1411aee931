import type { BundledPlugin } from '@/lib/shell/programs/krew/plugins/plugin'
import { binaryText } from '@/lib/userland/kernel/executables'

export const KREW_VERSION = 'v0.5.0'

export const krewPlugin: BundledPlugin = {
  name: 'krew',
  version: KREW_VERSION,
  short: 'Package manager for kubectl plugins.',
  description: 'Finds, installs, upgrades and removes plugins of kubectl.\n',
  homepage: 'https://krew.sigs.k8s.io/',
  caveats: `kubectl finds plugins in the folders of PATH. Add that of krew, in ~/.bashrc too:

  export PATH="\${KREW_ROOT:-$HOME/.krew}/bin:$PATH"

Then "kubectl krew" lists what krew can do.
`,
  bin: 'krew',
  text: binaryText('krew'),
}
