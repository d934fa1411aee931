Load balancers of Services, and a machine that is gone. Source: k8s.io/cloud-provider/controllers.

  $ kubectl get nodes -o jsonpath='{range .items[*]}{.spec.providerID} {.metadata.labels.node\.kubernetes\.io/instance-type}{"\n"}{end}'
  cloud:///region-1b/control-plane general-4
  cloud:///region-1b/worker-1 general-4
  cloud:///region-1c/worker-2 general-4
  $ kubectl create service loadbalancer edge --tcp=80:8080
  service/edge created
  $ kubectl get svc edge --no-headers | awk '{print $4}'
  <pending>
  $ settle
  $ kubectl get svc edge --no-headers | awk '{print $4}'
  203.0.113.10
  $ kubectl get svc edge -o jsonpath='{.status.loadBalancer} {.metadata.finalizers}{"\n"}'
  {"ingress":[{"ip":"203.0.113.10","ipMode":"VIP"}]} ["service.kubernetes.io/load-balancer-cleanup"]
  $ kubectl get events --field-selector involvedObject.name=edge -o custom-columns=FROM:.source.component,REASON:.reason,MESSAGE:.message --no-headers
  service-controller  EnsuringLoadBalancer  Ensuring load balancer
  service-controller  EnsuredLoadBalancer  Ensured load balancer
  $ kubectl create service loadbalancer other --tcp=80 --dry-run=client -o json | sed 's/"type": "LoadBalancer"/"type": "LoadBalancer", "loadBalancerClass": "example.com\/own"/' | kubectl apply -f -
  service/other created
  $ settle
  $ kubectl get svc other --no-headers | awk '{print $4}'
  <pending>
  $ kubectl patch svc edge -p '{"spec":{"type":"ClusterIP"}}'
  service/edge patched
  $ settle
  $ kubectl get svc edge -o jsonpath='{.status.loadBalancer} [{.metadata.finalizers}]{"\n"}'
  {} []
  $ kubectl create service loadbalancer third --tcp=80 > /dev/null
  $ settle
  $ kubectl delete svc third
  service "third" deleted from default namespace
  $ kubectl taint node worker-1 node.cloudprovider.kubernetes.io/uninitialized=true:NoSchedule
  node/worker-1 tainted
  $ settle
  $ kubectl get node worker-1 -o jsonpath='[{.spec.taints}]{"\n"}'
  []
