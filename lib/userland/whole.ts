/** All tools, for whoever need not load them piece by piece. */
import * as awk from '@/lib/userland/tools/awk/awk'
import * as jq from '@/lib/userland/tools/jq/jq'
import * as network from '@/lib/userland/tools/network/seldom'
import { installTools } from '@/lib/userland/tools/on-demand'
import * as editors from '@/lib/userland/tools/vi/editors'

installTools({ awk, editors, jq, network })
