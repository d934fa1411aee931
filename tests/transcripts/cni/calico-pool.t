Calico with a pool of its own, and what its pods wait for without permission or kinds. Source: docs.tigera.io
(CALICO_IPV4POOL_CIDR; IPPool), github.com/projectcalico/calico cni-plugin (pkg/plugin, pkg/install).

  $ curl -sO https://raw.githubusercontent.com/projectcalico/calico/v3.30.3/manifests/calico.yaml
  $ sed -i 's|# - name: CALICO_IPV4POOL_CIDR|- name: CALICO_IPV4POOL_CIDR|; s|#   value: "192.168.0.0/16"|  value: "10.77.0.0/16"|' calico.yaml; grep -A1 'name: CALICO_IPV4POOL_CIDR' calico.yaml
          - name: CALICO_IPV4POOL_CIDR
            value: "10.77.0.0/16"
Without the kinds of Calico there is no pool, and no address for a pod.
  $ kubectl apply -f calico.yaml > /dev/null; kubectl delete crd ippools.crd.projectcalico.org
  customresourcedefinition.apiextensions.k8s.io "ippools.crd.projectcalico.org" deleted
  $ sleep 40; kubectl get pods -n kube-system -l k8s-app=calico-node --no-headers | awk '{print $2}' | uniq
  0/1
  $ kubectl get nodes --no-headers | awk '{print $2}' | uniq
  Ready
  $ kubectl get events -n kube-system --field-selector reason=FailedCreatePodSandBox -o jsonpath='{.items[0].message}{"\n"}' | sed 's/sandbox "[0-9a-f]*"/sandbox ID/'
  Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup network for sandbox ID: plugin type="calico" failed (add): stat /var/lib/calico/nodename: no such file or directory: check that the calico/node container is running and has mounted /var/lib/calico/
  $ kubectl apply -f calico.yaml > /dev/null; sleep 100
  $ kubectl get ippools -o jsonpath='{.items[*].spec.cidr}{"\n"}'
  10.77.0.0/16
  $ kubectl get pods -n kube-system -l k8s-app=kube-dns -o jsonpath='{range .items[*]}{.status.podIP}/ {end}{"\n"}' | sed 's/\.[0-9]*\.[0-9]*\//.x/g'
  10.77.x 10.77.x
