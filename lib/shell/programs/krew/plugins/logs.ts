import type { BundledPlugin } from '@/lib/shell/programs/krew/plugins/plugin'

/** Mirrors: stern for Pods that are there when it starts. Differs: no colours, no templates. */
const STERN = String.raw`#!/bin/bash
flags=(-f)
ns=()
selector=()
pattern=.
while [ $# -gt 0 ]; do
  case "$1" in
    -n|--namespace) ns=(-n "$2"); shift ;;
    -A|--all-namespaces) ns=(-A) ;;
    -l|--selector) selector=(-l "$2"); shift ;;
    --no-follow) flags=() ;;
    --tail) tail=(--tail "$2"); shift ;;
    -h|--help) echo "Tail multiple pods and containers from Kubernetes"; echo; echo "Usage:"; echo "  kubectl stern pod-query [--no-follow] [--tail N] [-l SELECTOR] [-n NAMESPACE | -A]"; exit 0 ;;
    *) pattern=$1 ;;
  esac
  shift
done
rows=$(kubectl get pods "${'$'}{ns[@]}" "${'$'}{selector[@]}" -o json | jq -r --arg pattern "$pattern" \
  '.items[] | select(.metadata.name | test($pattern)) | . as $pod | .spec.containers[] | "\($pod.metadata.namespace) \($pod.metadata.name) \(.name)"')
if [ -z "$rows" ]; then exit 0; fi
echo "$rows" | while read -r namespace pod container; do echo "+ $pod › $container" >&2; done
echo "$rows" | (
  while read -r namespace pod container; do
    kubectl logs -n "$namespace" "$pod" -c "$container" "${'$'}{flags[@]}" "${'$'}{tail[@]}" | sed "s/^/$pod $container /" &
  done
  wait
)
`

export const logPlugins: BundledPlugin[] = [
  {
    name: 'stern',
    version: 'v1.33.0',
    short: 'Multi pod and container log tailing',
    description: 'Shows the logs of all containers whose Pods match a regular expression.\n',
    homepage: 'https://github.com/stern/stern',
    caveats: 'Pods that come later are not followed. Ctrl+C ends it.\n',
    bin: 'stern',
    text: STERN,
  },
]
