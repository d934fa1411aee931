import type { BundledPlugin } from '@/lib/shell/programs/krew/plugins/plugin'

/** Mirrors: kubectl-neat: what the cluster has put in is taken out. Differs: defaults of Pods only. */
const NEAT = `#!/bin/bash
read -r -d '' FILTER <<'JQ'
def without(f): if f then del(.[]?) else . end;
def drop($key; $value): if .[$key]? == $value then del(.[$key]) else . end;
def neatContainer:
  drop("terminationMessagePath"; "/dev/termination-log") | drop("terminationMessagePolicy"; "File")
  | drop("resources"; {}) | del(.imagePullPolicy)
  | if .volumeMounts then .volumeMounts |= map(select(.mountPath != "/var/run/secrets/kubernetes.io/serviceaccount")) else . end
  | drop("volumeMounts"; [])
  | if .ports then .ports |= map(drop("protocol"; "TCP")) else . end;
def neatPod:
  drop("restartPolicy"; "Always") | drop("dnsPolicy"; "ClusterFirst") | drop("schedulerName"; "default-scheduler")
  | drop("securityContext"; {}) | drop("terminationGracePeriodSeconds"; 30) | drop("enableServiceLinks"; true)
  | drop("preemptionPolicy"; "PreemptLowerPriority") | drop("priority"; 0) | del(.nodeName) | del(.serviceAccount)
  | drop("serviceAccountName"; "default")
  | if .tolerations then .tolerations |= map(select((.key == "node.kubernetes.io/not-ready" or .key == "node.kubernetes.io/unreachable") and .tolerationSeconds == 300 | not)) else . end
  | drop("tolerations"; [])
  | if .volumes then .volumes |= map(select(.name | startswith("kube-api-access-") | not)) else . end
  | drop("volumes"; [])
  | .containers |= map(neatContainer)
  | if .initContainers then .initContainers |= map(neatContainer) else . end;
def neatMetadata:
  del(.creationTimestamp, .managedFields, .resourceVersion, .selfLink, .uid, .generation)
  | if .annotations then .annotations |= del(.["kubectl.kubernetes.io/last-applied-configuration"], .["deployment.kubernetes.io/revision"]) else . end
  | drop("annotations"; {});
def neat:
  if .kind == "List" then .items |= map(neat) | del(.metadata)
  else
    del(.status) | .metadata |= neatMetadata
    | if .kind == "Pod" then .spec |= neatPod
      elif .spec.template.spec.containers? then .spec.template.spec |= neatPod | .spec.template.metadata |= (. // {} | neatMetadata)
      elif .kind == "Service" then .spec |= (del(.clusterIP, .clusterIPs, .ipFamilies, .ipFamilyPolicy, .internalTrafficPolicy) | drop("sessionAffinity"; "None") | drop("type"; "ClusterIP") | .ports |= map(drop("protocol"; "TCP")))
      else . end
    | if .kind == "Deployment" then .spec |= (drop("progressDeadlineSeconds"; 600) | drop("revisionHistoryLimit"; 10) | drop("strategy"; {"rollingUpdate": {"maxSurge": "25%", "maxUnavailable": "25%"}, "type": "RollingUpdate"})) else . end
  end;
neat
JQ
output=yaml
source=-
case "$1" in
  get) shift; [ "$1" = -- ] && shift
    for word in "$@"; do case "$word" in -ojson|json|--output=json) output=json ;; esac; done
    text=$(kubectl get "$@") || exit 1 ;;
  -h|--help) echo "Usage: kubectl get pod mypod -o yaml | kubectl neat"; echo "       kubectl neat get -- pod mypod -o yaml"; exit 0 ;;
  -f) text=$(cat "$2") || exit 1 ;;
  *) text=$(cat)
    case "$text" in "{"*) output=json ;; esac
    [ "$1" = -o ] && output=$2 ;;
esac
if [ -z "$text" ]; then echo "Error: empty input" >&2; exit 1; fi
json=$(echo "$text" | kubectl create --dry-run=client --validate=false -o json -f -) || exit 1
neat=$(echo "$json" | jq "$FILTER") || exit 1
if [ "$output" = json ]; then echo "$neat"
else echo "$neat" | kubectl create --dry-run=client --validate=false -o yaml -f -
fi
`

/** Mirrors: kubectl-tree. Differs: looks at objects of the namespace only; no conditions but Ready. */
const TREE = String.raw`#!/bin/bash
ns=()
words=()
while [ $# -gt 0 ]; do
  case "$1" in
    -n|--namespace) ns=(-n "$2"); shift ;;
    -n*|--namespace=*) ns=("$1") ;;
    -h|--help) echo "Show sub-resources of the Kubernetes object"; echo; echo "Usage:"; echo "  kubectl tree KIND NAME [flags]"; exit 0 ;;
    *) words+=("$1") ;;
  esac
  shift
done
case "$words" in */*) words=($(echo "$words" | tr / ' ')) ;; esac
if [ "${'$'}{#words[@]}" != 2 ]; then echo "Error: accepts 2 arg(s), received ${'$'}{#words[@]}" >&2; exit 1; fi
root=$(kubectl get "${'$'}{ns[@]}" "${'$'}{words[@]}" -o json) || exit 1
kinds=$(kubectl api-resources --verbs=list --namespaced -o name | grep -v '^events' | paste -sd,)
kubectl get "${'$'}{ns[@]}" "$kinds" --ignore-not-found -o json 2>/dev/null | jq -r --argjson root "$root" '
  def age: (now - (.metadata.creationTimestamp | fromdateiso8601)) | floor
    | if . < 120 then "\(.)s" elif . < 600 then "\(. / 60 | floor)m\(if . % 60 > 0 then "\(. % 60)s" else "" end)"
      elif . < 10800 then "\(. / 60 | floor)m" elif . < 172800 then "\(. / 3600 | floor)h" else "\(. / 86400 | floor)d" end;
  def ready: [.status.conditions[]? | select(.type == "Ready")][0] // {};
  (.items // []) as $all
  | def row($prefix; $child):
      (ready) as $ready
      | [.metadata.namespace // "", "\($prefix)\(.kind)/\(.metadata.name)", $ready.status // "-", $ready.reason // "", age],
        (.metadata.uid as $uid
         | [$all[] | select(any(.metadata.ownerReferences[]?; .uid == $uid))] | sort_by([.kind, .metadata.name])
         | length as $count | to_entries[]
         | .key as $at | .value | row("\($child)\(if $at + 1 < $count then "├─" else "└─" end)"; "\($child)\(if $at + 1 < $count then "│ " else "  " end)"));
  ["NAMESPACE", "NAME", "READY", "REASON", "AGE"], ($root | row(""; "")) | @tsv' |
awk -F'\t' '{ for (i = 1; i <= 5; i++) { cell[NR, i] = $i; if (length($i) > wide[i]) wide[i] = length($i) } }
  END { for (r = 1; r <= NR; r++) { line = ""; for (i = 1; i < 5; i++) { text = cell[r, i]; while (length(text) < wide[i]) text = text " "; line = line text "  " } print line cell[r, 5] } }'
`

/** Mirrors: kubectl-view-secret. Differs: where there are several keys it names them and does not ask. */
const VIEW_SECRET = String.raw`#!/bin/bash
ns=()
words=()
all=
while [ $# -gt 0 ]; do
  case "$1" in
    -a|--all) all=yes ;;
    -n|--namespace) ns=(-n "$2"); shift ;;
    -n*|--namespace=*) ns=("$1") ;;
    -h|--help) echo "Usage: kubectl view-secret <secret> [<key>] [-a] [-n <namespace>]"; exit 0 ;;
    *) words+=("$1") ;;
  esac
  shift
done
name=$words
key=${'$'}{words[1]}
if [ -z "$name" ]; then echo "Error: accepts between 1 and 2 arg(s), received 0" >&2; exit 1; fi
secret=$(kubectl get secret "$name" "${'$'}{ns[@]}" -o json) || exit 1
count=$(echo "$secret" | jq '.data // {} | length')
value() { echo "$secret" | jq -r --arg key "$1" '.data[$key]' | base64 -d; echo; }
if [ "$count" = 0 ]; then echo "Error: the secret \"$name\" is empty" >&2; exit 1; fi
if [ -n "$all" ]; then
  echo "$secret" | jq -r '.data | to_entries[] | "\(.key)='"'"'\(.value | @base64d)'"'"'"'
elif [ -n "$key" ]; then
  if [ "$(echo "$secret" | jq --arg key "$key" '.data | has($key)')" = false ]; then
    echo "Error: the secret key provided does not exist: \"$key\"" >&2; exit 1
  fi
  value "$key"
elif [ "$count" = 1 ]; then
  key=$(echo "$secret" | jq -r '.data | keys[0]')
  echo "Viewing only available key: $key"
  value "$key"
else
  echo "Multiple sub keys found. Specify another argument, one of:"
  echo "$secret" | jq -r '.data | keys[] | "-> \(.)"'
fi
`

/** Mirrors: ketall. Differs: names and ages only; what the account may not list is left out. */
const GET_ALL = String.raw`#!/bin/bash
scope=(-A)
flags=
while [ $# -gt 0 ]; do
  case "$1" in
    -n|--namespace) scope=(-n "$2"); flags=--namespaced; shift ;;
    -n*|--namespace=*) scope=("$1"); flags=--namespaced ;;
    -h|--help) echo "Usage: kubectl get-all [-n NAMESPACE]"; exit 0 ;;
    *) echo "Error: unknown argument \"$1\"" >&2; exit 1 ;;
  esac
  shift
done
kinds=$(kubectl api-resources --verbs=list $flags -o name | grep -v '^events\|metrics.k8s.io\|^componentstatuses' | paste -sd,)
kubectl get "$kinds" "${'$'}{scope[@]}" --ignore-not-found -o json 2>/dev/null | jq -r '
  def age: (now - (.metadata.creationTimestamp | fromdateiso8601)) | floor
    | if . < 120 then "\(.)s" elif . < 10800 then "\(. / 60 | floor)m" elif . < 172800 then "\(. / 3600 | floor)h" else "\(. / 86400 | floor)d" end;
  ["NAME", "NAMESPACE", "AGE"], ((.items // [])[] | [
    "\(.kind | ascii_downcase)\(if .apiVersion | contains("/") then "." + (.apiVersion | split("/")[0]) else "" end)/\(.metadata.name)",
    .metadata.namespace // "", age]) | @tsv' |
awk -F'\t' '{ for (i = 1; i <= 3; i++) { cell[NR, i] = $i; if (length($i) > wide[i]) wide[i] = length($i) } }
  END { for (r = 1; r <= NR; r++) printf "%-" wide[1] "s  %-" wide[2] "s  %s\n", cell[r, 1], cell[r, 2], cell[r, 3] }'
`

/** All images in use, with how often. */
const IMAGES = String.raw`#!/bin/bash
kubectl get pods "$@" -o json | jq -r '["NAMESPACE", "POD", "CONTAINER", "IMAGE"],
  ((if .kind == "List" then .items[] else . end) | . as $pod | (.spec.initContainers // [])[] , .spec.containers[]
   | [$pod.metadata.namespace, $pod.metadata.name, .name, .image]) | @tsv' |
awk -F'\t' '{ for (i = 1; i <= 4; i++) { cell[NR, i] = $i; if (length($i) > wide[i]) wide[i] = length($i) } }
  END { for (r = 1; r <= NR; r++) printf "%-" wide[1] "s  %-" wide[2] "s  %-" wide[3] "s  %s\n", cell[r, 1], cell[r, 2], cell[r, 3], cell[r, 4] }'
`

export const objectPlugins: BundledPlugin[] = [
  {
    name: 'get-all',
    version: 'v1.3.8',
    short: 'Like `kubectl get all` but really everything',
    description: 'Lists the objects of every kind that can be listed, with their ages.\n',
    homepage: 'https://github.com/corneliusweig/ketall',
    bin: 'get-all',
    text: GET_ALL,
  },
  {
    name: 'images',
    version: 'v0.6.3',
    short: 'Show container images used in the cluster.',
    description: 'Lists the image of every container. Flags are those of kubectl get.\n',
    homepage: 'https://github.com/chenjiandongx/kubectl-images',
    bin: 'kubectl-images',
    text: IMAGES,
  },
  {
    name: 'neat',
    version: 'v2.0.4',
    short: 'Remove clutter from Kubernetes manifests to make them more readable.',
    description:
      'Takes out of a manifest what the cluster has put in: status, managed fields, defaults of Pods.\n',
    homepage: 'https://github.com/itaysk/kubectl-neat',
    bin: 'kubectl-neat',
    text: NEAT,
  },
  {
    name: 'tree',
    version: 'v0.4.3',
    short: 'Show a tree of object hierarchies through ownerReferences',
    description: 'Shows an object, what it owns by ownerReferences, and what these own.\n',
    homepage: 'https://github.com/ahmetb/kubectl-tree',
    caveats: 'It lists objects of every kind: what you may not list is missing in the tree.\n',
    bin: 'kubectl-tree',
    text: TREE,
  },
  {
    name: 'view-secret',
    version: 'v0.13.0',
    short: 'Decode Kubernetes secrets',
    description: 'Prints the values of a Secret as they are, without base64.\n',
    homepage: 'https://github.com/elsesiy/kubectl-view-secret',
    bin: 'kubectl-view-secret',
    text: VIEW_SECRET,
  },
]
