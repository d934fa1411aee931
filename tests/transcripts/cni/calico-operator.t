Calico by its operator, which makes what an Installation asks for: the pool has to lie within the network that kubeadm was
told of. Source: docs.tigera.io (Quickstart for Calico on Kubernetes; Installation reference), github.com/tigera/operator
(pkg/controller/ippool).

  $ kubectl create -f https://raw.githubusercontent.com/projectcalico/calico/v3.29.2/manifests/tigera-operator.yaml | grep -v customresource
  namespace/tigera-operator created
  serviceaccount/tigera-operator created
  clusterrole.rbac.authorization.k8s.io/tigera-operator created
  clusterrolebinding.rbac.authorization.k8s.io/tigera-operator created
  deployment.apps/tigera-operator created
  $ sleep 10; kubectl get pods -n tigera-operator --no-headers | awk '{print $2, $3}'; kubectl get ns | grep -c calico
  1/1 Running
  0
  [1]
  $ curl -sO https://raw.githubusercontent.com/projectcalico/calico/v3.29.2/manifests/custom-resources.yaml; grep cidr custom-resources.yaml
        cidr: 192.168.0.0/16
  $ kubectl create -f custom-resources.yaml; sleep 10
  installation.operator.tigera.io/default created
  apiserver.operator.tigera.io/default created
  $ kubectl get tigerastatus
  NAME  AVAILABLE  PROGRESSING  DEGRADED  SINCE
  calico  False  False  True  <age>
  $ kubectl logs -n tigera-operator deploy/tigera-operator | tail -1 | jq -r .error
  IPPool 192.168.0.0/16 is not within the platform's configured pod network CIDR(s) [10.244.0.0/16]
  $ kubectl get nodes --no-headers | awk '{print $2}' | uniq
  NotReady
  $ sed -i s/192.168.0.0/10.244.0.0/ custom-resources.yaml; kubectl apply -f custom-resources.yaml; sleep 60
  installation.operator.tigera.io/default configured
  apiserver.operator.tigera.io/default configured
  ! Warning: resource installations/default is missing the kubectl.kubernetes.io/last-applied-configuration annotation which is required by kubectl apply. kubectl apply should only be used on resources created declaratively by either kubectl create --save-config or kubectl apply. The missing annotation will be patched automatically.
  ! Warning: resource apiservers/default is missing the kubectl.kubernetes.io/last-applied-configuration annotation which is required by kubectl apply. kubectl apply should only be used on resources created declaratively by either kubectl create --save-config or kubectl apply. The missing annotation will be patched automatically.
  $ kubectl get pods -n calico-system --no-headers | awk '{print $1, $2, $3}'
  calico-kube-controllers-<hash>-<rand> 1/1 Running
  calico-node-<rand> 1/1 Running
  calico-node-<rand> 1/1 Running
  calico-node-<rand> 1/1 Running
  calico-typha-<hash>-<rand> 1/1 Running
  $ kubectl get nodes --no-headers | awk '{print $2}' | uniq
  Ready
  $ kubectl get tigerastatus --no-headers | awk '{print $1, $2, $3, $4}'
  calico True False False
  $ kubectl get ippools -o jsonpath='{.items[0].spec.cidr} {.items[0].spec.ipipMode} {.items[0].spec.vxlanMode}{"\n"}'
  10.244.0.0/16 Never CrossSubnet
  $ kubectl get ds -n calico-system calico-node -o jsonpath='{.spec.template.spec.containers[0].image}{"\n"}'
  quay.io/calico/node:v3.29.2
  $ kubectl get pods -n kube-system -l k8s-app=kube-dns --no-headers | awk '{print $2, $3}'
  1/1 Running
  1/1 Running
