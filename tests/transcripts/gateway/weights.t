Traffic is split by weight; a backend without endpoints answers 503, one that is not there 500. Source: the Gateway
API's guide to traffic splitting and its rules for backendRefs.

  $ kubectl run tools --image=nicolaka/netshoot --command -- sleep infinity
  pod/tools created
  $ for v in one two; do kubectl run $v --image=hashicorp/http-echo --port=5678 -- -text=$v; kubectl expose pod $v --port=80 --target-port=5678; done >/dev/null
  $ cat > route.sh <<'E'
  > kubectl apply -f - <<Y
  > apiVersion: gateway.networking.k8s.io/v1
  > kind: HTTPRoute
  > metadata: {name: site}
  > spec: {parentRefs: [{name: edge}], rules: [{backendRefs: [$1]}]}
  > Y
  > E
  $ kubectl apply -f - <<E
  > apiVersion: gateway.networking.k8s.io/v1
  > kind: Gateway
  > metadata: {name: edge}
  > spec: {gatewayClassName: nginx, listeners: [{name: http, port: 80, protocol: HTTP}]}
  > E
  gateway.gateway.networking.k8s.io/edge created
  $ bash route.sh '{name: one, port: 80, weight: 8}, {name: two, port: 80, weight: 2}'
  httproute.gateway.networking.k8s.io/site created
  $ settle
  $ kubectl exec tools -- sh -c 'for i in $(seq 100); do curl -s http://192.168.56.11; done' | sort | uniq -c | awk '{print $2, ($1 > 65 && $1 < 95) || ($1 > 5 && $1 < 35)}'
  one 1
  two 1
  $ bash route.sh '{name: one, port: 80, weight: 0}, {name: two, port: 80, weight: 1}'
  httproute.gateway.networking.k8s.io/site configured
  $ kubectl exec tools -- sh -c 'for i in $(seq 20); do curl -s http://192.168.56.11; done' | sort -u
  two
  $ kubectl delete pod two
  pod "two" deleted from default namespace
  $ settle
  $ kubectl exec tools -- curl -s http://192.168.56.11 | grep title
  <head><title>503 Service Temporarily Unavailable</title></head>
  $ kubectl delete service two
  service "two" deleted from default namespace
  $ settle
  $ kubectl exec tools -- curl -s http://192.168.56.11 | grep title
  <head><title>500 Internal Server Error</title></head>
