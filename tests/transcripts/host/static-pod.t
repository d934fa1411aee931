A manifest in the kubelet's folder is a static pod: the API shows its mirror, deleting the mirror does not
end it, removing the file does. Source: Kubernetes documentation, "Create static Pods".

  $ ssh worker-1
  $ grep staticPodPath /var/lib/kubelet/config.yaml
  staticPodPath: /etc/kubernetes/manifests
  $ ls /etc/kubernetes/manifests
  $ cat > /etc/kubernetes/manifests/static-web.yaml <<'YAML'
  > apiVersion: v1
  > kind: Pod
  > metadata:
  >   name: static-web
  >   labels:
  >     role: myrole
  > spec:
  >   containers:
  >     - name: web
  >       image: nginx
  >       ports:
  >         - name: web
  >           containerPort: 80
  > YAML
  $ sleep 8; crictl ps --name web | awk '{print $(NF-1)}'
  POD
  static-web-worker-1
  $ exit
  ! logout
  ! Connection to worker-1 closed.
  $ kubectl get pods -o wide
  NAME  READY  STATUS  RESTARTS  AGE  IP  NODE  NOMINATED NODE  READINESS GATES
  static-web-worker-1  1/1  Running  0  <age>  <pod-ip>  worker-1  <none>  <none>
  $ kubectl get pod static-web-worker-1 -o jsonpath='{.metadata.annotations.kubernetes\.io/config\.source} {.metadata.ownerReferences[0].kind}/{.metadata.ownerReferences[0].name}{"\n"}'
  file Node/worker-1
  $ kubectl delete pod static-web-worker-1
  pod "static-web-worker-1" deleted from default namespace
  $ kubectl get pods
  NAME  READY  STATUS  RESTARTS  AGE
  static-web-worker-1  1/1  Running  0  <age>
  $ kubectl logs static-web-worker-1 | grep -c 'start worker process'
  1
  $ kubectl exec static-web-worker-1 -- hostname
  static-web-worker-1
  $ ssh worker-1 'sed -i s/image:.nginx/image:\ nginx:1.27/ /etc/kubernetes/manifests/static-web.yaml'
  $ sleep 45; kubectl get pod static-web-worker-1 -o jsonpath='{.spec.containers[0].image}{"\n"}'
  nginx:1.27
  $ kubectl drain worker-1 --ignore-daemonsets
  node/worker-1 cordoned
  evicting pod kube-system/coredns-<hash>-<rand>
  pod/coredns-<hash>-<rand> evicted
  node/worker-1 drained
  ! Warning: ignoring DaemonSet-managed Pods: kube-system/kube-proxy-<rand>
  $ kubectl get pods; kubectl uncordon worker-1
  NAME  READY  STATUS  RESTARTS  AGE
  static-web-worker-1  1/1  Running  0  <age>
  node/worker-1 uncordoned
  $ ssh worker-1 rm /etc/kubernetes/manifests/static-web.yaml
  $ sleep 40; kubectl get pods
  ! No resources found in default namespace.
