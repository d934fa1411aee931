What pods and nodes use: kubectl top over metrics.k8s.io, its flags and what is said while there are no figures.
Source: https://github.com/kubernetes-sigs/metrics-server and kubectl's top commands, v1.36

  $ kubectl get apiservice v1beta1.metrics.k8s.io --no-headers | awk '{print $2, $3}'
  kube-system/metrics-server True
  $ kubectl top nodes | awk '{print $1, $2, $3, $4, $5}'
  NAME CPU(cores) CPU(%) MEMORY(bytes) MEMORY(%)
  control-plane <age> 3% 1126Mi 13%
  worker-1 <age> 1% 696Mi 8%
  worker-2 <age> 1% 666Mi 8%
  $ kubectl top node worker-1 --no-headers | awk '{print $1, $3}'
  worker-1 1%
  $ kubectl top node nope
  ! Error from server (NotFound): nodemetrics.metrics.k8s.io "nope" not found
  [1]
  $ kubectl top pod -n kube-system -l k8s-app=kube-dns --no-headers | wc -l
  2
  $ kubectl top pods -n kube-system --sort-by=memory --no-headers | awk 'NR<3 {print $1, $3}'
  kube-apiserver-control-plane 310Mi
  etcd-control-plane 78Mi
  $ kubectl top pods -n kube-system --sort-by=disk
  ! error: --sort-by accepts only cpu or memory
  [1]
  $ kubectl top pods
  ! No resources found in default namespace.
  $ kubectl run web --image=nginx:1.27
  pod/web created
  $ kubectl top pods
  ! error: metrics not available yet
  [1]
  $ kubectl top pod web
  ! Error from server (NotFound): podmetrics.metrics.k8s.io "default/web" not found
  [1]
  $ advance 40s
  $ kubectl top pod web | awk '{print $1, $2, $3}'
  NAME CPU(cores) MEMORY(bytes)
  web <age> 9Mi
  $ kubectl top pod web --containers | awk '{print $1, $2, $3, $4}'
  POD NAME CPU(cores) MEMORY(bytes)
  web web <age> 9Mi
  $ kubectl top pod web -l run=web
  ! error: only one of NAME or selector can be provided
  [1]
  $ kubectl top pod web other
  ! error: pod [NAME | -l label]
  ! See 'kubectl top pod -h' for help and examples
  [1]
  $ kubectl top pod -A --sum --no-headers | tail -2 | awk '{print NF}'
  2
  2
  $ kubectl get --raw /apis/metrics.k8s.io/v1beta1/namespaces/default/pods/web | jq -c '[.kind, .apiVersion, .window, .containers]'
  ["PodMetrics","metrics.k8s.io/v1beta1","15s",[{"name":"web","usage":{"cpu":"0","memory":"9216Ki"}}]]
  $ kubectl get --raw /apis/metrics.k8s.io/v1beta1/nodes | jq -r '.kind, .items[].metadata.name'
  NodeMetricsList
  control-plane
  worker-1
  worker-2
  $ kubectl get podmetrics
  NAME  CPU  MEMORY  WINDOW
  web  0  9216Ki  <age>
  $ kubectl get nodemetrics worker-1 --no-headers | awk '{print $1}'
  worker-1
  $ kubectl get podmetrics nope
  ! Error from server (NotFound): podmetrics.metrics.k8s.io "default/nope" not found
  [1]
  $ kubectl api-resources --api-group=metrics.k8s.io
  NAME  SHORTNAMES  APIVERSION  NAMESPACED  KIND
  nodes  metrics.k8s.io/v1beta1  false  NodeMetrics
  pods  metrics.k8s.io/v1beta1  true  PodMetrics
  $ kubectl delete podmetrics web
  ! Error from server (MethodNotAllowed): the server does not allow this method on the requested resource
  [1]
  $ kubectl auth can-i list pods.metrics.k8s.io --as=system:serviceaccount:default:default
  no
  [1]
  $ kubectl create rolebinding r --clusterrole=view --serviceaccount=default:default
  rolebinding.rbac.authorization.k8s.io/r created
  $ kubectl auth can-i list pods.metrics.k8s.io --as=system:serviceaccount:default:default
  yes
  $ kubectl run hog --image=vish/stress --restart=Never --overrides='{"spec":{"containers":[{"name":"hog","image":"vish/stress","args":["-cpus","2"],"resources":{"limits":{"cpu":"1500m"}}}]}}'
  pod/hog created
  $ advance 40s
  $ kubectl top pod --sort-by=cpu --no-headers | awk '{print $1, $2/1000}'
  hog 1.5
  web 0
Answers as the server writes them.
  $ kubectl get --raw /apis/metrics.k8s.io/v1beta1/namespaces/default/pods
  {"kind":"PodMetricsList","apiVersion":"metrics.k8s.io/v1beta1","metadata":{},"items":[{"metadata":{"name":"hog","namespace":"default","creationTimestamp":"<time>","labels":{"run":"hog"}},"timestamp":"<time>","window":"15s","containers":[{"name":"hog","usage":{"cpu":"1500m","memory":"20480Ki"}}]},{"metadata":{"name":"web","namespace":"default","creationTimestamp":"<time>","labels":{"run":"web"}},"timestamp":"<time>","window":"15s","containers":[{"name":"web","usage":{"cpu":"0","memory":"9216Ki"}}]}]}
  $ kubectl get --raw /apis/metrics.k8s.io/v1beta1
  {"kind":"APIResourceList","apiVersion":"v1","groupVersion":"metrics.k8s.io/v1beta1","resources":[{"name":"nodes","singularName":"","namespaced":false,"kind":"NodeMetrics","verbs":["get","list"]},{"name":"pods","singularName":"","namespaced":true,"kind":"PodMetrics","verbs":["get","list"]}]}
  $ kubectl get --raw /apis/metrics.k8s.io/v1beta1/widgets
  ! Error from server (NotFound): the server could not find the requested resource
  [1]
  $ kubectl describe podmetrics web | head -5
  Name:  web
  Namespace:  default
  Labels:  run=web
  Annotations:  <none>
  API Version:  metrics.k8s.io/v1beta1
  $ kubectl top pod -l run=none
  ! No resources found in default namespace.
  $ kubectl top pod -n kube-system --field-selector metadata.name=etcd-control-plane --no-headers | awk '{print $1, $3}'
  etcd-control-plane 78Mi
