// Prints the milliseconds that the first cluster of this process takes, its modules loaded.
import { createCluster } from '@/lib/cluster/cluster'

const started = performance.now()
createCluster()
console.log(performance.now() - started)
