A canary takes a share of the requests, or those with a header. Source: ingress-nginx' documentation of the canary
annotations.

  $ kubectl run tools --image=nicolaka/netshoot --command -- sleep infinity
  pod/tools created
  $ for v in one two; do kubectl run $v --image=hashicorp/http-echo --port=5678 -- -text=$v; kubectl expose pod $v --port=80 --target-port=5678; kubectl create ingress $v --class=nginx --rule="$v.example.com/*=$v:80"; done
  pod/one created
  service/one exposed
  ingress.networking.k8s.io/one created
  pod/two created
  service/two exposed
  ingress.networking.k8s.io/two created
  $ kubectl annotate ingress two nginx.ingress.kubernetes.io/canary=true nginx.ingress.kubernetes.io/canary-weight=50
  ingress.networking.k8s.io/two annotated
  $ kubectl patch ingress two --type=json -p '[{"op": "replace", "path": "/spec/rules/0/host", "value": "one.example.com"}]'
  ingress.networking.k8s.io/two patched
  $ settle
  $ kubectl exec tools -- sh -c 'for i in $(seq 30); do curl -s -H "Host: one.example.com" http://ingress-nginx-controller.ingress-nginx; done' | sort -u
  one
  two
  $ kubectl annotate --overwrite ingress two nginx.ingress.kubernetes.io/canary-weight=0 nginx.ingress.kubernetes.io/canary-by-header=X-Next
  ingress.networking.k8s.io/two annotated
  $ kubectl exec tools -- curl -s -H "Host: one.example.com" http://ingress-nginx-controller.ingress-nginx
  one
  $ kubectl exec tools -- curl -s -H "Host: one.example.com" -H "X-Next: always" http://ingress-nginx-controller.ingress-nginx
  two
