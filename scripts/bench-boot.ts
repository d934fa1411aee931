// Prints the milliseconds that the first cluster of this process takes, its modules loaded.
// With `prebuilt` it is read from what the set-up made.
import { createCluster } from '@/lib/cluster/cluster'
import { installBoot } from '@/lib/cluster/prebuilt-boot'
import { boot } from '@/lib/generated/boot/default'

const started = performance.now()
if (process.argv.includes('prebuilt')) installBoot(boot)
createCluster()
console.log(performance.now() - started)
