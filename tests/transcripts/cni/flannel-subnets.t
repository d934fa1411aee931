The Network of flannel's configuration is another one than that of the nodes: flanneld gives up, its pods come and go;
the nodes are ready all the same, as the configuration of their plugins is there; pods cannot be attached. Source:
github.com/flannel-io/flannel pkg/subnet/kube/kube.go (AcquireLease), Documentation/troubleshooting.md.

  $ curl -sLO https://github.com/flannel-io/flannel/releases/latest/download/kube-flannel.yml
  $ sed -i 's|10.244.0.0/16|10.10.0.0/16|' kube-flannel.yml; kubectl apply -f kube-flannel.yml | wc -l
  6
  $ sleep 40; kubectl get nodes --no-headers | awk '{print $1, $2}'
  control-plane Ready
  worker-1 Ready
  worker-2 Ready
  $ kubectl get pods -n kube-flannel --no-headers | awk '{print $2, $3}' | sed 's/CrashLoopBackOff/Error/' | uniq
  0/1 Error
  $ kubectl logs -n kube-flannel $(kubectl get pods -n kube-flannel -o name --field-selector spec.nodeName=worker-2) -c kube-flannel | tail -1
  E<klog> main.go:359] Error registering network: failed to acquire lease: subnet "10.10.0.0/16" specified in the flannel net config doesn't contain "10.244.2.0/24" PodCIDR of the "worker-2" node
  $ kubectl get pods -n kube-system -l k8s-app=kube-dns --no-headers | awk '{print $2, $3}'
  0/1 ContainerCreating
  0/1 ContainerCreating
  $ kubectl get events -n kube-system --field-selector reason=FailedCreatePodSandBox -o jsonpath='{.items[0].message}{"\n"}' | sed 's/sandbox "[0-9a-f]*"/sandbox ID/'
  Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup network for sandbox ID: plugin type="flannel" failed (add): failed to load flannel 'subnet.env' file: open /run/flannel/subnet.env: no such file or directory. Check the flannel pod log for this node.
Put right, and the pods of flannel begun anew.
  $ kubectl get cm -n kube-flannel kube-flannel-cfg -o yaml | sed 's|10.10.0.0/16|10.244.0.0/16|' | kubectl apply -f -
  configmap/kube-flannel-cfg configured
  $ kubectl -n kube-flannel rollout restart ds/kube-flannel-ds; sleep 90
  daemonset.apps/kube-flannel-ds restarted
  $ kubectl get pods -A --no-headers | awk '{print $3, $4}' | sort | uniq -c
       12 1/1 Running
