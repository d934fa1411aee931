What kubectl -v tells of its requests. Source: client-go's transport/round_trippers.go, rest/request.go,
features/envvar.go and klog's text format, v1.36.

  $ kubectl create deployment web --image=nginx --replicas=5
  deployment.apps/web created
  $ settle
  $ kubectl get deployment web -v=1 2>&1 | head -2
  I<klog> envvar.go:195] "Feature gate default state" feature="AtomicFIFO" enabled=true
  I<klog> envvar.go:195] "Feature gate default state" feature="ClientsAllowCARotation" enabled=true
  $ kubectl get pods -n kube-system -l k8s-app=kube-dns -v=6 2>&1 | grep -v envvar
  I<klog> loader.go:407] Config loaded from file:  /root/.kube/config
  I<klog> round_trippers.go:632] "Response" verb="GET" url="https://192.168.56.10:6443/api/v1/namespaces/kube-system/pods?labelSelector=k8s-app%3Dkube-dns&limit=500" status="200 OK" milliseconds=0
  NAME  READY  STATUS  RESTARTS  AGE
  coredns-<hash>-<rand>  1/1  Running  0  <age>
  coredns-<hash>-<rand>  1/1  Running  0  <age>
  $ kubectl get deployment nope -v=6 2>&1 | grep -v envvar
  I<klog> loader.go:407] Config loaded from file:  /root/.kube/config
  I<klog> round_trippers.go:632] "Response" verb="GET" url="https://192.168.56.10:6443/apis/apps/v1/namespaces/default/deployments/nope" status="404 Not Found" milliseconds=0
  I<klog> helpers.go:246] server response object: %s[{
    "kind": "Status",
    "apiVersion": "v1",
    "metadata": {},
    "status": "Failure",
    "message": "deployments.apps \"nope\" not found",
    "reason": "NotFound",
    "details": {
      "name": "nope",
      "group": "apps",
      "kind": "deployments"
    },
    "code": 404
  }]
  Error from server (NotFound): deployments.apps "nope" not found
  $ kubectl get services -v=7 2>&1 | grep -v envvar
  I<klog> loader.go:407] Config loaded from file:  /root/.kube/config
  I<klog> round_trippers.go:527] "Request" verb="GET" url="https://192.168.56.10:6443/api/v1/namespaces/default/services?limit=500" headers=<
    Accept: application/json;as=Table;v=v1;g=meta.k8s.io,application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json
    User-Agent: kubectl/v1.36.2 (linux/amd64) kubernetes/unknown
   >
  I<klog> round_trippers.go:632] "Response" status="200 OK" milliseconds=0
  NAME  TYPE  CLUSTER-IP  EXTERNAL-IP  PORT(S)  AGE
  kubernetes  ClusterIP  10.96.0.1  <none>  443/TCP  <age>
  $ kubectl scale deployment web --replicas=3 -v=8 2>&1 | grep -v -E 'envvar|Response Body. body=.\{'
  I<klog> loader.go:407] Config loaded from file:  /root/.kube/config
  I<klog> helper.go:105] "Request Body" body=""
  I<klog> round_trippers.go:527] "Request" verb="GET" url="https://192.168.56.10:6443/apis/apps/v1/namespaces/default/deployments/web" headers=<
    Accept: application/json
    User-Agent: kubectl/v1.36.2 (linux/amd64) kubernetes/unknown
   >
  I<klog> round_trippers.go:632] "Response" status="200 OK" headers=<
    Cache-Control: no-cache, private
    Content-Type: application/json
    Date: Fri, 20 Nov 2026 10:00:04 GMT
   > milliseconds=0
  I<klog> helper.go:269] "Request Body" body=<
    {"spec":{"replicas":3}}
   >
  I<klog> round_trippers.go:527] "Request" verb="PATCH" url="https://192.168.56.10:6443/apis/apps/v1/namespaces/default/deployments/web/scale" headers=<
    Accept: application/json
    Content-Type: application/merge-patch+json
    User-Agent: kubectl/v1.36.2 (linux/amd64) kubernetes/unknown
   >
  I<klog> round_trippers.go:632] "Response" status="200 OK" headers=<
    Cache-Control: no-cache, private
    Content-Length: 274
    Content-Type: application/json
    Date: Fri, 20 Nov 2026 10:00:04 GMT
   > milliseconds=0
  I<klog> helper.go:269] "Response Body" body=<
    {"kind":"Scale","apiVersion":"autoscaling/v1","metadata":{"name":"web","namespace":"default","uid":"<uid>","resourceVersion":<rv>,"creationTimestamp":"<time>"},"spec":{"replicas":3},"status":{"replicas":5,"selector":"app=web"}}
   >
  deployment.apps/web scaled
  $ kubectl get configmaps -v=8 2>&1 | grep -o 'Response Body.*kind.*Table..,'
  Response Body" body="{\"kind\":\"Table\",
  $ kubectl get configmaps -v=8 2>&1 | grep -c 'truncated [0-9]* chars\]'
  1
  $ kubectl delete deployment web -v=9 2>&1 | grep -A1 -E 'curlCommand|Dial'
  I<klog> round_trippers.go:527] "Request" curlCommand=<
    curl -v -XDELETE  -H "Accept: application/json" -H "Content-Type: application/json" -H "User-Agent: kubectl/v1.36.2 (linux/amd64) kubernetes/unknown" 'https://192.168.56.10:6443/apis/apps/v1/namespaces/default/deployments/web'
  --
  I<klog> round_trippers.go:562] "HTTP Trace: Dial succeed" network="tcp" address="192.168.56.10:6443"
  I<klog> round_trippers.go:632] "Response" verb="DELETE" url="https://192.168.56.10:6443/apis/apps/v1/namespaces/default/deployments/web" status="200 OK" headers=<
  --
  I<klog> round_trippers.go:527] "Request" curlCommand=<
    curl -v -XGET  -H "Accept: application/json" -H "User-Agent: kubectl/v1.36.2 (linux/amd64) kubernetes/unknown" 'https://192.168.56.10:6443/apis/apps/v1/namespaces/default/deployments/web'
  --
  I<klog> round_trippers.go:562] "HTTP Trace: Dial succeed" network="tcp" address="192.168.56.10:6443"
  I<klog> round_trippers.go:632] "Response" verb="GET" url="https://192.168.56.10:6443/apis/apps/v1/namespaces/default/deployments/web" status="404 Not Found" headers=<
  $ kubectl get pods --as=jane --as-group=dev -v=7 2>&1 | grep -E 'Imper|^Error'
    Impersonate-Group: dev
    Impersonate-User: jane
  Error from server (Forbidden): pods is forbidden: User "jane" cannot list resource "pods" in API group "" in the namespace "default"
  $ kubectl get pods --token=abc -v=7 2>&1 | grep -E 'Author|logged'
    Authorization: Bearer <masked>
  $ kubectl config current-context -v=6
  kubernetes-admin@kubernetes
  ! I<klog> loader.go:407] Config loaded from file:  /root/.kube/config
  $ kubectl version -v=6 2>&1 | grep version?
  I<klog> round_trippers.go:632] "Response" verb="GET" url="https://192.168.56.10:6443/version?timeout=32s" status="200 OK" milliseconds=0
  $ kubectl get pods -v=10 2>&1 | grep -m2 cached
  I<klog> cached_discovery.go:113] returning cached discovery info from /root/.kube/cache/discovery/192.168.56.10_6443/servergroups.json
  I<klog> cached_discovery.go:113] returning cached discovery info from /root/.kube/cache/discovery/192.168.56.10_6443/servergroups.json
  $ kubectl get pods --server=https://192.168.56.10:9999 -v=6 2>&1 | grep -v envvar
  I<klog> loader.go:407] Config loaded from file:  /root/.kube/config
  I<klog> helpers.go:264] Connection error: Get https://192.168.56.10:9999/api?timeout=32s: dial tcp 192.168.56.10:9999: connect: connection refused
  The connection to the server 192.168.56.10:9999 was refused - did you specify the right host or port?
