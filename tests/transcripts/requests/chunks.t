Lists in pieces. Source: Kubernetes documentation, "Retrieving large results sets in chunks", and the API server's
storage/continue.go.

  $ for i in 1 2 3 4 5; do kubectl create configmap c$i -n default --from-literal=n=$i; done
  configmap/c1 created
  configmap/c2 created
  configmap/c3 created
  configmap/c4 created
  configmap/c5 created
  $ kubectl get configmaps --chunk-size=4 -v=6 -o name 2>&1 | grep -v -E 'envvar|loader' | sed "s/continue=[^&]*/continue=TOKEN/"
  I<klog> round_trippers.go:632] "Response" verb="GET" url="https://192.168.56.10:6443/api/v1/namespaces/default/configmaps?limit=4" status="200 OK" milliseconds=0
  I<klog> round_trippers.go:632] "Response" verb="GET" url="https://192.168.56.10:6443/api/v1/namespaces/default/configmaps?continue=TOKEN&limit=4" status="200 OK" milliseconds=0
  configmap/c1
  configmap/c2
  configmap/c3
  configmap/c4
  configmap/c5
  configmap/kube-root-ca.crt
  $ kubectl get --raw '/api/v1/namespaces/default/configmaps?limit=2' | jq -c '.metadata.remainingItemCount, [.items[].metadata.name]'
  4
  ["c1","c2"]
  $ kubectl get --raw '/api/v1/namespaces/default/configmaps?limit=2' | jq -r .metadata.continue > next
  $ kubectl delete configmap c3 c5; kubectl create configmap c25
  configmap "c3" deleted from default namespace
  configmap "c5" deleted from default namespace
  configmap/c25 created
  $ kubectl get --raw "/api/v1/namespaces/default/configmaps?limit=2&continue=$(cat next)" | jq -c '.metadata.remainingItemCount, [.items[].metadata.name]'
  2
  ["c3","c4"]
  $ kubectl get --raw '/api/v1/namespaces/default/configmaps?limit=20' | jq -c '.metadata | keys, .continue'
  ["resourceVersion"]
  null
  $ kubectl get --raw '/api/v1/namespaces/default/configmaps?limit=1&fieldSelector=metadata.name!=c1' | jq -c '.metadata.remainingItemCount, [.items[].metadata.name]'
  null
  ["c2"]
  $ kubectl get --raw '/api/v1/configmaps?limit=x'
  ! Error from server (BadRequest): strconv.ParseInt: parsing "x": invalid syntax
  [1]
  $ kubectl get --raw '/api/v1/configmaps?continue=abc'
  ! Error from server (BadRequest): continue key is not valid: invalid character 'i' looking for beginning of value
  [1]
  $ kubectl get --raw '/api/v1/configmaps?continue=a$c'
  ! Error from server (BadRequest): continue key is not valid: illegal base64 data at input byte 1
  [1]
  $ kubectl get --raw "/api/v1/namespaces/default/configmaps?resourceVersion=5&continue=$(cat next)"
  ! Error from server (BadRequest): specifying resource version is not allowed when using continue
  [1]
