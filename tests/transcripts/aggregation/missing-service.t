An API that is delegated to a Service which is not there. Source: kube-aggregator/pkg/controllers/status/remote,
pkg/apis/apiregistration/validation; client-go/discovery; pkg/controller/namespace/deletion.

  $ kubectl get apiservices --no-headers | awk '{print $2, $3}' | sort -u
  Local True
  $ cat > metrics.yaml <<E
  > apiVersion: apiregistration.k8s.io/v1
  > kind: APIService
  > metadata: {name: v1beta1.metrics.k8s.io}
  > spec:
  >   group: metrics.k8s.io
  >   version: v1beta1
  >   groupPriorityMinimum: 100
  >   versionPriority: 100
  >   insecureSkipTLSVerify: true
  >   service: {name: metrics-server, namespace: kube-system}
  > E
  $ sed 's/name: v1beta1/name: v1/; s/Minimum: 100/Minimum: 30000/' metrics.yaml | kubectl apply -f -
  ! The APIService "v1.metrics.k8s.io" is invalid:
  ! * metadata.name: Invalid value: "v1.metrics.k8s.io": must be `spec.version+"."+spec.group`: "v1beta1.metrics.k8s.io"
  ! * spec.groupPriorityMinimum: Invalid value: 30000: must be positive and less than 20000
  [1]
  $ kubectl apply -f metrics.yaml
  apiservice.apiregistration.k8s.io/v1beta1.metrics.k8s.io created
  $ settle
  $ kubectl get apiservice v1beta1.metrics.k8s.io
  NAME  SERVICE  AVAILABLE  AGE
  v1beta1.metrics.k8s.io  kube-system/metrics-server  False (ServiceNotFound)  <age>
  $ kubectl get apiservice v1beta1.metrics.k8s.io -o jsonpath='{.status.conditions[0].message} {.spec.service.port}{"\n"}'
  service/metrics-server in "kube-system" is not present 443
  $ kubectl api-resources --api-group=apps -o name
  controllerrevisions.apps
  daemonsets.apps
  deployments.apps
  replicasets.apps
  statefulsets.apps
  ! error: unable to retrieve the complete list of server APIs: metrics.k8s.io/v1beta1: stale GroupVersion discovery: metrics.k8s.io/v1beta1
  [1]
  $ kubectl api-versions | grep -c metrics
  0
  [1]
  $ kubectl get nodes.metrics.k8s.io
  ! error: the server doesn't have a resource type "nodes"
  [1]
  $ kubectl top nodes
  ! error: Metrics API not available
  [1]
  $ kubectl get --raw /apis/metrics.k8s.io/v1beta1
  ! Error from server (ServiceUnavailable): the server is currently unable to handle the request
  [1]
  $ kubectl create ns shop && kubectl delete ns shop --wait=false
  namespace/shop created
  namespace "shop" deleted
  $ advance 20s
  $ kubectl get ns shop -o jsonpath='{.status.phase}: {.status.conditions[0].reason}: {.status.conditions[0].message}{"\n"}'
  Terminating: DiscoveryFailed: Discovery failed for some groups, 1 failing: unable to retrieve the complete list of server APIs: metrics.k8s.io/v1beta1: stale GroupVersion discovery: metrics.k8s.io/v1beta1
  $ kubectl create service clusterip metrics-server -n kube-system --tcp=8443
  service/metrics-server created
  $ settle
  $ kubectl get apiservice v1beta1.metrics.k8s.io -o jsonpath='{.status.conditions[0].reason}: {.status.conditions[0].message}{"\n"}'
  ServicePortError: service/metrics-server in "kube-system" is not listening on port 443
  $ kubectl patch svc metrics-server -n kube-system --type=json -p '[{"op":"replace","path":"/spec/ports/0/port","value":443}]'
  service/metrics-server patched
  $ settle
  $ kubectl get apiservice v1beta1.metrics.k8s.io -o jsonpath='{.status.conditions[0].reason}: {.status.conditions[0].message}{"\n"}'
  MissingEndpoints: endpointslices for service/metrics-server in "kube-system" have no addresses with port name "8443"
  $ kubectl delete apiservice v1beta1.metrics.k8s.io
  apiservice.apiregistration.k8s.io "v1beta1.metrics.k8s.io" deleted
  $ advance 60s
  $ kubectl get ns shop
  ! Error from server (NotFound): namespaces "shop" not found
  [1]
